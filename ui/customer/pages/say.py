"""A few words, then it goes: thanks, or what went wrong; and the request to scan a receipt."""

from frontdesk.customer.view import AskPage, SayPage
from ui.customer.pages.page import PageView
from ui.customer.scale import FACT, TITLE
from ui.customer.widgets.block import Column
from ui.customer.widgets.mark import Mark
from ui.customer.widgets.scan_picture import ScanPicture
from ui.customer.widgets.words import STRONG, Words

_NARROW = 880


class SayView(PageView):
    """A mark, a title, a sentence."""

    def __init__(self) -> None:
        self.mark = Mark(104)
        self.title = Words(TITLE, weight=STRONG, centred=True, balanced=True)
        self.text = Words(FACT, "muted", centred=True, balanced=True)
        super().__init__(Column(self.mark, Column(self.title, self.text, gap=12), gap=36), centred=True, widest=_NARROW)

    def show_page(self, page: SayPage) -> None:
        """Draw it."""
        self.mark.show_tone(page.tone)
        self.title.say(page.title)
        self.text.say(page.text)
        self.show_buttons(page.close)


class AskView(PageView):
    """A picture of what to do, and the words."""

    def __init__(self) -> None:
        self.title = Words(TITLE, weight=STRONG, centred=True, balanced=True)
        self.text = Words(FACT, "muted", centred=True, balanced=True)
        super().__init__(
            Column(ScanPicture(220, centred=True), Column(self.title, self.text, gap=12), gap=44),
            centred=True,
            widest=_NARROW,
        )

    def show_page(self, page: AskPage) -> None:
        """Draw it."""
        self.title.say(page.title)
        self.text.say(page.text)
        self.show_buttons(page.close)
