"""A payment was given back, or was a mistake; it stays on record, and so does why."""

from typing import TYPE_CHECKING

from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.panel import ActPanel, Work, text_of
from ui.screens.acts.payment_choice import PaymentChoice
from ui.wording import dong

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class ReversePaymentPanel(ActPanel):
    """Which one, and why."""

    verb = Verb.REVERSE_PAYMENT

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Hủy khoản thu"), _("Hủy khoản thu"), words)
        self.add_note(
            _("Khoản đã hủy vẫn nằm trong sổ. Tiền mặt đã nhận thì trả lại Ông/Bà; biên lai đã xuất thì thu lại.")
        )
        self.payments = PaymentChoice(words)
        self.payments.changed.connect(self.changed)
        self.body.addWidget(self.payments)
        self.reason = self.add_reason(_("Lý do hủy"), lines=2)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        held = [each for each in page.submission.payments if each.holds]
        self.payments.show_payments(held, held[-1])
        self.reason.put("")

    @property
    def gap(self) -> str:
        return "" if self.reason.text else self.words.gettext("Ghi lý do hủy.")

    def work(self) -> Work:
        submission_id, number, reason = self.submission_id, self.payments.payment.number, self.reason.text
        return lambda desk: desk.payments.reverse(submission_id, number, reason)

    def done_text(self, _after: Submission) -> str:
        _, payment = self.words.gettext, self.payments.payment
        text = (
            _("Đã hủy khoản thu {amount} tiền mặt.")
            if payment.method is PaymentMethod.CASH
            else _("Đã hủy khoản chuyển khoản {amount}.")
        )
        return text.format(amount=dong(payment.amount))

    def content(self) -> dict[str, object]:
        return {"payment": self.payments.payment.number, "reason": self.reason.text}

    def restore(self, content: dict[str, object]) -> None:
        self.payments.choose(content.get("payment"))
        self.reason.put(text_of(content, "reason"))

    def take_focus(self) -> None:
        self.reason.setFocus()
