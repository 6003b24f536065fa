"""What is to be paid and why, and how; or that it was paid."""

from frontdesk.customer.view import Fact, PayPage, Tone
from ui.customer.pages.page import PageView
from ui.customer.scale import BODY, CODE, MAIN, SMALL, WIDEST
from ui.customer.widgets.block import Column, Pair
from ui.customer.widgets.facts import FactBlock, FactLine, Facts
from ui.customer.widgets.headline import Headline
from ui.customer.widgets.plate import Plate
from ui.customer.widgets.qr import QrPicture
from ui.customer.widgets.words import Words

_ALONE = 880  # units: a sum and its parts stay close


class PayView(PageView):
    """Left the sum and its parts, right the VietQR and what to type without it."""

    def __init__(self) -> None:
        self.head = Headline(MAIN)
        self.lines = Facts(FactLine, gap=12)
        self.total = FactBlock(CODE, whole=True)
        self.in_words = Words(SMALL, "muted")
        self.note = Words(BODY, "ink")
        self.qr = QrPicture(320)
        self.account = Facts(FactLine, gap=4)
        sum_ = Plate(Column(self.total, self.in_words, gap=0), "accent_ground", 24)
        head = Column(self.head, sum_, gap=20)
        self.picture = Plate(Column(self.qr, self.account, gap=16), "card", 24)
        parts = Column(self.lines, self.note, gap=20)
        super().__init__(Pair(head, self.picture, parts, share=0.55, gap=56, middle=True), centred=True)

    def show_page(self, page: PayPage) -> None:
        """Draw it."""
        self.head.show_words(page.title, Tone.GOOD if page.paid else Tone.PLAIN)
        self.lines.show_facts(page.lines)
        self.total.show_fact(page.total)
        self.in_words.say(page.in_words)
        self.note.say(page.note)
        self.qr.show_text(page.qr, _spoken(page.account))
        self.account.show_facts(page.account)
        self.picture.setHidden(not page.qr)
        self.widest = WIDEST if page.qr else _ALONE
        self.show_buttons()


def _spoken(facts: tuple[Fact, ...]) -> str:
    return ", ".join(f"{fact.label}: {fact.value}" for fact in facts)
