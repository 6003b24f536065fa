"""Supplement, ending, apology and correction: the due date moves only by a recorded interval."""

from datetime import timedelta

import pytest

from frontdesk.domain.clock_intervals import ClockChange
from frontdesk.domain.custody import CITIZEN
from frontdesk.domain.procedures import ClockPolicy
from frontdesk.domain.states import State
from tests.lives import DUE, PAPERS, Life, received

LATER = DUE + timedelta(days=9)


def changes(life: Life) -> list[ClockChange]:
    intervals = life.submission.intervals
    assert [each.until for each in intervals[:-1]] == [each.since for each in intervals[1:]], "contiguous"
    assert intervals[-1].until is None
    return [each.change for each in intervals]


def reasons(life: Life) -> list[str]:
    return [conflict.reason for conflict in life.submission.conflicts]


def test_that_form_02_stops_the_clock_and_says_what_is_wanted() -> None:
    life = Life().request("Giấy chứng nhận", "Hợp đồng thuê nhà")
    submission = life.submission
    assert (submission.state, submission.due_at, submission.deadline) == (State.AWAITING_SUPPLEMENT, None, None)
    assert submission.request is not None
    assert [paper.name for paper in submission.request.wanted] == ["Giấy chứng nhận", "Hợp đồng thuê nhà"]
    assert changes(life) == [ClockChange.RECEIVED, ClockChange.SUPPLEMENT_REQUESTED]


@pytest.mark.parametrize(
    ("policy", "change"), [(ClockPolicy.RESET, ClockChange.RESTARTED), (ClockPolicy.PAUSE, ClockChange.RESUMED)]
)
def test_that_a_complete_supplement_starts_the_clock_as_the_policy_says(
    policy: ClockPolicy, change: ClockChange
) -> None:
    life = Life().request().supplement(LATER, policy)
    assert (life.submission.state, life.submission.due_at, life.submission.request) == (State.RECEIVED, LATER, None)
    assert changes(life)[-1] is change


def test_that_an_incomplete_supplement_leaves_everything_waiting() -> None:
    life = Life().request().supplement(None)
    assert (life.submission.state, life.submission.due_at) == (State.AWAITING_SUPPLEMENT, None)
    assert life.submission.request is not None
    assert len(changes(life)) == 2


def test_that_a_second_request_must_say_that_it_is_one() -> None:
    assert reasons(Life().request().request()) == ["request_not_counted"]
    assert reasons(Life().request(repeated=True)) == ["request_not_counted"]
    twice = Life().request().request("Hợp đồng", repeated=True, reason="Phát hiện khi thẩm định")
    assert [each.reason for each in twice.submission.supplements] == ["", "Phát hiện khi thẩm định"]
    assert len(twice.submission.waited_for) == 2
    assert twice.supplement().submission.waited_for == ()


@pytest.mark.parametrize("verb", ["refuse", "withdraw"])
@pytest.mark.parametrize("given_back", [True, False])
def test_that_an_ending_stops_the_clock_for_good_and_tells_the_papers(verb: str, given_back: bool) -> None:
    life = Life()
    getattr(life, verb)(given_back=given_back)
    submission = life.submission
    assert submission.ending is not None
    assert (submission.due_at, submission.deadline, changes(life)[-1]) == (None, None, ClockChange.ENDED)
    names = tuple(paper.name for paper in PAPERS if paper.present)
    assert (submission.custody == CITIZEN) == given_back
    assert submission.owed_back == (() if given_back else names)
    assert submission.given_back == (names if given_back else ())


def test_that_a_withdrawal_says_at_which_stage() -> None:
    ending = Life().hand_over().withdraw().submission.ending
    assert ending is not None
    assert (ending.stage, ending.number, ending.reason) == ("handed_over", "01/C1-DHS", "Không làm nữa")


def test_that_a_closed_submission_keeps_its_papers_at_the_counter() -> None:
    submission = Life().request().close().submission
    assert (submission.state, submission.holder) == (State.CLOSED, "C1")


def test_that_there_is_one_apology() -> None:
    life = Life().hand_over().ask().apologise(LATER).apologise(LATER + timedelta(days=9))
    assert (life.submission.due_at, life.submission.extension) == (LATER, None)
    assert reasons(life) == ["apology_already_made"]
    assert changes(life)[-1] is ClockChange.APOLOGY


def test_that_a_restart_after_an_apology_gives_no_second_one() -> None:
    life = Life().apologise(LATER).request().supplement(LATER).apologise(LATER + timedelta(days=1))
    assert reasons(life) == ["apology_already_made"]
    assert life.submission.due_at == LATER


def test_that_a_clock_that_stands_has_no_date_to_move() -> None:
    assert reasons(Life().request().apologise()) == ["forbidden_awaiting_supplement"]


def test_that_a_wish_for_more_time_promises_nothing() -> None:
    life = Life().hand_over().ask()
    assert life.submission.extension is not None
    assert (life.submission.due_at, len(changes(life))) == (DUE, 1)


def test_that_a_correction_replaces_the_receipt_and_says_by_what() -> None:
    life = Life().correct()
    submission = life.submission
    assert (submission.version, submission.prints) == (2, 0)
    old = submission.replaced[0]
    assert (old.version, old.token_hash, old.lookup_key) == (1, "0" * 64, "1234-5678")
    assert submission.received.personal is not None
    assert submission.received.personal.principal.name == "NGUYỄN THỊ HOA"
    assert submission.as_received == received()
    assert len(changes(life)) == 1


def test_that_two_corrections_of_one_version_are_one_and_a_conflict() -> None:
    life = Life().correct().correct()
    assert (life.submission.version, reasons(life)) == (2, ["version_taken"])


@pytest.mark.parametrize(("due_at", "state"), [(LATER, State.RECEIVED), (None, State.AWAITING_SUPPLEMENT)])
def test_that_a_correction_moves_the_due_date_by_an_interval_only(due_at: object, state: State) -> None:
    life = Life().correct(due_at=due_at)  # type: ignore[arg-type]
    assert (life.submission.due_at, life.submission.state) == (due_at, state)
    assert changes(life) == [ClockChange.RECEIVED, ClockChange.CORRECTED]


def test_that_a_correction_made_apart_does_not_call_papers_back_from_a_department() -> None:
    submission = Life().hand_over().correct(due_at=None).submission
    assert (submission.state, submission.due_at, submission.version) == (State.HANDED_OVER, DUE, 2)
    assert submission.conflicts == ()


def test_that_a_clock_put_back_between_two_acts_makes_no_backward_interval() -> None:
    life = Life()
    life.now -= timedelta(minutes=20)
    life.request()
    assert changes(life) == [ClockChange.RECEIVED, ClockChange.SUPPLEMENT_REQUESTED]
    assert all(each.until is None or each.since <= each.until for each in life.submission.intervals)
