"""The department has decided; it keeps the papers until they are fetched."""

from typing import TYPE_CHECKING

from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.lookup.acts.decision import Decision
from ui.screens.lookup.acts.panel import VerbPanel, Work, text_of

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class RecordResultPanel(VerbPanel):
    """The decision, and who of the department says so."""

    verb = Verb.RECORD_RESULT

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Ghi kết quả giải quyết"), _("Ghi kết quả"), words)
        self.decision = Decision(words)
        self.decision.changed.connect(self.changed)
        self.body.addWidget(self.decision)
        self.by = self.add_line(_("Người báo của cơ quan giải quyết"), _("Không bắt buộc"))

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        self.decision.clear()
        self.by.clear()

    def work(self) -> Work:
        submission_id, by = self.submission_id, self.by.text().strip()
        outcome, document = self.decision.outcome.value, self.decision.number
        return lambda desk: desk.results.record(submission_id, outcome, document, by)

    def done_text(self, after: Submission) -> str:
        text = self.words.gettext("Đã ghi kết quả hồ sơ {code}. Nhận kết quả về quầy khi có giấy tờ.")
        return text.format(code=after.received.receipt_code)

    def content(self) -> dict[str, object]:
        return {**self.decision.content(), "by": self.by.text()}

    def restore(self, content: dict[str, object]) -> None:
        self.decision.restore(content)
        self.by.setText(text_of(content, "by"))

    def take_focus(self) -> None:
        self.decision.setFocus()
