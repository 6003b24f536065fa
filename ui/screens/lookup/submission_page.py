"""Everything about one submission: left where it stands and what happened, right what may be done."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from frontdesk.domain.working_time import TimeLeft
from frontdesk.i18n import Words
from ui.screens.acts.panel import ActPanel
from ui.screens.frame import Page as ScreenPage
from ui.screens.frame import stack
from ui.screens.lookup.cards.acts_card import ActsCard
from ui.screens.lookup.cards.clock_card import ClockCard
from ui.screens.lookup.cards.custody_card import CustodyCard
from ui.screens.lookup.cards.forms_card import FormsCard
from ui.screens.lookup.cards.money_card import MoneyCard
from ui.screens.lookup.cards.notice_card import NoticeCard
from ui.screens.lookup.cards.papers_card import PapersCard
from ui.screens.lookup.cards.people_card import PeopleCard
from ui.screens.lookup.cards.procedure_card import ProcedureCard
from ui.screens.lookup.cards.state_card import StateCard
from ui.screens.lookup.cards.timeline_card import TimelineCard
from ui.widgets.text import Text

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage as Page


class SubmissionPage(ScreenPage):
    """Holds the cards; an act's panel takes the place of the right column."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.notice = NoticeCard(words)
        self.state = StateCard(words)
        self.people = PeopleCard(words)
        self.procedure = ProcedureCard(words)
        self.papers = PapersCard(words)
        self.timeline = TimelineCard(words)
        self.acts = ActsCard(words)
        self.money = MoneyCard(words)
        self.custody = CustodyCard(words)
        self.forms = FormsCard(words)
        self.clock = ClockCard(words)
        self.panel: ActPanel | None = None
        self._aside = QWidget()
        aside = stack(self.acts, self.money, self.custody, self.people, self.procedure, self.forms, self.clock)
        aside.setContentsMargins(0, 0, 0, 0)
        self._aside.setLayout(aside)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self._aside)
        self._right.addStretch(1)
        self.columns.addLayout(stack(self.notice, self.state, self.papers, self.timeline), 27)
        self.columns.addLayout(self._right, 22)

    @property
    def code(self) -> Text:
        """The receipt code, large."""
        return self.state.code

    def show_page(self, page: "Page", now: datetime) -> None:
        """Show `page` as it stands at the aware moment `now`."""
        self.notice.show_page(page)
        self.state.show_page(page, now)
        self.papers.show_page(page)
        self.timeline.show_page(page)
        self.acts.show_page(page)
        self.money.show_page(page)
        self.custody.show_page(page)
        self.people.show_page(page)
        self.procedure.show_page(page)
        self.forms.show_page(page)
        self.clock.show_page(page)

    def show_left(self, left: TimeLeft | None) -> None:
        """Show how much working time is left until the promised date."""
        if left is not None:
            self.state.show_left(left)

    def show_panel(self, panel: ActPanel | None) -> None:
        """Put `panel` where the right column is; None puts the column back."""
        if self.panel is not None and self.panel is not panel:
            self._right.removeWidget(self.panel)
            self.panel.hide()
        self.panel = panel
        self._aside.setVisible(panel is None)
        if panel is not None:
            self._right.insertWidget(0, panel)
            panel.show()
        self.fit(self.width())

    def fit(self, width: int) -> None:
        """In one column an open panel stands first: it is what is being done."""
        super().fit(width)
        if self.panel is not None and self.columns.direction() is QBoxLayout.Direction.TopToBottom:
            self.columns.setDirection(QBoxLayout.Direction.BottomToTop)
