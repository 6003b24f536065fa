"""Form 03: the office does not take it on, and says why (NĐ 118/2025 Art 17.1c)."""

from typing import TYPE_CHECKING

from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.panel import ActPanel, Work, text_of
from ui.widgets.tick_list import Tick

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class RefusePanel(ActPanel):
    """A reason, and whether the papers go back at once."""

    verb = Verb.REFUSE
    forms = ("03",)

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Từ chối tiếp nhận hồ sơ"), _("Lập và in phiếu từ chối"), words)
        self.reason = self.add_reason(_("Lý do từ chối"), _("Căn cứ, và Ông/Bà nên làm gì"), lines=4)
        self.given_back = Tick(_("Ông/Bà nhận lại giấy tờ ngay"), on=False)
        self.given_back.changed.connect(self.changed)
        self.body.addWidget(self.given_back)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        self.reason.put("")
        self.given_back.put(on=page.submission.papers_at_counter)
        self.given_back.setEnabled(page.submission.papers_at_counter)

    @property
    def gap(self) -> str:
        return "" if self.reason.text else self.words.gettext("Ghi lý do từ chối.")

    def work(self) -> Work:
        submission_id, reason, given_back = self.submission_id, self.reason.text, self.given_back.on
        return lambda desk: desk.endings.refuse(submission_id, reason, given_back=given_back)

    def done_text(self, after: Submission) -> str:
        _ = self.words.gettext
        number = after.ending.number if after.ending else ""
        if self.given_back.on:
            return _("Đã lập phiếu từ chối số {number}. Trả giấy tờ và giải thích cho Ông/Bà.").format(number=number)
        return _("Đã lập phiếu từ chối số {number}. Giấy tờ còn giữ, trả lại sau.").format(number=number)

    def content(self) -> dict[str, object]:
        return {"reason": self.reason.text, "given_back": self.given_back.on}

    def restore(self, content: dict[str, object]) -> None:
        self.reason.put(text_of(content, "reason"))
        self.given_back.put(on=bool(content.get("given_back")))

    def take_focus(self) -> None:
        self.reason.setFocus()
