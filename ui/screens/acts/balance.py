"""What the citizen still owes, beside an act that should not be done before it is paid, and the way to the till."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.screens.acts.keys import PAY_KEY
from ui.screens.acts.payment_words import balance
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import column, row
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text

_ICONS = {"warn": "warn", "good": "good", "muted": "info"}


class Balance(QWidget):
    """One line; nobody is held up by it: the law lets a fee be paid later, the officer only has to know."""

    pay_asked = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self.icon = IconLabel()
        self.said = Text("", "field", wrap=True)
        self.pay = Act(_("Thu phí"), self.pay_asked.emit, keys=PAY_KEY, look="link")
        line = row(self.icon, self.said, self.pay, spacing=GRID)
        line.setStretch(1, 1)
        layout = column(Text(_("Phí, lệ phí"), "caption", "muted"), spacing=2)
        layout.addLayout(line)
        self.setLayout(layout)

    def show_submission(self, submission: Submission) -> None:
        """Show what is owed for `submission`."""
        text, tone = balance(submission, self._words)
        self.said.say(text, "ink" if tone == "muted" else tone)
        self.icon.show_icon(_ICONS[tone], tone)
        self.pay.setVisible(tone == "warn")
