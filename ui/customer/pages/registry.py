"""Which page draws which part of a view; a page is made when it is first needed, and kept."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from frontdesk.customer.view import (
    AskPage,
    EntryPage,
    FoundPage,
    IdlePage,
    MorePage,
    Page,
    PayPage,
    RatePage,
    ReceiptPage,
    SayPage,
)
from ui.customer.pages.entry import EntryView
from ui.customer.pages.found import FoundView
from ui.customer.pages.idle import IdleView
from ui.customer.pages.more import MoreView
from ui.customer.pages.page import PageView
from ui.customer.pages.pay import PayView
from ui.customer.pages.rate import RateView
from ui.customer.pages.receipt import ReceiptView
from ui.customer.pages.say import AskView, SayView

_VIEWS: Mapping[type, Callable[[], PageView]] = {
    IdlePage: IdleView,
    EntryPage: EntryView,
    ReceiptPage: ReceiptView,
    PayPage: PayView,
    RatePage: RateView,
    MorePage: MoreView,
    SayPage: SayView,
    AskPage: AskView,
    FoundPage: FoundView,
}


class PageBook:
    """The pages of one window."""

    def __init__(self) -> None:
        self._pages: dict[type, Any] = {}

    def page_for(self, page: Page, parent: QWidget) -> PageView:
        """The page that draws `page`, showing it; hidden still when it is new."""
        kind = type(page)
        if kind not in self._pages:
            made = _VIEWS[kind]()
            made.hide()
            made.setParent(parent)
            self._pages[kind] = made
        drawn = self._pages[kind]
        drawn.show_page(page)
        assert isinstance(drawn, PageView)
        return drawn


__all__ = ["PageBook", "PageView"]
