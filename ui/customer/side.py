"""The citizen's side of this machine: window or tablet, opened as the officer chose, closed with the program."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from frontdesk.errors import DeskError, RuleRefused
from frontdesk.i18n import Words
from ui.customer.choices import Choices, Showing, from_text, to_text
from ui.customer.desk import CustomerDesk
from ui.customer.placement import Where
from ui.customer.tablet import Tablet
from ui.messages import line_for
from ui.operations.remembered import recall, remember
from ui.operations.room import Room
from ui.theme import Theme

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from ui.customer.window import CustomerWindow

_KEPT = "customer-screen"


class CustomerSide(QObject):
    """`said`: a line for the officer; `changed`: the choices, the window or the tablet."""

    said = Signal(object)  # Line
    changed = Signal()

    def __init__(self, room: Room, theme: Theme, officer: QWidget, words: Words) -> None:
        super().__init__(officer)
        self._room = room
        self._theme = theme
        self._officer = officer
        self._words = words
        self.choices = Choices()
        self.desk = CustomerDesk(room, parent=self)
        self.window: CustomerWindow | None = None
        self.tablet = Tablet(room, self.desk, self, words.info().get("language", "vi"))
        self.tablet.failed.connect(self._on_failed)
        self.tablet.changed.connect(self._on_tablet)
        self.tablet.paired.connect(lambda kept: self._keep(replace(self.choices, paired=kept)))
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(lambda _screen: self._follow())

    def begin(self) -> None:
        """Open what was chosen before."""
        self.desk.begin()
        recall(self._room, self, _KEPT, self._on_recalled, self._on_failed)

    def choose(self, choices: Choices) -> None:
        """Do as the officer chose, now and after every start."""
        self._keep(choices)
        self._follow()

    def ask_addresses(self, owner: QObject, done: Callable[[tuple[str, ...]], object]) -> None:
        """Under which addresses a tablet could reach this machine; names may take seconds to be looked up."""

        def look(_desk: "Desk") -> tuple[str, ...]:
            from frontdesk.tablet.network import local_addresses

            return local_addresses()

        self._room.tasks.look(owner, look, done, self._on_failed)

    @property
    def lies_on_the_officers(self) -> bool:
        """Whether the window is an ordinary one on the officer's screen, for want of another."""
        spot = self.window.spot if self.window is not None else None
        return spot is not None and spot.where is Where.WINDOW

    def bring_up(self) -> None:
        """Put the window before the officer's: on one screen that is over it."""
        if self.window is not None:
            self.window.raise_()

    def close(self) -> None:
        """The program ends."""
        self.tablet.close()
        self.desk.close()
        if self.window is not None:
            self.window.shut()

    def _keep(self, choices: Choices) -> None:
        self.choices = choices
        remember(self._room, self, _KEPT, to_text(choices), self._on_failed)
        self.changed.emit()

    def _on_recalled(self, kept: str) -> None:
        self.choices = from_text(kept)
        self.tablet.pairing.restore(self.choices.paired)
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """Window and tablet as the choices say."""
        screens = len(QGuiApplication.screens())
        showing = self.choices.showing
        if showing is Showing.ALWAYS or (showing is Showing.SECOND and screens > 1):
            self._open_window()
        elif self.window is not None and (showing is Showing.NEVER or self.lies_on_the_officers):
            self._shut_window()
        if self.choices.tablet:
            self.tablet.serve(self.choices.host, self.choices.port)
        else:
            self.tablet.stop()

    def _open_window(self) -> None:
        if self.window is None:
            from ui.customer.window import CustomerWindow

            window = self.window = CustomerWindow(self._theme, self._officer)
            window.touched.connect(self.desk.touch)
            window.shown.connect(self._on_shown)
            self.desk.view_changed.connect(window.show_view)
            window.show_view(self.desk.view)
        self.window.open_on(self.choices.screen or None)
        self.changed.emit()

    def _on_shown(self, on: bool) -> None:
        self.desk.attend("window", on=on)
        self.changed.emit()

    def _shut_window(self) -> None:
        window, self.window = self.window, None
        assert window is not None
        self.desk.view_changed.disconnect(window.show_view)
        self.desk.attend("window", on=False)
        window.shut()
        window.deleteLater()
        self.changed.emit()

    def _on_tablet(self) -> None:
        """At another address than before, the tablet that stands there waits in vain."""
        address, before = self.tablet.address, self.choices.served
        if address and address != before:
            self._keep(replace(self.choices, served=address))
            if before and self.choices.paired:
                self._on_failed(RuleRefused("tablet_moved", address=address))
        self.changed.emit()

    def _on_failed(self, error: DeskError) -> None:
        self.said.emit(line_for(error, self._words))
