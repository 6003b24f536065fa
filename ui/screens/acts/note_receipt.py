"""The number of the legal receipt (biên lai), when it came later or was written down wrong."""

from typing import TYPE_CHECKING

from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.panel import ActPanel, Work, text_of
from ui.screens.acts.payment_choice import PaymentChoice

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class NoteReceiptPanel(ActPanel):
    """One line."""

    verb = Verb.NOTE_RECEIPT

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Ghi số biên lai"), _("Ghi số biên lai"), words)
        self.payments = PaymentChoice(words)
        self.payments.changed.connect(self._on_payment)
        self.body.addWidget(self.payments)
        self.receipt = self.add_line(_("Số biên lai"), _("Ký hiệu và số, ví dụ AA/26E 0001234"))

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        held = [each for each in page.submission.payments if each.holds]
        self.payments.show_payments(held, next((each for each in held if not each.receipt_no), held[-1]))
        self.receipt.setText(self.payments.payment.receipt_no)

    @property
    def gap(self) -> str:
        typed = self.receipt.text().strip()
        if not typed:
            return self.words.gettext("Ghi số biên lai.")
        noted = typed == self.payments.payment.receipt_no
        return self.words.gettext("Số biên lai chưa đổi.") if noted else ""

    def work(self) -> Work:
        submission_id, number, receipt = self.submission_id, self.payments.payment.number, self.receipt.text()
        return lambda desk: desk.payments.note_receipt(submission_id, number, receipt)

    def done_text(self, after: Submission) -> str:
        number = self.payments.payment.number
        noted = next((each.receipt_no for each in after.payments if each.number == number), "")
        return self.words.gettext("Đã ghi số biên lai {receipt_no}.").format(receipt_no=noted)

    def content(self) -> dict[str, object]:
        return {"payment": self.payments.payment.number, "receipt": self.receipt.text()}

    def restore(self, content: dict[str, object]) -> None:
        self.payments.choose(content.get("payment"))
        self.receipt.setText(text_of(content, "receipt"))

    def take_focus(self) -> None:
        self.receipt.setFocus()
        self.receipt.selectAll()

    def _on_payment(self) -> None:
        self.receipt.setText(self.payments.payment.receipt_no)
        self.changed.emit()
