"""Where a scan goes: to the room that is shown, to the look-up, or to the citizen who asked for it."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from frontdesk.domain.manifests import find_manifest_code
from frontdesk.i18n import Words
from ui.messages import Line, Tone
from ui.operations.room import Room
from ui.scan_desk import ScanDesk
from ui.scanner import Scanner
from ui.screens.frame import Screen
from ui.sounds import Sound

if TYPE_CHECKING:
    from frontdesk.domain.card import CardRead
    from ui.customer.side import CustomerSide


class Rooms(Protocol):
    """What a scan needs of the window."""

    @property
    def is_covered(self) -> bool:
        """Whether nobody works here now: a scan goes nowhere."""

    @property
    def current(self) -> Screen:
        """The room that is shown."""

    @property
    def customer(self) -> "CustomerSide | None":
        """The citizen's side, once it is there."""

    def look_for(self, number: str) -> None:
        """Search for a number in the look-up."""

    def open_code(self, code: str) -> None:
        """Open whatever a code stands for."""

    def say(self, line: Line) -> None:
        """Answer in one line."""


class ScanRoutes(QObject):
    """Listens to the scanner for one window. `heard`: something was scanned, whatever it was."""

    heard = Signal()

    def __init__(self, app: QApplication, rooms: Rooms, room: Room, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._rooms = rooms
        self._room = room
        self._words = words
        self.scans = ScanDesk(words, room.clock)
        self.scans.setParent(self)
        self.scans.card_read.connect(self._on_card)
        self.scans.code_read.connect(self._on_code)
        self.scans.refused.connect(self._on_refused)
        Scanner(app, self).scanned.connect(self._on_scanned)

    def _on_scanned(self, text: str, composed: bool) -> None:
        self.heard.emit()
        if self._rooms.is_covered:
            self._room.sounds.play(Sound.REFUSED)
            self._rooms.say(Line(self._words.gettext("Chưa ai trực quầy nên chưa quét được."), Tone.MUTED))
        else:
            self.scans.take(text, composed)

    def _on_card(self, read: "CardRead") -> None:
        if not self._rooms.current.take_card(read):
            self._rooms.look_for(read.party.number)

    def _on_code(self, code: str) -> None:
        customer = self._rooms.customer
        if customer is not None and customer.desk.takes_scans and find_manifest_code(code) is None:
            customer.desk.scanned(code)
            text = self._words.gettext("Mã vừa quét đã tra cứu trên màn hình công dân.")
            self._rooms.say(Line(text, Tone.MUTED))
        elif not self._rooms.current.take_code(code):
            self._rooms.open_code(code)

    def _on_refused(self, line: Line) -> None:
        self._room.sounds.play(Sound.REFUSED)
        self._rooms.say(line)
