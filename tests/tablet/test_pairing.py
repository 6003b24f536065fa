"""Pairing: only with the right code in time, one tablet, few tries."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from frontdesk.errors import RuleRefused
from frontdesk.tablet.pairing import CODE_SECONDS, LONGEST_DELAY, TRIES, Pairing, hash_of
from tests.tablet.stand import Time


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def spend(pairing: Pairing) -> None:
    wrong = other_than(pairing.new_code())
    for _ in range(TRIES):
        with pytest.raises(RuleRefused):
            pairing.pair(wrong)


def test_that_the_right_code_pairs_once() -> None:
    pairing = Pairing(Time())
    code = pairing.new_code()
    secret = pairing.pair(code)

    assert pairing.knows(secret)
    with pytest.raises(RuleRefused, match="tablet_no_code"):
        pairing.pair(code)


def test_that_only_the_hash_is_kept_and_told() -> None:
    told: list[str] = []
    pairing = Pairing(Time(), told.append)
    secret = pairing.pair(pairing.new_code())
    pairing.unpair()

    assert told == [hash_of(secret), ""]
    assert secret not in repr(vars(pairing))
    assert len(secret) >= 43  # 256 bits in base64


def test_that_a_code_ends_after_five_minutes() -> None:
    time = Time()
    pairing = Pairing(time)
    code = pairing.new_code()
    time.now += CODE_SECONDS
    assert pairing.code_seconds == 0

    with pytest.raises(RuleRefused, match="tablet_no_code"):
        pairing.pair(code)


def test_that_a_second_tablet_ends_the_first() -> None:
    pairing = Pairing(Time())
    first = pairing.pair(pairing.new_code())
    second = pairing.pair(pairing.new_code())

    assert not pairing.knows(first)
    assert pairing.knows(second)


def test_that_five_wrong_tries_spend_the_code() -> None:
    pairing = Pairing(Time())
    code = pairing.new_code()
    answers = []
    for _ in range(TRIES):
        with pytest.raises(RuleRefused) as refused:
            pairing.pair(other_than(code))
        answers.append((refused.value.code, refused.value.params.get("left")))

    assert answers == [("tablet_code_wrong", left) for left in (4, 3, 2, 1)] + [("tablet_code_spent", None)]
    with pytest.raises(RuleRefused, match="tablet_no_code"):
        pairing.pair(code)


def test_that_every_spent_code_doubles_the_wait_for_the_next() -> None:
    time = Time()
    pairing = Pairing(time)
    waits = []
    for _ in range(8):
        spend(pairing)
        with pytest.raises(RuleRefused, match="tablet_code_wait") as refused:
            pairing.new_code()
        waits.append(refused.value.params["seconds"])
        time.now += LONGEST_DELAY

    assert waits == [31, 61, 121, 241, 481, 901, 901, 901]


def test_that_a_tablet_handed_back_after_a_restart_is_known() -> None:
    secret = "a secret of the run before"
    pairing = Pairing(Time())
    assert not pairing.knows(secret)
    pairing.restore(hash_of(secret))

    assert pairing.knows(secret)
    assert not pairing.knows(hash_of(secret))


@given(st.text())
def test_that_nothing_but_a_hash_is_restored(kept: str) -> None:
    pairing = Pairing(Time())
    pairing.restore(kept)

    assert not pairing.is_paired


def test_that_unpairing_ends_the_tablet_and_the_code() -> None:
    pairing = Pairing(Time())
    secret = pairing.pair(pairing.new_code())
    code = pairing.new_code()
    pairing.unpair()

    assert not pairing.knows(secret)
    with pytest.raises(RuleRefused, match="tablet_no_code"):
        pairing.pair(code)


class PairingLife(RuleBasedStateMachine):
    """Whatever is tried in whatever order: one tablet at most, and only by the right code in time."""

    def __init__(self) -> None:
        super().__init__()
        self.time = Time()
        self.pairing = Pairing(self.time)
        self.code = ""
        self.made_at = 0.0
        self.wrong = 0
        self.secrets: list[str] = []
        self.current = ""

    @rule()
    def make_code(self) -> None:
        try:
            self.code = self.pairing.new_code()
        except RuleRefused:
            return
        self.made_at, self.wrong = self.time.now, 0

    @precondition(lambda self: self.code)
    @rule()
    def bring_the_code(self) -> None:
        holds = self.time.now - self.made_at < CODE_SECONDS and self.wrong < TRIES
        try:
            self.current = self.pairing.pair(self.code)
        except RuleRefused:
            assert not holds
            return
        assert holds
        self.secrets.append(self.current)
        self.code = ""

    @rule(tried=st.one_of(st.text(max_size=8), st.from_regex(r"[0-9]{6}", fullmatch=True)))
    def bring_something_else(self, tried: str) -> None:
        if tried == self.code:
            return
        with pytest.raises(RuleRefused):
            self.pairing.pair(tried)
        self.wrong += self.time.now - self.made_at < CODE_SECONDS

    @rule()
    def unpair(self) -> None:
        self.pairing.unpair()
        self.current = self.code = ""

    @rule(seconds=st.floats(0, 1000))
    def let_time_pass(self, seconds: float) -> None:
        self.time.now += seconds

    @invariant()
    def one_tablet_at_most(self) -> None:
        assert [secret for secret in self.secrets if self.pairing.knows(secret)] == (
            [self.current] if self.current else []
        )
        assert self.pairing.is_paired == bool(self.current)


TestPairingLife = PairingLife.TestCase
TestPairingLife.settings = settings(deadline=None)
