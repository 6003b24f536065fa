"""Whatever happened to submissions and whatever notices come: a promise moves by its interval, later, and once."""

import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.domain.calendar import DayKind, Notice
from frontdesk.domain.calendar_impact import CalendarChange
from frontdesk.domain.clock import local
from frontdesk.domain.clock_intervals import ClockChange
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.submission import Submission
from frontdesk.errors import DeskError
from tests.counters import BIRTH, Counter
from tests.factories import HOUSEHOLD_BUSINESS
from tests.faults.invariants import check_views

WEEK = date(2026, 11, 23)
REASONS = st.sampled_from(["Nghỉ lũ", "Hoán đổi"])
NOTICES = st.builds(Notice, st.dates(WEEK, WEEK + timedelta(days=20)), st.sampled_from(DayKind), REASONS)
CHANGE = st.builds(CalendarChange, st.lists(NOTICES, max_size=3, unique_by=lambda each: each.day).map(tuple))
DEED = st.one_of(
    st.sampled_from(["receive", "receive_birth", "hand_over", "request", "supplement", "apologise", "pass"]), CHANGE
)


def do(counter: Counter, deed: str, which: list[str]) -> None:
    """One deed of an officer; what may not be done is not."""
    desk = counter.desk
    if deed == "receive" or deed == "receive_birth" or not which:
        which.append(counter.receive(BIRTH if deed == "receive_birth" else HOUSEHOLD_BUSINESS))
        return
    last = which[-1]
    deeds: dict[str, Callable[[], object]] = {
        "hand_over": lambda: counter.hand_over(last),
        "request": lambda: desk.supplements.request(last, [WantedPaper("Giấy ủy quyền")], "Thiếu"),
        "supplement": lambda: desk.supplements.receive(last),
        "apologise": lambda: desk.apologies.apologise(last, _later(counter, last), "Chờ xác minh"),
        "pass": lambda: counter.clock.forward(days=1),
    }
    try:
        deeds[deed]()
    except DeskError:
        return


def _later(counter: Counter, which: str) -> datetime:
    calendar = counter.desk.office.at_hand().calendar
    due_at = counter.get(which).due_at or counter.clock.now
    day = max(local(due_at).date(), local(counter.clock.now).date())
    return calendar.closing(calendar.next_working_day(day))


def check_change(counter: Counter, change: CalendarChange, which: list[str]) -> None:
    """What is seen is what is done, and done twice it is done once."""
    changes, before = counter.desk.calendar_changes, {each: counter.get(each) for each in which}
    seen = changes.preview(change)
    assert {each: counter.get(each).events for each in which} == {each: was.events for each, was in before.items()}
    assert changes.apply(change).moved == len(seen.moves)
    moves = {move.submission_id: move for move in seen.moves}
    for each, was in before.items():
        check_one(was, counter.get(each), moves.get(each) is not None)
    assert changes.preview(CalendarChange()).moves == ()
    assert changes.apply(change).moved == 0


def check_one(was: Submission, now: Submission, moves: bool) -> None:
    """A due date moves only by a recorded interval."""
    if not moves:
        assert (now.due_at, now.intervals) == (was.due_at, was.intervals)
        return
    assert was.due_at is not None
    assert now.due_at is not None
    assert now.due_at > was.due_at
    assert (now.intervals[-1].change, now.intervals[-1].due_at) == (ClockChange.CALENDAR, now.due_at)
    assert now.intervals[-1].reason
    assert now.conflicts == ()


@given(st.lists(DEED, min_size=2, max_size=10))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_that_every_change_does_what_its_preview_said(deeds: list[str | CalendarChange]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        counter = Counter(Path(folder))
        which: list[str] = []
        for deed in deeds:
            if isinstance(deed, CalendarChange):
                check_change(counter, deed, which)
            else:
                do(counter, deed, which)
        check_views(counter.desk)
        assert counter.desk.supervision.verify().ok
        counter.desk.close()
