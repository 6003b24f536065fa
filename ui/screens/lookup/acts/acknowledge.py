"""The department has this one; also where it was reported missing."""

from typing import TYPE_CHECKING

from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.lookup.acts.panel import VerbPanel, Work, text_of

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class AcknowledgePanel(VerbPanel):
    """Who of the department signed."""

    verb = Verb.ACKNOWLEDGE

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Cơ quan giải quyết ký nhận"), _("Ghi đã ký nhận"), words)
        self.batch = self.add_note("")
        self.taker = self.add_line(_("Người ký nhận"), _("Họ tên trên phiếu; không bắt buộc"))

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        self.taker.clear()
        passage = page.submission.handover
        if passage is not None:
            text = self.words.gettext("{department}, phiếu {manifest}.")
            self.batch.say(text.format(department=passage.department, manifest=passage.manifest))

    def work(self) -> Work:
        submission_id, taker = self.submission_id, self.taker.text().strip()
        return lambda desk: desk.handover.acknowledge_one(submission_id, taker)

    def done_text(self, after: Submission) -> str:
        text = self.words.gettext("{department} đã ký nhận hồ sơ {code}.")
        return text.format(department=after.custody.label, code=after.received.receipt_code)

    def content(self) -> dict[str, object]:
        return {"taker": self.taker.text()}

    def restore(self, content: dict[str, object]) -> None:
        self.taker.setText(text_of(content, "taker"))

    def take_focus(self) -> None:
        self.taker.setFocus()
