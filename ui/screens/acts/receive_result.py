"""The result came to this counter, with the originals that go back to the citizen."""

from typing import TYPE_CHECKING

from frontdesk.domain.papers import to_give_back
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.panel import ActPanel, Work, keys_of
from ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class ReceiveResultPanel(ActPanel):
    """Ticks the originals that came along."""

    verb = Verb.RECEIVE_RESULT

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Nhận kết quả về quầy"), _("Nhận về quầy"), words)
        self._names: tuple[str, ...] = ()
        self.note = self.add_note("")
        self.papers = TickList(_("Bản chính kèm theo"), "")
        self.papers.changed.connect(self.changed)
        self.body.addWidget(self.papers)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        _ = self.words.gettext
        papers = page.submission.received.papers
        usual = to_give_back(papers)
        self._names = tuple(paper.name for paper in papers if paper.present)
        self.note.say(
            _("Chọn bản chính về cùng kết quả, để trả lại Ông/Bà.") if self._names else _("Không có bản chính.")
        )
        self.papers.show_items(self._names, usual)

    def work(self) -> Work:
        submission_id = self.submission_id
        originals = self.papers.ticked
        return lambda desk: desk.results.receive(submission_id, originals)

    def done_text(self, after: Submission) -> str:
        text = self.words.gettext("Kết quả hồ sơ {code} đã về quầy. Báo Ông/Bà đến nhận.")
        return text.format(code=after.received.receipt_code)

    def tick_all(self) -> None:
        self.papers.tick_all()

    def content(self) -> dict[str, object]:
        return {"originals": list(self.papers.ticked)}

    def restore(self, content: dict[str, object]) -> None:
        self.papers.put(keys_of(content, "originals"))

    def take_focus(self) -> None:
        self.papers.take_focus()
