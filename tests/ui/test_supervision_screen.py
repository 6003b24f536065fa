"""Giám sát with the keyboard only: figures, the lists behind them, and back to where one was."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.figures import Behind, Figures, Listed, Period
from frontdesk.domain.people import Person, Role
from frontdesk.domain.states import State
from frontdesk.services.demo import make_demo
from frontdesk.services.figures import FigureService
from frontdesk.settings import Settings
from tests.factories import HandClock, make_settings
from tests.ui.lives import DEPARTMENT, FRIDAY_AFTERNOON, Lives
from tests.ui.officer import Officer
from tests.ui.test_layout import _cut_off
from tests.ui.test_screenshots import AFTERNOON
from tests.ui.windows import make_window
from ui.events import DeskChanged
from ui.screens.supervision.period_field import read_past_day
from ui.screens.supervision.screen import SupervisionScreen
from ui.theme import Scheme
from ui.widgets.charts.chart import Chart

ALT = Qt.KeyboardModifier.AltModifier


def enter(officer: Officer) -> SupervisionScreen:
    officer.press(Qt.Key.Key_F7)
    officer.settle()
    screen = officer.window.current
    assert isinstance(screen, SupervisionScreen)
    return screen


def tab_to(officer: Officer, wanted: QWidget) -> None:
    """Tab until the focus is there; fails where it is never reached."""
    for _turn in range(60):
        if QApplication.focusWidget() is wanted:
            return
        officer.press(Qt.Key.Key_Tab)
    raise AssertionError(f"never reached: {wanted.accessibleName()}")


def open_number(officer: Officer) -> None:
    officer.press(Qt.Key.Key_Return)
    officer.settle()


def is_at(officer: Officer, widget: QWidget) -> bool:
    return officer.focus is widget


def numbers(screen: SupervisionScreen) -> list[str]:
    return [figure.fact.number for figure in screen.today.figures.figures]


def listed(screen: SupervisionScreen) -> set[str]:
    return {row.submission_id for row in screen.list.model.rows}


def test_that_an_office_without_submissions_is_told_what_will_come(officer: Officer) -> None:
    screen = enter(officer)
    assert numbers(screen) == ["0", "0", "0", "0", "0", "—"]
    assert screen.today.hours.nothing.isVisible()
    assert screen.today.hours.nothing.text().startswith("Chưa có hồ sơ nào hôm nay.")
    assert not screen.today.hours.chart.isVisible()
    assert _cut_off(officer) == []


def test_that_enter_on_a_figure_opens_its_list_and_esc_goes_back_to_it(officer: Officer, lives: Lives) -> None:
    first, second = lives.received(), lives.in_progress()
    screen = enter(officer)
    assert numbers(screen)[:4] == ["2", "1", "0", "2"]
    officer.press(Qt.Key.Key_Tab)
    tab_to(officer, screen.today.figures.figures[1])
    open_number(officer)
    assert screen.list.isVisible()
    assert listed(screen) == {second.submission_id}
    assert screen.list.heading.text() == "Hồ sơ đã chuyển cơ quan giải quyết · hôm nay"
    assert is_at(officer, screen.list.table)
    officer.press(Qt.Key.Key_Escape)
    assert screen.today.isVisible()
    assert is_at(officer, screen.today.figures.figures[1])
    tab_to(officer, screen.today.figures.figures[3])
    open_number(officer)
    assert listed(screen) == {first.submission_id, second.submission_id}


def test_that_enter_on_a_row_opens_the_submission_and_f7_comes_back_to_the_list(officer: Officer, lives: Lives) -> None:
    page = lives.received()
    screen = enter(officer)
    open_number(officer)
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: officer.window.lookup.shown is not None)
    assert officer.window.current is officer.window.lookup
    shown = officer.window.lookup.shown
    assert shown is not None
    assert shown.submission_id == page.submission_id
    assert enter(officer).shows_list
    assert listed(screen) == {page.submission_id}


def test_that_the_arrow_keys_go_from_number_to_number_of_a_chart(officer: Officer, lives: Lives) -> None:
    lives.received()
    lives.clock.forward(hours=2)
    second = lives.received()
    screen = enter(officer)
    chart = screen.today.hours.chart
    tab_to(officer, chart)
    assert chart.accessibleName().endswith("10 giờ, quầy C1: 1 hồ sơ")
    assert screen.hint.text() == "10 giờ, quầy C1: 1 hồ sơ"
    officer.press(Qt.Key.Key_Right)
    assert chart.accessibleName().endswith("12 giờ, quầy C1: 1 hồ sơ")
    assert screen.hint.text() == "12 giờ, quầy C1: 1 hồ sơ"
    officer.press(Qt.Key.Key_Right)
    assert chart.at == 1, "the end holds"
    open_number(officer)
    assert listed(screen) == {second.submission_id}
    assert "từ 12:00 đến 13:00" in screen.list.heading.text()


def test_that_what_is_late_stands_in_the_chart_of_deadlines(officer: Officer, lives: Lives) -> None:
    page = lives.in_progress()
    lives.clock.now = FRIDAY_AFTERNOON
    screen = enter(officer)
    loads = screen.today.loads.chart
    assert [piece.what for piece in loads.pieces] == [Behind(Listed.SOON_NOW, department=DEPARTMENT)]
    lives.clock.forward(days=3)
    officer.press(Qt.Key.Key_F2)
    enter(officer)
    assert numbers(screen)[4] == "1"
    tab_to(officer, loads)
    assert loads.accessibleName().endswith(f"{DEPARTMENT}: 1 quá hạn")
    open_number(officer)
    assert listed(screen) == {page.submission_id}


def test_that_every_number_of_the_table_opens_its_list(officer: Officer, lives: Lives) -> None:
    page = lives.in_progress()
    screen = enter(officer)
    table = screen.today.numbers.table
    tab_to(officer, table)
    officer.press(Qt.Key.Key_Down)
    officer.press(Qt.Key.Key_Right)
    open_number(officer)
    assert screen.list.behind == Behind(
        Listed.RECEIVED, Period(*[screen.today.period.today] * 2), department=DEPARTMENT
    )
    assert listed(screen) == {page.submission_id}
    officer.press(Qt.Key.Key_Escape)
    assert is_at(officer, table)
    assert table.currentIndex().column() == 1


def test_that_acts_elsewhere_are_seen_once_and_move_nobody(
    officer: Officer, lives: Lives, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = enter(officer)
    asked: list[Period | None] = []
    dashboard = FigureService.dashboard

    def counted(service: FigureService, period: Period | None = None) -> Figures:
        asked.append(period)
        return dashboard(service, period)

    monkeypatch.setattr(FigureService, "dashboard", counted)
    tab_to(officer, screen.today.figures.figures[2])
    lives.received()
    for _act in range(9):
        officer.window._room.events.announce(DeskChanged(submissions=True))
    officer.until(lambda: numbers(screen)[0] == "1")
    officer.settle()
    assert len(asked) <= 2
    assert is_at(officer, screen.today.figures.figures[2])
    before = len(asked)
    officer.press(Qt.Key.Key_F2)
    officer.window._room.events.announce(DeskChanged(submissions=True))
    officer.bot.wait(600)
    officer.settle()
    assert len(asked) == before, "nobody looks at it"


def test_that_days_are_chosen_and_typed_in_any_order(officer: Officer, lives: Lives) -> None:
    lives.received()
    screen = enter(officer)
    period = screen.today.period
    period.choice.take_focus()
    for _key in range(3):
        officer.press(Qt.Key.Key_Right)
    officer.settle()
    assert (period.first.text(), period.last.text()) == ("01/11/2026", "23/11/2026")
    assert numbers(screen)[0] == "1"
    for field, typed in ((period.first, "22/11"), (period.last, "2/11")):
        tab_to(officer, field)
        field.selectAll()
        officer.commit(typed)
    officer.press(Qt.Key.Key_Tab)
    officer.settle()
    assert period.period == Period(date(2026, 11, 2), date(2026, 11, 22))
    assert (period.first.text(), period.last.text()) == ("02/11/2026", "22/11/2026")
    assert numbers(screen)[0] == "0"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("23/11", date(2026, 11, 23)),
        ("24/11", date(2025, 11, 24)),
        ("1-2-26", date(2026, 2, 1)),
        ("24/11/2026", date(2026, 11, 23)),
        ("30/2", None),
        ("hôm qua", None),
    ],
)
def test_that_a_day_is_never_one_to_come(typed: str, day: date | None) -> None:
    assert read_past_day(typed, date(2026, 11, 23)) == day


def test_that_who_may_not_look_is_told_so(officer: Officer, lives: Lives) -> None:
    lives.do(lambda desk: desk.seat.take(Person("pao", "Vàng Seo Páo", (Role.OFFICER,))))
    screen = enter(officer)
    assert numbers(screen) == ["—"] * 6
    assert screen.answering.text
    assert "Vàng Seo Páo" in screen.answering.text


def test_that_votes_are_shown_in_whole_groups(officer: Officer) -> None:
    screen = enter(officer)
    officer.press(Qt.Key.Key_2, ALT)
    officer.settle()
    assert screen.votes.isVisible()
    assert screen.votes.said.text() == "Chưa có nhóm phiếu nào từ 5 phiếu trở lên trong khoảng ngày này."
    officer.press(Qt.Key.Key_1, ALT)
    assert screen.today.isVisible()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office of six weeks, made once and copied."""
    folder = tmp_path_factory.mktemp("demo")
    make_demo(make_settings(folder), 900, 1, HandClock(AFTERNOON), lambda _done, _of: None)
    return folder


