"""The result over the counter to the citizen (NĐ 118/2025 Art 6.2, 17.4)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.domain.custody import CITIZEN, Holder, HolderKind, Parcel
from frontdesk.domain.result_events import Outcome, ReturnProof
from frontdesk.domain.states import State
from frontdesk.domain.takers import Handing
from tests.counters import BIRTH, Counter
from tests.refusals import refused


def originals(counter: Counter, which: str) -> tuple[str, ...]:
    return tuple(paper.name for paper in counter.get(which).received.papers if paper.present)


def test_that_the_department_records_what_it_decided(counter: Counter) -> None:
    which = counter.at_department()
    after = counter.desk.results.record(which, Outcome.DECLINED, "12/UBND", by="Nông Văn Páo")
    assert after.result is not None
    assert (after.state, after.result.outcome, after.result.document) == (
        State.RESULT_READY,
        Outcome.DECLINED,
        "12/UBND",
    )
    assert counter.desk.lookup.get(which).timeline[-1].actor == "Nông Văn Páo · Ma Thị Lan"
    with refused("forbidden_result_ready"):
        counter.desk.results.record(which)


def test_that_a_result_answers_for_papers_nobody_acknowledged(counter: Counter) -> None:
    which = counter.receive()
    counter.hand_over(which)
    counter.desk.results.record(which)
    passage = counter.get(which).handover
    assert passage is not None
    assert passage.parcel is Parcel.RECEIVED
    assert counter.desk.handover.differences() == ()


def test_that_nothing_is_decided_that_no_department_has(counter: Counter) -> None:
    which = counter.receive()
    for act in (counter.desk.results.record, counter.desk.results.receive):
        with refused("forbidden_received"):
            act(which)
    with refused("document_too_long", most=120):
        counter.desk.results.record(counter.at_department(), document="x" * 121)


def test_that_the_clock_stops_when_the_result_is_at_the_counter(counter: Counter) -> None:
    which = counter.at_department(procedure=BIRTH)
    after = counter.desk.results.receive(which)
    assert after.result is not None
    assert (after.state, after.holder, after.deadline) == (State.RESULT_AT_COUNTER, "C1", None)
    # what an application is filed with stays in the file
    assert "Giấy chứng sinh" in after.result.to_give_back
    assert not any("tờ khai" in name.lower() for name in after.result.to_give_back)
    with refused("forbidden_result_at_counter"):
        counter.desk.results.receive(which)


def test_that_what_came_with_the_result_is_named_once(counter: Counter) -> None:
    which = counter.at_department()
    one = originals(counter, which)[0]
    after = counter.desk.results.receive(which, [one, "Sổ đỏ", one])
    assert after.result is not None
    assert after.result.to_give_back == (one, "Sổ đỏ")


def test_that_a_result_is_returned_against_the_receipt_with_every_paper(counter: Counter) -> None:
    which = counter.with_result(procedure=BIRTH)
    result = counter.get(which).result
    assert result is not None
    there = result.to_give_back
    assert there
    after = counter.desk.results.return_result(which, Handing())
    assert after.result is not None
    assert (after.state, after.custody, after.given_back) == (State.RETURNED, CITIZEN, there)
    assert (after.result.proof, after.owed_back) == (ReturnProof.RECEIPT, ())
    with refused("forbidden_returned"):
        counter.desk.results.return_result(which, Handing())


def test_that_the_fee_that_was_shown_is_on_record(counter: Counter) -> None:
    from frontdesk.domain.result_events import ResultReturned

    which = counter.with_result()
    after = counter.desk.results.return_result(which, Handing())
    act = next(act for _event, act in after.events if isinstance(act, ResultReturned))
    assert act.fee_owed == after.received.fee.amount


def test_that_a_delegate_names_himself_and_shows_a_power_of_attorney(counter: Counter) -> None:
    which = counter.with_result()
    give = counter.desk.results.return_result
    before = counter.events()
    with refused("taker_missing"):
        give(which, Handing(ReturnProof.DELEGATE, paper="12/UQ"))
    with refused("taker_missing"):
        give(which, Handing(ReturnProof.DELEGATE, taker="  ", paper="12/UQ"))
    with refused("delegate_needs_paper"):
        give(which, Handing(ReturnProof.DELEGATE, taker="MA VĂN AN", paper=" "))
    assert (counter.events(), counter.get(which).state) == (before, State.RESULT_AT_COUNTER)
    after = give(which, Handing(ReturnProof.DELEGATE, "MA VĂN AN", paper="12/UQ ngày 20/11"))
    assert after.result is not None
    assert (after.result.taker, after.result.taker_paper) == ("MA VĂN AN", "12/UQ ngày 20/11")
    assert "MA VĂN AN" in counter.desk.lookup.get(which).timeline[-1].sentence


def test_that_a_lost_receipt_is_told(counter: Counter) -> None:
    which = counter.with_result()
    after = counter.desk.results.return_result(which, Handing(ReturnProof.LOST_RECEIPT))
    assert after.result is not None
    assert after.result.proof is ReturnProof.LOST_RECEIPT
    assert "bị mất" in counter.desk.lookup.get(which).timeline[-1].sentence


def test_that_a_stranger_without_the_receipt_gets_nothing_unless_a_note_says_why(counter: Counter) -> None:
    which = counter.with_result()
    results = counter.desk.results
    personal = counter.get(which).received.personal
    assert personal is not None
    own = personal.principal.number
    stranger = Handing(ReturnProof.LOST_RECEIPT, id_number="008099000001")
    before = counter.events()
    with refused("taker_not_applicant", code=counter.code(which)):
        results.return_result(which, stranger)
    assert (counter.events(), counter.get(which).state) == (before, State.RESULT_AT_COUNTER)
    after = results.return_result(which, Handing(ReturnProof.LOST_RECEIPT, id_number=own, given_back=()))
    assert after.owed_back
    with refused("taker_not_applicant"):
        results.give_back(which, stranger)
    assert not results.give_back(which, replace(stranger, note="Thẻ căn cước mới đổi")).owed_back


def test_that_papers_are_tracked_one_by_one(counter: Counter) -> None:
    which = counter.at_department()
    first, second = originals(counter, which)[:2]
    counter.desk.results.receive(which, [first, second])
    with refused("papers_not_there", papers=("Sổ đỏ",)):
        counter.desk.results.return_result(which, Handing(given_back=[first, "Sổ đỏ"]))
    after = counter.desk.results.return_result(which, Handing(given_back=[first]))
    assert (after.state, after.holder, after.owed_back) == (State.RETURNED, "C1", (second,))
    with refused("nothing_given_back", papers=(second,)):
        counter.desk.results.give_back(which, Handing(given_back=[]))
    with refused("papers_not_there", papers=(first,)):
        counter.desk.results.give_back(which, Handing(given_back=[first]))
    assert counter.desk.results.give_back(which, Handing()).custody == CITIZEN
    with refused("already_with_citizen"):
        counter.desk.results.give_back(which, Handing())


def test_that_a_refused_file_is_at_the_counter_until_its_last_paper_is_gone(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.endings.refuse(which, "Sai thẩm quyền")
    first, *rest = originals(counter, which)
    after = counter.desk.results.give_back(which, Handing(given_back=[first]))
    assert (after.holder, after.owed_back) == ("C1", tuple(rest))
    assert [row.submission_id for row in counter.desk.counts.expected()] == [which]
    assert counter.desk.results.give_back(which, Handing()).custody == CITIZEN
    assert counter.desk.counts.expected() == ()
    with refused("already_with_citizen"):
        counter.desk.results.give_back(which, Handing())


def test_that_papers_of_an_open_submission_are_not_given_back(counter: Counter) -> None:
    with refused("not_ended"):
        counter.desk.results.give_back(counter.receive(), Handing())


def test_that_a_result_at_once_is_logged_like_any_other(counter: Counter) -> None:
    which = counter.receive(BIRTH)
    after = counter.desk.results.give_at_once(which, document="45/2026")
    assert after.result is not None
    assert (after.state, after.custody, after.result.at_once) == (State.RETURNED, CITIZEN, True)
    assert after.prints == 0
    assert (after.received.book_number, after.received.serial) == (1, 1)  # in form 07 all the same
    with refused("forbidden_returned"):
        counter.desk.results.give_at_once(which)


def test_that_papers_elsewhere_or_incomplete_get_no_result_at_once(counter: Counter) -> None:
    waiting, taken = counter.receive(missing=("1",)), counter.receive()
    with refused("forbidden_awaiting_supplement"):
        counter.desk.results.give_at_once(waiting)
    counter.desk.handover.move(taken, Holder(HolderKind.ARCHIVE))
    with refused("not_at_counter"):
        counter.desk.results.give_at_once(taken)


def test_that_calls_are_kept_and_one_noted_twice_is_one(counter: Counter) -> None:
    which = counter.with_result()
    call = counter.desk.results.call
    call(which, "Không nghe máy", reached=False)
    before = counter.events()
    with refused("call_already_noted"):
        call(which, "Không nghe máy", reached=False)
    assert counter.events() == before
    call(which, "Chiều đến", reached=True)
    counter.clock.now += timedelta(minutes=2)
    calls = call(which, "Chiều đến", reached=True).calls
    assert [(each.reached, each.note) for each in calls] == [(False, "Không nghe máy"), *[(True, "Chiều đến")] * 2]


@pytest.mark.parametrize("state", ["received", "handed_over"])
def test_that_there_is_nothing_to_tell_before_there_is_something(counter: Counter, state: str) -> None:
    which = counter.receive()
    if state == "handed_over":
        counter.hand_over(which)
    with refused("nothing_to_tell"):
        counter.desk.results.call(which, "", reached=True)


def test_that_a_result_that_is_not_here_is_not_returned(counter: Counter) -> None:
    which = counter.at_department()
    counter.desk.results.record(which)
    with refused("forbidden_result_ready"):
        counter.desk.results.return_result(which, Handing())
