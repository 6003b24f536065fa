"""How to pay by transfer: the VietQR small beside the account, or large for the citizen when the screen is turned."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from frontdesk.domain.fee_sheet import PaymentQr
from frontdesk.errors import DeskError
from frontdesk.files.banks import bank_name
from frontdesk.i18n import Words
from ui.messages import line_for
from ui.operations.room import Room
from ui.screens.acts.bank_form import BankForm
from ui.tasks import Latest
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import column, row
from ui.widgets.qr_picture import QrPicture
from ui.widgets.text import Text
from ui.wording import dong

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_SMALL, _LEAST, _MOST = 152, 200, 440  # px: beside the account; large
_WIDE = 640  # px: words beside the large QR, below it where it is narrower
_AROUND, _ABOVE = 260, 410  # px of the window's height that something else needs: words beside it, or below it


@dataclass(frozen=True, slots=True)
class QrShown:
    """A VietQR and its picture, one pixel a module."""

    qr: PaymentQr
    png: bytes


class TransferFields(QWidget):
    """The QR of what is owed on record, never of what is only typed."""

    enlarged = Signal()

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self._asked: Latest[QrShown] = Latest(room.tasks, self)
        self._submission = ""
        self.shown: QrShown | None = None
        self.picture = QrPicture(_SMALL)
        self.memo = Text("", "field")
        self.account = Text("", wrap=True)
        self.large = Act(_("Phóng to"), self.enlarged.emit, keys="F11")
        self.why = Text("", tone="muted", wrap=True)
        self.bank = BankForm(room, words)
        self.bank.saved.connect(lambda: self.ask(self._submission))
        side = column(Text(_("Nội dung chuyển khoản"), "caption", "muted"), self.memo, self.account, spacing=2)
        side.addStretch(1)
        foot = row(self.large)
        foot.addStretch(1)
        side.addLayout(foot)
        self._qr = QWidget()
        line = row(self.picture, spacing=2 * GRID)
        line.setAlignment(self.picture, Qt.AlignmentFlag.AlignTop)
        line.addLayout(side, 1)
        self._qr.setLayout(line)
        self.setLayout(column(self.why, self._qr, self.bank, spacing=GRID))
        self.wait("")

    def wait(self, why: str) -> None:
        """No QR now; `why` says what it waits for."""
        self._asked.forget()
        self._show(None, why)

    def ask(self, submission_id: str) -> None:
        """Make the QR of what `submission_id` owes."""
        self._submission = submission_id
        self._asked.ask(lambda desk: _shown(desk, submission_id), lambda made: self._show(made, ""), self._on_refused)

    def _on_refused(self, error: DeskError) -> None:
        self._show(None, line_for(error, self._words).text, no_bank=error.code == "bank_account_missing")

    def _show(self, made: QrShown | None, why: str, *, no_bank: bool = False) -> None:
        self.shown = made
        self._qr.setVisible(made is not None)
        self.why.setVisible(bool(why))
        self.why.say(why, "warn" if no_bank else "muted")
        self.bank.setVisible(no_bank)
        if made is None:
            self.picture.clear()
            return
        account = made.qr.account
        self.memo.say(made.qr.memo)
        self.account.say("\n".join((bank_name(account.bin), account.number, account.holder)))
        self.picture.show_png(made.png, self._words.gettext("Mã VietQR {amount}").format(amount=dong(made.qr.amount)))


class LargeQr(QWidget):
    """The whole card for the citizen: amount, QR, what to type where it cannot be scanned."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.amount = Text("", "code")
        self.spoken = Text("", "field", wrap=True)
        self.picture = QrPicture(_LEAST)
        self.account = Text("", "field", wrap=True)
        told = column(self.amount, self.spoken, self.account, spacing=GRID)
        told.addStretch(1)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(2 * GRID)
        self._line.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._line.addLayout(told, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= _WIDE
        side_of = Qt.AlignmentFlag.AlignLeft if beside else Qt.AlignmentFlag.AlignHCenter
        for each in (self.amount, self.spoken, self.account):
            each.setAlignment(side_of | Qt.AlignmentFlag.AlignVCenter)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        room = min(self.window().height() - (_AROUND if beside else _ABOVE), event.size().width())
        side = max(_LEAST, min(room, _MOST))
        self.picture.setFixedSize(side, side)

    def show_qr(self, shown: QrShown) -> None:
        """Show one."""
        _, qr = self._words.gettext, shown.qr
        self.amount.say(dong(qr.amount))
        self.spoken.say(qr.words)
        self.picture.show_png(shown.png, _("Mã VietQR {amount}").format(amount=dong(qr.amount)))
        whose = f"{bank_name(qr.account.bin)} · {qr.account.number}"
        memo = _("Nội dung: {memo}").format(memo=qr.memo)
        self.account.say("\n".join((whose, qr.account.holder, memo)))


def _shown(desk: "Desk", submission_id: str) -> QrShown:
    qr = desk.payments.qr(submission_id)
    return QrShown(qr, desk.payments.qr_png(qr.payload, 1))
