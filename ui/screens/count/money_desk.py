"""The day's money: asked for, counted, put on record."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.domain.payment_events import CashCounted
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, Tone
from ui.operations.begun import Begun, Content
from ui.operations.room import Room
from ui.screens.count.money_page import MoneyPage, Till, difference_words
from ui.tasks import Latest
from ui.wording import dong

if TYPE_CHECKING:
    from frontdesk.desk import Desk

SCREEN = "till"
_KEY = "till:counted"  # no submission's id has a colon


class MoneyDesk(QObject):
    """Behind the page of the money; the screen has the bar and the keys."""

    changed = Signal()  # what is missing, or whether the count is under way
    said = Signal(object)  # Line
    refused = Signal(object)  # DeskError

    def __init__(self, room: Room, parent: QObject, page: MoneyPage, words: Words) -> None:
        super().__init__(parent)
        self._room = room
        self._page = page
        self._words = words
        self._asked: Latest[Till] = Latest(room.tasks, self)
        self._begun = Begun(room.tasks, self, SCREEN, self.refused.emit)
        self.busy = False
        page.changed.connect(self._on_typed)
        page.day_changed.connect(self.look_again)
        self._begun.bring_back(self._on_kept)

    def look_again(self) -> None:
        """Ask what was taken on the day that is chosen."""
        day = self._page.day.day
        self._asked.ask(lambda desk: _till(desk, day), self._on_till, self.refused.emit)

    def save_now(self) -> None:
        """Keep what is typed."""
        self._begun.save_now()

    def record(self) -> None:
        """The count goes on record, or what is missing is said."""
        if self.busy:
            return
        if self._page.gap:
            self.said.emit(Line(self._page.gap, Tone.WARN))
            self._page.take_focus()
            return
        self.busy = True
        self.changed.emit()
        counted, note = self._page.typed
        self._room.tasks.act(
            self, lambda desk: desk.payments.count_cash(counted, note), self._on_counted, self._on_refused
        )

    def _on_till(self, till: Till) -> None:
        self._page.show_till(till)
        self.changed.emit()

    def _on_typed(self) -> None:
        content = self._page.content()
        self._begun.keep(_KEY, {**content, "day": self._page.day.today.isoformat()} if content else {})
        self.changed.emit()

    def _on_kept(self, drafts: Mapping[str, Content]) -> None:
        """What was typed on another day is not about today's cash."""
        kept = drafts.get(_KEY, {})
        if kept.get("day") == self._page.day.today.isoformat():
            self._page.restore(str(kept.get("counted", "")), str(kept.get("note", "")))
            self.changed.emit()

    def _on_counted(self, act: CashCounted) -> None:
        self.busy = False
        self._page.restore("", "")
        self._begun.keep(_KEY, {})
        difference, tone = difference_words(act.counted - act.expected, self._words)
        text = self._words.gettext("Đã ghi: đếm được {amount}, {difference}.")
        said = text.format(amount=dong(act.counted), difference=difference[:1].lower() + difference[1:])
        self.said.emit(Line(said, Tone.GOOD if tone == "good" else Tone.WARN))
        self.look_again()
        self.changed.emit()
        self._page.take_focus()

    def _on_refused(self, error: DeskError) -> None:
        self.busy = False
        self.changed.emit()
        self.refused.emit(error)


def _till(desk: "Desk", day: date) -> Till:
    return Till(desk.payments.day(day), desk.office.officer, desk.office.counter)
