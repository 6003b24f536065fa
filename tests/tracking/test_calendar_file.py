"""The promised day in a citizen's own calendar, read back by somebody else's program."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Alarm, Calendar, Event

from frontdesk.domain.public_status import PublicStep, StepKind
from frontdesk.domain.states import ENDED, State
from frontdesk.i18n import LANGUAGES
from frontdesk.tracking.drawing import Drawing
from tests.factories import MONDAY_MORNING
from tests.tracking.samples import DUE, LONG, NOW, OFFICE, SAMPLES, tracked

DRAWING = Drawing()
LONGEST_LINE = 75  # octets


def event_of(text: str) -> Event:
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert isinstance(event, Event)
    return event


def test_that_the_promise_is_read_back_with_its_place_and_what_to_bring() -> None:
    event = event_of(DRAWING.calendar(tracked(fee_owed=60_000), OFFICE, "vi"))
    assert event.DTSTART == DUE
    assert event.DTSTAMP == NOW
    assert event.summary == "Hẹn trả kết quả: Đăng ký thành lập hộ kinh doanh"
    assert event.location == f"{OFFICE.name}, {OFFICE.address}"
    for said in ("C1-261123-0042-K", "17:00 Thứ Sáu 27/11/2026", "Giấy hẹn; Căn cước", "60.000 đồng", "07:30", "0207"):
        assert said in str(event.description)


def test_that_it_reminds_a_day_before() -> None:
    (alarm,) = event_of(DRAWING.calendar(tracked(), OFFICE, "vi")).walk("VALARM")
    assert isinstance(alarm, Alarm)
    assert (alarm.TRIGGER, alarm["ACTION"]) == (timedelta(days=-1), "DISPLAY")


def test_that_a_new_day_takes_the_place_of_the_old_one() -> None:
    """Or the citizen comes on a day that was promised once."""
    first = event_of(DRAWING.calendar(tracked(), OFFICE, "vi"))
    again = event_of(DRAWING.calendar(tracked(as_of=DUE - timedelta(hours=1)), OFFICE, "en"))
    steps = tuple(PublicStep(kind, MONDAY_MORNING, until=DUE) for kind in (StepKind.RECEIVED, StepKind.APOLOGISED))
    moved = event_of(DRAWING.calendar(tracked(due_at=DUE + timedelta(days=1), steps=steps), OFFICE, "vi"))
    other = event_of(DRAWING.calendar(tracked(receipt_code="C1-261123-0043-H"), OFFICE, "vi"))
    assert first.uid == again.uid == moved.uid != other.uid
    assert (first["SEQUENCE"], again["SEQUENCE"], moved["SEQUENCE"]) == (0, 0, 1)


def test_that_whoever_need_not_come_is_not_told_what_to_bring() -> None:
    said = str(event_of(DRAWING.calendar(tracked(elsewhere=True), OFFICE, "vi")).description).split("\n")
    assert "Kết quả được trả theo cách Ông/Bà đã đăng ký, ghi ở mục 6 của giấy hẹn." in said


@pytest.mark.parametrize("state", State)
def test_that_only_what_is_waited_for_has_a_file(state: State) -> None:
    waits = state not in ENDED | {State.AWAITING_SUPPLEMENT, State.RESULT_AT_COUNTER}
    assert bool(DRAWING.calendar(tracked(state), OFFICE, "vi")) == waits


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_line_is_short_whole_and_ended(language: str) -> None:
    for each in (*SAMPLES.values(), tracked(procedure_name=LONG)):
        file = DRAWING.calendar(each, OFFICE, language)
        assert file == "" or file.endswith("END:VCALENDAR\r\n")
        assert "\n" not in file.replace("\r\n", "")
        assert max((len(line.encode()) for line in file.split("\r\n")), default=0) <= LONGEST_LINE


@given(st.text(max_size=300))
def test_that_no_name_breaks_out_of_its_line(name: str) -> None:
    file = DRAWING.calendar(tracked(procedure_name=name), replace(OFFICE, name=name, phone=name), "vi")
    lines = file.replace("\r\n ", "").split("\r\n")
    assert len(lines) == 21
    assert max(len(line.encode()) for line in file.split("\r\n")) <= LONGEST_LINE
    assert event_of(file).DTSTART == DUE
