"""House rule: what citizens are called is never read as HTML (reliability.md, threat 12)."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.officer import Officer
from ui.widgets.text import Text

UI = Path(__file__).resolve().parents[2] / "ui"
LABEL = "ui/widgets/text.py"
GUESSING = re.compile(
    r"\b(QLabel|QMessageBox|QErrorMessage|QTextEdit|QTextBrowser|QTextDocument|QWhatsThis|QToolTip)\b"
)
GUESSING_CALLS = re.compile(r"\.(setToolTip|setWhatsThis|setHtml|setTextFormat)\(")


@pytest.mark.parametrize("pattern", [GUESSING, GUESSING_CALLS], ids=["classes", "calls"])
def test_that_nothing_that_guesses_rich_text_is_used_outside_the_one_label(pattern: re.Pattern[str]) -> None:
    sources = {path.relative_to(UI.parent).as_posix(): path.read_text(encoding="utf-8") for path in UI.rglob("*.py")}
    assert [name for name, text in sources.items() if pattern.search(text) and name != LABEL] == []


def test_that_the_one_label_shows_markup_as_it_is_written(qapp: QApplication) -> None:
    label = Text("<b>x</b><img src='file:///etc/hostname'>")
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_that_every_label_of_the_window_is_plain(officer: Officer) -> None:
    labels = officer.window.findChildren(QLabel)
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_that_a_hostile_name_is_shown_as_written(officer: Officer) -> None:
    hostile = "<IMG SRC=X> NGUYỄN"
    reception = officer.window.reception
    officer.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    officer.type("008195012346")
    reception.entry.applicant.editor.name.setFocus()
    officer.commit(hostile)
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: reception.form.principal is not None)
    assert reception.entry.applicant.principal.name.text() == hostile
