"""The money of a demonstration: what its submissions are charged, who pays when and how, and the evening's count."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from random import Random

from frontdesk.domain.clock import local
from frontdesk.domain.fees import WHOLE_FEE, Assessment, Exemption, FeeItem, FeeUnit, Quantity, assess, usual
from frontdesk.domain.payment_events import CashCounted, PaymentConfirmed
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.procedures import Fee
from frontdesk.domain.supplement_events import Reason
from frontdesk.services.assessments import assessed_act
from frontdesk.services.demo_fates import EXEMPTIONS, Fate
from frontdesk.services.demo_lives import Case, Signed
from frontdesk.services.office import OfficeAtHand

_PROVINCE = (10_000, 15_000, 20_000, 50_000)
_GROUND = "Nghị quyết của Hội đồng nhân dân tỉnh"
# who may get the money back, or never come again, pays at the end or not at all
_PAYS_LATE = frozenset({Fate.REFUSED, Fate.WITHDRAWN, Fate.CLOSED})


class Cashier:
    """Takes the money of one counter. Each submission has a chance of its own, so its other turns stay as they were."""

    def __init__(self, office: OfficeAtHand) -> None:
        self._office = office
        self._receipts = 0
        self._cash: dict[date, int] = {}

    def pays_at_once(self, case: Case) -> bool:
        """Whether it is paid right after its reception."""
        return case.fate not in _PAYS_LATE and _chance(case, "when").random() < 0.75

    def settle(self, case: Case, at: datetime) -> Iterator[Signed]:
        """What it is charged is found, and paid."""
        if case.paid_for:
            return
        case.paid_for = True
        random = _chance(case, "how")
        made, counted = _charge(case.act.fee, random)
        if made is None:
            return
        officer = self._office.officer
        if counted:
            yield case.subject, assessed_act(made, at), at, officer
        if made.total:
            yield case.subject, self._payment(made.total, at, random), at, officer
        case.owed = 0

    def _payment(self, amount: int, at: datetime, random: Random) -> PaymentConfirmed:
        cash = random.random() < 0.6
        if cash:
            day = local(at).date()
            self._cash[day] = self._cash.get(day, 0) + amount
        self._receipts += 1
        receipt_no = f"{self._receipts:07}" if random.random() < 0.93 else ""
        method = PaymentMethod.CASH if cash else PaymentMethod.TRANSFER
        return PaymentConfirmed(1, method, amount, self._office.counter, at, receipt_no)

    def count(self, at: datetime) -> Iterator[Signed]:
        """The evening's count; now and then some small change is missing."""
        counter, officer, day = self._office.counter, self._office.officer, local(at).date()
        expected = self._cash.pop(day, 0)
        short = min(expected, 2_000) if day.toordinal() % 17 == 0 else 0
        note = Reason("Thiếu tiền lẻ") if short else None
        act = CashCounted(day, counter, officer, expected, expected - short, at, note)
        yield f"cash:{counter}", act, at, officer


def first_owed(fee: Fee) -> int | None:
    """What is owed before anybody counted; None where nobody knows."""
    quantities = None if fee.set_elsewhere else usual(fee.charged)
    return None if quantities is None else assess(fee.charged, quantities).total


def _chance(case: Case, what: str) -> Random:
    return Random(f"{case.subject}:{what}")  # noqa: S311  this money does not exist


def _charge(fee: Fee, random: Random) -> tuple[Assessment | None, bool]:
    """What is charged, and whether an officer had to say so; nothing where it is free or nobody asks."""
    if fee.set_elsewhere:
        if random.random() < 0.5:
            return None, False
        return replace(assess((FeeItem(WHOLE_FEE, random.choice(_PROVINCE)),), (Quantity(0),)), note=_GROUND), True
    if not fee.charged:
        return None, False
    quantity = _counted(fee.charged[0], random)
    exempt = (Exemption(random.choice(EXEMPTIONS)),) if random.random() < 0.04 else ()
    return assess(fee.charged, (quantity,), exempt), bool(exempt) or (quantity,) != usual(fee.charged)


def _counted(item: FeeItem, random: Random) -> Quantity:
    copies = random.choices((1, 2, 3, 5), (55, 25, 15, 5))[0] if item.unit is not FeeUnit.CASE else 1
    return Quantity(0, copies, random.choices((1, 2, 4, 8, 30), (40, 30, 18, 10, 2))[0])
