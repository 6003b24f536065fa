"""How papers change hands: one holder at each moment."""

import pytest

from frontdesk.domain.custody import CITIZEN, Holder, HolderKind, Parcel
from frontdesk.domain.states import State
from tests.lives import DEPARTMENT, MANIFEST, Life

C1 = Holder(HolderKind.COUNTER, "C1")
AWAY = Holder(HolderKind.DEPARTMENT, DEPARTMENT)
OTHER = "BG-C1-261123-002-F"


def reasons(life: Life) -> list[str]:
    return [conflict.reason for conflict in life.submission.conflicts]


def parcels(life: Life) -> list[Parcel]:
    return [passage.parcel for passage in life.submission.handovers]


def test_that_a_new_submission_is_at_the_counter_that_received_it() -> None:
    assert Life(counter="C2").submission.custody == Holder(HolderKind.COUNTER, "C2")


def test_that_a_handover_moves_the_papers_and_keeps_who_gave_when_and_whether_late() -> None:
    life = Life()
    at = life.now
    submission = life.hand_over(late=True).submission
    assert (submission.state, submission.custody, submission.holder) == (State.HANDED_OVER, AWAY, DEPARTMENT)
    passage = submission.handovers[0]
    assert (passage.giver, passage.counter, passage.handed_over_at, passage.late) == ("Ma Thị Lan", "C1", at, True)
    assert (passage.parcel, passage.taker, passage.answered_at) == (Parcel.SENT, "", None)


def test_that_an_acknowledgement_names_its_taker_or_else_who_recorded_it() -> None:
    named = Life().hand_over().acknowledge(taker="Nông Văn Páo").submission
    assert (named.state, named.custody, named.handovers[0].taker) == (State.IN_PROGRESS, AWAY, "Nông Văn Páo")
    assert Life().hand_over().acknowledge().submission.handovers[0].taker == "Ma Thị Lan"


def test_that_missing_papers_are_the_givers_until_they_are_found() -> None:
    life = Life().hand_over().report_missing()
    assert (life.submission.state, life.submission.custody) == (State.MISSING, C1)
    assert life.submission.reported_missing
    assert life.submission.handovers[0].reason == "Không thấy trong tập"
    life.find("C3")
    assert (life.submission.state, life.submission.custody) == (
        State.SENT_BACK,
        Holder(HolderKind.COUNTER, "C3"),
    )
    assert (parcels(life), life.submission.reported_missing) == ([Parcel.FOUND], False)


def test_that_missing_papers_that_turn_up_at_the_department_are_acknowledged() -> None:
    life = Life().hand_over().report_missing().acknowledge()
    assert (life.submission.state, life.submission.custody) == (State.IN_PROGRESS, AWAY)
    assert (parcels(life), life.submission.reported_missing) == ([Parcel.RECEIVED], False)


def test_that_papers_sent_back_go_to_the_counter_that_took_them_and_out_again() -> None:
    life = Life().hand_over().acknowledge().send_back(counter="C2")
    assert (life.submission.state, life.submission.holder) == (State.SENT_BACK, "C2")
    life.hand_over(OTHER)
    assert (life.submission.state, parcels(life)) == (State.HANDED_OVER, [Parcel.SENT_BACK, Parcel.SENT])
    assert [passage.manifest for passage in life.submission.handovers] == [MANIFEST, OTHER]


def test_that_a_withdrawal_is_final_whatever_the_papers_do() -> None:
    life = Life().hand_over().withdraw()
    for step in (life.acknowledge, life.send_back):
        step()
        assert life.submission.state is State.WITHDRAWN
    assert (life.submission.custody, parcels(life)) == (C1, [Parcel.SENT_BACK])
    lost = Life().hand_over().withdraw().report_missing()
    assert (lost.submission.state, lost.submission.custody) == (State.WITHDRAWN, C1)
    assert (lost.find().submission.state, parcels(lost)) == (State.WITHDRAWN, [Parcel.FOUND])
    assert reasons(life) == reasons(lost) == []


def test_that_a_withdrawal_leaves_papers_of_a_department_there() -> None:
    life = Life().hand_over().acknowledge().withdraw(given_back=True)
    assert (life.submission.state, life.submission.custody) == (State.WITHDRAWN, AWAY)
    assert Life().withdraw(given_back=True).submission.custody == CITIZEN


def test_that_missing_papers_are_not_given_back_by_a_withdrawal() -> None:
    life = Life().hand_over().report_missing().withdraw(given_back=True)
    assert (life.submission.custody, life.submission.given_back) == (C1, ())


def test_that_papers_move_within_the_office_only() -> None:
    life = Life().move(HolderKind.OFFICER, "Nông Văn Páo")
    assert (life.submission.holder, life.submission.state) == ("Nông Văn Páo", State.RECEIVED)
    assert life.move(HolderKind.ARCHIVE).submission.custody == Holder(HolderKind.ARCHIVE)
    for kind in (HolderKind.CITIZEN, HolderKind.DEPARTMENT):
        assert reasons(Life().move(kind, "x")) == ["not_within_office"]
    assert reasons(Life().refuse(given_back=True).move(HolderKind.ARCHIVE)) == ["not_within_office"]
    lost = Life().hand_over().report_missing().withdraw().move(HolderKind.ARCHIVE)
    assert (reasons(lost), lost.submission.custody) == (["not_within_office"], C1)


@pytest.mark.parametrize("verb", ["acknowledge", "report_missing", "find", "send_back"])
def test_that_an_answer_to_another_batch_is_kept_as_a_conflict(verb: str) -> None:
    life = Life().hand_over()
    if verb == "find":
        life.report_missing()
    before = life.submission
    getattr(life, verb)(manifest=OTHER)
    assert reasons(life) == ["not_at_department" if verb == "send_back" else "other_manifest"]
    assert (life.submission.custody, life.submission.handovers) == (before.custody, before.handovers)


def test_that_what_was_answered_is_not_answered_again() -> None:
    life = Life().hand_over().withdraw().acknowledge().acknowledge().report_missing().find()
    assert reasons(life) == ["answered_before", "answered_before", "not_missing"]
    assert life.submission.custody == AWAY


def test_that_two_counters_that_handed_over_apart_leave_one_holder_and_one_conflict() -> None:
    life = Life().hand_over().hand_over(OTHER)
    assert reasons(life) == ["forbidden_handed_over"]
    assert (life.submission.custody, len(life.submission.handovers)) == (AWAY, 1)
