"""Colours that can be read, and nowhere else a colour."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import (
    CUSTOMER,
    CUSTOMER_PAIRS,
    DARK,
    FACES,
    LIGHT,
    TEXT_PAIRS,
    Scheme,
    Tokens,
    contrast,
    current_tokens,
    put_on,
    style_sheet,
)

UI = Path(__file__).resolve().parents[2] / "ui"
PAPER = "receipt_card.py"  # paper is white and ink dark in every scheme


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids=" on ".join)
def test_that_text_stands_out_from_its_ground(tokens: Tokens, pair: tuple[str, str]) -> None:
    ink, ground = (getattr(tokens, name) for name in pair)
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("pair", CUSTOMER_PAIRS, ids=" on ".join)
def test_that_the_citizens_text_can_be_read_by_anybody(pair: tuple[str, str]) -> None:
    ink, ground = (getattr(CUSTOMER, name) for name in pair)
    assert contrast(ink, ground) >= 7


def test_that_the_features_of_a_face_stand_out() -> None:
    assert [ground for ground in (*FACES, CUSTOMER.idle) if contrast(CUSTOMER.ink, ground) < 7] == []


def test_that_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_that_every_name_in_the_style_sheet_has_a_colour(tokens: Tokens) -> None:
    assert "$" not in style_sheet(tokens)


def test_that_no_colour_is_written_outside_the_theme() -> None:
    colour = re.compile(r"#[0-9a-fA-F]{6}\b")
    guilty = [path.name for path in UI.rglob("*.py") if colour.search(path.read_text(encoding="utf-8"))]
    assert sorted(guilty) == sorted(["theme.py", PAPER])


def test_that_the_scheme_can_be_switched(qapp: QApplication) -> None:
    theme = put_on(qapp, Scheme.DARK)
    assert current_tokens() is DARK
    theme.use(Scheme.LIGHT)
    assert current_tokens() is LIGHT
    assert qapp.palette().window().color().name() == LIGHT.ground
