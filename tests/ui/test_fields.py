"""Days and times as officers write them; ticks."""

from datetime import date, time

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.clock import local
from frontdesk.i18n import words
from tests.factories import MONDAY_MORNING, HandClock
from ui.widgets.moment_field import MomentField, read_day, read_time
from ui.widgets.tick_list import TickList

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3/12", date(2026, 12, 3)),
        ("03/12/2026", date(2026, 12, 3)),
        ("3-12-26", date(2026, 12, 3)),
        ("23/11", TODAY),
        ("22/11", date(2027, 11, 22)),
        ("29/2", None),
        ("29/2/2028", date(2028, 2, 29)),
        ("32/12", None),
        ("mai", None),
        ("", None),
    ],
)
def test_that_a_day_is_read_as_it_is_written(text: str, day: date | None) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "at"),
    [("17:00", time(17)), ("17h", time(17)), ("16g30", time(16, 30)), ("8", time(8)), ("25:00", None), ("x", None)],
)
def test_that_a_time_is_read_as_it_is_written(text: str, at: time | None) -> None:
    assert read_time(text) == at


def test_that_a_moment_is_said_with_its_weekday_and_comes_back(qapp: QApplication) -> None:
    field = MomentField("Hẹn lại", words(), HandClock())
    field.show_moment(MONDAY_MORNING)
    assert field.typed == ("23/11/2026", "10:43")
    assert field.said.text() == "Thứ Hai"
    moment = field.moment
    assert moment is not None
    assert local(moment) == local(MONDAY_MORNING)


def test_that_what_is_no_moment_says_nothing(qapp: QApplication) -> None:
    field = MomentField("Hẹn lại", words(), HandClock())
    field.retype("mai", "10:43")
    assert field.moment is None
    assert field.said.text() == ""


def test_that_ticks_answer_by_key(qapp: QApplication) -> None:
    ticks = TickList("Giấy tờ", "Không có")
    ticks.show_items(("Một", "Hai"), ticked=("b",), keys=("a", "b"))
    assert (ticks.ticked, ticks.unticked) == (("b",), ("a",))
    ticks.ticks[0].box.setChecked(True)
    assert ticks.ticked == ("a", "b")


def test_that_an_empty_list_has_nothing_ticked(qapp: QApplication) -> None:
    ticks = TickList("Giấy tờ", "Không có")
    ticks.show_items(())
    assert ticks.ticked + ticks.unticked == ()
