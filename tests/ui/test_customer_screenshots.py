"""The citizen's pages for the documents, and a sheet of all sizes to look at (out/customer-sizes.png, not kept)."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

from tests.ui.citizen import Citizen
from tests.ui.customer_views import LANGUAGES, sample
from ui.theme import CUSTOMER

PAGES = ("idle", "entry", "receipt", "pay", "paid", "rate", "more", "thanks", "ask", "found")
SHEET = ((800, 480), (1024, 600), (480, 800), (600, 1024))
SIZE = (1280, 800)
GAP = 8


def keep(image: QImage, name: str) -> None:
    """Save it where the pictures are wanted, if they are; few colours make a small file."""
    folder = os.environ.get("FRONTDESK_SCREENSHOTS")
    if folder:
        small = image.convertToFormat(QImage.Format.Format_RGB888)
        assert small.save(str(Path(folder) / name), quality=10)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_that_a_page_can_be_shown_in_the_documents(citizen: Citizen, name: str, language: str) -> None:
    citizen.sees(sample(name, language), SIZE)
    picture = citizen.window.grab().toImage()
    assert picture.size().toTuple() == SIZE
    assert picture.pixelColor(2, 2).name() == CUSTOMER.ground
    keep(picture, f"customer-{name}{'' if language == 'vi' else '-en'}.png")


def test_that_the_keyboard_can_be_shown_in_the_documents(citizen: Citizen) -> None:
    citizen.sees(sample("more"), SIZE)
    citizen.click(citizen.touchable("keyboard"))
    for letter in "Hướng dẫn rõ, chờ hơi lâu":
        citizen.window.keyboard.press("space" if letter == " " else letter)
    citizen.app.processEvents()
    assert citizen.window.keyboard.text == "Hướng dẫn rõ, chờ hơi lâu"
    keep(citizen.window.grab().toImage(), "customer-comment.png")


def test_that_every_size_can_be_looked_at(citizen: Citizen) -> None:
    if not os.environ.get("FRONTDESK_SCREENSHOTS"):
        pytest.skip("`make screenshots` draws it")
    wide, high = (max(size[axis] for size in SHEET) + GAP for axis in (0, 1))
    sheet = QImage(wide * len(SHEET), high * len(PAGES), QImage.Format.Format_RGB888)
    sheet.fill(0)
    painter = QPainter(sheet)
    for row, name in enumerate(PAGES):
        for column, size in enumerate(SHEET):
            citizen.sees(sample(name), size)
            painter.drawPixmap(QPoint(column * wide, row * high), citizen.window.grab())
    painter.end()
    out = Path(__file__).resolve().parents[2] / "out"
    out.mkdir(exist_ok=True)
    assert sheet.save(str(out / "customer-sizes.png"))
