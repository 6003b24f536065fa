"""The department gives the papers back to this counter, saying why."""

from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.lookup.acts.noted import NotedPanel
from ui.screens.lookup.acts.panel import Work


class SendBackPanel(NotedPanel):
    """Why, and who of the department says so."""

    verb = Verb.SEND_BACK

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        needed, by = _("Ghi lý do trả lại."), _("Người trả lại của cơ quan giải quyết")
        heading = _("Cơ quan giải quyết trả lại hồ sơ")
        super().__init__(room, heading, _("Ghi đã trả lại quầy"), words, _("Lý do trả lại"), needed=needed, by=by)

    def work(self) -> Work:
        submission_id, reason, by = self.submission_id, self.reason.text, self.who
        return lambda desk: desk.handover.send_back(submission_id, reason, by)

    def done_text(self, after: Submission) -> str:
        text = self.words.gettext("Hồ sơ {code} đã về quầy. Yêu cầu bổ sung, hoặc bàn giao lại.")
        return text.format(code=after.received.receipt_code)
