"""Whose identity number was shown."""

from dataclasses import replace

import pytest

from frontdesk.domain.takers import Seen, same_number, seen
from tests.factories import make_party

HOA = make_party()
DUNG = make_party("MA VĂN DŨNG", "008090004321")


@pytest.mark.parametrize(
    ("number", "whose"),
    [
        ("008195012346", Seen.PRINCIPAL),
        (" 008195 012 346 ", Seen.PRINCIPAL),
        ("008090004321", Seen.DELEGATE),
        ("008098012345", Seen.STRANGER),
        ("00819501234", Seen.STRANGER),
    ],
)
def test_that_a_number_is_known_in_any_spacing(number: str, whose: Seen) -> None:
    assert seen(number, HOA, DUNG) is whose


def test_that_the_number_of_a_former_card_is_the_same_persons() -> None:
    assert seen("012345678", replace(HOA, old_number="012345678"), None) is Seen.PRINCIPAL


def test_that_nothing_matches_nothing() -> None:
    assert not same_number("", HOA)
    assert not same_number(" ", replace(HOA, old_number=""))
    assert seen("008090004321", HOA, None) is Seen.STRANGER


def test_that_a_passport_is_known_in_small_letters() -> None:
    assert same_number("b1234567", replace(HOA, number="B1234567"))
