"""Balances in one line."""

from pathlib import Path

from frontdesk.domain.payments import PaymentMethod
from frontdesk.i18n import words
from tests.counters import Counter
from ui.screens.acts.payment_words import balance


def test_that_money_of_what_was_refused_is_not_called_settled(tmp_path: Path) -> None:
    counter = Counter(tmp_path)
    which = counter.receive()
    counter.desk.payments.confirm(which, PaymentMethod.CASH, 100_000)
    assert balance(counter.get(which), words()) == ("Đã thu đủ 100.000 đ", "good")
    counter.desk.endings.withdraw(which, "Không làm nữa")
    assert balance(counter.get(which), words()) == ("Đã thu 100.000 đ, chưa trả lại", "warn")
