"""Every list of the window: words under their heading, colours that stay when the row is chosen."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import Scheme, current_tokens, put_on
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable

LATE, SOON = "HHH quá hạn", "HHH còn 1 giờ"


def _table(qapp: QApplication, qtbot: QtBot) -> RowTable:
    put_on(qapp, Scheme.LIGHT).use(Scheme.LIGHT)
    columns: tuple[Column[str], ...] = (
        Column("HHH", lambda row: row, 200, lambda row: "bad" if row == LATE else "ink"),
        Column("HHH", lambda row: row, 200),
        Column("HHH", lambda row: row, 0, right=True),
    )
    model: RowModel[str] = RowModel(columns, qapp)
    table = RowTable(model, "HHH")
    qtbot.addWidget(table)
    model.setParent(table)
    table.show_rows((LATE, SOON), str)
    table.resize(600, 200)
    table.show()
    qtbot.waitExposed(table)
    return table


def _picture(table: RowTable, at: QRect, part: str) -> QImage:
    widget = table.horizontalHeader().viewport() if part == "head" else table.viewport()
    return widget.grab(at).toImage()


def _inked(image: QImage) -> list[int]:
    """The x of every column of pixels with something written in it; the line under the row does not count."""
    ground = image.pixelColor(1, image.height() // 2)
    rows = range(image.height() // 4, image.height() * 3 // 4)
    return [x for x in range(image.width()) if any(_apart(image.pixelColor(x, y), ground) for y in rows)]


def _apart(one: QColor, other: QColor) -> bool:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue())) > 60


def _cell(table: RowTable, row: int, column: int) -> QRect:
    return table.visualRect(table.model().index(row, column))


def test_that_words_begin_and_end_where_their_heading_does(qapp: QApplication, qtbot: QtBot) -> None:
    table = _table(qapp, qtbot)
    head = table.horizontalHeader()
    for column in range(3):
        section = QRect(head.sectionViewportPosition(column), 0, head.sectionSize(column), head.height())
        heading = _inked(_picture(table, section, "head"))
        words = _inked(_picture(table, _cell(table, 1, column), "cell"))
        edge = -1 if column == 2 else 0
        assert abs(heading[edge] - words[edge]) <= 1, column


def test_that_a_coloured_word_keeps_its_colour_in_the_chosen_row(qapp: QApplication, qtbot: QtBot) -> None:
    table = _table(qapp, qtbot)
    table.go_to(0)
    tokens = current_tokens()
    image = _picture(table, _cell(table, 0, 0), "cell")
    assert image.pixelColor(QPoint(4, 4)) == QColor(tokens.accent_ground)
    bad = QColor(tokens.bad)
    assert any(image.pixelColor(x, y) == bad for x in range(image.width()) for y in range(image.height())), (
        "the word is not written in its colour"
    )


def test_that_enter_opens_the_row_one_is_at(qapp: QApplication, qtbot: QtBot) -> None:
    table = _table(qapp, qtbot)
    opened: list[int] = []
    table.opened.connect(opened.append)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == []
    table.go_to(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [1]


def test_that_one_stays_at_the_row_when_others_come_before_it(qapp: QApplication, qtbot: QtBot) -> None:
    table = _table(qapp, qtbot)
    table.go_to(1)
    table.show_rows(("HHH mới", LATE, SOON), str, near=True)
    assert table.at == 2


def test_that_the_next_row_takes_the_place_of_one_that_is_gone(qapp: QApplication, qtbot: QtBot) -> None:
    table = _table(qapp, qtbot)
    for near, left in ((False, -1), (True, 0)):
        table.show_rows((LATE, SOON), str)
        table.go_to(1)
        table.show_rows((LATE,), str, near=near)
        assert table.at == left
    table.show_rows((), str, near=True)
    assert table.at == -1
    table.show_rows((LATE, SOON), str, near=True)
    assert table.at == 0