@pytest.fixture
def busy(qapp: QApplication, qtbot: QtBot, demo: Path, tmp_path: Path) -> Iterator[Officer]:
    """Somebody at its window."""
    shutil.copytree(demo / "home", tmp_path / "busy" / "home")
    shutil.copy(demo / "home.key", tmp_path / "busy" / "home.key")
    settings: Settings = make_settings(tmp_path / "busy")
    made = Officer(qapp, qtbot, make_window(qapp, settings, Scheme.DARK, HandClock(AFTERNOON)))
    made.sit_down()
    made.window._room.sounds.on = False
    yield made
    made.window.close()


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (960, 540)], ids=str)
def test_that_every_number_can_be_reached_says_itself_and_is_not_cut_off(busy: Officer, size: tuple[int, int]) -> None:
    busy.window.resize(*size)
    screen = enter(busy)
    screen.today.period.choice.choose(2)
    busy.settle()
    assert _cut_off(busy) == []
    charts = [chart for chart in screen.today.findChildren(Chart) if chart.isVisible()]
    assert len(charts) == 12
    for chart in charts:
        tab_to(busy, chart)
        for piece in chart.pieces:
            assert chart.accessibleName().endswith(piece.said)
            assert any(sign.isdigit() for sign in piece.said), piece.said
            busy.press(Qt.Key.Key_Right)
        for area in chart.areas():
            assert chart.rect().adjusted(-1, -1, 1, 1).contains(area.toAlignedRect()), (chart.accessibleName(), area)


def test_that_a_long_list_comes_a_page_at_a_time(busy: Officer) -> None:
    screen = enter(busy)
    screen.today.period.choice.choose(2)
    busy.settle()
    tab_to(busy, screen.today.figures.figures[0])
    open_number(busy)
    assert screen.list.model.rowCount() == 200
    assert "hiện 200 dòng đầu" in screen.list.said.text()
    busy.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    busy.until(lambda: screen.list.model.rowCount() > 200)
    for _page in range(9):
        busy.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        busy.settle()
    rows = screen.list.model.rows
    assert str(len(rows)) == numbers(screen)[0]
    assert len({row.submission_id for row in rows}) == len(rows)
    assert screen.list.said.text() == f"{len(rows)} dòng"


def test_that_states_of_a_list_are_in_words(busy: Officer) -> None:
    screen = enter(busy)
    tab_to(busy, screen.today.figures.figures[3])
    open_number(busy)
    said = {screen.list.model.data(screen.list.model.index(row, 4)) for row in range(screen.list.model.rowCount())}
    assert not said & {state.value for state in State}
