"""The money itself: how it is paid, how much of it, the legal receipt; cash with its change, or a transfer's QR."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.domain.payments import PaymentMethod
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.cash_fields import CashFields
from ui.screens.acts.panel import text_of
from ui.screens.acts.transfer_fields import TransferFields
from ui.theme import GRID
from ui.widgets.card import column, row
from ui.widgets.choice import Choice
from ui.widgets.money_field import MoneyField
from ui.widgets.text import Text
from ui.wording import dong


class TakingFields(QWidget):
    """All that is owed is asked for, in cash, until somebody says otherwise."""

    changed = Signal()

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__()
        _ = self._ = words.gettext
        self._typed = False  # the amount is the officer's, not what is owed
        answers = ((PaymentMethod.CASH, _("Tiền mặt")), (PaymentMethod.TRANSFER, _("Chuyển khoản")))
        self.method: Choice[PaymentMethod] = Choice(_("Cách thu"), answers)
        self.amount = MoneyField(_("Số tiền thu"))
        self.receipt = QLineEdit()
        self.receipt.setAccessibleName(_("Số biên lai"))
        self.receipt.setPlaceholderText(_("Có thể ghi sau"))
        self.cash = CashFields(words)
        self.transfer = TransferFields(room, words)
        sums = row(
            _labelled(_("Số tiền thu"), self.amount), _labelled(_("Số biên lai"), self.receipt), spacing=2 * GRID
        )
        sums.setStretch(1, 1)
        layout = column(self.method, spacing=GRID)
        layout.addLayout(sums)
        layout.addWidget(self.cash)
        layout.addWidget(self.transfer)
        self.setLayout(layout)
        self.method.changed.connect(self._on_method)
        self.amount.textEdited.connect(lambda _text: self._on_amount())
        self.receipt.textChanged.connect(lambda _text: self.changed.emit())
        self.cash.changed.connect(self.changed)
        self._show_method()

    def begin(self) -> None:
        """Cash, all of it, nothing typed."""
        self._typed = False
        with QSignalBlocker(self):
            self.method.choose(PaymentMethod.CASH)
            self.receipt.clear()
            self.cash.given.put(None)
            self._show_method()

    def ask(self, submission_id: str, owed: int, *, recorded: bool) -> None:
        """So much is owed; `recorded`: it stands on record like that, so there can be a QR for it."""
        if not self._typed:
            self.amount.put(owed or None)
        self.cash.ask(self.amount.amount or 0)
        if self.method.value is not PaymentMethod.TRANSFER or owed <= 0:
            self.transfer.wait("")
        elif recorded:
            self.transfer.ask(submission_id)
        else:
            self.transfer.wait(self._("Bấm Tính phí trước: mã QR theo số tiền đã ghi."))

    @property
    def taken(self) -> tuple[PaymentMethod, int, str]:
        """Method, đồng, and the number of the legal receipt, empty where it comes later."""
        return self.method.value, self.amount.amount or 0, self.receipt.text().strip()

    @property
    def act(self) -> str:
        """What the officer confirms."""
        text = self._("Đã thu {amount}") if self._is_cash else self._("Đã nhận {amount}")
        return text.format(amount=dong(self.amount.amount or 0))

    def gap(self, owed: int) -> str:
        """What is missing, where so much is owed."""
        amount = self.amount.amount
        if not amount:
            return self._("Ghi số tiền thu")
        if amount > owed:
            return self._("Chỉ còn phải thu {amount}").format(amount=dong(owed))
        return self.cash.gap if self._is_cash else ""

    def done_text(self, paid: int, owed: int) -> str:
        """What to say once so much is paid and so much still owed."""
        _ = self._
        said = _("Đã thu {amount} tiền mặt.") if self._is_cash else _("Đã ghi nhận chuyển khoản {amount}.")
        parts = [said.format(amount=dong(paid))]
        if self._is_cash and self.cash.change:
            parts.append(_("Thối lại {amount}.").format(amount=dong(self.cash.change)))
        if owed > 0:
            parts.append(_("Còn phải thu {amount}.").format(amount=dong(owed)))
        return " ".join(parts)

    def content(self) -> dict[str, object]:
        """What is typed."""
        amount = self.amount.text() if self._typed else ""
        given = self.cash.given.text()
        return {"method": self.method.value.value, "amount": amount, "receipt": self.receipt.text(), "given": given}

    def restore(self, content: dict[str, object]) -> None:
        """Put a draft back."""
        amount = text_of(content, "amount")
        self.method.choose(PaymentMethod(str(content.get("method", PaymentMethod.CASH.value))))
        self.receipt.setText(text_of(content, "receipt"))
        self.cash.given.setText(text_of(content, "given"))
        if amount:
            self.amount.setText(amount)
            self._on_amount()

    @property
    def _is_cash(self) -> bool:
        return self.method.value is PaymentMethod.CASH

    def _on_amount(self) -> None:
        self._typed = bool(self.amount.text())
        self.cash.ask(self.amount.amount or 0)
        self.changed.emit()

    def _on_method(self) -> None:
        self._show_method()
        self.changed.emit()

    def _show_method(self) -> None:
        self.cash.setVisible(self._is_cash)
        self.transfer.setVisible(not self._is_cash)


def _labelled(label: str, field: QLineEdit) -> QWidget:
    caption = Text(label, "caption", "muted")
    caption.setBuddy(field)
    group = QWidget()
    group.setLayout(column(caption, field, spacing=2))
    return group
