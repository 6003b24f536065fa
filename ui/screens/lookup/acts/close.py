"""Close what was not supplemented within 15 days (NĐ 118/2025 Art 19.5)."""

from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.lookup.acts.noted import NotedPanel
from ui.screens.lookup.acts.panel import Work


class ClosePanel(NotedPanel):
    """Why it is closed; offered after 15 days, never done by itself."""

    verb = Verb.CLOSE

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        needed = _("Ghi lý do đóng hồ sơ.")
        heading = _("Đóng hồ sơ không bổ sung")
        super().__init__(room, heading, _("Đóng hồ sơ"), words, _("Lý do"), needed=needed, by="")
        self.add_note(
            _("Đóng rồi không mở lại được; Ông/Bà muốn làm tiếp thì nộp hồ sơ mới. Giấy tờ còn phải trả lại.")
        )

    def work(self) -> Work:
        submission_id, reason = self.submission_id, self.reason.text
        return lambda desk: desk.supplements.close(submission_id, reason)

    def done_text(self, after: Submission) -> str:
        text = self.words.gettext("Đã đóng hồ sơ {code}. Báo Ông/Bà đến nhận lại giấy tờ.")
        return text.format(code=after.received.receipt_code)
