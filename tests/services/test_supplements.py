"""Form 02 and what follows it (NĐ 118/2025 Art 11.2c, 16.3, 19.5)."""

from datetime import date

import pytest

from frontdesk.domain.clock_intervals import ClockChange
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.procedures import ClockPolicy, CountMode, ProcessingTime, TimeUnit
from frontdesk.domain.states import State
from tests.counters import Counter, wall
from tests.refusals import refused

LEASE = WantedPaper("Hợp đồng thuê nhà")


def names(counter: Counter, which: str) -> dict[str, bool]:
    return {paper.name: paper.present for paper in counter.get(which).received.papers}


def test_that_form_02_stops_the_clock_and_gives_fifteen_plain_days(counter: Counter) -> None:
    which = counter.receive()
    after = counter.desk.supplements.request(which, [LEASE])
    assert (after.state, after.due_at) == (State.AWAITING_SUPPLEMENT, None)
    assert after.request is not None
    assert (after.request.number, after.request.respond_by) == ("01/C1-HDHS", date(2026, 12, 8))
    assert after.intervals[-1].due_at is None


@pytest.mark.parametrize(
    ("asked", "by"),
    [
        ("2026-11-27 09:00", date(2026, 12, 14)),  # the fifteenth day is a Saturday
        ("2026-11-30 09:00", date(2026, 12, 15)),
        ("2027-01-22 09:00", date(2027, 2, 11)),  # Tết, and what it moves
    ],
)
def test_that_the_last_day_is_one_on_which_the_counter_is_open(counter: Counter, asked: str, by: date) -> None:
    """BLDS 2015 Art 148.5: whoever comes on the last day must not stand before a closed door."""
    counter.at(asked)
    which = counter.receive()
    request = counter.desk.supplements.request(which, [LEASE]).request
    assert request is not None
    assert request.respond_by == by


def test_that_a_second_request_needs_its_reason_and_a_used_number_is_not_lost(counter: Counter) -> None:
    which, other = counter.receive(), counter.receive()
    request = counter.desk.supplements.request
    request(which, [LEASE])
    before = counter.events()
    with refused("supplement_needs_reason", code=counter.code(which)):
        request(which, [WantedPaper("Sơ đồ")])
    with refused("supplement_needs_reason"):
        request(which, [WantedPaper("Sơ đồ")], "  ")
    assert counter.events() == before
    again = request(which, [WantedPaper("Sơ đồ")], "Thẩm định phát hiện thêm")
    assert [each.number for each in again.supplements] == ["01/C1-HDHS", "02/C1-HDHS"]
    assert request(other, [LEASE]).supplements[0].number == "03/C1-HDHS"


def test_that_a_request_after_the_first_was_answered_still_needs_a_reason(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.supplements.request(which, [LEASE])
    counter.desk.supplements.receive(which)
    with refused("supplement_needs_reason"):
        counter.desk.supplements.request(which, [LEASE])
    assert counter.desk.supplements.request(which, [LEASE], "Bản nộp bị mờ").supplements[-1].repeated


def test_that_the_same_request_twice_is_one(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.supplements.request(which, [LEASE])
    counter.desk.supplements.request(which, [LEASE], "Nhắc lại")
    before = counter.events()
    with refused("supplement_already_requested"):
        counter.desk.supplements.request(which, [LEASE], "Nhắc lại")
    assert counter.events() == before


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ([], "nothing_wanted"),
        ([WantedPaper(" ")], "nothing_wanted"),
        ([WantedPaper(f"Giấy {number}") for number in range(41)], "too_many_wanted"),
        ([WantedPaper("x" * 501)], "too_many_wanted"),
        ([WantedPaper("Giấy", why="x" * 2_001)], "reason_too_long"),
    ],
)
def test_that_a_list_nobody_could_use_is_refused(counter: Counter, wanted: list[WantedPaper], code: str) -> None:
    which = counter.receive()
    with refused(code):
        counter.desk.supplements.request(which, wanted)


def test_that_the_supplement_restarts_the_clock_from_zero(counter: Counter) -> None:
    which = counter.receive()  # due Friday 27/11
    counter.at("2026-11-26 09:00").desk.supplements.request(which, [LEASE])
    after = counter.at("2026-12-02 15:30").desk.supplements.receive(which)
    assert (after.state, after.due_at) == (State.RECEIVED, wall("2026-12-07 17:00"))
    assert after.hand_over_by == wall("2026-12-03 07:30")  # after 15:00: the next opening
    assert [each.change for each in after.intervals] == [
        ClockChange.RECEIVED,
        ClockChange.SUPPLEMENT_REQUESTED,
        ClockChange.RESTARTED,
    ]
    assert names(counter, which)[LEASE.name] is True


