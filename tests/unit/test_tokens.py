"""Tracking tokens and look-up keys."""

import hashlib
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.check_character import ALPHABET
from frontdesk.domain.tokens import is_token, lookup_key, new_lookup_key, new_token, token_hash, token_in, track_url
from frontdesk.errors import InvalidInput
from tests.telex import telex, vni

BASE = "https://motcua.tuyenquang.gov.vn"
tokens = st.text(ALPHABET, min_size=27, max_size=27)


def test_that_tokens_are_uniform_over_the_alphabet() -> None:
    source = random.Random(7)
    seen = Counter("".join(new_token(source.randbytes) for _ in range(4000)))
    expected = 4000 * 27 / 28
    chi_squared = sum((seen[char] - expected) ** 2 / expected for char in ALPHABET)
    assert set(seen) == set(ALPHABET)
    assert chi_squared < 55.5  # 27 degrees of freedom, one in a thousand


def test_that_bytes_that_would_favour_some_characters_are_thrown_away() -> None:
    assert new_token(lambda size: b"\xff" * (size - 1) + b"\x1b") == "Z" * 27


def test_that_a_broken_source_of_randomness_is_not_waited_for() -> None:
    with pytest.raises(RuntimeError):
        new_token(lambda size: b"\xff" * size)


@given(tokens, st.booleans(), st.sampled_from(["", "/", "?x=1", "#top", "\r\n"]))
def test_that_the_token_comes_back_out_of_its_address(token: str, lower: bool, tail: str) -> None:
    url = track_url(BASE + "/", token)
    assert url == f"{BASE}/t/{token}"
    assert token_in((url.swapcase() if lower else url) + tail) == token
    assert token_in(token.lower() if lower else token) == token


@given(tokens)
def test_that_input_methods_leave_tokens_alone(token: str) -> None:
    assert token_in(telex(track_url(BASE, token))) == token_in(vni(track_url(BASE, token))) == token


@given(tokens)
def test_that_one_character_more_or_less_is_no_token(token: str) -> None:
    for other in (
        token[1:],
        token + "1",
        f"{BASE}/t/{token}1",
        f"{BASE}/t/{token[1:]}",
        f"{BASE}/?u=/t/{token}",
        2 * f"{BASE}/t/{token}",
    ):
        assert token_in(other) is None


@given(st.text())
def test_that_no_other_text_holds_a_token(text: str) -> None:
    assert token_in(text) is None


def test_that_only_a_whole_token_makes_an_address() -> None:
    with pytest.raises(InvalidInput, match="token_malformed"):
        track_url(BASE, "short")
    assert is_token("B" * 27)
    assert not is_token("b" * 27)


def test_that_the_hash_is_sha256_in_hex() -> None:
    assert token_hash("B" * 27) == hashlib.sha256(b"B" * 27).hexdigest()


def test_that_a_lookup_key_has_no_look_alikes_and_reads_back() -> None:
    source = random.Random(8)
    for _ in range(200):
        key = new_lookup_key(source.randbytes)
        assert len(key) == 9
        assert not set(key) & set("BGLQSZOIDUAEWY")
        assert lookup_key(key.lower().replace("-", " ")) == key


def test_that_a_look_alike_is_read_as_its_digit() -> None:
    assert lookup_key("BGLQ-SZOI") == "8610-5201"
    for text in ("", "1234-567", "1234-567A", "1" * 100):
        with pytest.raises(InvalidInput, match="lookup_key_malformed"):
            lookup_key(text)
