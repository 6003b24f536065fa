"""Fees and payments over the counter."""

from datetime import date

import pytest

from frontdesk.domain.day_money import FlaggedPayment, OfficerMoney
from frontdesk.domain.events import OfficeProfileSet
from frontdesk.domain.fees import Exemption, Quantity
from frontdesk.domain.payment_events import FeeAssessed, PaymentConfirmed
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.procedures import Fee
from frontdesk.domain.result_events import ResultReturned
from frontdesk.domain.states import Verb
from frontdesk.domain.takers import Handing
from frontdesk.domain.vietqr import BankAccount, read_vietqr
from frontdesk.storage.journal import Appender, Me, become
from tests.counters import BIRTH, Counter
from tests.refusals import refused

CASH, TRANSFER = PaymentMethod.CASH, PaymentMethod.TRANSFER
CERTIFIED, EXTRACT, MARRIAGE = "2.000815", "2.000635", "1.000894"
ACCOUNT = ("970403", "0011012345678", "UBND XÃ THÁI BÌNH")
MONDAY = date(2026, 11, 23)


# -- what is charged --------------------------------------------------------------------------------------------------
def test_that_a_sheet_says_what_is_charged_before_anybody_assessed(counter: Counter) -> None:
    sheet = counter.desk.payments.fee_sheet(counter.receive())
    assert (sheet.total, sheet.paid, sheet.owed, sheet.assessed) == (100_000, 0, 100_000, False)
    assert (sheet.words, sheet.account, sheet.payments) == ("Một trăm nghìn đồng", None, ())
    assert sheet.assessment is not None
    assert sheet.assessment.total == 100_000


def test_that_pages_are_counted_before_anything_is_asked_for(counter: Counter) -> None:
    payments, which = counter.desk.payments, counter.receive(CERTIFIED)
    payments.set_account(*ACCOUNT)
    sheet = payments.fee_sheet(which)
    assert (sheet.total, sheet.owed, sheet.words, len(sheet.items)) == (None, None, "", 1)
    with refused("fee_unknown"):
        payments.qr(which)
    with refused("fee_unknown"):
        payments.confirm(which, CASH, 2_000)
    with refused("fee_unknown"):
        payments.assess(which)
    before = counter.events()
    assert payments.foresee(which, [Quantity(0, 2, 10)]).total == 24_000
    assert counter.events() == before
    assert payments.assess(which, [Quantity(0, 2, 10)]).owed == 24_000
    assert payments.qr(which).amount == 24_000


def test_that_a_submission_is_shown_however_dear_its_old_catalogue_was(counter: Counter) -> None:
    counter.publish(fee=Fee(200_000_000))
    payments, which = counter.desk.payments, counter.receive()
    assert payments.fee_sheet(which).owed == 200_000_000
    assert counter.get(which).owed == 200_000_000
    assert payments.confirm(which, CASH, 100_000_000).owed == 100_000_000


def test_that_one_copy_is_charged_until_more_are_counted(counter: Counter) -> None:
    payments, which = counter.desk.payments, counter.receive(EXTRACT)
    assert payments.fee_sheet(which).owed == 8_000
    assert payments.assess(which, [Quantity(0, 3)]).owed == 24_000
    with refused("fee_assessed_already"):
        payments.assess(which, [Quantity(0, 3)])
    assert payments.assess(which, [Quantity(0, 2)]).owed == 16_000


def test_that_an_exemption_is_on_record_with_its_ground(counter: Counter) -> None:
    payments, which = counter.desk.payments, counter.receive()
    with refused("exemption_needs_reason"):
        payments.assess(which, (), [Exemption(" ")])
    after = payments.assess(which, (), [Exemption("Hộ nghèo, giấy số 12", percent=50)])
    assert (after.fee_total, after.owed) == (50_000, 50_000)
    act = after.events[-1][1]
    assert isinstance(act, FeeAssessed)
    assert act.personal is not None
    assert act.personal.reasons == ("Hộ nghèo, giấy số 12",)
    assert [line.reason for line in act.lines] == [""], "a ground can be erased"
    assert "miễn giảm 50.000 đồng (Hộ nghèo, giấy số 12)" in counter.desk.lookup.get(which).timeline[-1].sentence
    assert payments.assess(which, (), [Exemption("Hộ nghèo, giấy số 12")]).owed == 0
    with refused("nothing_owed"):
        payments.confirm(which, CASH, 100_000)


