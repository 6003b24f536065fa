"""Between citizens: the clock, whether the office is open, and how to look a receipt up."""

from frontdesk.customer.view import Fact, IdlePage
from ui.customer.pages.page import PageView
from ui.customer.scale import BODY, CLOCK, FACT, MAIN, Scale
from ui.customer.widgets.block import Beside, Block, Column, Pair, put
from ui.customer.widgets.facts import TONES, FactLine, Facts
from ui.customer.widgets.mark import Mark
from ui.customer.widgets.plate import Plate
from ui.customer.widgets.scan_picture import ScanPicture
from ui.customer.widgets.words import STRONG, Words


class OpenLine(Block):
    """Open or not, with its mark, and until when."""

    def __init__(self) -> None:
        self.mark, self.words = Mark(30), Words(FACT, weight=STRONG)
        super().__init__(self.mark, self.words)

    def show_fact(self, fact: Fact) -> None:
        """Say it; gone where nothing is known."""
        self.mark.show_tone(fact.tone)
        self.words.say(" ".join(part for part in (fact.label, fact.value) if part), TONES[fact.tone])
        self.setHidden(not self.words.text)

    def _beside(self) -> int:
        return self.mark.side + self.scale.gap(12)

    def height_at(self, width: int) -> int:
        return self.words.height_at(width - self._beside())

    def arrange(self) -> None:
        x, line = self._beside(), self.words.height_at(100_000)
        put(self.mark, 0, (line - self.mark.side) // 2 + line // 14, self.mark.side, self.mark.side)
        put(self.words, x, 0, self.width() - x, self.height())


class IdleView(PageView):
    """The page between citizens."""

    def __init__(self) -> None:
        self.greeting = Words(MAIN, "muted", STRONG)
        self.time = Words(CLOCK, "ink", STRONG)
        self.day = Words(MAIN, "ink", STRONG)
        self.open_now = OpenLine()
        self.hours = Facts(FactLine, gap=12)
        self.invitation = Words(FACT, "ink", STRONG)
        clock = Column(self.greeting, self.time, self.day, self.open_now, gap=8)
        lookup = Plate(Beside(ScanPicture(), self.invitation), "accent_ground", 32)
        right = Column(lookup, Plate(self.hours, "card", 28), gap=24)
        super().__init__(Pair(clock, right, share=0.5, gap=64, middle=True), centred=True)

    def show_page(self, page: IdlePage) -> None:
        """Draw it."""
        self.greeting.say(page.greeting)
        self.time.say(page.time)
        self.day.say(page.day)
        self.open_now.show_fact(page.open_now)
        self.hours.show_facts(page.hours)
        self.invitation.say(page.invitation)
        self.show_buttons(page.look)

    def dress(self, scale: Scale) -> None:
        low = scale.base < 0.8  # a small screen: the clock gives room to the rest
        self.time.resize_letters(96 if low or scale.large else CLOCK)
        self.invitation.resize_letters(BODY if low else FACT)
        super().dress(scale)
