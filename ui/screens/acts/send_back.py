"""The department gives the papers back to the counter, saying why."""

from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.done_by import Who
from ui.screens.acts.noted_by import NotedByPanel
from ui.screens.acts.panel import Work


class SendBackPanel(NotedByPanel):
    """Why, and who of the department says so."""

    verb = Verb.SEND_BACK

    def __init__(self, room: Room, words: Words, who: Who | None = None) -> None:
        _ = words.gettext
        hint = _("Nói rõ thiếu gì, sai ở đâu, để quầy báo công dân một lần")
        needed, label = _("Ghi lý do trả lại."), _("Lý do trả lại")
        super().__init__(room, _("Trả lại quầy"), _("Trả lại quầy"), words, label, who, hint=hint, needed=needed)
        self.add_note(_("Thông báo trong 3 ngày làm việc từ khi nhận (NĐ 118/2025, Điều 19). Giấy tờ mang về quầy."))

    def work(self) -> Work:
        submission_id, reason, by = self.submission_id, self.reason.text, self.by.name
        return lambda desk: desk.handover.send_back(submission_id, reason, by)

    def done_text(self, after: Submission) -> str:
        text = self.words.gettext("Hồ sơ {code} đã về quầy. Yêu cầu bổ sung, hoặc bàn giao lại.")
        return text.format(code=after.received.receipt_code)
