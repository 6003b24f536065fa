"""Late: one apology, one new date (NĐ 118/2025 Art 19.6)."""

from datetime import datetime, timedelta

import pytest

from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.states import State
from tests.counters import Counter, wall
from tests.refusals import refused

UNTIL = wall("2026-12-03 17:00")  # promised for Friday 27/11, 17:00


@pytest.mark.parametrize(
    ("now", "tardy"),
    [("2026-11-25 09:00", False), ("2026-11-26 23:59", False), ("2026-11-27 00:00", True), ("2026-12-01 09:00", True)],
)
def test_that_an_apology_is_due_the_day_before(counter: Counter, now: str, tardy: bool) -> None:
    which = counter.at_department()
    after = counter.at(now).desk.apologies.apologise(which, UNTIL, "Chờ xác minh")
    assert after.apology is not None
    assert (after.apology.tardy, after.apology.promised_at) == (tardy, wall("2026-11-27 17:00"))
    assert (after.due_at, after.apology.number, after.apology.department) == (UNTIL, "01/C1-XL", after.department)


def test_that_there_is_one_apology_only(counter: Counter) -> None:
    which = counter.at_department()
    counter.desk.apologies.apologise(which, UNTIL, "Chờ xác minh")
    before = counter.events()
    for until in (UNTIL, UNTIL + timedelta(days=1)):
        with refused("apology_already_made", until=UNTIL):
            counter.desk.apologies.apologise(which, until, "Chờ xác minh")
    with refused("apology_already_made"):
        counter.desk.apologies.draft(which)
    assert (counter.events(), counter.get(which).due_at) == (before, UNTIL)


@pytest.mark.parametrize(
    ("until", "code"),
    [
        ("2026-11-27 17:00", "until_not_later"),
        ("2026-11-26 09:00", "until_not_later"),
        ("2027-12-03 09:00", "until_not_later"),
        ("2026-12-05 09:00", "until_not_working"),  # Saturday
        ("2026-12-03 12:15", "until_outside_hours"),
        ("2026-12-03 17:01", "until_outside_hours"),
        ("2026-12-03 07:29", "until_outside_hours"),
    ],
)
def test_that_the_new_date_is_later_and_in_working_time(counter: Counter, until: str, code: str) -> None:
    which = counter.at_department()
    with refused(code, until=wall(until)):
        counter.desk.apologies.apologise(which, wall(until), "Chờ xác minh")
    assert counter.get(which).apology is None


@pytest.mark.parametrize("until", ["2026-12-03 07:30", "2026-12-03 11:30", "2026-12-03 13:00", "2026-12-03 17:00"])
def test_that_the_edges_of_the_day_are_working_time(counter: Counter, until: str) -> None:
    which = counter.at_department()
    assert counter.desk.apologies.apologise(which, wall(until), "Chờ").due_at == wall(until)


def test_that_a_date_already_gone_is_no_new_date(counter: Counter) -> None:
    which = counter.at_department()
    with refused("until_not_later"):
        counter.at("2026-12-10 09:00").desk.apologies.apologise(which, UNTIL, "Chờ")


def test_that_an_apology_has_its_reason(counter: Counter) -> None:
    which = counter.at_department()
    with refused("reason_missing"):
        counter.desk.apologies.apologise(which, UNTIL, " ")


def test_that_a_clock_that_stands_has_nothing_to_apologise_for(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.supplements.request(which, [WantedPaper("Sơ đồ")])
    with refused("forbidden_awaiting_supplement"):
        counter.desk.apologies.apologise(which, UNTIL, "Chờ")


def test_that_a_result_in_time_needs_none(counter: Counter) -> None:
    which = counter.with_result()
    with refused("not_late"):
        counter.desk.apologies.draft(which)


def test_that_the_draft_takes_what_the_department_asked_for(counter: Counter) -> None:
    which = counter.at_department()
    asked = wall("2026-12-02 10:00")
    after = counter.desk.apologies.ask_extension(which, asked, "Chờ sở trả lời", by="Nông Văn Páo")
    assert (after.due_at, after.state) == (wall("2026-11-27 17:00"), State.IN_PROGRESS)
    draft = counter.desk.apologies.draft(which)
    assert (draft.until, draft.reason, draft.department) == (asked, "Chờ sở trả lời", after.department)
    assert counter.desk.apologies.apologise(which, draft.until, draft.reason).extension is None


@pytest.mark.parametrize(
    ("now", "until"), [("2026-11-25 09:00", "2026-12-02 17:00"), ("2026-12-08 09:00", "2026-12-11 17:00")]
)
def test_that_without_a_wish_the_draft_proposes_three_working_days(counter: Counter, now: str, until: str) -> None:
    which = counter.at_department()
    draft = counter.at(now).desk.apologies.draft(which)
    assert draft.until == wall(until)
    assert counter.desk.apologies.apologise(which, draft.until, "Chờ").due_at == draft.until


def test_that_a_wish_that_has_passed_is_not_proposed(counter: Counter) -> None:
    which = counter.at_department()
    counter.desk.apologies.ask_extension(which, wall("2026-11-30 10:00"), "Chờ")
    assert counter.at("2026-12-02 09:00").desk.apologies.draft(which).until > wall("2026-12-02 09:00")


def test_that_the_same_wish_twice_is_one_and_after_an_apology_there_is_none(counter: Counter) -> None:
    which = counter.at_department()
    ask = counter.desk.apologies.ask_extension
    ask(which, UNTIL, "Chờ")
    before = counter.events()
    with refused("extension_already_asked", until=UNTIL):
        ask(which, UNTIL, "Chờ")
    assert counter.events() == before
    other: datetime = UNTIL + timedelta(days=1)
    extension = ask(which, other, "Chờ thêm").extension
    assert extension is not None
    assert extension.until == other
    counter.desk.apologies.apologise(which, UNTIL, "Chờ")
    with refused("apology_already_made"):
        ask(which, other, "Chờ thêm")


def test_that_what_is_at_the_counter_asks_for_no_time(counter: Counter) -> None:
    with refused("forbidden_received"):
        counter.desk.apologies.ask_extension(counter.receive(), UNTIL, "Chờ")