def test_that_the_provinces_amount_is_typed_with_its_ground_and_no_other_is(counter: Counter) -> None:
    payments, theirs, ours = counter.desk.payments, counter.receive(MARRIAGE), counter.receive()
    with refused("fee_amount_missing"):
        payments.assess(theirs)
    with refused("fee_note_missing"):
        payments.assess(theirs, amount=30_000)
    assert payments.foresee(theirs, amount=30_000).total == 30_000
    for amount in (-1, 100_000_001):
        with refused("payment_implausible"):
            payments.assess(theirs, amount=amount, note="NQ 15")
    with refused("fee_is_set"):
        payments.assess(ours, amount=30_000, note="NQ 15")
    after = payments.assess(theirs, (), [Exemption("Vùng khó khăn", amount=10_000)], 30_000, "NQ 15/2025")
    assert (after.owed, after.assessment and after.assessment.note) == (20_000, "NQ 15/2025")


def test_that_what_is_free_is_neither_assessed_nor_paid(counter: Counter) -> None:
    payments, which = counter.desk.payments, counter.receive(BIRTH)
    with refused("free_of_charge"):
        payments.assess(which)
    with refused("nothing_owed"):
        payments.confirm(which, CASH, 1_000)
    assert payments.fee_sheet(which).words == "Không đồng"


# -- what was paid ----------------------------------------------------------------------------------------------------
def test_that_money_is_confirmed_in_parts_until_nothing_is_owed(counter: Counter) -> None:
    payments, which = counter.desk.payments, counter.receive()
    assert payments.confirm(which, CASH, 40_000, " 000 12 ").owed == 60_000
    with refused("payment_too_large"):
        payments.confirm(which, TRANSFER, 60_001)
    after = payments.confirm(which, TRANSFER, 60_000)
    assert (after.paid, after.owed, [each.receipt_no for each in after.payments]) == (100_000, 0, ["000 12", ""])
    with refused("nothing_owed"):
        payments.confirm(which, CASH, 1_000)


@pytest.mark.parametrize("amount", [0, -5, 100_000_001])
def test_that_no_money_and_too_much_of_it_are_refused(counter: Counter, amount: int) -> None:
    which = counter.receive(MARRIAGE)
    with refused("payment_implausible"):
        counter.desk.payments.confirm(which, CASH, amount)


def test_that_the_same_money_confirmed_twice_is_one_payment(counter: Counter) -> None:
    payments, which = counter.desk.payments, counter.receive()
    payments.confirm(which, CASH, 40_000)
    with refused("payment_already_noted"):
        payments.confirm(which, CASH, 40_000)
    counter.clock.forward(minutes=2)
    assert payments.confirm(which, CASH, 40_000).paid == 80_000


def test_that_a_clock_set_back_does_not_stop_the_same_money_for_hours(counter: Counter) -> None:
    payments, which = counter.desk.payments, counter.receive()
    payments.confirm(which, CASH, 40_000)
    counter.at("2026-11-23 09:00").desk.clock.accept()
    assert payments.confirm(which, CASH, 40_000).paid == 80_000


def test_that_a_provinces_fee_typed_wrong_goes_with_its_payment(counter: Counter) -> None:
    payments, which = counter.desk.payments, counter.receive(MARRIAGE)
    payments.confirm(which, CASH, 300_000)
    counter.clock.forward(minutes=2)
    assert payments.reverse(which, 1, "Gõ thừa số 0").owed is None
    after = payments.confirm(which, CASH, 30_000)
    assert (after.fee_total, after.paid, after.owed) == (30_000, 30_000, 0)


