"""The citizen's screen in words: a state becomes a view, in the language the citizen chose."""

from collections.abc import Callable, Mapping
from datetime import datetime

from frontdesk.customer import touches
from frontdesk.customer.entry_page import entry_page
from frontdesk.customer.found_page import ask_page, found_page
from frontdesk.customer.idle_page import idle_page
from frontdesk.customer.money_pages import pay_page, receipt_page
from frontdesk.customer.rating_pages import more_page, rate_page, say_page
from frontdesk.customer.state import CustomerState, Slot
from frontdesk.customer.view import Button, Page, Shell, View
from frontdesk.i18n import Words, words

Build = Callable[[CustomerState, datetime, Words], Page]

_PAGES: Mapping[Slot, Build] = {
    Slot.PAY: pay_page,
    Slot.RECEIPT: receipt_page,
    Slot.SAY: say_page,
    Slot.CASTING: say_page,
    Slot.MORE: more_page,
    Slot.RATE: rate_page,
    Slot.ENTRY: entry_page,
    Slot.FOUND: found_page,
    Slot.ASK: ask_page,
    Slot.IDLE: idle_page,
}


def view_of(state: CustomerState, at: datetime, now: float) -> View:
    """What is on the screen at `at` (aware; `now` is the same in monotonic seconds)."""
    said = words(state.language)
    stays = None if state.until is None or state.slot is Slot.IDLE else max(0.0, state.until - now)
    return View(state.version, _shell(state, said), _PAGES[state.slot](state, at, said), stays)


def _shell(state: CustomerState, words: Words) -> Shell:
    _ = words.gettext
    office = state.office
    other, name = ("en", "English") if state.language == "vi" else ("vi", "Tiếng Việt")
    return Shell(
        office=office.name if office else "",
        counter=_("Quầy {counter}").format(counter=office.counter) if office else "",
        language=state.language,
        large=state.large,
        switch_language=Button(touches.LANGUAGE, name, other),
        switch_size=Button(
            touches.LARGE, _("Chữ thường") if state.large else _("Chữ to"), "off" if state.large else "on"
        ),
    )
