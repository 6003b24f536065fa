"""Where a submission stands, for whoever holds its receipt."""

from frontdesk.customer.view import FoundPage
from ui.customer.pages.page import PageView
from ui.customer.scale import BODY, FACT, MAIN
from ui.customer.widgets.block import Column
from ui.customer.widgets.facts import TONES, FactBlock
from ui.customer.widgets.headline import Headline
from ui.customer.widgets.papers import Papers
from ui.customer.widgets.plate import Plate
from ui.customer.widgets.words import STRONG, Words

_GROUNDS = {"good": "good_ground", "warn": "warn_ground"}


class FoundView(PageView):
    """The state in one sentence, the day, what to do."""

    def __init__(self) -> None:
        self.title = Words(FACT, "muted", STRONG)
        self.code = Words(FACT, "ink", STRONG)
        self.standing = Headline(MAIN)
        self.state = Plate(self.standing, "card", 28)
        self.due = FactBlock(FACT)
        self.todo = Words(BODY, "ink", STRONG)
        self.papers = Papers()
        super().__init__(
            Column(
                Column(self.title, self.code, gap=0),
                self.state,
                self.due,
                Column(self.todo, self.papers, gap=12),
                gap=28,
            ),
            centred=True,
            widest=960,
        )

    def show_page(self, page: FoundPage) -> None:
        """Draw it."""
        self.title.say(page.title)
        self.code.say(page.code)
        self.standing.show_words(page.standing, page.tone)
        self.standing.words.say(page.standing, TONES[page.tone])
        self.state.set_tone(_GROUNDS.get(page.tone, "card"))
        self.due.show_fact(page.due)
        self.todo.say(page.todo)
        self.papers.show_papers(page.papers)
        self.show_buttons(page.close)
