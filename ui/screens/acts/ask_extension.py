"""The department asks the counter for more time; nothing is promised to the citizen yet."""

from typing import TYPE_CHECKING

from frontdesk.domain.moments import spoken
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.done_by import DoneBy, Who
from ui.screens.acts.new_date import NewDatePanel
from ui.screens.acts.panel import Work

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class AskExtensionPanel(NewDatePanel):
    """Until when, why, and who of the department asks."""

    verb = Verb.ASK_EXTENSION

    def __init__(self, room: Room, words: Words, who: Who | None = None) -> None:
        _ = words.gettext
        hint = _("Lý do sẽ ghi vào văn bản xin lỗi gửi công dân")
        super().__init__(room, _("Đề nghị gia hạn"), _("Ghi đề nghị gia hạn"), words, hint)
        self.by = DoneBy(self, who)
        self.add_note(_("Ngày hẹn của Ông/Bà chưa đổi; quầy xin lỗi và hẹn lại sau."))

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        self.by.clear()

    @property
    def gap(self) -> str:
        return self.by.gap or super().gap

    def work(self) -> Work:
        submission_id, until, reason, by = self.submission_id, self.until.moment, self.reason.text, self.by.name
        assert until is not None
        return lambda desk: desk.apologies.ask_extension(submission_id, until, reason, by)

    def done_text(self, after: Submission) -> str:
        asked = after.extension
        assert asked is not None
        text = self.words.gettext("Đã ghi đề nghị gia hạn đến {until}. Quầy xin lỗi và hẹn lại Ông/Bà.")
        return text.format(until=spoken(asked.until, self.words))

    def content(self) -> dict[str, object]:
        return {**super().content(), **self.by.content()}

    def restore(self, content: dict[str, object]) -> None:
        super().restore(content)
        self.by.restore(content)