def test_that_a_provinces_fee_with_its_ground_stays_when_its_payment_goes(counter: Counter) -> None:
    payments, which = counter.desk.payments, counter.receive(MARRIAGE)
    payments.assess(which, amount=30_000, note="NQ 15/2025")
    payments.confirm(which, CASH, 30_000)
    assert payments.reverse(which, 1, "Thu nhầm").owed == 30_000


def test_that_the_first_payment_says_what_the_province_asks(counter: Counter) -> None:
    payments, which = counter.desk.payments, counter.receive(MARRIAGE)
    after = payments.confirm(which, CASH, 30_000)
    assert (after.fee_total, after.paid, after.owed) == (30_000, 30_000, 0)
    assert [type(act) for _event, act in after.events[-2:]] == [FeeAssessed, PaymentConfirmed]
    with refused("nothing_owed"):
        payments.confirm(which, CASH, 1_000)


def test_that_what_was_refused_takes_no_more_money_but_gives_it_back(counter: Counter) -> None:
    payments, which = counter.desk.payments, counter.receive()
    payments.confirm(which, CASH, 50_000)
    counter.desk.endings.refuse(which, "Không thuộc thẩm quyền", given_back=True)
    assert counter.get(which).owed == 0
    with refused("forbidden_refused"):
        payments.confirm(which, CASH, 50_000)
    with refused("forbidden_refused"):
        payments.assess(which, [Quantity(0, 2)])
    assert payments.reverse(which, 1, "Trả lại công dân").paid == 0


def test_that_a_reversal_names_a_payment_and_a_reason(counter: Counter) -> None:
    payments, which = counter.desk.payments, counter.receive()
    with refused("nothing_paid"):
        payments.reverse(which, 1, "Nhầm")
    payments.confirm(which, CASH, 60_000)
    payments.confirm(which, CASH, 40_000)
    with refused("reason_missing"):
        payments.reverse(which, 1, " ")
    with refused("payment_unknown"):
        payments.reverse(which, 3, "Nhầm")
    after = payments.reverse(which, 1, "Ghi nhầm")
    assert (after.paid, after.owed, after.payments[0].reversed_reason) == (40_000, 60_000, "Ghi nhầm")
    with refused("payment_reversed_already"):
        payments.reverse(which, 1, "Nhầm")


def test_that_a_receipts_number_comes_later(counter: Counter) -> None:
    payments, which = counter.desk.payments, counter.receive()
    with refused("nothing_paid"):
        payments.note_receipt(which, 1, "0001")
    payments.confirm(which, CASH, 100_000)
    assert payments.day().without_receipt == 1
    for wrong in ("  ", "x" * 61):
        with refused("receipt_no_wrong"):
            payments.note_receipt(which, 1, wrong)
    assert payments.note_receipt(which, 1, "0001").payments[0].receipt_no == "0001"
    assert payments.day().without_receipt == 0
    with refused("receipt_no_noted"):
        payments.note_receipt(which, 1, "0001")
    assert payments.note_receipt(which, 1, "0002").payments[0].receipt_no == "0002"


def test_that_the_balance_is_on_record_when_the_result_is_returned(counter: Counter) -> None:
    def owed(which: str) -> int | None:
        after = counter.desk.results.return_result(which, Handing())
        return next(act.fee_owed for _event, act in after.events if isinstance(act, ResultReturned))

    some, all_of_it, nothing = (counter.with_result() for _ in range(3))
    counter.desk.payments.confirm(some, CASH, 30_000)
    counter.desk.payments.confirm(all_of_it, CASH, 100_000)
    assert [owed(which) for which in (some, all_of_it, nothing)] == [70_000, 0, 100_000]
    assert counter.desk.lookup.get(some).may(Verb.PAY), "who left without paying may still come"
    assert counter.desk.payments.confirm(some, CASH, 70_000).owed == 0


