"""Short facts as the screens show them."""

import pytest

from frontdesk.domain.phone import format_phone
from ui.wording import spaced_phone


@pytest.mark.parametrize("stored", ["+84912345678", "+842073822456", "+842438251234", "+842838251234", "", "113"])
def test_that_a_number_is_grouped_on_screen_as_on_paper(stored: str) -> None:
    assert spaced_phone(stored) == format_phone(stored)


def test_that_a_number_stored_as_it_is_dialled_is_grouped_too() -> None:
    assert spaced_phone("0912345678") == "0912 345 678"
