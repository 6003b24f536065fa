"""What must leave, what is late, what waits: every list says what the law counts."""

import pytest

from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.states import State
from frontdesk.domain.takers import Handing
from tests.counters import BIRTH, Counter, wall


def test_that_the_board_tells_today_from_tomorrow_from_too_late(counter: Counter) -> None:
    first = counter.receive()
    counter.at("2026-11-23 15:30").receive()
    load = counter.desk.boards.handover().loads[0]
    assert (load.overdue, load.today, load.later, load.total, load.first) == (0, 1, 1, 2, wall("2026-11-23 17:00"))
    load = counter.at("2026-11-23 17:01").desk.boards.handover().loads[0]
    assert (load.overdue, load.today, load.later) == (1, 0, 1)
    load = counter.at("2026-11-25 07:29").desk.boards.handover().loads[0]
    assert (load.overdue, load.today, load.later) == (1, 1, 0)
    load = counter.at("2026-11-25 09:00").desk.boards.handover().loads[0]
    assert (load.overdue, load.today, load.later) == (2, 0, 0)
    counter.hand_over(first)
    assert counter.desk.boards.handover().loads[0].total == 1


def test_that_the_board_shows_the_most_urgent_department_and_any_other_on_request(counter: Counter) -> None:
    births = [counter.receive(BIRTH) for _ in range(2)]
    business = counter.at("2026-11-23 15:30").receive()
    board = counter.desk.boards.handover()
    assert [load.department for load in board.loads] == [counter.department(births[0]), counter.department(business)]
    assert [row.submission_id for row in board.rows] == births
    asked = counter.desk.boards.handover(counter.department(business))
    assert [row.submission_id for row in asked.rows] == [business]
    assert asked.rows[0].left is not None
    assert (asked.rows[0].until, asked.rows[0].left.minutes) == (wall("2026-11-25 07:30"), 90)


def test_that_what_waits_for_papers_or_went_is_on_no_board_to_leave(counter: Counter) -> None:
    waiting, sent, back = counter.receive(), counter.receive(), counter.receive()
    counter.desk.supplements.request(waiting, [WantedPaper("Sơ đồ")])
    counter.hand_over(sent, back)
    counter.desk.handover.send_back(back, "Thiếu")
    assert [row.submission_id for row in counter.desk.boards.handover().rows] == [back]


def test_that_late_and_soon_late_are_counted_and_nearest_first(counter: Counter) -> None:
    birth, business = counter.receive(BIRTH), counter.receive()  # due today 17:00 and Friday 27/11
    board = counter.desk.boards.late()
    assert (board.late, board.soon, [row.submission_id for row in board.rows]) == (0, 1, [birth])
    board = counter.at("2026-11-26 16:00").desk.boards.late()
    assert (board.late, board.soon, [row.submission_id for row in board.rows]) == (1, 1, [birth, business])
    left = [row.left for row in board.rows]
    assert [(each.minutes, each.over) for each in left if each] == [(-15 * 60, True), (9 * 60, False)]


def test_that_counts_are_of_what_was_asked_for(counter: Counter) -> None:
    birth, business = counter.receive(BIRTH), counter.receive()
    counter.at("2026-11-30 09:00")
    for which in (birth, business):
        board = counter.desk.boards.late(department=counter.department(which))
        assert (board.late, board.soon, [row.submission_id for row in board.rows]) == (1, 0, [which])
    assert counter.desk.boards.late(officer="Ma Thị Lan").late == 2
    nobody = counter.desk.boards.late(officer="Nông Văn Páo")
    assert (nobody.late, nobody.soon, nobody.rows) == (0, 0, ())


def test_that_nobody_is_late_whose_clock_stands_or_whose_result_is_here(counter: Counter) -> None:
    waiting, there, ended = counter.receive(), counter.with_result(), counter.receive()
    counter.desk.supplements.request(waiting, [WantedPaper("Sơ đồ")])
    counter.desk.endings.refuse(ended, "Sai thẩm quyền")
    lost = counter.receive()
    counter.hand_over(lost)
    counter.desk.handover.report_missing(lost)
    board = counter.at("2027-01-04 09:00").desk.boards.late()
    assert [row.submission_id for row in board.rows] == [lost]
    assert counter.get(there).due_at == wall("2026-11-27 17:00")


def test_that_the_inbox_is_what_lies_at_the_department_by_due_date(counter: Counter) -> None:
    late, soon = counter.receive(), counter.at("2026-11-25 09:00").receive()
    counter.hand_over(soon)
    counter.hand_over(late)
    stopped = counter.receive()
    counter.hand_over(stopped)
    counter.desk.endings.withdraw(stopped, "Thôi")
    name = counter.department(late)
    assert [row.submission_id for row in counter.desk.boards.inbox(name)] == [late, soon, stopped]
    counter.desk.results.record(late)
    counter.desk.results.receive(soon)
    rows = counter.desk.boards.inbox(name)
    assert [(row.submission_id, row.state) for row in rows] == [
        (late, State.RESULT_READY),
        (stopped, State.WITHDRAWN),
    ]
    assert counter.desk.boards.inbox("Phòng khác") == ()


def test_that_uncollected_results_age(counter: Counter) -> None:
    first = counter.with_result()
    second = counter.at("2026-11-26 09:00").with_result()
    rows = counter.desk.boards.uncollected()
    assert [(row.submission_id, row.until) for row in rows] == [
        (first, wall("2026-11-23 10:43")),
        (second, wall("2026-11-26 09:00")),
    ]
    counter.desk.results.return_result(first, Handing())
    assert [row.submission_id for row in counter.desk.boards.uncollected()] == [second]


def test_that_what_may_be_closed_first_is_first_and_what_never_comes_last(counter: Counter) -> None:
    silent = counter.receive(missing=("1",))
    later, first = counter.receive(), counter.receive()
    counter.desk.supplements.request(first, [WantedPaper("Sơ đồ")])
    counter.at("2026-11-26 09:00").desk.supplements.request(later, [WantedPaper("Sơ đồ")])
    rows = counter.desk.boards.awaited()
    assert [(row.submission_id, row.until) for row in rows] == [
        (first, wall("2026-12-09 00:00")),
        (later, wall("2026-12-12 00:00")),
        (silent, None),
    ]


def test_that_what_never_comes_does_not_push_out_what_may_be_closed(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    import frontdesk.services.boards as service

    monkeypatch.setattr(service, "MOST_ROWS", 2)
    for _ in range(3):
        counter.receive(missing=("1",))
    which = counter.receive()
    counter.desk.supplements.request(which, [WantedPaper("Sơ đồ")])
    assert next(row.submission_id for row in counter.desk.boards.awaited()) == which


def test_that_an_apology_takes_a_submission_off_the_late_list(counter: Counter) -> None:
    which = counter.at_department()
    counter.at("2026-11-26 09:00").desk.apologies.apologise(which, wall("2026-12-10 17:00"), "Chờ")
    assert counter.desk.boards.late().rows == ()