def test_that_what_form_05_gives_back_leaves_the_till(counter: Counter) -> None:
    payments, whole, part = counter.desk.payments, counter.receive(), counter.receive()
    for which in (whole, part):
        payments.confirm(which, CASH, 60_000)
        payments.confirm(which, TRANSFER, 40_000)
    ended = counter.desk.endings.withdraw(whole, "Đổi ý", 100_000, given_back=True)
    assert (ended.paid, [each.reversed_reason for each in ended.payments]) == (0, ["Đổi ý", "Đổi ý"])
    assert counter.desk.endings.withdraw(part, "Đổi ý", 20_000, given_back=True).paid == 100_000
    (row,) = payments.day().officers
    assert (row.cash_expected, row.transfer - row.transfer_back) == (60_000, 40_000)


# -- the QR -----------------------------------------------------------------------------------------------------------
def test_that_a_qr_asks_for_what_is_owed_and_records_nothing(counter: Counter) -> None:
    payments, which = counter.desk.payments, counter.receive()
    with refused("bank_account_missing"):
        payments.qr(which)
    payments.set_account(*ACCOUNT)
    payments.confirm(which, CASH, 30_000)
    before = counter.events()
    qr = payments.qr(which)
    assert (qr.amount, qr.words, qr.account) == (70_000, "Bảy mươi nghìn đồng", BankAccount(*ACCOUNT))
    read = read_vietqr(qr.payload)
    assert (read.account.number, read.amount, read.memo, read.dynamic) == (ACCOUNT[1], 70_000, qr.memo, True)
    assert payments.qr_png(qr.payload, 300).startswith(b"\x89PNG")
    assert (counter.events(), counter.get(which).paid) == (before, 30_000)
    payments.confirm(which, TRANSFER, 70_000)
    with refused("nothing_owed"):
        payments.qr(which)


def test_that_the_memo_and_the_qr_lead_back_to_the_submission(counter: Counter) -> None:
    counter.desk.payments.set_account(*ACCOUNT)
    which = counter.receive()
    counter.receive()
    qr = counter.desk.payments.qr(which)
    for text in (qr.memo, qr.memo.lower(), f"VCB.77.{qr.memo}.NGUYEN VAN AN chuyen tien", qr.payload):
        found = counter.desk.lookup.find(text)
        assert found is not None
        assert found.submission_id == which
        assert [hit.submission_id for hit in counter.desk.lookup.search(text)] == [which]


# -- the day ----------------------------------------------------------------------------------------------------------
def test_that_a_day_is_told_by_officer(counter: Counter) -> None:
    payments = counter.desk.payments
    assert payments.day().officers == ()
    first, second, third = (counter.receive() for _ in range(3))
    payments.confirm(first, CASH, 60_000, "1")
    payments.confirm(first, TRANSFER, 40_000)
    payments.confirm(second, CASH, 100_000)
    payments.reverse(second, 1, "Nhầm")
    payments.confirm(third, CASH, 10_000)
    assert payments.day().officers == (
        OfficerMoney("Ma Thị Lan", "C1", 170_000, 40_000, 100_000, 0, 4, 1, without_receipt=2),
    )
    assert (payments.day().cash, payments.day().transfer, payments.day().count) == (70_000, 40_000, 4)
    assert payments.day(date(2026, 11, 24)).officers == ()


def test_that_money_given_back_another_day_leaves_that_days_till(counter: Counter) -> None:
    payments, which = counter.desk.payments, counter.receive()
    payments.confirm(which, CASH, 100_000)
    counter.at("2026-11-25 08:00")
    payments.reverse(which, 1, "Trả lại")
    assert payments.day(MONDAY).cash == 100_000
    (row,) = payments.day().officers
    assert (row.cash, row.cash_back, row.cash_expected, row.count, row.reversed) == (0, 100_000, -100_000, 0, 1)


def test_that_the_office_day_ends_at_its_own_midnight(counter: Counter) -> None:
    payments, which = counter.desk.payments, counter.receive()
    counter.at("2026-11-24 00:30")  # still the 23rd in UTC
    payments.confirm(which, CASH, 100_000)
    assert (payments.day(MONDAY).cash, payments.day(date(2026, 11, 24)).cash) == (0, 100_000)


