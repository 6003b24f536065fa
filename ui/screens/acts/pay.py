"""Take the fee: what is charged, what was paid, what is owed, and the money."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from frontdesk.domain.money_words import in_words
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.fee_fields import FeeFields
from ui.screens.acts.panel import ActPanel, Work
from ui.screens.acts.payment_list import PaymentList
from ui.screens.acts.taking_fields import TakingFields
from ui.screens.acts.transfer_fields import LargeQr
from ui.theme import GRID
from ui.widgets.card import column, rule
from ui.widgets.text import Text
from ui.wording import dong, joined

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.lookup import SubmissionPage

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PayPanel(ActPanel):
    """Ctrl+Enter charges where that changed, and confirms the payment. Enter alone only charges: the citizen sees it.

    While it is on screen the citizen's side shows the fee.
    """

    verb = Verb.PAY

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Thu phí, lệ phí"), "", words)
        self._only_charge = False
        self._confirmed = 0  # đồng just taken: the citizen's thanks for it stay
        self.fee = FeeFields(room, words)
        self.total = Text("", "code")
        self.spoken = Text("", "field", "muted", wrap=True)
        self.standing = Text("", wrap=True)
        self.taking = TakingFields(room, words)
        self.payments = PaymentList(words)
        self.large = LargeQr(words)
        self._form = QWidget()
        form = column(self.fee, rule(), spacing=GRID)
        caption = Text(_("Phải thu"), "caption", "muted")
        form.addLayout(column(caption, self.total, self.spoken, self.standing, spacing=0))
        for part in (self.taking, self.payments):
            form.addWidget(part)
        self._form.setLayout(form)
        self.body.addWidget(self._form)
        self.body.addWidget(self.large)
        self.large.hide()
        self.fee.changed.connect(self._on_changed)
        self.fee.judged.connect(self._on_judged)
        self.taking.changed.connect(self._on_changed)
        self.taking.method.changed.connect(self._ask_for_money)
        self.taking.transfer.enlarged.connect(self._enlarge)
        self.payments.chosen.connect(self.turned)
        QShortcut(QKeySequence("F11"), self).activated.connect(self._on_enlarge_key)

    # -- beginning, and going on --------------------------------------------------------------------------------------
    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        self._only_charge, self._confirmed = False, 0
        with QSignalBlocker(self):
            self.taking.begin()
            self.payments.show_payments(page.submission.payments)
            self.fee.begin(page.submission)
            self._shrink()
        self._tell()

    def go_on(self, page: "SubmissionPage") -> None:
        typed = self.taking.content()
        self.begin(page)
        self.taking.restore({**typed, "amount": ""})

    def is_stale(self, page: "SubmissionPage") -> bool:
        now, shown = page.submission, self.shown.submission
        return (now.assessment, now.payments, now.ending) != (shown.assessment, shown.payments, shown.ending)

    def finish(self, page: "SubmissionPage") -> None:
        self._confirmed = page.submission.paid - self.shown.submission.paid
        if self._confirmed > 0:
            self.room.events.paid.emit(page.submission_id, self._confirmed)

    # -- what may be done ---------------------------------------------------------------------------------------------
    @property
    def owed(self) -> int | None:
        """What is to be paid for what stands in the fields, in đồng; None while nobody knows."""
        made = self.fee.made
        return None if made is None else made.total - self.shown.submission.paid

    @property
    def goes_on(self) -> bool:
        return self.fee.differs and (self._only_charge or self._charges_first)

    @property
    def _charges_first(self) -> bool:
        """A QR is for the amount on record, so that stands first; and where nothing is owed there is no more to do."""
        return self.fee.differs and (self.taking.method.value is PaymentMethod.TRANSFER or (self.owed or 0) <= 0)

    @property
    def gap(self) -> str:
        owed = self.owed
        if owed is None:
            return self.fee.hindrance
        if self.fee.gap or self.goes_on:
            return self.fee.gap
        return self.taking.gap(owed) if owed > 0 else self.words.gettext("Không còn phải thu")

    def work(self) -> Work:
        submission_id, typed, charges, only = self.submission_id, self.fee.typed, self.fee.differs, self.goes_on
        taken = self.taking.taken

        def work(desk: "Desk") -> object:
            if charges:
                typed.assess(desk, submission_id)
            return None if only else desk.payments.confirm(submission_id, *taken)

        return work

    def done_text(self, after: Submission) -> str:
        _ = self.words.gettext
        if self._confirmed <= 0:
            return _("Đã tính phí: {amount}.").format(amount=dong(after.fee_total or 0))
        return self.taking.done_text(self._confirmed, after.owed or 0)

    # -- drafts and keys ----------------------------------------------------------------------------------------------
    def content(self) -> dict[str, object]:
        return {**self.fee.content(), **self.taking.content()}

    def restore(self, content: dict[str, object]) -> None:
        self.taking.restore(content)
        self.fee.restore(content)

    def take_focus(self) -> None:
        if self.fee.take_focus():
            return
        target = self.taking.receipt if self.taking.isVisibleTo(self) else self.close_act
        target.setFocus()

    def step_back(self) -> bool:
        if self.large.isHidden():
            return False
        self._shrink()
        self.taking.transfer.large.setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter charges what was counted, or goes on to the next field."""
        if event.key() not in _ENTER or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif self.fee.differs:
            self._only_charge = True
            self.do_asked.emit()
            self._only_charge = False
        else:
            self.focusNextChild()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous() and self._confirmed <= 0:
            self.room.events.paying.emit("")

    def _tell(self) -> None:
        """The citizen's side reads what is on record."""
        if self.isVisible() and self.page is not None:
            self.room.events.paying.emit(self.submission_id)

    # -- what is shown ------------------------------------------------------------------------------------------------
    def _on_changed(self) -> None:
        if not self.fee.computing:
            self._name_act()
        self.changed.emit()

    def _on_judged(self) -> None:
        if self.page is None:
            return
        if not self.fee.computing:  # what was shown stays until there is something else to show: nothing flickers
            self._show_total()
            self._ask_for_money()
            self._name_act()
        self.judged.emit()

    def _name_act(self) -> None:
        _, owed = self.words.gettext, self.owed
        if owed is None or owed <= 0 or self._charges_first:
            self.act = _("Tính phí")
        else:
            self.act = self.taking.act

    def _show_total(self) -> None:
        made, paid = self.fee.made, self.shown.submission.paid
        if made is None:
            self.total.say("—", "muted")
            self.spoken.say(self.fee.hindrance)
            self.standing.say("")
        else:
            self.total.say(dong(made.total), "ink")
            self.spoken.say(in_words(made.total))
            self.standing.say(*self._standing(made.total - paid, paid))
        self.standing.setVisible(bool(self.standing.text()))

    def _standing(self, owed: int, paid: int) -> tuple[str, str]:
        _ = self.words.gettext
        hint = _("Enter: ghi mức thu này, Ông/Bà thấy trên màn hình") if self.fee.differs else ""
        if owed < 0:
            over = _("Thu thừa {amount}: hủy khoản thu, trả lại Ông/Bà").format(amount=dong(-owed))
            return joined(over, hint), "warn"
        if owed == 0:
            return joined(_("Đã thu đủ, không còn phải thu") if paid else _("Không phải thu"), hint), "good"
        told = _("Đã thu {paid}, còn {owed}").format(paid=dong(paid), owed=dong(owed)) if paid else ""
        return joined(told, hint), "muted"

    def _ask_for_money(self) -> None:
        owed = self.owed or 0
        self.taking.setVisible(owed > 0)
        self.taking.ask(self.submission_id, owed, recorded=not self.fee.differs)

    def _on_enlarge_key(self) -> None:
        if not self.step_back():
            self._enlarge()

    def _enlarge(self) -> None:
        shown = self.taking.transfer.shown
        if shown is not None and self.taking.transfer.isVisible():
            self.large.show_qr(shown)
            self._form.hide()
            self.large.show()
            self.close_act.setFocus()

    def _shrink(self) -> None:
        self.large.hide()
        self._form.show()
