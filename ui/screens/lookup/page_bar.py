"""The acts at the bottom of a submission's page: back, what is missing, and the one primary act."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontdesk.domain.states import State, Verb
from frontdesk.i18n import Words
from ui.screens.acts.registry import OFFERS
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import row
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage
    from ui.screens.acts.panel import ActPanel

_NATURAL = {
    State.RECEIVED: Verb.HAND_OVER,
    State.SENT_BACK: Verb.REQUEST_SUPPLEMENT,
    State.AWAITING_SUPPLEMENT: Verb.RECEIVE_SUPPLEMENT,
    State.MISSING: Verb.FIND,
    State.RESULT_READY: Verb.RECEIVE_RESULT,
    State.RESULT_AT_COUNTER: Verb.RETURN,
    State.RETURNED: Verb.GIVE_BACK,  # originals that stayed behind
    State.REFUSED: Verb.GIVE_BACK,
    State.WITHDRAWN: Verb.GIVE_BACK,
    State.CLOSED: Verb.GIVE_BACK,
}


def natural_act(page: "SubmissionPage") -> Verb | None:
    """What is most likely done next to a submission; None: its receipt is printed, for the first time or again."""
    verb = _NATURAL.get(page.state)
    if verb is None or not page.may(verb):
        return None
    unprinted = page.prints == 0 and page.state in (State.RECEIVED, State.AWAITING_SUPPLEMENT)
    return None if unprinted else verb


class PageBar(QWidget):
    """Beside the primary act stands what holds it up."""

    back_asked = Signal()
    primary_asked = Signal()

    def __init__(self, words: Words, *, prints: bool = True) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self._prints = prints  # whether receipts are printed by whoever sits here
        self.back = Act(_("Danh sách"), self.back_asked.emit, keys="Esc")
        self.icon = IconLabel()
        self.ready = Text("", tone="muted", elide=True)
        self.ready.setSizePolicy(self.ready.sizePolicy().Policy.Maximum, self.ready.sizePolicy().Policy.Preferred)
        self.primary = Act(_("In lại"), self.primary_asked.emit, keys="Ctrl+Enter", look="primary")
        line = row(self.back, spacing=GRID)
        line.addStretch(1)
        for part in (self.icon, self.ready, self.primary):
            line.addWidget(part)
        self.setLayout(line)

    def show_page(self, page: "SubmissionPage", *, printing: bool) -> None:
        """The natural next act of `page`; none to be pressed twice while its receipt is being printed."""
        _ = self._words.gettext
        verb = natural_act(page)
        first = _("In giấy hẹn") if page.prints == 0 else _("In lại giấy hẹn")
        otherwise = first if self._prints else ""
        self._show(_("Danh sách"), _(OFFERS[verb].words) if verb else otherwise, "")
        self.primary.setEnabled(verb is not None or not printing)

    def show_panel(self, panel: "ActPanel", *, busy: bool) -> None:
        """The open panel's act, and what it still lacks."""
        _ = self._words.gettext
        gap = _("Đang ghi…") if busy else panel.gap
        self._show(_("Trở lại hồ sơ"), panel.act, gap)
        self.primary.setEnabled(not gap)

    def show_scan(self) -> None:
        """While a scan is looked at there is nothing to do but to go back."""
        self._show(self._words.gettext("Trở lại hồ sơ"), "", "")

    def take_focus(self) -> None:
        """To the primary act, or to the way back while that is held up."""
        (self.primary if self.primary.isEnabled() else self.back).setFocus()

    def _show(self, back: str, act: str, gap: str) -> None:
        self.back.rename(back)
        self.primary.setVisible(bool(act))
        if act:
            self.primary.rename(act)
        self.ready.say(gap)
        self.icon.show_icon("info" if gap else "", "muted")
        self.primary.setAccessibleDescription(gap)
