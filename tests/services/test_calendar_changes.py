"""A change of the calendar shows what it moves, moves it on request, and says whom to call."""

import multiprocessing
import os
import signal
from datetime import date
from pathlib import Path

import pytest

from frontdesk.domain.calendar import DayKind, Notice
from frontdesk.domain.calendar_impact import CalendarChange
from frontdesk.domain.clock_intervals import ClockChange
from frontdesk.domain.people import Person, Role
from frontdesk.errors import RuleRefused
from frontdesk.i18n import words
from frontdesk.services.timeline import sentence
from tests.counters import BIRTH, Counter, wall
from tests.factories import HandClock, open_desk
from tests.faults.invariants import check_views
from tests.refusals import refused

FLOOD = CalendarChange((Notice(date(2026, 11, 26), DayKind.OFF, "Nghỉ lũ", "CĐ 1"),))
FRIDAY, MONDAY = wall("2026-11-27 17:00"), wall("2026-11-30 17:00")


def test_that_a_preview_says_what_moves_and_records_nothing(counter: Counter) -> None:
    at_once, waiting, second = counter.receive(BIRTH), counter.receive(), counter.receive()
    before = counter.events()
    impact = counter.desk.calendar_changes.preview(FLOOD)
    assert [(each.submission_id, each.before, each.after) for each in impact.moves] == [
        (waiting, FRIDAY, MONDAY),
        (second, FRIDAY, MONDAY),
    ]
    assert [(each.code, each.count) for each in impact.by_procedure] == [("1.001612", 2)]
    assert impact.moves[0].reason == "Nghỉ lũ 26/11/2026 (CĐ 1)"
    assert counter.events() == before
    assert counter.get(at_once).due_at == wall("2026-11-23 17:00")
    assert impact.checked == 2  # what is promised for today is not looked at


def test_that_applying_moves_each_promise_once_with_its_reason(counter: Counter) -> None:
    which = counter.at_department()
    done = counter.desk.calendar_changes.apply(FLOOD)
    assert (done.recorded, done.moved, done.finished) == (1, 1, True)
    moved = counter.get(which)
    assert moved.due_at == MONDAY
    last = moved.intervals[-1]
    assert (last.change, last.reason) == (ClockChange.CALENDAR, "Nghỉ lũ 26/11/2026 (CĐ 1)")
    said = sentence(moved.events[-1][1], words("vi"))
    assert said == "Lịch làm việc thay đổi, hẹn lại 17:00 Thứ Hai 30/11/2026: Nghỉ lũ 26/11/2026 (CĐ 1)"
    again = counter.desk.calendar_changes.apply(FLOOD)
    assert (again.recorded, again.moved) == (0, 0)


def test_that_without_recomputing_promises_stand_until_they_are_counted_again(counter: Counter) -> None:
    which = counter.receive()
    assert counter.desk.calendar_changes.apply(FLOOD, recompute=False).moved == 0
    assert counter.get(which).due_at == FRIDAY
    assert len(counter.desk.calendar_changes.preview(CalendarChange()).moves) == 1
    assert counter.desk.calendar_changes.apply(CalendarChange()).moved == 1
    assert counter.get(which).due_at == MONDAY


def test_that_a_worked_day_takes_nobody_s_time(counter: Counter) -> None:
    which = counter.receive()
    saturday = CalendarChange((Notice(date(2026, 11, 24), DayKind.WORKING, "Làm việc ngày 24/11"),))
    impact = counter.desk.calendar_changes.preview(saturday)
    assert (impact.moves, impact.kept) == ((), 1)
    counter.desk.calendar_changes.apply(saturday)
    assert counter.get(which).due_at == FRIDAY


def test_that_new_hours_move_promises_too(counter: Counter) -> None:
    which = counter.receive()
    hours = counter.desk.calendar.hours_as("T2-T5 07:30-11:30 13:00-17:00")
    counter.desk.calendar_changes.apply(CalendarChange(hours=hours))
    assert counter.get(which).due_at == MONDAY
    assert counter.get(which).intervals[-1].reason == "Giờ làm việc thay đổi"


