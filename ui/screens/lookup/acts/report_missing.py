"""On the manifest and not in the batch: whoever gave it answers for it."""

from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.lookup.acts.noted import NotedPanel
from ui.screens.lookup.acts.panel import Work


class ReportMissingPanel(NotedPanel):
    """Who of the department reports it, and what was seen."""

    verb = Verb.REPORT_MISSING

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        by = _("Người báo của cơ quan giải quyết")
        super().__init__(room, _("Báo thiếu hồ sơ"), _("Ghi báo thiếu"), words, _("Ghi chú"), needed="", by=by)
        self.add_note(_("Quầy bàn giao chịu trách nhiệm tìm đến khi ghi nhận đã thấy."))

    def work(self) -> Work:
        submission_id, reason, by = self.submission_id, self.reason.text, self.who
        return lambda desk: desk.handover.report_missing(submission_id, reason, by)

    def done_text(self, after: Submission) -> str:
        text = self.words.gettext("Đã ghi báo thiếu hồ sơ {code}. Quầy tìm lại ngay.")
        return text.format(code=after.received.receipt_code)
