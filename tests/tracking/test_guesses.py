"""A million guessed tokens, straight into the application, learn nothing.

The limits are so wide here that they never refuse: what is shown is that even without them there is nothing to learn.
"""

import tracemalloc
from collections import deque
from collections.abc import Iterator
from random import Random

import pytest

from frontdesk.domain.check_character import ALPHABET
from frontdesk.domain.tokens import TOKEN_LENGTH
from tests.tracking.raw import Answered, ask
from tests.tracking.stand import EXPIRED, Stand

WARM = 2_000


def guesses(count: int, seed: int) -> Iterator[tuple[str, tuple[str, int]]]:
    """Tokens nobody has, one in ten of them malformed or expired, and who of a hundred tries it."""
    random = Random(seed)
    for number in range(count):
        token = "".join(random.choices(ALPHABET, k=TOKEN_LENGTH))
        spoiled = (token.lower(), token[:-1], f"{token}0", EXPIRED, f"{token[:13]}É{token[14:]}", "")
        yield token if number % 10 else random.choice(spoiled), (f"198.18.0.{number % 100}", 50000)


def learn(stand: Stand, count: int, seed: int) -> set[tuple[int, bytes, frozenset[tuple[str, str]]]]:
    """Every different answer."""
    seen = set()
    for token, peer in guesses(count, seed):
        answered: Answered = ask(stand.app, "GET", f"/t/{token}", peer=peer)
        seen.add((answered.status, answered.body, frozenset(answered.headers.items())))
    return seen


def check(count: int) -> None:
    stand = Stand()
    stand.source.asked = deque(maxlen=8)
    first = learn(stand, WARM, 1)
    tracemalloc.start()
    before, _peak = tracemalloc.get_traced_memory()
    seen = learn(stand, count, 2)
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()

    assert len(seen) == 1
    assert seen == first
    assert {status for status, *_ in seen} == {404}
    assert grown < 2**16, f"{grown} bytes more after {count} guesses"


@pytest.mark.slow
def test_that_guessed_tokens_learn_nothing() -> None:
    check(20_000)


@pytest.mark.soak
def test_that_a_million_guessed_tokens_learn_nothing() -> None:
    check(1_000_000)
