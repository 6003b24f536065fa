"""The department has decided; it keeps the papers until they are fetched."""

from typing import TYPE_CHECKING

from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.decision import Decision
from ui.screens.acts.done_by import DoneBy, Who
from ui.screens.acts.panel import ActPanel, Work

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class RecordResultPanel(ActPanel):
    """The decision, and who of the department says so."""

    verb = Verb.RECORD_RESULT

    def __init__(self, room: Room, words: Words, who: Who | None = None) -> None:
        _ = words.gettext
        super().__init__(room, _("Ghi kết quả giải quyết"), _("Ghi kết quả"), words)
        self.decision = Decision(words)
        self.decision.changed.connect(self.changed)
        self.body.addWidget(self.decision)
        self.by = DoneBy(self, who)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        self.decision.clear()
        self.by.clear()

    @property
    def gap(self) -> str:
        return self.by.gap or self.decision.gap

    def work(self) -> Work:
        submission_id, by = self.submission_id, self.by.name
        outcome, document = self.decision.outcome.value, self.decision.number
        return lambda desk: desk.results.record(submission_id, outcome, document, by)

    def done_text(self, after: Submission) -> str:
        text = self.words.gettext("Đã ghi kết quả hồ sơ {code}. Mang giấy tờ và kết quả về quầy.")
        return text.format(code=after.received.receipt_code)

    def content(self) -> dict[str, object]:
        return {**self.decision.content(), **self.by.content()}

    def restore(self, content: dict[str, object]) -> None:
        self.decision.restore(content)
        self.by.restore(content)

    def take_focus(self) -> None:
        self.decision.setFocus()
