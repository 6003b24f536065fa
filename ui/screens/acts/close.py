"""Close what was not supplemented within 15 days (NĐ 118/2025 Art 19.5)."""

from typing import TYPE_CHECKING

from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.noted import NotedPanel
from ui.screens.acts.panel import Work

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class ClosePanel(NotedPanel):
    """Why it is closed; offered after 15 days, never done by itself."""

    verb = Verb.CLOSE

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        needed, hint = _("Ghi lý do đóng hồ sơ."), _("Ví dụ: đã gọi hai lần, công dân không bổ sung")
        heading = _("Đóng hồ sơ không bổ sung")
        super().__init__(room, heading, _("Đóng hồ sơ"), words, _("Lý do"), hint=hint, needed=needed)
        self.wanted = self.add_note("")
        self.add_note(
            _("Đóng rồi không mở lại được; Ông/Bà muốn làm tiếp thì nộp hồ sơ mới. Giấy tờ còn phải trả lại.")
        )

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        _, request = self.words.gettext, page.submission.request
        self.wanted.setVisible(request is not None)
        if request is not None:
            papers = "; ".join(paper.name for paper in request.wanted)
            text = _("Đã yêu cầu bổ sung đến hết ngày {day}: {papers}")
            self.wanted.say(text.format(day=f"{request.respond_by:%d/%m/%Y}", papers=papers))

    def work(self) -> Work:
        submission_id, reason = self.submission_id, self.reason.text
        return lambda desk: desk.supplements.close(submission_id, reason)

    def done_text(self, after: Submission) -> str:
        text = self.words.gettext("Đã đóng hồ sơ {code}. Báo Ông/Bà đến nhận lại giấy tờ.")
        return text.format(code=after.received.receipt_code)
