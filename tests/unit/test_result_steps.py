"""The result on its way to the citizen, and the papers that go with it."""

from frontdesk.domain.clock_intervals import ClockChange
from frontdesk.domain.custody import CITIZEN, Parcel
from frontdesk.domain.result_events import Outcome, ReturnProof
from frontdesk.domain.states import State
from tests.lives import DEPARTMENT, DUE, PAPERS, Life


def test_that_a_recorded_result_is_at_the_department_and_acknowledges_the_papers() -> None:
    submission = Life().hand_over().record().submission
    assert submission.result is not None
    assert (submission.state, submission.holder) == (State.RESULT_READY, DEPARTMENT)
    assert (submission.result.outcome, submission.result.document) == (Outcome.GRANTED, "12/GCN")
    assert submission.handovers[0].parcel is Parcel.RECEIVED
    assert submission.deadline == DUE


def test_that_the_clock_stops_when_the_result_is_at_the_counter() -> None:
    life = Life().hand_over().record()
    at = life.now
    submission = life.receive_result("Giấy chứng nhận").submission
    assert submission.result is not None
    assert (submission.holder, submission.result.at_counter_since, submission.deadline) == ("C1", at, None)
    last = submission.intervals[-1]
    assert (last.change, last.since, last.due_at) == (ClockChange.RESULT, at, DUE)
    assert submission.result.to_give_back == ("Giấy chứng nhận",)


def test_that_a_result_may_come_before_the_department_said_a_word() -> None:
    submission = Life().hand_over().receive_result().submission
    assert (submission.state, submission.handovers[0].parcel) == (State.RESULT_AT_COUNTER, Parcel.RECEIVED)


def test_that_who_fetches_the_result_has_the_papers() -> None:
    submission = Life().hand_over().receive_result("Giấy chứng nhận").give("Giấy chứng nhận").submission
    assert submission.result is not None
    assert (submission.state, submission.custody, submission.owed_back) == (State.RETURNED, CITIZEN, ())
    assert submission.result.proof is ReturnProof.RECEIPT


def test_that_a_paper_left_behind_is_still_owed_and_given_once() -> None:
    life = Life().hand_over().receive_result("Giấy chứng nhận", "Hộ chiếu").give("Hộ chiếu")
    left = [life.submission.owed_back]
    assert (life.submission.state, life.submission.holder) == (State.RETURNED, "C1")
    for _ in range(2):
        left.append(life.give_back("Giấy chứng nhận").submission.owed_back)
    assert left == [("Giấy chứng nhận",), (), ()]
    assert [conflict.reason for conflict in life.submission.conflicts] == ["not_at_counter"]
    assert life.submission.given_back == ("Hộ chiếu", "Giấy chứng nhận")


def test_that_a_refused_file_leaves_the_counter_with_its_last_paper() -> None:
    first, second = (paper.name for paper in PAPERS if paper.present)
    life = Life().refuse().give_back(first)
    assert (life.submission.holder, life.submission.owed_back) == ("C1", (second,))
    life.give_back(second)
    assert (life.submission.custody, life.submission.owed_back) == (CITIZEN, ())


def test_that_papers_of_a_department_are_not_given_back_at_the_counter() -> None:
    life = Life().hand_over().withdraw().give_back("Giấy đề nghị")
    assert [conflict.reason for conflict in life.submission.conflicts] == ["not_at_counter"]
    assert (life.submission.holder, life.submission.given_back) == (DEPARTMENT, ())


def test_that_a_result_at_once_ends_everything() -> None:
    submission = Life().give_at_once().submission
    assert submission.result is not None
    assert (submission.state, submission.custody, submission.result.at_once) == (State.RETURNED, CITIZEN, True)
    assert (submission.intervals[-1].change, submission.deadline) == (ClockChange.RESULT, None)


def test_that_every_call_is_noted() -> None:
    life = Life().hand_over().receive_result().call().call()
    assert [(call.reached, call.note, call.actor) for call in life.submission.calls] == [
        (True, "Chiều đến", "Ma Thị Lan")
    ] * 2
