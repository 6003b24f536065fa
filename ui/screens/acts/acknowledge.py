"""The department has this one; also where it was reported missing."""

from typing import TYPE_CHECKING

from frontdesk.domain.moments import spoken
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.done_by import DoneBy, Who
from ui.screens.acts.panel import ActPanel, Work

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class AcknowledgePanel(ActPanel):
    """Who of the department signed."""

    verb = Verb.ACKNOWLEDGE

    def __init__(self, room: Room, words: Words, who: Who | None = None) -> None:
        _ = words.gettext
        super().__init__(room, _("Ký nhận hồ sơ"), _("Ký nhận"), words)
        self.batch = self.add_note("")
        self.add_note(_("Quét phiếu bàn giao để ký nhận cả phiếu."))
        self.by = DoneBy(self, who)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        self.by.clear()
        passage = page.submission.handover
        if passage is not None:
            text = self.words.gettext("Phiếu {manifest} gửi {department}, {giver} bàn giao {when}.")
            when = spoken(passage.handed_over_at, self.words)
            department, giver = passage.department, passage.giver
            self.batch.say(text.format(manifest=passage.manifest, department=department, giver=giver, when=when))

    @property
    def gap(self) -> str:
        return self.by.gap

    def work(self) -> Work:
        submission_id, by = self.submission_id, self.by.name
        return lambda desk: desk.handover.acknowledge_one(submission_id, by)

    def done_text(self, after: Submission) -> str:
        text = self.words.gettext("{department} đã ký nhận hồ sơ {code}.")
        return text.format(department=after.custody.label, code=after.received.receipt_code)

    def content(self) -> dict[str, object]:
        return self.by.content()

    def restore(self, content: dict[str, object]) -> None:
        self.by.restore(content)

    def take_focus(self) -> None:
        (self.by.line or self.close_act).setFocus()
