"""Where the office is paid: asked once, where it is first missed."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from frontdesk.errors import DeskError
from frontdesk.files.banks import banks
from frontdesk.i18n import Words
from ui.messages import line_for
from ui.operations.room import Room
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import column, row
from ui.widgets.text import Text
from ui.wording import joined

_KIND = re.compile(r"^Ngân hàng (TMCP |TNHH MTV )?")


class BankForm(QWidget):
    """The bank by its name, the account, its holder. The State's money goes to the office's account alone."""

    saved = Signal()

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self._room = room
        self._words = words
        self.bank = QComboBox()
        self.bank.addItems([joined(bank.short, _KIND.sub("", bank.name)) for bank in banks()])
        self.bank.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.bank.setMinimumContentsLength(20)
        self.number, self.holder = QLineEdit(), QLineEdit()
        self.refused = Text("", tone="bad", wrap=True)
        self.refused.hide()
        self.save = Act(_("Lưu tài khoản"), self.keep)
        foot = row(self.save)
        foot.addStretch(1)
        layout = column(spacing=GRID)
        for label, field in (
            (_("Ngân hàng"), self.bank),
            (_("Số tài khoản của cơ quan"), self.number),
            (_("Tên chủ tài khoản"), self.holder),
        ):
            field.setAccessibleName(label)
            caption = Text(label, "caption", "muted")
            caption.setBuddy(field)
            layout.addLayout(column(caption, field, spacing=2))
        layout.addWidget(self.refused)
        layout.addLayout(foot)
        self.setLayout(layout)

    def keep(self) -> None:
        """Put the account on record."""
        chosen, number, holder = banks()[self.bank.currentIndex()], self.number.text(), self.holder.text()
        self.save.setEnabled(False)
        self._room.tasks.act(
            self,
            lambda desk: desk.payments.set_account(chosen.bin, number, holder),
            lambda _account: self._on_saved(),
            self._on_refused,
        )

    def _on_saved(self) -> None:
        self.save.setEnabled(True)
        self.refused.hide()
        self.saved.emit()

    def _on_refused(self, error: DeskError) -> None:
        self.save.setEnabled(True)
        self.refused.say(line_for(error, self._words).text)
        self.refused.show()
        self.number.setFocus()
