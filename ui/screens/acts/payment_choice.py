"""Which payment an act is about: the only one there is, or one of a few by arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontdesk.domain.payments import Payment
from frontdesk.i18n import Words
from ui.screens.acts.payment_words import payment_line
from ui.theme import GRID
from ui.widgets.card import column, empty
from ui.widgets.choice import Choice
from ui.widgets.text import Text
from ui.wording import dong


class PaymentChoice(QWidget):
    """The payments that hold."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._payments: dict[int, Payment] = {}
        self.choice: Choice[int] | None = None
        self.said = Text("", "field", wrap=True)
        self._place = column()
        layout = column(spacing=GRID)
        layout.addLayout(self._place)
        layout.addWidget(self.said)
        self.setLayout(layout)

    def show_payments(self, payments: Sequence[Payment], first: Payment) -> None:
        """Offer these; `first` is the likely one."""
        _ = self._words.gettext
        empty(self._place)
        self._payments = {each.number: each for each in payments}
        self.choice = None
        if len(payments) > 1:
            answers = [(each.number, f"{each.number}. {dong(each.amount)}") for each in payments]
            self.choice = Choice(_("Khoản thu"), answers)
            self.choice.choose(first.number)
            self.choice.changed.connect(self._on_changed)
            self._place.addWidget(self.choice)
        self._say()

    @property
    def payment(self) -> Payment:
        """The one that is meant."""
        number = self.choice.value if self.choice is not None else next(iter(self._payments))
        return self._payments[number]

    def choose(self, number: object) -> None:
        """The one of this number, where it is offered."""
        if self.choice is not None and isinstance(number, int) and number in self._payments:
            self.choice.choose(number)

    def _on_changed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self.said.say(payment_line(self.payment, self._words))