def test_that_a_till_is_counted_against_the_journal(counter: Counter) -> None:
    payments, which = counter.desk.payments, counter.receive()
    for wrong in (-1, 10_000_000_001):
        with refused("cash_wrong"):
            payments.count_cash(wrong)
    payments.confirm(which, CASH, 100_000)
    assert payments.count_cash(90_000).expected == 100_000
    assert payments.count_cash(98_000, "Thiếu tiền lẻ").counted == 98_000
    (row,) = payments.day().officers
    assert row.till is not None
    assert (row.till.counted, row.till.difference, row.till.note) == (98_000, -2_000, "Thiếu tiền lẻ")
    counter.at("2026-11-25 17:00")
    payments.count_cash(0)
    (empty,) = payments.day().officers
    assert (empty.count, empty.till and empty.till.difference) == (0, 0)
    assert payments.day(MONDAY).officers == (row,)


def test_that_money_two_counters_took_apart_is_shown_to_the_supervisor(counter: Counter) -> None:
    payments, which = counter.desk.payments, counter.receive()
    payments.confirm(which, CASH, 100_000)
    counter.clock.forward(minutes=1)
    _recorded_elsewhere(counter, which, PaymentConfirmed(1, CASH, 100_000, "C2", counter.clock.now))
    sheet = payments.fee_sheet(which)
    assert (sheet.paid, sheet.owed) == (200_000, -100_000)
    flagged = FlaggedPayment(which, counter.code(which), 2, 100_000, "Bàn Thị Mai", "C2", "overpaid")
    assert payments.day().flagged == (flagged,)
    assert [entry.conflict for entry in counter.desk.lookup.get(which).timeline][-1] == "overpaid"
    payments.reverse(which, 2, "Thu hai lần, đã trả lại")
    assert (payments.day().flagged, payments.fee_sheet(which).owed) == ((), 0)


def _recorded_elsewhere(counter: Counter, which: str, act: PaymentConfirmed) -> None:
    """What arrives from the counter C2."""
    from frontdesk.storage import views

    with counter.desk.store.write() as unit:
        me = Me("C2-7KXQZ3GH", "C2", unit.me.office)
        connection = unit.connection
        ours = connection.exec_driver_sql("SELECT device, counter, office FROM device").one()
        become(connection, me)
        connection.exec_driver_sql("DELETE FROM device")
        connection.exec_driver_sql("INSERT INTO device(device, counter, office) VALUES (?, ?, ?)", tuple(ours))
        assert connection.exec_driver_sql("SELECT device, counter, office FROM device").one() == ours
        events = Appender(connection, me).append([(which, act, counter.clock.now)], "Bàn Thị Mai")
        views.apply(connection, events)


# -- the office's account ---------------------------------------------------------------------------------------------
def test_that_the_account_is_set_once_and_is_on_record(counter: Counter) -> None:
    payments = counter.desk.payments
    assert payments.account() is None
    for wrong in (("97", *ACCOUNT[1:]), ("970403", "1", "UBND"), (*ACCOUNT[:2], "")):
        with pytest.raises(Exception, match="bank_"):
            payments.set_account(*wrong)
    before = counter.events()
    told = payments.set_account("970403", "0011 0123 45678", ACCOUNT[2])
    assert payments.account() == told == BankAccount(*ACCOUNT)
    assert payments.set_account(*ACCOUNT) == told
    assert counter.events() == before + 1
    assert counter.desk.office.profile.place == "Thái Bình"
    with counter.desk.store.read() as connection:
        kinds = connection.exec_driver_sql("SELECT kind FROM events ORDER BY position DESC LIMIT 1").scalar_one()
    assert kinds == OfficeProfileSet.KIND


def test_that_a_new_version_of_a_procedure_leaves_what_was_received_before_as_it_was(counter: Counter) -> None:
    which = counter.receive()
    counter.publish(fee=Fee(150_000, "lần"))
    assert counter.desk.payments.fee_sheet(which).owed == 100_000
    assert counter.desk.payments.fee_sheet(counter.receive()).owed == 150_000