def test_that_where_the_law_pauses_the_clock_goes_on_where_it_stood(counter: Counter) -> None:
    counter.publish(clock_policy=ClockPolicy.PAUSE)
    which = counter.receive()  # due Friday 27/11: two working days left on 25/11
    counter.at("2026-11-25 09:00").desk.supplements.request(which, [LEASE])
    after = counter.at("2026-12-02 09:00").desk.supplements.receive(which)
    assert after.due_at == wall("2026-12-04 17:00")
    assert after.intervals[-1].change is ClockChange.RESUMED


def test_that_a_pause_of_nothing_moves_nothing(counter: Counter) -> None:
    hours = ProcessingTime(TimeUnit.WORKING_DAYS, 2, CountMode.HOURS)
    counter.publish(clock_policy=ClockPolicy.PAUSE, processing=hours)
    which = counter.receive()
    promised = counter.get(which).due_at
    assert promised == wall("2026-11-26 10:43")
    counter.at("2026-11-25 16:59").desk.supplements.request(which, [LEASE])
    assert counter.desk.supplements.receive(which).due_at == promised


def test_that_a_clock_that_never_ran_starts_from_zero_even_where_the_law_pauses(counter: Counter) -> None:
    counter.publish(clock_policy=ClockPolicy.PAUSE)
    which = counter.receive(missing=("1",))
    after = counter.at("2026-12-02 09:00").desk.supplements.receive(which)
    assert (after.due_at, after.intervals[-1].change) == (wall("2026-12-07 17:00"), ClockChange.RESTARTED)


def test_that_an_incomplete_supplement_is_kept_and_goes_on_waiting(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.supplements.request(which, [LEASE, WantedPaper("Sơ đồ")])
    after = counter.desk.supplements.receive(which, ["sơ đồ"])
    assert (after.state, after.due_at) == (State.AWAITING_SUPPLEMENT, None)
    assert (names(counter, which)["Sơ đồ"], names(counter, which)[LEASE.name]) == (False, True)
    before = counter.events()
    with refused("nothing_supplemented"):
        counter.desk.supplements.receive(which, ["sơ đồ"])
    assert counter.events() == before
    assert counter.desk.supplements.receive(which).state is State.RECEIVED


def test_that_the_papers_of_both_requests_are_waited_for(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.supplements.request(which, [LEASE])
    counter.desk.supplements.request(which, [WantedPaper("Sơ đồ")], "Thiếu thêm")
    assert counter.desk.supplements.receive(which, [LEASE.name]).state is State.AWAITING_SUPPLEMENT
    assert counter.desk.supplements.receive(which).waited_for == ()


def test_that_a_paper_nobody_asked_for_cannot_be_missing(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.supplements.request(which, [LEASE])
    with refused("paper_unknown"):
        counter.desk.supplements.receive(which, ["hộ chiếu"])


def test_that_a_supplement_nobody_waits_for_is_refused(counter: Counter) -> None:
    which = counter.receive()
    with refused("not_awaiting_supplement"):
        counter.desk.supplements.receive(which)
    counter.hand_over(which)
    with refused("forbidden_handed_over"):
        counter.desk.supplements.request(which, [LEASE])


def test_that_closing_is_offered_after_fifteen_whole_days_and_never_happens_by_itself(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.supplements.request(which, [LEASE])
    with refused("too_early_to_close", day=date(2026, 12, 8)):
        counter.at("2026-12-08 23:59").desk.supplements.close(which)
    counter.at("2026-12-20 09:00")
    assert counter.get(which).state is State.AWAITING_SUPPLEMENT
    assert counter.desk.boards.awaited()[0].until == wall("2026-12-09 00:00")
    after = counter.desk.supplements.close(which, "Không bổ sung")
    assert (after.state, after.holder) == (State.CLOSED, "C1")
    with refused("forbidden_closed"):
        counter.desk.supplements.close(which)


def test_that_a_second_request_begins_its_own_fifteen_days(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.supplements.request(which, [LEASE])
    counter.at("2026-12-01 09:00").desk.supplements.request(which, [LEASE], "Nhắc lại")
    with refused("too_early_to_close", day=date(2026, 12, 16)):
        counter.at("2026-12-10 09:00").desk.supplements.close(which)


def test_that_what_was_received_incomplete_without_form_02_is_not_closed(counter: Counter) -> None:
    which = counter.receive(missing=("1",))
    with refused("supplement_not_requested"):
        counter.at("2027-03-01 09:00").desk.supplements.close(which)


def test_that_the_numbers_of_form_02_begin_again_in_january(counter: Counter) -> None:
    first, second = counter.receive(), counter.receive()
    counter.at("2026-12-31 16:00").desk.supplements.request(first, [LEASE])
    assert counter.at("2027-01-04 08:00").desk.supplements.request(second, [LEASE]).supplements[0].number == (
        "01/C1-HDHS"
    )
