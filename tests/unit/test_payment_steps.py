"""Money as the fold sees it: never dropped, never counted twice, what is amiss is flagged."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.fees import Assessment, Exemption, FeeItem, Quantity, assess
from frontdesk.domain.journal import Event
from frontdesk.domain.payment_events import (
    AssessedPersonal,
    FeeAssessed,
    PaymentConfirmed,
    PaymentReversed,
    ReceiptNumberNoted,
)
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.procedures import Fee
from frontdesk.domain.submission import Submission
from frontdesk.domain.submissions import fold
from frontdesk.domain.supplement_events import Reason
from tests.lives import Life, sealed_event

CASH, TRANSFER = PaymentMethod.CASH, PaymentMethod.TRANSFER


def paid(life: Life, amount: int = 100_000, method: PaymentMethod = CASH) -> Life:
    return life.do(PaymentConfirmed(1, method, amount, "C1", life.now, "0001"))


def reversed_(life: Life, event: Event) -> Life:
    return life.do(PaymentReversed(event.id, 1, 100_000, "C1", life.now, Reason("Nhầm")))


def conflicts(submission: Submission) -> list[str]:
    return [conflict.reason for conflict in submission.conflicts]


def test_that_what_is_owed_is_what_is_charged_less_what_was_paid() -> None:
    life = Life()
    assert (life.submission.fee_total, life.submission.paid, life.submission.owed) == (100_000, 0, 100_000)
    paid(life, 40_000)
    assert (life.submission.paid, life.submission.owed) == (40_000, 60_000)
    assert paid(life, 60_000).submission.owed == 0
    assert [each.number for each in life.submission.payments] == [1, 2]


def test_that_nobody_owes_what_nobody_knows_and_what_is_free_owes_nothing() -> None:
    unknown = Life(fee=Fee(None)).submission
    assert (unknown.fee_total, unknown.owed) == (None, None)
    assert Life(fee=Fee(2_000, "trang")).submission.owed is None
    assert Life(fee=Fee(0)).submission.owed == 0
    assert paid(Life(fee=Fee(None)), 5_000).submission.paid == 5_000


def test_that_the_last_assessment_holds_with_its_grounds() -> None:
    items = (FeeItem("Chứng thực", 10_000),)
    made = assess(items, (Quantity(0, 4),), (Exemption("Hộ nghèo", percent=50),))
    bare = tuple(replace(line, reason="") for line in made.lines)
    life = Life()
    life.do(FeeAssessed(bare, made.total, life.now, AssessedPersonal(("Hộ nghèo",), "Đếm lại")))
    assert life.submission.assessment == Assessment(made.lines, 20_000, "Đếm lại")
    assert life.submission.owed == 20_000
    life.do(FeeAssessed((), 0, life.now))
    assert life.submission.owed == 0


def test_that_erased_grounds_leave_the_numbers() -> None:
    line = assess((FeeItem("Chứng thực", 10_000),), (Quantity(0),)).lines[0]
    life = Life()
    life.do(FeeAssessed((replace(line, exempted=4_000),), 6_000, life.now))
    assert life.submission.fee_total == 6_000
    assert life.submission.assessment is not None
    assert life.submission.assessment.lines[0].reason == ""


def test_that_two_counters_that_took_the_same_money_are_both_kept_and_the_second_is_flagged() -> None:
    life = Life()
    here = sealed_event(PaymentConfirmed(1, CASH, 100_000, "C1", life.now), life.events[-1].recorded_at + 5, 2)
    there = sealed_event(
        PaymentConfirmed(1, TRANSFER, 100_000, "C2", life.now),
        life.events[-1].recorded_at + 9,
        1,
        "C2-B",
        "Bàn Thị Mai",
    )
    for order in permutations([life.events[0], here, there]):
        submission = fold(order)
        assert submission is not None
        assert (submission.paid, submission.owed) == (200_000, -100_000)
        assert [(each.number, each.counter, each.flag) for each in submission.payments] == [
            (1, "C1", ""),
            (2, "C2", "overpaid"),
        ]
        assert conflicts(submission) == ["overpaid"]


def test_that_money_for_what_ended_meanwhile_is_kept_and_flagged() -> None:
    submission = paid(Life().refuse()).submission
    assert (submission.paid, submission.owed) == (100_000, 0)
    assert (submission.payments[0].flag, conflicts(submission)) == ("forbidden_refused", ["forbidden_refused"])


def test_that_what_was_given_back_is_owed_again_and_gone_once() -> None:
    life = paid(Life())
    payment = life.events[-1]
    after = reversed_(life, payment).submission
    assert (after.paid, after.owed, after.payments[0].holds) == (0, 100_000, False)
    assert (after.payments[0].reversed_reason, after.payments[0].reversed_by) == ("Nhầm", "Ma Thị Lan")
    twice = reversed_(life, payment).submission
    assert (twice.paid, conflicts(twice)) == (0, ["payment_reversed_already"])
    assert conflicts(reversed_(Life(), payment).submission) == ["payment_unknown"]


def test_that_a_reversal_means_the_payment_it_names_whatever_number_it_has_now() -> None:
    life = Life()
    paid(life, 60_000)
    paid(life, 40_000)
    second = life.events[-1]
    life.do(PaymentReversed(second.id, 1, 40_000, "C2", life.now))
    assert [each.holds for each in life.submission.payments] == [True, False]


def test_that_a_receipts_number_may_come_later_and_be_put_right() -> None:
    life = paid(Life())
    payment = life.events[-1]
    for number in ("0007", "0008"):
        life.do(ReceiptNumberNoted(payment.id, 1, number, life.now))
    assert life.submission.payments[0].receipt_no == "0008"
    life.do(ReceiptNumberNoted("nobody", 1, "9", life.now))
    assert conflicts(life.submission) == ["payment_unknown"]


def test_that_another_fee_is_assessed_anew_and_the_same_is_not() -> None:
    life = Life()
    life.do(FeeAssessed((), 30_000, life.now))
    assert life.correct(2).submission.fee_total == 30_000
    after = life.correct(3, fee=Fee(8_000, "bản")).submission
    assert (after.assessment, after.fee_total) == (None, 8_000)


def test_that_a_clock_that_is_behind_loses_no_money() -> None:
    life = Life()
    first = life.events[0].recorded_at
    there = sealed_event(PaymentConfirmed(1, CASH, 60_000, "C2", life.now), first + 9, 1, "C2-B")
    back = sealed_event(PaymentReversed(there.id, 1, 60_000, "C1", life.now, Reason("Nhầm")), first + 5, 2)
    noted = sealed_event(ReceiptNumberNoted(there.id, 1, "0007", life.now), first + 6, 3)
    early = sealed_event(PaymentConfirmed(1, TRANSFER, 30_000, "C3", life.now), first - 5, 1, "C3-A")
    submission = fold([life.events[0], there, back, noted, early])
    assert submission is not None
    assert conflicts(submission) == []
    assert [(each.amount, each.holds, each.receipt_no) for each in submission.payments] == [
        (60_000, False, "0007"),
        (30_000, True, ""),
    ]
    assert submission.owed == 70_000


amounts = st.lists(st.integers(1, 300_000), max_size=6)


@given(amounts, st.data())
def test_that_no_money_is_lost_in_any_order_of_payments_and_reversals(given_: list[int], data: st.DataObject) -> None:
    life = Life()
    for amount in given_:
        paid(life, amount)
    payments = life.events[1:]
    gone = data.draw(st.sets(st.sampled_from(range(len(payments))))) if payments else set()
    for at in sorted(gone):
        reversed_(life, payments[at])
    shuffled = fold(data.draw(st.permutations(life.events)))
    assert shuffled == life.submission
    assert shuffled is not None
    kept = [amount for at, amount in enumerate(given_) if at not in gone]
    assert (shuffled.paid, shuffled.owed) == (sum(kept), 100_000 - sum(kept))
    assert len(shuffled.payments) == len(given_)
