"""Charts: every number has its place, its words and its way with keyboard and mouse; no colour speaks alone."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import Scheme, load_fonts, put_on, ui_font
from ui.widgets.charts.chart import Chart
from ui.widgets.charts.column_chart import Column, ColumnChart
from ui.widgets.charts.figure import Fact, Figure
from ui.widgets.charts.piece import Look, Piece, draw_mark, fill
from ui.widgets.charts.strip_chart import Strip, StripChart
from ui.widgets.digits import digits_width, draw_digits

VALUES = st.lists(st.lists(st.integers(0, 10**6), max_size=4), min_size=1, max_size=31)
EASY = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def pieces(values: Iterable[int], row: int = 0) -> tuple[Piece, ...]:
    looks = list(Look)
    return tuple(
        Piece(value, looks[at % 4], f"{row}.{at}: {value}", str(value), (row, at)) for at, value in enumerate(values)
    )


def columns(values: list[list[int]]) -> list[Column]:
    return [Column(str(row), pieces(each, row)) for row, each in enumerate(values)]


def strips(values: list[list[int]]) -> list[Strip]:
    return [Strip(f"Phòng {row}", pieces(each, row), str(sum(each))) for row, each in enumerate(values)]


def check_areas(chart: Chart) -> None:
    """One for each piece, inside, and none over another."""
    areas = chart.areas()
    assert len(areas) == len(chart.pieces)
    inside = QRectF(chart.rect()).adjusted(-1, -1, 1, 1)
    for area in areas:
        assert inside.united(area) == inside or (area.isEmpty() and inside.contains(area.topLeft())), area
    for before, after in pairwise(areas):
        common = before.intersected(after)
        assert min(common.width(), common.height()) < 0.1, common


@EASY
@given(VALUES, st.booleans(), st.sampled_from([(300, 160), (900, 260)]))
def test_that_columns_lie_inside_and_apart(
    qapp: QApplication, values: list[list[int]], stacked: bool, size: tuple[int, int]
) -> None:
    chart = ColumnChart("Theo giờ", stacked=stacked)
    chart.resize(*size)
    chart.show_columns(columns(values))
    check_areas(chart)
    assert not chart.grab().isNull()


@EASY
@given(VALUES)
def test_that_strips_lie_inside_and_apart(qapp: QApplication, values: list[list[int]]) -> None:
    chart = StripChart("Hạn trả")
    chart.show_strips(strips(values))
    chart.resize(700, chart.height())
    assert [piece.value for piece in chart.pieces] == [value for each in values for value in each if value]
    check_areas(chart)


def test_that_higher_and_longer_is_more(qapp: QApplication) -> None:
    chart = ColumnChart("Theo giờ", stacked=False)
    chart.resize(600, 200)
    chart.show_columns(columns([[10], [20], [40]]))
    low, middle, high = (area.height() for area in chart.areas())
    assert (middle / low, high / low) == pytest.approx((2, 4))
    strip = StripChart("Hạn trả")
    strip.resize(900, 100)
    strip.show_strips(strips([[100], [200], [400]]))
    short, longer, longest = (area.width() + 2 for area in strip.areas())
    assert (longer / short, longest / short) == pytest.approx((2, 4), rel=0.01)


def test_that_a_share_is_shown_also_where_it_is_nothing(qapp: QApplication) -> None:
    chart = StripChart("Số hóa")
    chart.show_strips([Strip("Có bản quét", pieces([0]), "0 %", 12)])
    assert [piece.value for piece in chart.pieces] == [0]
    chart.show_strips([Strip("Quá hạn", pieces([0]))])
    assert chart.pieces == ()


def test_that_keys_and_mouse_open_a_number(qtbot: QtBot) -> None:
    chart = StripChart("Hạn trả")
    qtbot.addWidget(chart)
    chart.resize(600, 100)
    chart.show_strips(strips([[5, 9], [0, 3]]))
    chart.show()
    chart.setFocus()
    opened: list[object] = []
    chart.opened.connect(opened.append)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_End, Qt.Key.Key_Enter):
        QTest.keyClick(chart, key)
    assert opened == [(0, 0), (0, 1), (1, 1)]
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.accessibleName() == "Hạn trả: 0.0: 5"
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.areas()[1].center().toPoint())
    assert opened[-1] == (0, 1)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.rect().bottomLeft())
    assert len(opened) == 4, "beside every number"


def test_that_the_mouse_is_told_what_it_is_over(qtbot: QtBot) -> None:
    chart = StripChart("Hạn trả")
    qtbot.addWidget(chart)
    chart.resize(600, 100)
    chart.show_strips(strips([[5, 9]]))
    chart.show()
    told: list[str] = []
    chart.told.connect(told.append)
    QTest.mouseMove(chart, chart.areas()[1].center().toPoint())
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1] == "0.1: 9"


def test_that_other_numbers_leave_the_keys_where_they_were(qtbot: QtBot) -> None:
    chart = StripChart("Hạn trả")
    qtbot.addWidget(chart)
    chart.show_strips(strips([[5, 9], [1, 3]]))
    chart.go_to(2)
    chart.show_strips(strips([[0, 9], [2, 3]]))
    assert chart.pieces[chart.at].what == (1, 0)
    chart.show_strips([])
    assert chart.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert chart.accessibleName() == "Hạn trả"
    QTest.keyClick(chart, Qt.Key.Key_Return)


def picture(look: Look) -> QImage:
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    painter = QPainter(image)
    fill(painter, QRectF(0, 0, 60, 30), look)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def inner(look: Look) -> set[int]:
    """The greys away from the edge."""
    image = picture(look)
    return {image.pixelColor(x, y).value() for x in range(8, 52) for y in range(8, 22)}


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_that_late_soon_and_in_time_differ_without_colour(qapp: QApplication, scheme: Scheme) -> None:
    put_on(qapp, scheme)
    late, soon, in_time = inner(Look.BAD), inner(Look.WARN), inner(Look.GOOD)
    assert (len(late), len(in_time)) == (1, 1)
    assert len(soon) == 2, "hatched"
    assert abs(max(late) - max(in_time)) > 60, "full and pale"
    marks = {_mark(look) for look in (Look.BAD, Look.WARN, Look.GOOD)}
    assert len(marks) == 3
    put_on(qapp, Scheme.LIGHT)


def _mark(look: Look) -> bytes:
    image = QImage(12, 12, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    assert draw_mark(painter, QPointF(1, 6), look, "black") > 0
    painter.end()
    return bytes(image.constBits())


@given(st.text(alphabet="0123456789", min_size=6, max_size=6), st.sampled_from([12, 13, 34]))
def test_that_numbers_below_each_other_stand_digit_below_digit(qapp: QApplication, typed: str, size: int) -> None:
    load_fonts()
    font = ui_font(size)
    assert digits_width(typed, font) == pytest.approx(digits_width("000000", font))
    assert digits_width("1.234 đ", font) == pytest.approx(digits_width("9.876 đ", font))


@pytest.mark.parametrize("right", [False, True])
def test_that_digits_are_drawn_where_they_were_measured(qapp: QApplication, right: bool) -> None:
    load_fonts()
    font = ui_font(13)
    drawn = [_ink(text, right=right) for text in ("111.111", "888.888")]
    assert abs((drawn[0] if right else drawn[1]) - (drawn[1] if right else drawn[0])) <= 4
    assert digits_width("111.111", font) > QFontMetrics(font).horizontalAdvance("111.111")


def _ink(text: str, *, right: bool) -> int:
    """The outermost column of pixels with ink at the aligned side."""
    image = QImage(120, 24, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(ui_font(13))
    draw_digits(painter, QRectF(0, 0, 120, 24), text, right=right)
    painter.end()
    inked = [x for x in range(120) if any(image.pixelColor(x, y).value() < 128 for y in range(24))]
    return inked[-1] if right else inked[0]


def test_that_a_figure_says_its_number_and_note(qtbot: QtBot) -> None:
    figure = Figure("Quá hạn lúc này")
    qtbot.addWidget(figure)
    figure.show_fact(Fact("Quá hạn lúc này", "6", "11 sắp đến hạn", "bad", "late"))
    assert figure.accessibleName() == "Quá hạn lúc này: 6, 11 sắp đến hạn"
    figure.resize(140, 108)
    assert not figure.tight
    figure.show_fact(Fact("Quá hạn lúc này", "123.456.789"))
    assert figure.tight
