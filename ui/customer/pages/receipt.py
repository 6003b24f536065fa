"""Accepted: the code for a phone, the day to come back."""

from frontdesk.customer.view import ReceiptPage
from ui.customer.pages.page import PageView
from ui.customer.scale import BODY, CODE, FACT, MAIN, TITLE, Scale
from ui.customer.widgets.block import Column, Pair
from ui.customer.widgets.facts import FactBlock
from ui.customer.widgets.headline import Headline
from ui.customer.widgets.plate import Plate
from ui.customer.widgets.qr import QrPicture
from ui.customer.widgets.words import STRONG, Words


class ReceiptView(PageView):
    """Left the QR to photograph, right what it says in letters."""

    def __init__(self) -> None:
        self.head = Headline(TITLE)
        self.qr = QrPicture(380)
        self.code = FactBlock(CODE, whole=True)
        self.due = FactBlock(MAIN)
        self.scan_note = Words(BODY)
        self.address = Words(BODY, "accent", STRONG)
        picture = Plate(self.qr, "card", 24)
        words = Column(self.code, self.due, Column(self.scan_note, self.address, gap=0), gap=32)
        super().__init__(Pair(self.head, picture, words, share=0.56, gap=64, middle=True), centred=True)

    def dress(self, scale: Scale) -> None:
        self.head.words.resize_letters(FACT if scale.base < 0.8 else TITLE)
        super().dress(scale)

    def fit(self, _width: int, room: int) -> None:
        self.qr.most = room - 2 * self.scale.gap(24)

    def show_page(self, page: ReceiptPage) -> None:
        """Draw it."""
        self.head.show_words(page.title)
        self.code.show_fact(page.code)
        self.due.show_fact(page.due)
        self.qr.show_text(page.qr, page.scan_note)
        self.scan_note.say(page.scan_note if page.qr else "")
        self.address.say(page.address if page.qr else "")
        self.show_buttons(page.done)
