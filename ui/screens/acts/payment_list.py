"""The payments of a submission, newest last, with what may be done about each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontdesk.domain.payments import Payment
from frontdesk.domain.states import Verb
from frontdesk.i18n import Words
from ui.screens.acts.payment_words import payment_line, payment_state
from ui.screens.acts.registry import OFFERS
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import column, empty, row
from ui.widgets.text import Text


class PaymentList(QWidget):
    """Emits the act that is asked for: another panel does it."""

    chosen = Signal(object)  # Verb

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        _ = words.gettext
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        note, reverse = (partial(self.chosen.emit, verb) for verb in (Verb.NOTE_RECEIPT, Verb.REVERSE_PAYMENT))
        self.note = Act(_("Ghi số biên lai"), note, keys=OFFERS[Verb.NOTE_RECEIPT].key, look="link")
        self.reverse = Act(_("Hủy khoản thu"), reverse, keys=OFFERS[Verb.REVERSE_PAYMENT].key, look="link")
        foot = row(self.note, self.reverse)
        foot.setContentsMargins(-GRID, 0, 0, 0)  # their words begin where the others do
        foot.addStretch(1)
        layout = column(Text(_("Đã thu"), "caption", "muted"), spacing=2)
        layout.addLayout(self._lines)
        layout.addLayout(foot)
        self.setLayout(layout)

    def show_payments(self, payments: Sequence[Payment]) -> None:
        """Show these; nothing at all where there are none."""
        empty(self._lines)
        for each in payments:
            self._lines.addWidget(Text(payment_line(each, self._words), wrap=True))
            text, tone = payment_state(each, self._words)
            if text:
                self._lines.addWidget(Text(text, "caption", tone, wrap=True))
        held = any(each.holds for each in payments)
        self.note.setVisible(held)
        self.reverse.setVisible(held)
        self.setVisible(bool(payments))
