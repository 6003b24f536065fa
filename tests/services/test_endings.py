"""Refuse, or stop at the citizen's request (NĐ 118/2025 Art 17.1c, 21)."""

import pytest

from frontdesk.domain.custody import CITIZEN
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.states import State
from tests.counters import Counter
from tests.refusals import refused


@pytest.mark.parametrize("given_back", [True, False])
def test_that_a_refusal_gives_form_03_and_says_where_the_papers_are(counter: Counter, given_back: bool) -> None:
    which = counter.receive()
    after = counter.desk.endings.refuse(which, "Không thuộc thẩm quyền", given_back=given_back)
    assert after.ending is not None
    assert (after.state, after.ending.number, after.ending.reason) == (
        State.REFUSED,
        "01/C1-TCHS",
        "Không thuộc thẩm quyền",
    )
    assert (after.custody == CITIZEN, after.due_at, after.deadline) == (given_back, None, None)


@pytest.mark.parametrize("verb", ["refuse", "withdraw"])
def test_that_no_ending_is_without_its_reason(counter: Counter, verb: str) -> None:
    which = counter.receive()
    act = getattr(counter.desk.endings, verb)
    before = counter.events()
    for reason, code in (("", "reason_missing"), (" \n ", "reason_missing"), ("x" * 2_001, "reason_too_long")):
        with refused(code):
            act(which, reason)
    assert counter.events() == before
    assert counter.get(which).state is State.RECEIVED


def test_that_an_ending_happens_once_and_its_number_is_used_once(counter: Counter) -> None:
    first, second = counter.receive(), counter.receive()
    counter.desk.endings.refuse(first, "Sai thẩm quyền")
    with refused("forbidden_refused"):
        counter.desk.endings.refuse(first, "Sai thẩm quyền")
    with refused("forbidden_refused"):
        counter.desk.endings.withdraw(first, "Thôi")
    after = counter.desk.endings.refuse(second, "Sai thẩm quyền")
    assert after.ending is not None
    assert after.ending.number == "02/C1-TCHS"


def test_that_what_a_department_has_is_not_refused_at_the_counter(counter: Counter) -> None:
    which = counter.at_department()
    with refused("forbidden_in_progress"):
        counter.desk.endings.refuse(which, "Sai thẩm quyền")


@pytest.mark.parametrize("money", [None, 0, 100_000])
def test_that_a_withdrawal_says_stage_and_money(counter: Counter, money: int | None) -> None:
    which = counter.receive()
    ending = counter.desk.endings.withdraw(which, "Chưa cần nữa", money, given_back=True).ending
    assert ending is not None
    assert (ending.number, ending.stage, ending.fee_returned) == ("01/C1-DHS", "received", money)
    second = counter.desk.endings.withdraw(counter.receive(), "Chưa cần nữa").ending
    assert second is not None
    assert second.number == "02/C1-DHS"
    assert counter.get(which).custody == CITIZEN


@pytest.mark.parametrize("money", [-1, 10_000_000_001])
def test_that_money_nobody_paid_is_not_returned(counter: Counter, money: int) -> None:
    which = counter.receive()
    with refused("money_out_of_range", amount=money):
        counter.desk.endings.withdraw(which, "Thôi", money)


def test_that_no_more_is_given_back_than_was_paid(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.payments.confirm(which, PaymentMethod.CASH, 50_000)
    with refused("fee_returned_too_large", amount="100.000", paid="50.000"):
        counter.desk.endings.withdraw(which, "Thôi", 100_000)
    assert counter.desk.endings.withdraw(which, "Thôi", 50_000).paid == 0


def test_that_papers_of_a_withdrawn_submission_stay_with_the_department_until_it_sends_them_back(
    counter: Counter,
) -> None:
    which = counter.at_department()
    after = counter.desk.endings.withdraw(which, "Thôi", given_back=True)
    assert (after.state, after.holder) == (State.WITHDRAWN, counter.department(which))
    assert [row.submission_id for row in counter.desk.boards.inbox(after.department)] == [which]
    counter.at("2026-12-09 09:00")  # not late: nobody waits for it any more
    back = counter.desk.handover.send_back(which, "Công dân rút")
    assert (back.state, back.holder, back.deadline) == (State.WITHDRAWN, "C1", None)
    assert "quá 3 ngày" not in counter.desk.lookup.get(which).timeline[-1].sentence
    assert counter.desk.boards.handover().loads == ()


def test_that_a_decision_cannot_be_withdrawn_from(counter: Counter) -> None:
    ready, there = counter.at_department(), counter.with_result()
    counter.desk.results.record(ready)
    with refused("forbidden_result_ready"):
        counter.desk.endings.withdraw(ready, "Thôi")
    with refused("forbidden_result_at_counter"):
        counter.desk.endings.withdraw(there, "Thôi")


def test_that_missing_papers_are_not_taken_along_by_a_withdrawal(counter: Counter) -> None:
    which = counter.receive()
    manifest = counter.hand_over(which)
    counter.desk.handover.report_missing(which)
    after = counter.desk.endings.withdraw(which, "Thôi", given_back=True)
    assert after.holder == "C1"
    assert [each.code for each in counter.desk.handover.differences()] == [manifest]
    counter.desk.handover.found(which)
    assert counter.desk.handover.differences() == ()
    assert counter.get(which).state is State.WITHDRAWN
