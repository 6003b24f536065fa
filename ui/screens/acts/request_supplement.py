"""Form 02: one complete request for what is missing or wrong (NĐ 118/2025 Art 11.2c, 16.3)."""

from typing import TYPE_CHECKING

from frontdesk.domain.clock import local
from frontdesk.domain.moments import full_date
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.panel import ActPanel, Work, text_of
from ui.screens.acts.wanted_papers import WantedPapers

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class RequestSupplementPanel(ActPanel):
    """Papers of the list, free lines; a second request says why."""

    verb = Verb.REQUEST_SUPPLEMENT
    forms = ("02",)

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Yêu cầu bổ sung hồ sơ"), _("Lập và in phiếu yêu cầu"), words)
        self.add_note(_("Nêu đủ trong một lần. Chọn giấy tờ thiếu hoặc sai; thời hạn dừng đến khi nộp đủ."))
        self.papers = WantedPapers(words)
        self.papers.changed.connect(self.changed)
        self.body.addWidget(self.papers)
        self.again = self.add_note("", "warn")
        self.reason = self.add_reason(_("Lý do yêu cầu lần nữa"))

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        earlier = page.submission.supplements
        self.papers.show_papers(page.view.papers)
        self.reason.put("")
        self.reason.setVisible(bool(earlier))
        self.again.setVisible(bool(earlier))
        if earlier:
            _ = self.words.gettext
            day = full_date(local(earlier[-1].requested_at).date())
            text = _(
                "Đã yêu cầu bổ sung ngày {day} (số {number}). Yêu cầu lần nữa phải ghi lý do"
                " (NĐ 118/2025, Điều 11 khoản 2, Điều 16 khoản 3)."
            )
            self.again.say(text.format(day=day, number=earlier[-1].number))

    @property
    def gap(self) -> str:
        _ = self.words.gettext
        if self.papers.is_nameless:
            return _("Có dòng ghi lý do mà chưa ghi giấy tờ nào.")
        if not self.papers.wanted:
            return _("Chọn ít nhất một giấy tờ.")
        if self.shown.submission.supplements and not self.reason.text:
            return _("Ghi lý do yêu cầu lần nữa.")
        return ""

    def work(self) -> Work:
        submission_id, wanted, reason = self.submission_id, self.papers.wanted, self.reason.text
        return lambda desk: desk.supplements.request(submission_id, wanted, reason)

    def done_text(self, after: Submission) -> str:
        _, request = self.words.gettext, after.supplements[-1]
        text = _("Đã lập phiếu yêu cầu số {number}. Mời Ông/Bà bổ sung trước hết ngày {day}.")
        return text.format(number=request.number, day=full_date(request.respond_by))

    def content(self) -> dict[str, object]:
        return {**self.papers.content(), "reason": self.reason.text}

    def restore(self, content: dict[str, object]) -> None:
        self.papers.restore(content)
        self.reason.put(text_of(content, "reason"))

    def take_focus(self) -> None:
        self.papers.take_focus()
