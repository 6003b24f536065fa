"""A promise counted again is what it would have been had the calendar held all along."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.calendar import DayKind, Notice, OfficeHours, WorkingCalendar
from frontdesk.domain.calendar_events import PromiseMoved
from frontdesk.domain.calendar_impact import CalendarChange, Verdict, judged
from frontdesk.domain.calendar_steps import untold
from frontdesk.domain.clock_intervals import ClockChange
from frontdesk.domain.deadlines import due
from frontdesk.domain.procedures import ClockPolicy, CountMode, ProcessingTime, TimeUnit
from frontdesk.domain.recount import recounted
from frontdesk.domain.states import State
from tests.factories import MONDAY_MORNING
from tests.lives import DUE, Life, life_in

CALENDAR = WorkingCalendar(OfficeHours())
TIMES = st.one_of(
    st.builds(ProcessingTime, st.just(TimeUnit.WORKING_DAYS), st.integers(1, 30), st.sampled_from(CountMode)),
    st.builds(ProcessingTime, st.just(TimeUnit.CALENDAR_DAYS), st.integers(1, 30)),
    st.builds(ProcessingTime, st.just(TimeUnit.WORKING_HOURS), st.integers(1, 200)),
    st.just(ProcessingTime(TimeUnit.SAME_DAY)),
)
DAYS = st.dates(date(2026, 11, 24), date(2027, 1, 15))
NOTICES = st.lists(st.builds(Notice, DAYS, st.sampled_from(DayKind), st.just("Nghỉ lũ")), max_size=6)


def off(day: str, reason: str = "Nghỉ lũ", basis: str = "") -> Notice:
    return Notice(date.fromisoformat(day), DayKind.OFF, reason, basis)


def wall(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


def promised(time: ProcessingTime) -> Life:
    return Life(processing=time, due_at=due(MONDAY_MORNING, time, CALENDAR).at)


@given(TIMES, NOTICES)
def test_that_a_count_from_reception_is_the_count_reception_would_have_made(
    time: ProcessingTime, notices: list[Notice]
) -> None:
    after = CALENDAR.with_notices(notices)
    recount = recounted(promised(time).submission, after)
    assert recount is not None
    assert recount.due_at == due(MONDAY_MORNING, time, after).at
    assert recounted(promised(time).submission, CALENDAR) == recounted(promised(time).submission, CALENDAR)


@given(TIMES, NOTICES, st.integers(0, 60))
def test_that_a_promise_moves_later_or_not_at_all_and_only_once(
    time: ProcessingTime, notices: list[Notice], days: int
) -> None:
    life, now = promised(time), MONDAY_MORNING + timedelta(days=days)
    after = CALENDAR.with_notices(notices)
    verdict, move = judged(life.submission, after, now, tuple(notices))
    assert (verdict is Verdict.MOVES) == (move is not None)
    if move is None:
        return
    assert move.before == life.submission.due_at
    assert move.after > max(move.before, now)
    assert move.reason.startswith("Nghỉ lũ")
    life.now = max(life.now, now)
    life.do(PromiseMoved(move.before, move.after, move.reason, life.now))
    moved = life.submission
    assert (moved.due_at, moved.conflicts) == (move.after, ())
    assert moved.intervals[-1].change is ClockChange.CALENDAR
    assert judged(moved, after, now)[0] is Verdict.STANDS
    assert judged(moved, CALENDAR, now)[0] is Verdict.KEPT  # the notice is taken back: the citizen's day stays


@given(NOTICES)
def test_that_what_was_restarted_counts_from_the_restart_and_what_was_paused_goes_on(notices: list[Notice]) -> None:
    time, after = ProcessingTime(TimeUnit.WORKING_DAYS, 3), CALENDAR.with_notices(notices)
    life = promised(time).request()
    life.now += timedelta(days=2)
    again = life.now
    restarted = life.supplement(due(again, time, CALENDAR).at).submission
    found = recounted(restarted, after)
    assert found is not None
    assert found.due_at == due(again, time, after).at
    paused = promised(time).request()
    paused.now += timedelta(days=2)
    resumed = paused.supplement(DUE + timedelta(days=4), ClockPolicy.PAUSE).submission
    counted = recounted(resumed, after)
    assert counted is not None
    assert counted.start == MONDAY_MORNING
    assert recounted(life_in(State.AWAITING_SUPPLEMENT).submission, after) is None


def test_that_a_named_day_moves_only_where_nobody_works_on_it() -> None:
    life = Life().hand_over().acknowledge().apologise(wall("2026-12-03 17:00"))
    flood = CALENDAR.with_notices([off("2026-12-03"), off("2026-12-04", "Nghỉ bù")])
    before = recounted(life.submission, CALENDAR.with_notices([off("2026-12-02")]))
    after = recounted(life.submission, flood)
    assert before is not None
    assert after is not None
    assert before.due_at == wall("2026-12-03 17:00")
    assert after.due_at == wall("2026-12-07 17:00")


def test_that_a_promise_already_broken_is_not_mended_and_a_day_still_to_come_is_moved() -> None:
    life, flood = promised(ProcessingTime(TimeUnit.WORKING_DAYS, 3)), CALENDAR.with_notices([off("2026-11-26")])
    assert life.submission.due_at == wall("2026-11-27 17:00")  # 24/11 is a holiday
    on_the_day, after = wall("2026-11-30 08:00"), wall("2026-11-30 17:01")
    assert judged(life.submission, flood, on_the_day)[0] is Verdict.MOVES
    assert judged(life.submission, flood, after)[0] is Verdict.LATE


def test_that_the_reason_names_the_new_notices_with_days_and_basis() -> None:
    life = promised(ProcessingTime(TimeUnit.WORKING_DAYS, 5))
    fresh = (off("2026-11-26", basis="CĐ 1"), off("2026-11-27", basis="CĐ 1"), off("2026-11-30", basis="CĐ 1"))
    known = CALENDAR.with_notices([off("2026-11-25", "Nghỉ cũ")])
    _verdict, move = judged(life.submission, known.with_notices(fresh), MONDAY_MORNING, fresh)
    assert move is not None
    assert move.reason == "Nghỉ lũ 26/11/2026, 27/11/2026, 30/11/2026 (CĐ 1)"
    hours = OfficeHours((*OfficeHours().week[:4], (), (), ()))
    _verdict, move = judged(life.submission, WorkingCalendar(hours), MONDAY_MORNING)
    assert move is not None
    assert move.reason == "Giờ làm việc thay đổi"


def test_that_a_citizen_is_to_be_told_until_a_call_reaches_them_or_a_paper_says_so() -> None:
    life = Life().hand_over().acknowledge()
    later, later_still = DUE + timedelta(days=3), DUE + timedelta(days=4)
    life.do(PromiseMoved(DUE, later, "Nghỉ lũ 26/11/2026", life.now))
    life.do(PromiseMoved(later, later_still, "Nghỉ lũ 27/11/2026", life.now))
    moved = untold(life.submission)
    assert moved is not None
    assert (moved.known, moved.now) == (DUE, later_still)
    assert moved.reason == "Nghỉ lũ 26/11/2026; Nghỉ lũ 27/11/2026"
    assert untold(life.call().submission) is None
    assert life.submission.conflicts == ()
    again = Life().hand_over().acknowledge()
    again.do(PromiseMoved(DUE, later, "Nghỉ lũ", again.now)).apologise(later_still)
    assert untold(again.submission) is None


def test_that_a_move_that_makes_no_sense_is_kept_as_a_conflict() -> None:
    for state in State:
        life = life_in(state)
        due_at = life.submission.due_at
        life.do(PromiseMoved(DUE, DUE + timedelta(days=3), "Nghỉ lũ", life.now))
        runs = due_at is not None and state not in (State.RESULT_AT_COUNTER, State.RETURNED)
        assert bool(life.submission.conflicts) is not runs
    life = Life().do(PromiseMoved(DUE, DUE - timedelta(days=1), "Làm bù", MONDAY_MORNING))
    assert life.submission.conflicts[0].reason == "until_not_later"
    assert life.submission.due_at == DUE


def test_that_a_change_is_only_what_the_calendar_does_not_say_already() -> None:
    known, new = off("2026-11-26"), off("2026-11-27")
    calendar = CALENDAR.with_notices([known])
    assert CalendarChange((known, new), OfficeHours()).news(calendar) == CalendarChange((new,))
