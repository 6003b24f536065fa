"""A result comes from the department to this counter, with the originals that went along."""

from typing import TYPE_CHECKING

from frontdesk.domain.papers import to_give_back
from frontdesk.domain.states import Verb
from frontdesk.i18n import Words
from ui.screens.act_panel import ActPanel, Work, keys_of
from ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.lookup import SubmissionPage


class ReceivePanel(ActPanel):
    """The officer ticks what is really in the folder."""

    verb = Verb.RECEIVE_RESULT

    def __init__(self, words: Words) -> None:
        _ = words.gettext
        super().__init__(_("Nhận kết quả về quầy"), _("Nhận về quầy"), words)
        self.add_note(_("Đánh dấu những bản chính về cùng kết quả; các giấy này sẽ trả lại công dân."))
        self.papers = TickList(_("Bản chính về cùng kết quả"), _("Hồ sơ này không có bản chính phải trả lại."))
        self.papers.changed.connect(self.changed)
        self.body.addWidget(self.papers)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        self.papers.show_items(to_give_back(page.submission.received.papers))

    def work(self) -> Work:
        page, papers = self.page, self.papers.ticked
        assert page is not None

        def receive(desk: "Desk") -> object:
            return desk.results.receive(page.submission_id, papers)

        return receive

    def done_line(self) -> str:
        return self.words.gettext("Kết quả đã về quầy. Gọi công dân đến nhận, hoặc trả ngay.")

    def content(self) -> dict[str, object]:
        return {"unticked": self.papers.unticked}

    def restore(self, content: dict[str, object]) -> None:
        left = keys_of(content, "unticked")
        self.papers.put([paper for paper in self.papers.ticked if paper not in left])

    def take_focus(self) -> None:
        self.papers.take_focus()
