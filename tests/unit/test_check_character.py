"""The check character finds slips of the fingers."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.check_character import ALPHABET, check_character, in_alphabet, is_checked

bodies = st.text(ALPHABET, min_size=1, max_size=20)


@given(bodies, st.data())
def test_that_every_single_substitution_is_found(body: str, data: st.DataObject) -> None:
    code = body + check_character(body)
    at = data.draw(st.integers(0, len(code) - 1))
    for other in ALPHABET.replace(code[at], ""):
        assert not is_checked(code[:at] + other + code[at + 1 :])


def test_that_swaps_of_neighbours_are_found_but_for_one_in_twenty_eight() -> None:
    missed = total = 0
    for prefix, (first, second) in product(("C1", "QT126112", "7"), product(ALPHABET, ALPHABET)):
        if first != second:
            check = check_character(prefix + first + second + "4")
            missed += is_checked(prefix + second + first + "4" + check)
            total += 1
    assert missed / total < 1 / 25


@given(bodies)
def test_that_a_code_is_checked_with_its_own_character_only(body: str) -> None:
    assert [char for char in ALPHABET if is_checked(body + char)] == [check_character(body)]


def test_that_it_agrees_with_another_implementation() -> None:
    from stdnum.iso7064 import mod_37_36

    for body in ("C12611230042", "QT992612310001", "0", "ZZZZ"):
        assert check_character(body) == mod_37_36.calc_check_digit(body, ALPHABET)


def test_that_lower_case_and_vowels_are_outside_the_alphabet() -> None:
    assert in_alphabet("09BZ")
    assert not any(in_alphabet(char) for char in "bADEIOUWY-đ")
    assert not is_checked("A1")
    assert not is_checked("")
