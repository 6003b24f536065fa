"""After a return: who took what away, and where the paper to be signed is."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from frontdesk.domain.moments import spoken
from frontdesk.i18n import Words
from ui.screens.frame import Page, stack
from ui.theme import GRID
from ui.widgets.card import Card, empty, rule
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text, chip

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class HandedPage(Page):
    """One card; the officer has a citizen before him who wants to go."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.card = Card("")
        self.card.head.insertWidget(0, IconLabel("good", "good", 20))
        self.card.heading.set_tone("good")
        self.code = chip()
        self.card.add_to_head(self.code)
        self.name = Text("", "name", elide=True)
        self.procedure = Text("", "field", "muted", wrap=True)
        self.when = Text("", tone="muted", wrap=True)
        self._papers = QVBoxLayout()
        self._papers.setSpacing(GRID // 2)
        self.slip = Text("", "strong", "muted", wrap=True)
        self.card.body.setSpacing(GRID)
        for part in (self.name, self.procedure, self.when):
            self.card.body.addWidget(part)
        self.card.body.addLayout(self._papers)
        self.card.body.addWidget(rule())
        self.card.body.addWidget(self.slip)
        self.columns.addLayout(stack(self.card), 1)

    def show_page(self, page: "SubmissionPage", taker: str) -> None:
        """Show what went, and to whom."""
        _ = self._words.gettext
        submission = page.submission
        result = submission.result
        returned = result.returned_at if result else None
        self.card.heading.say(_("Đã trả kết quả") if returned else _("Đã trả lại giấy tờ"))
        self.code.say(page.receipt_code)
        self.name.say(taker)
        self.procedure.say(page.view.procedure_name)
        at = returned or submission.events[-1][0].moment
        self.when.say(spoken(at, self._words))
        empty(self._papers)
        for paper in submission.given_back:
            self._papers.addWidget(Text(f"•  {paper}", wrap=True))
        if submission.owed_back:
            left = _("Còn giữ ở quầy: {papers}. Quét lại giấy hẹn khi công dân đến lấy.")
            self._papers.addWidget(Text(left.format(papers="; ".join(submission.owed_back)), tone="warn", wrap=True))
        self.slip.say("", "muted")
