"""Form 04: apologise and promise a new date, once (NĐ 118/2025 Art 19.6)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from frontdesk.domain.moments import spoken
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import line_for
from ui.operations.room import Room
from ui.screens.acts.new_date import NewDatePanel
from ui.screens.acts.panel import Work
from ui.tasks import Latest

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage
    from frontdesk.services.apologies import ApologyDraft


class ApologisePanel(NewDatePanel):
    """Begins with what the department asked for, or the usual three working days."""

    verb = Verb.APOLOGISE
    forms = ("04",)

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        hint = _("Ví dụ: chờ ý kiến của cơ quan phối hợp")
        super().__init__(room, _("Xin lỗi và hẹn lại ngày trả"), _("Lập và in văn bản xin lỗi"), words, hint)
        self._drafts: Latest[ApologyDraft] = Latest(room.tasks, self)
        self._touched = False
        self.asked = self.add_note("", "accent")
        self.signer = self.add_note("")
        self.changed.connect(self._on_touched)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        self._touched = False
        _ = self.words.gettext
        text = _("Chỉ hẹn lại một lần. Văn bản do lãnh đạo {department} ký và đóng dấu.")
        self.signer.say(text.format(department=page.submission.department))
        extension = page.submission.extension
        self.asked.setVisible(extension is not None)
        if extension is not None:
            said = _("{department} đề nghị gia hạn đến {when}.")
            self.asked.say(said.format(department=extension.department, when=spoken(extension.until, self.words)))
        submission_id = self.submission_id
        self._drafts.ask(lambda desk: desk.apologies.draft(submission_id), self._on_draft, self._on_refused)

    def restore(self, content: dict[str, object]) -> None:
        self._touched = True
        super().restore(content)

    def work(self) -> Work:
        submission_id, until, reason = self.submission_id, self.until.moment, self.reason.text
        assert until is not None
        return lambda desk: desk.apologies.apologise(submission_id, until, reason)

    def done_text(self, after: Submission) -> str:
        made = after.apology
        assert made is not None
        text = self.words.gettext("Đã lập văn bản xin lỗi số {number}, hẹn lại {until}. Trình ký rồi gửi Ông/Bà.")
        return text.format(number=made.number, until=spoken(made.until, self.words))

    def _on_touched(self) -> None:
        self._touched = True

    def _on_draft(self, draft: "ApologyDraft") -> None:
        if self._touched or draft.submission_id != self.submission_id:
            return  # what was typed counts for more
        with QSignalBlocker(self):  # nothing of it was typed
            self.until.show_moment(draft.until)
            if draft.reason:
                self.reason.put(draft.reason)
        self.begun.emit()
        if self.until.day.hasFocus():
            self.take_focus()  # the day is there: the reason is what is wanted

    def _on_refused(self, error: DeskError) -> None:
        self.said.emit(line_for(error, self.words))
