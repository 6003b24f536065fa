"""On the manifest and not in the batch: whoever gave it answers for it."""

from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.done_by import Who
from ui.screens.acts.noted_by import NotedByPanel
from ui.screens.acts.panel import Work


class ReportMissingPanel(NotedByPanel):
    """What was seen, and who of the department reports it."""

    verb = Verb.REPORT_MISSING

    def __init__(self, room: Room, words: Words, who: Who | None = None) -> None:
        _ = words.gettext
        hint = _("Ví dụ: có tên trong phiếu, không có trong túi hồ sơ")
        super().__init__(room, _("Báo thiếu hồ sơ"), _("Báo thiếu"), words, _("Ghi chú"), who, hint=hint)
        self.add_note(_("Quầy bàn giao chịu trách nhiệm tìm đến khi ghi nhận đã thấy."))

    def work(self) -> Work:
        submission_id, reason, by = self.submission_id, self.reason.text, self.by.name
        return lambda desk: desk.handover.report_missing(submission_id, reason, by)

    def done_text(self, after: Submission) -> str:
        text = self.words.gettext("Đã ghi báo thiếu hồ sơ {code}. Quầy tìm lại ngay.")
        return text.format(code=after.received.receipt_code)
