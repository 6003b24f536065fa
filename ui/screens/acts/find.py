"""Reported missing, and at this counter after all."""

from typing import TYPE_CHECKING

from frontdesk.domain.moments import spoken
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.panel import ActPanel, Work

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class FindPanel(ActPanel):
    """Nothing to fill in: the papers are here."""

    verb = Verb.FIND

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Đã tìm thấy hồ sơ"), _("Ghi nhận đã thấy"), words)
        self.batch = self.add_note("")
        self.add_note(_("Giấy tờ về quầy này và bàn giao lại. Nếu cơ quan giải quyết thấy ở chỗ họ thì chọn Ký nhận."))

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        passage = page.submission.handover
        if passage is not None:
            text = self.words.gettext("{department} báo thiếu trong phiếu {manifest}.")
            self.batch.say(text.format(department=passage.department, manifest=passage.manifest))

    def work(self) -> Work:
        submission_id = self.submission_id
        return lambda desk: desk.handover.found(submission_id)

    def done_text(self, after: Submission) -> str:
        text = self.words.gettext("Đã ghi nhận: hồ sơ {code} ở quầy. Bàn giao lại trước {by}.")
        return text.format(code=after.received.receipt_code, by=spoken(after.hand_over_by, self.words))
