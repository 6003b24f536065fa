"""What the citizen holds out in cash, and what goes back: the likely notes at one key each."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from frontdesk.domain.banknotes import likely_given
from frontdesk.i18n import Words
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import column, row
from ui.widgets.money_field import MoneyField
from ui.widgets.text import Text
from ui.wording import dong

_NOTES = 4


class CashFields(QWidget):
    """Left empty, the citizen gave what was asked for."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        _ = self._ = words.gettext
        self._asked = 0
        self._sums: Sequence[int] = ()
        label = _("Ông/Bà đưa")
        self.given = MoneyField(label, _("Vừa đủ"))
        caption = Text(label, "caption", "muted")
        caption.setBuddy(self.given)
        self.back = Text("", "date")
        self.notes = tuple(self._note(at) for at in range(_NOTES))
        notes = row(*self.notes, spacing=GRID)
        notes.addStretch(1)
        line = row(self.given, self.back, spacing=2 * GRID)
        line.setStretch(1, 1)
        layout = column(caption, spacing=2)
        layout.addLayout(line)
        layout.addSpacing(GRID - 2)
        layout.addLayout(notes)
        self.setLayout(layout)
        self.given.textChanged.connect(lambda _text: self._on_changed())
        self.ask(0)

    def ask(self, amount: int) -> None:
        """So much is to be paid."""
        self._asked = amount
        self._sums = likely_given(amount)
        for at, act in enumerate(self.notes):
            act.setVisible(at < len(self._sums))
            if at < len(self._sums):
                act.rename(dong(self._sums[at]))
        self._show_back()

    @property
    def change(self) -> int:
        """What goes back to the citizen."""
        return max((self.given.amount or self._asked) - self._asked, 0)

    @property
    def gap(self) -> str:
        """Too little, or no amount."""
        _, given = self._, self.given.amount
        if self.given.is_wrong:
            return _("Số tiền Ông/Bà đưa ghi bằng số đồng.")
        if given is not None and given < self._asked:
            return _("Ông/Bà đưa chưa đủ, còn thiếu {amount}.").format(amount=dong(self._asked - given))
        return ""

    def _note(self, at: int) -> Act:
        act = Act(self._("Ông/Bà đưa"), lambda: self._give(at), keys=f"Alt+{at + 1}", look="choice")
        QShortcut(QKeySequence(f"Alt+{at + 1}"), self).activated.connect(lambda: self._give(at))
        return act

    def _give(self, at: int) -> None:
        if at < len(self._sums):
            self.given.put(self._sums[at])
            self._on_changed()

    def _on_changed(self) -> None:
        self._show_back()
        self.changed.emit()

    def _show_back(self) -> None:
        if self.gap:
            self.back.say(self._("Chưa đủ"), "warn")
        else:
            text = self._("Tiền thối: {amount}").format(amount=dong(self.change))
            self.back.say(text, "good" if self.change else "muted")
