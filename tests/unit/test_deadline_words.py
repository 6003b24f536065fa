"""The one line that says why a due date is what it is."""

from datetime import UTC, date, datetime
from gettext import NullTranslations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.domain.calendar import DayKind, Notice, OfficeHours, WorkingCalendar, parse_notices
from frontdesk.domain.clock import OFFICE_ZONE
from frontdesk.domain.deadlines import due, explain
from frontdesk.domain.procedures import CountMode, ProcessingTime, TimeUnit
from frontdesk.i18n import words

SHIPPED = Path(__file__).parents[2] / "resources" / "calendar" / "notices.csv"
CALENDAR = WorkingCalendar(OfficeHours(), parse_notices(SHIPPED.read_text(encoding="utf-8")))


def said(start: datetime, time: ProcessingTime, calendar: WorkingCalendar = CALENDAR) -> str:
    return explain(due(start.replace(tzinfo=OFFICE_ZONE), time, calendar), words())


@pytest.mark.parametrize(
    ("start", "time", "line"),
    [
        (
            datetime(2026, 11, 23, 10, 43),
            ProcessingTime(TimeUnit.WORKING_DAYS, 3),
            "Nhận thứ Hai 23/11. Bỏ qua thứ Ba 24/11 (Ngày Văn hóa Việt Nam)."
            " Ngày 1: 25/11 · ngày 2: 26/11 · ngày 3: 27/11.",
        ),
        (
            datetime(2026, 11, 16, 8),
            ProcessingTime(TimeUnit.WORKING_DAYS, 1),
            "Nhận thứ Hai 16/11. Ngày 1: 17/11.",
        ),
        (
            datetime(2026, 11, 12, 8),
            ProcessingTime(TimeUnit.WORKING_DAYS, 6),
            "Nhận thứ Năm 12/11. Bỏ qua cuối tuần."
            " Ngày 1: 13/11 · ngày 2: 16/11 · ngày 3: 17/11 · ngày 4: 18/11 · ngày 5: 19/11 · ngày 6: 20/11.",
        ),
        (
            datetime(2026, 11, 12, 8),
            ProcessingTime(TimeUnit.WORKING_DAYS, 7),
            "Nhận thứ Năm 12/11. Bỏ qua cuối tuần. Ngày 1: 13/11 · … · ngày 7: 23/11.",
        ),
        (
            datetime(2026, 2, 13, 8),
            ProcessingTime(TimeUnit.WORKING_DAYS, 1),
            "Nhận thứ Sáu 13/02. Bỏ qua 5 ngày nghỉ từ 16/02 đến 20/02, cuối tuần. Ngày 1: 23/02.",
        ),
        (
            datetime(2026, 8, 28, 16, 10),
            ProcessingTime(TimeUnit.WORKING_DAYS, 1),
            "Nhận thứ Sáu 28/08. Bỏ qua thứ Hai 31/08 (Nghỉ hoán đổi với Thứ Bảy 22/08/2026), "
            "thứ Ba 01/09 (Quốc khánh), thứ Tư 02/09 (Quốc khánh), cuối tuần. Ngày 1: 03/09.",
        ),
        (
            datetime(2026, 11, 16, 10),
            ProcessingTime(TimeUnit.WORKING_DAYS, 2, CountMode.HOURS),
            "Nhận 10:00 thứ Hai 16/11. Đủ 16 giờ làm việc: 10:00 thứ Tư 18/11.",
        ),
        (datetime(2026, 11, 23, 9), ProcessingTime(TimeUnit.SAME_DAY), "Nhận thứ Hai 23/11. Trả trong ngày."),
        (
            datetime(2026, 11, 20, 15, 30),
            ProcessingTime(TimeUnit.SAME_DAY),
            "Nhận thứ Sáu 20/11. Bỏ qua cuối tuần. Trả thứ Hai 23/11.",
        ),
        (
            datetime(2026, 11, 7, 10),
            ProcessingTime(TimeUnit.CALENDAR_DAYS, 15),
            "Nhận thứ Bảy 07/11. Ngày 1: 08/11 · … · ngày 15: 22/11. Bỏ qua cuối tuần. Hẹn sang thứ Hai 23/11.",
        ),
        (
            datetime(2026, 11, 15, 10),
            ProcessingTime(TimeUnit.CALENDAR_DAYS, 2),
            "Nhận Chủ Nhật 15/11. Ngày 1: 16/11 · ngày 2: 17/11.",
        ),
    ],
)
def test_that_the_counting_is_told_in_one_line(start: datetime, time: ProcessingTime, line: str) -> None:
    assert said(start, time) == line


def test_that_a_count_over_half_a_year_gives_the_years() -> None:
    line = said(datetime(2026, 11, 23, 8), ProcessingTime(TimeUnit.WORKING_DAYS, 300))
    assert "thứ Hai 23/11/2026" in line
    assert "ngày 300: 11/02/2028" in line


def test_that_a_weekend_day_off_by_notice_is_told_with_its_reason() -> None:
    saturday = Notice(date(2026, 11, 21), DayKind.OFF, "Bão số 9")
    line = said(datetime(2026, 11, 20, 8), ProcessingTime(TimeUnit.WORKING_DAYS, 1), CALENDAR.with_notices([saturday]))
    assert "Bỏ qua thứ Bảy 21/11 (Bão số 9), cuối tuần." in line


class Echo(NullTranslations):
    """Translates by marking, so that an untranslated word shows."""

    def gettext(self, message: str) -> str:
        return f"<{message}>"


def test_that_every_word_can_be_translated() -> None:
    promise = due(datetime(2026, 11, 20, 8, tzinfo=OFFICE_ZONE), ProcessingTime(TimeUnit.WORKING_DAYS, 2), CALENDAR)
    assert explain(promise, Echo()) == (
        "<Nhận <thứ Sáu> 20/11.> <Bỏ qua <thứ Ba> 24/11 (<Ngày Văn hóa Việt Nam>), <cuối tuần>.>"
        " <Ngày 1: 23/11> · <ngày 2: 25/11>."
    )


@settings(deadline=None)  # the first example of all pays for loading the holidays library
@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC)),
    st.sampled_from(TimeUnit),
    st.integers(1, 3650),
)
def test_that_every_due_date_has_one_short_line(start: datetime, unit: TimeUnit, amount: int) -> None:
    line = explain(due(start, ProcessingTime(unit, amount), CALENDAR), words())
    assert line.startswith("Nhận ")
    assert line.endswith(".")
    assert "\n" not in line
    assert len(line) <= 260
