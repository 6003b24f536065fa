"""What citizens see of this counter: their screen or tablet, and the shared page. Both outlast who sits here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.customer.side import CustomerSide
    from ui.sharing.sharing import Sharing


class Outward(QObject):
    """Furnished after the officer can work, which it would only slow down. `said`: a line for the officer."""

    said = Signal(object)  # Line

    def __init__(self, room: Room, theme: Theme, words: Words, window: QWidget) -> None:
        super().__init__(window)
        self._room = room
        self._theme = theme
        self._words = words
        self._window = window
        self.customer: CustomerSide | None = None
        self.sharing: Sharing | None = None

    def begin(self) -> None:
        """Open what was chosen before."""
        from ui.customer.side import CustomerSide
        from ui.sharing.sharing import Sharing

        self.customer = CustomerSide(self._room, self._theme, self._window, self._words)
        self.sharing = Sharing(self._room, self._window, self._words)
        for side in (self.customer, self.sharing):
            side.said.connect(self.said)
            side.begin()
        self.sharing.phones_rate.connect(self.customer.desk.let_phones_rate)

    def put_away(self) -> None:
        """Nobody sits at the counter."""
        if self.customer is not None:
            self.customer.desk.put_away()

    def show_customer(self) -> None:
        """Where the citizen's screen is."""
        if self.customer is not None:
            from ui.customer.sheet import CustomerSheet

            sheet = CustomerSheet(self.customer, self._words, self._window)
            sheet.sharing_asked.connect(self.show_sharing)
            sheet.open()

    def show_sharing(self) -> None:
        """Whether the citizens' page is shared."""
        if self.sharing is not None:
            from ui.sharing.sheet import SharingSheet

            found = self._window.findChild(SharingSheet)
            sheet = found or SharingSheet(self.sharing, self._words, self._window)
            sheet.show()
            sheet.activateWindow()

    def close(self) -> None:
        """The program ends."""
        for side in (self.customer, self.sharing):
            if side is not None:
                side.close()
