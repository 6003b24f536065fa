"""Money in Vietnamese words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.money_words import dotted, in_words

DIGITS = {word: n for n, word in enumerate(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"])}
DIGITS |= {"mốt": 1, "lăm": 5}


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (0, "Không đồng"),
        (1, "Một đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (11, "Mười một đồng"),
        (15, "Mười lăm đồng"),
        (20, "Hai mươi đồng"),
        (21, "Hai mươi mốt đồng"),
        (25, "Hai mươi lăm đồng"),
        (94, "Chín mươi bốn đồng"),
        (100, "Một trăm đồng"),
        (101, "Một trăm linh một đồng"),
        (105, "Một trăm linh năm đồng"),
        (115, "Một trăm mười lăm đồng"),
        (555, "Năm trăm năm mươi lăm đồng"),
        (1_000, "Một nghìn đồng"),
        (1_005, "Một nghìn không trăm linh năm đồng"),
        (1_015, "Một nghìn không trăm mười lăm đồng"),
        (2_000, "Hai nghìn đồng"),
        (8_000, "Tám nghìn đồng"),
        (105_000, "Một trăm linh năm nghìn đồng"),
        (180_000, "Một trăm tám mươi nghìn đồng"),
        (1_000_001, "Một triệu không trăm linh một đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
        (21_000_000, "Hai mươi mốt triệu đồng"),
        (1_000_000_000, "Một tỷ đồng"),
        (1_000_000_000_000, "Một nghìn tỷ đồng"),
        (2_005_000_000, "Hai tỷ không trăm linh năm triệu đồng"),
        (1_000_000_000_000_000_000, "Một tỷ tỷ đồng"),
    ],
)
def test_that_an_amount_is_said_as_receipts_write_it(amount: int, said: str) -> None:
    assert in_words(amount) == said


def test_that_a_negative_amount_has_no_words() -> None:
    with pytest.raises(ValueError, match="-1"):
        in_words(-1)


def _below_thousand(words: list[str]) -> int:
    total = 0
    for word in words:
        if word == "trăm":
            total *= 100
        elif word == "mươi":
            total = total // 100 * 100 + total % 10 * 10
        elif word == "mười":
            total += 10
        elif word != "linh":
            total += DIGITS[word]
    return total


def _value(words: list[str]) -> int:
    """Words back into a number, read as people do: what stands before "tỷ" is a number of its own."""
    if "tỷ" in words:
        at = len(words) - 1 - words[::-1].index("tỷ")
        return _value(words[:at]) * 1_000_000_000 + _value(words[at + 1 :])
    total = 0
    for name, power in (("triệu", 1_000_000), ("nghìn", 1_000)):
        if name in words:
            at = words.index(name)
            total += _below_thousand(words[:at]) * power
            words = words[at + 1 :]
    return total + _below_thousand(words)


@given(st.integers(1, 10**13) | st.integers(1, 10**13 // 1000).map(lambda n: n * 1000))
def test_that_the_words_say_the_amount_and_nothing_else(amount: int) -> None:
    said = in_words(amount)
    assert said[0].isupper()
    assert said.endswith(" đồng")
    assert "  " not in said
    assert _value(said.lower().removesuffix(" đồng").split()) == amount


@given(st.integers(0, 10**13), st.integers(0, 10**13))
def test_that_two_amounts_never_sound_the_same(one: int, other: int) -> None:
    assert (in_words(one) == in_words(other)) == (one == other)


def test_that_figures_have_dots() -> None:
    assert [dotted(n) for n in (0, 999, 1_000, 1_200_000, -2_000)] == ["0", "999", "1.000", "1.200.000", "-2.000"]