def test_that_moved_citizens_are_listed_until_a_call_reaches_them(counter: Counter) -> None:
    first, second = counter.receive(name="NGUYỄN AN"), counter.at_department(name="TRẦN BÌNH")
    changes = counter.desk.calendar_changes
    assert changes.to_call() == ()
    changes.apply(FLOOD)
    lines = changes.to_call()
    assert changes.count_to_call() == 2
    assert {(each.name, each.known, each.due_at) for each in lines} == {
        ("NGUYỄN AN", FRIDAY, MONDAY),
        ("TRẦN BÌNH", FRIDAY, MONDAY),
    }
    counter.desk.results.call(first, "Không nghe máy", reached=False)
    counter.clock.forward(minutes=5)
    assert {each.name: each.tried for each in changes.to_call()} == {"NGUYỄN AN": True, "TRẦN BÌNH": False}
    counter.desk.results.call(first, "", reached=True)
    counter.desk.results.receive(second)  # the result is here: another reason to call, on another list
    assert changes.to_call() == ()
    with refused("nothing_to_tell"):
        counter.desk.results.call(first, "", reached=True)


def test_that_whoever_keeps_the_calendar_sees_no_citizen(counter: Counter) -> None:
    counter.receive()
    counter.desk.seat.take(Person("admin", "Quản trị", (Role.ADMINISTRATOR,)))
    counter.desk.calendar_changes.apply(FLOOD)
    with refused("role_forbids"):
        counter.desk.calendar_changes.to_call()
    counter.desk.seat.take(Person("an", "An", (Role.OFFICER,)))
    assert counter.desk.calendar_changes.count_to_call() == 1
    with refused("role_forbids"):
        counter.desk.calendar_changes.apply(FLOOD)
    counter.desk.seat.take(Person("lan", "Ma Thị Lan", tuple(Role)))


def test_that_stopping_leaves_a_rest_that_is_found_again(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontdesk.services.calendar_changes.BATCH", 2)
    for _ in range(5):
        counter.receive()
    stops = iter((False, True))
    done = counter.desk.calendar_changes.apply(FLOOD, stopped=lambda: next(stops))
    assert (done.moved, done.finished) == (2, False)
    with pytest.raises(RuleRefused, match="looking_stopped"):
        counter.desk.calendar_changes.preview(FLOOD, stopped=lambda: True)
    told: list[tuple[int, int]] = []
    rest = counter.desk.calendar_changes.apply(CalendarChange(), progress=lambda done, of: told.append((done, of)))
    assert (rest.moved, rest.finished) == (3, True)
    assert told[-1] == (5, 5)


def _apply_and_die(folder: Path) -> None:
    from frontdesk.services import calendar_changes
    from tests.factories import make_settings

    calendar_changes.BATCH = 2
    desk = open_desk(make_settings(folder), HandClock(wall("2026-11-23 12:00")))

    def die(done: int, _total: int) -> None:
        if done >= 4:
            os.kill(os.getpid(), signal.SIGKILL)

    desk.calendar_changes.apply(FLOOD, progress=die)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
def test_that_a_killed_process_leaves_whole_batches_and_the_rest_is_found(tmp_path: Path) -> None:
    counter = Counter(tmp_path)
    which = [counter.receive() for _ in range(7)]
    counter.desk.close()
    child = multiprocessing.get_context("spawn").Process(target=_apply_and_die, args=(tmp_path,))
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    desk = open_desk(counter.desk.settings, HandClock(wall("2026-11-23 12:05")))
    assert len(desk.calendar_changes.preview(CalendarChange()).moves) == 3
    assert desk.calendar_changes.apply(CalendarChange()).moved == 3
    assert {desk.lookup.get(each).submission.due_at for each in which} == {MONDAY}
    assert len(desk.calendar_changes.to_call()) == 7
    assert desk.supervision.verify().ok
    check_views(desk)
    desk.close()
