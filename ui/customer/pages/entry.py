"""What the officer enters, as it is entered; the citizen says what is wrong, or that it is right."""

from frontdesk.customer.view import EntryPage
from ui.customer.pages.page import PageView
from ui.customer.scale import BODY, FACT, MAIN, SMALL, Scale
from ui.customer.widgets.block import Column, Pair
from ui.customer.widgets.button import Section
from ui.customer.widgets.facts import FactBlock, FactLine, Facts, FactTouch
from ui.customer.widgets.papers import Papers
from ui.customer.widgets.plate import Plate
from ui.customer.widgets.ticks import Ticks
from ui.customer.widgets.words import STRONG, Words


class EntryView(PageView):
    """Left what was entered, right what follows from it."""

    def __init__(self) -> None:
        self.title = Words(MAIN, weight=STRONG)
        self.facts = Facts(FactTouch)
        self.due = FactBlock(FACT)
        self.fee = FactLine(BODY)
        self.papers = Papers()
        self.papers_part = Section(self.papers)
        self.consents = Ticks()
        self.consents_part = Section(self.consents)
        self.notice = Words(SMALL, "muted")
        self.answer = Words(BODY, "accent", STRONG)
        self.outcome = Plate(Column(self.due, self.fee, gap=8), "accent_ground", 20)
        right = Column(self.outcome, self.papers_part, self.notice, gap=20)
        both = Pair(self.facts, right, self.consents_part, share=0.52, gap=40)
        super().__init__(Column(self.title, both, gap=16), above=self.answer)

    def show_page(self, page: EntryPage) -> None:
        """Draw it: what stayed as it was costs nothing."""
        self.title.say(page.title)
        self.facts.show_facts(page.facts)
        self.due.show_fact(page.due)
        self.fee.show_fact(page.fee)
        self.due.setHidden(not page.due.value)
        self.fee.setHidden(not page.fee.value)
        self.outcome.setHidden(not (page.due.value or page.fee.value))
        self.papers_part.heading.say(page.papers_label)
        self.papers.show_papers(page.papers)
        self.papers_part.setHidden(not page.papers)
        self.consents_part.heading.say(page.consent_label)
        self.consents.show_ticks(page.consents)
        self.consents_part.setHidden(not page.consents)
        self.notice.say(page.notice)
        self.answer.say(page.answer)
        self.show_buttons(page.object, page.confirm)

    def dress(self, scale: Scale) -> None:
        self.due.value.resize_letters(FACT if scale.base < 1 else 30)
        super().dress(scale)
