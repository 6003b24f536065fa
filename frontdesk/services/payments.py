"""Fees and payments: what is charged, the QR to pay it by, what was paid, and the day's money.

A VietQR that is shown is no proof: nothing is recorded by showing it, the officer confirms.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from frontdesk.domain.clock import local
from frontdesk.domain.codes import compact
from frontdesk.domain.day_money import DayMoney
from frontdesk.domain.events import OfficeProfileSet
from frontdesk.domain.fee_sheet import FeeSheet, PaymentQr
from frontdesk.domain.fees import (
    MOST_FEE,
    WHOLE_FEE,
    Assessment,
    Exemption,
    FeeItem,
    Quantity,
    assess,
)
from frontdesk.domain.money_words import dotted, in_words
from frontdesk.domain.payment_events import (
    CashCounted,
    FeeAssessed,
    PaymentConfirmed,
    PaymentReversed,
    ReceiptNumberNoted,
)
from frontdesk.domain.payment_memo import payment_memo
from frontdesk.domain.payments import Payment, PaymentMethod
from frontdesk.domain.permissions import check
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import Reason
from frontdesk.domain.text import nfc
from frontdesk.domain.vietqr import BankAccount, bank_account, read_vietqr, vietqr
from frontdesk.errors import InvalidInput, NotFound, RuleRefused
from frontdesk.services.access import UseCases, administering, at_counter, at_work, in_office, staff
from frontdesk.services.acting import Acting, Situation, checked_reason
from frontdesk.services.assessments import assessed_act, charged, given_back, sheet_of, with_tills
from frontdesk.services.submissions import get_submission
from frontdesk.storage import payment_rows, reference

LONGEST_RECEIPT_NO = 60
SAME_PAYMENT = timedelta(minutes=1)  # the same money within it is the same payment, confirmed twice


class PaymentService(UseCases):
    """Money over the counter."""

    def __init__(self, acting: Acting) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting

    # -- what is charged --------------------------------------------------------------------------------------------
    @at_work
    def fee_sheet(self, submission_id: str) -> FeeSheet:
        """What one submission is charged, what was paid, and where to pay. Raises NotFound."""
        with self._acting.store.read() as connection:
            submission = get_submission(connection, submission_id)
            account = self._acting.office.at_hand(connection).profile.account
        return sheet_of(submission, account)

    @at_work
    def foresee(
        self,
        submission_id: str,
        quantities: Sequence[Quantity] = (),
        exemptions: Sequence[Exemption] = (),
        amount: int | None = None,
        note: str = "",
    ) -> Assessment:
        """What `assess` would charge; nothing is recorded. Raises as `assess`, but asks for no ground yet."""
        with self._acting.store.read() as connection:
            submission = get_submission(connection, submission_id)
        check(submission, Verb.ASSESS_FEE, self._acting.clock())
        return charged(submission, quantities, exemptions, amount, note)

    @at_counter
    def assess(
        self,
        submission_id: str,
        quantities: Sequence[Quantity] = (),
        exemptions: Sequence[Exemption] = (),
        amount: int | None = None,
        note: str = "",
    ) -> Submission:
        """Charge so much: `quantities` of the items (none: one case or copy of the only one), less `exemptions`.

        `amount` is typed only where the province sets it, with its ground in `note`. Raises InvalidInput of
        `fees.assess`, `fee_note_missing`, `fee_amount_missing`, `payment_implausible`; RuleRefused `fee_is_set`,
        `fee_unknown`, `fee_assessed_already`, `free_of_charge`.
        """

        def build(situation: Situation, submission: Submission) -> FeeAssessed:
            made = charged(submission, quantities, exemptions, amount, note)
            if amount is not None and not made.note:
                raise InvalidInput("fee_note_missing")
            if made == submission.assessment:
                raise RuleRefused("fee_assessed_already", code=submission.received.receipt_code)
            return assessed_act(made, situation.now)

        return self._acting.do(submission_id, Verb.ASSESS_FEE, build)

    # -- what was paid ----------------------------------------------------------------------------------------------
    @at_counter
    def confirm(self, submission_id: str, method: PaymentMethod, amount: int, receipt_no: str = "") -> Submission:
        """`amount` đồng were paid; the legal receipt's number may come later.

        Where the province sets the fee and nobody typed it, the first payment says it. Raises InvalidInput
        `payment_implausible`, `receipt_no_wrong`; RuleRefused `payment_too_large`, `nothing_owed`, `fee_unknown`,
        `payment_already_noted`.
        """
        number = _receipt_no(receipt_no)
        if not 1 <= amount <= MOST_FEE:
            raise InvalidInput("payment_implausible", amount=dotted(amount), most=dotted(MOST_FEE))

        def assessed(situation: Situation, submission: Submission) -> FeeAssessed:
            return assessed_act(assess((FeeItem(WHOLE_FEE, amount),), (Quantity(0),)), situation.now)

        def build(situation: Situation, submission: Submission) -> PaymentConfirmed:
            _check_payment(situation, submission, method, amount, number)
            return PaymentConfirmed(
                number=len(submission.payments) + 1,
                method=method,
                amount=amount,
                counter=situation.office.counter,
                confirmed_at=situation.now,
                receipt_no=number,
            )

        with self._acting.store.write() as unit:
            situation = self._acting.situation(unit)
            before = get_submission(unit.connection, submission_id)
            check(before, Verb.PAY, situation.now)
            if before.owed is None:
                self._acting.record(situation, submission_id, Verb.ASSESS_FEE, assessed)
            self._acting.record(situation, submission_id, Verb.PAY, build)
            return get_submission(unit.connection, submission_id)

    @at_counter
    def reverse(self, submission_id: str, number: int, reason: str) -> Submission:
        """Payment `number` was given back, or was a mistake. Raises NotFound `payment_unknown`, InvalidInput
        `reason_missing`, RuleRefused `payment_reversed_already`, `nothing_paid`.
        """
        said = Reason(checked_reason(reason))

        def build(situation: Situation, submission: Submission) -> PaymentReversed:
            return given_back(situation, _payment(submission, number), said)

        return self._acting.do(submission_id, Verb.REVERSE_PAYMENT, build)

    @at_counter
    def note_receipt(self, submission_id: str, number: int, receipt_no: str) -> Submission:
        """The legal receipt of payment `number` has this number. Raises as `reverse`, InvalidInput `receipt_no_wrong`,
        RuleRefused `receipt_no_noted`.
        """
        told = _receipt_no(receipt_no)
        if not told:
            raise InvalidInput("receipt_no_wrong", most=LONGEST_RECEIPT_NO)

        def build(situation: Situation, submission: Submission) -> ReceiptNumberNoted:
            payment = _payment(submission, number)
            if payment.receipt_no == told:
                raise RuleRefused("receipt_no_noted", number=number, receipt_no=told)
            return ReceiptNumberNoted(payment.id, payment.number, told, situation.now)

        return self._acting.do(submission_id, Verb.NOTE_RECEIPT, build)

    # -- the QR -----------------------------------------------------------------------------------------------------
    @at_counter
    def qr(self, submission_id: str) -> PaymentQr:
        """A VietQR for exactly what is owed, read back before it is handed out; nothing is recorded.

        Raises RuleRefused `bank_account_missing`, `nothing_owed`, `fee_unknown`, and those of `Verb.PAY`.
        """
        with self._acting.store.read() as connection:
            submission = get_submission(connection, submission_id)
            account = self._acting.office.at_hand(connection).profile.account
        check(submission, Verb.PAY, self._acting.clock())
        code, owed = submission.received.receipt_code, submission.owed
        if owed is None:
            raise RuleRefused("fee_unknown", code=code)
        if account is None:
            raise RuleRefused("bank_account_missing")
        memo = payment_memo(compact(code))
        payload = vietqr(account, owed, memo)
        read = read_vietqr(payload)
        if (read.account.bin, read.account.number, read.amount, read.memo) != (account.bin, account.number, owed, memo):
            raise RuleRefused("qr_unreadable", code=code)
        return PaymentQr(payload, owed, memo, account, in_words(owed))

    @at_counter
    def qr_png(self, payload: str, px: int) -> bytes:
        """The QR of `payload` as a PNG file, at most `px` pixels wide where that many show its modules at all."""
        from frontdesk.forms.qr import qr_png

        return qr_png(payload, px)

    # -- the day ----------------------------------------------------------------------------------------------------
    @in_office
    def day(self, day: date | None = None) -> DayMoney:
        """The office's money on `day` (None: today), by officer."""
        with self._acting.store.read() as connection:
            on = day or local(self._acting.clock()).date()
            tills = reference.cash_counts(connection, on)
            rows = payment_rows.of_day(connection, on)
            flagged = payment_rows.flagged_of(connection, on)
        return DayMoney(on, with_tills(rows, tills), flagged)

    @at_counter
    def count_cash(self, counted: int, note: str = "") -> CashCounted:
        """This officer counted `counted` đồng of today's cash at this counter. Raises InvalidInput `cash_wrong`."""
        said = checked_reason(note, needed=False)
        if not 0 <= counted <= 100 * MOST_FEE:
            raise InvalidInput("cash_wrong", amount=dotted(counted))
        with self._acting.store.write() as unit:
            situation = self._acting.situation(unit)
            office, day = situation.office, situation.today
            rows = payment_rows.of_day(unit.connection, day)
            mine = (each for each in rows if (each.officer, each.counter) == (office.officer, office.counter))
            expected = sum(each.cash_expected for each in mine)
            personal = Reason(said) if said else None
            act = CashCounted(day, office.counter, office.officer, expected, counted, situation.now, personal)
            unit.record((f"cash:{office.counter}", act), at=situation.now, actor=office.officer)
        return act

    # -- the office's account ---------------------------------------------------------------------------------------
    @staff
    def account(self) -> BankAccount | None:
        """Where fees are paid by transfer; None where none is told."""
        return self._acting.office.profile.account

    @administering
    def set_account(self, bank_bin: str, number: str, holder: str) -> BankAccount:
        """Fees are paid to this account from now on. Raises InvalidInput of `vietqr.bank_account`."""
        account = bank_account(bank_bin, number, holder)
        with self._acting.store.write() as unit:
            situation = self._acting.situation(unit)
            office = situation.office
            profile = office.profile.paid_to(account)
            if profile != office.profile:
                unit.record(("office", OfficeProfileSet(profile)), at=situation.now, actor=office.officer)
        return account


def _check_payment(
    situation: Situation, submission: Submission, method: PaymentMethod, amount: int, receipt_no: str
) -> None:
    owed, code = submission.owed, submission.received.receipt_code
    last = submission.payments[-1] if submission.payments else None
    same = last is not None and (last.method, last.amount, last.receipt_no) == (method, amount, receipt_no)
    if last is not None and same and last.holds and abs(situation.now - last.at) < SAME_PAYMENT:
        raise RuleRefused("payment_already_noted", code=code)
    if owed is not None and amount > owed:
        raise RuleRefused("payment_too_large", code=code, amount=dotted(amount), owed=dotted(owed))


def _payment(submission: Submission, number: int) -> Payment:
    found = next((each for each in submission.payments if each.number == number), None)
    code = submission.received.receipt_code
    if found is None:
        raise NotFound("payment_unknown", code=code, number=number)
    if not found.holds:
        raise RuleRefused("payment_reversed_already", code=code, number=number)
    return found


def _receipt_no(text: str) -> str:
    said = nfc(text)
    if len(said) > LONGEST_RECEIPT_NO:
        raise InvalidInput("receipt_no_wrong", most=LONGEST_RECEIPT_NO)
    return said
