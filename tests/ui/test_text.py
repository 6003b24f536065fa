"""A name keeps its tone marks: Ễ reaches above the font's ascent."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from tests.ui.officer import Officer
from ui.widgets.text import Text


def _ink(image: QImage) -> int:
    """How many rows of the picture have anything darker than the paper."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = ([grey.pixelColor(x, y).value() for x in range(grey.width())] for y in range(grey.height()))
    return sum(1 for row in rows if min(row) < 140)


@pytest.mark.parametrize("role", ["body", "caption", "strong", "field", "name", "date", "title", "code"])
def test_that_no_role_cuts_the_marks_of_a_name(officer: Officer, role: str) -> None:
    paper = QWidget(officer.window)
    paper.setStyleSheet("background: white")
    tight, roomy = Text("NGUYỄN Ổ", role), Text("NGUYỄN Ổ", role)
    roomy.setContentsMargins(0, 24, 0, 24)
    layout = QVBoxLayout(paper)
    layout.addWidget(tight)
    layout.addWidget(roomy)
    paper.resize(600, 300)
    paper.show()
    assert tight.height() >= tight.sizeHint().height()
    tight.setFixedHeight(tight.sizeHint().height())
    assert _ink(tight.grab().toImage()) == _ink(roomy.grab().toImage()) > 5


def test_that_a_word_without_end_pushes_nothing_out_of_the_window(qapp: QApplication) -> None:
    label = Text("LÒ THỊ " + "Ư" * 2000, wrap=True)
    assert label.minimumSizeHint().width() < 400
    assert label.text() == "LÒ THỊ " + "Ư" * 2000
    code = "C1-261126-0006-C-ky-nhan.pdf"
    assert QLabel.text(Text(code, wrap=True)) == code


def test_that_wrapped_words_give_their_room_back(qapp: QApplication) -> None:
    label = Text("", wrap=True)
    label.resize(200, 30)
    label.setText("một")
    one_line = label.minimumHeight()
    label.setText("một hai ba bốn năm sáu bảy tám chín mười " * 5)
    assert label.minimumHeight() > 3 * one_line
    label.setText("hai")
    assert label.minimumHeight() == one_line
