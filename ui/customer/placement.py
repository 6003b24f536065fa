"""Where the citizen's window stands: full screen on a screen of its own, never over the officer's work.

Screens are known by name, for they come and go while a citizen's data is shown. A screen pulled out takes the window
with it; it comes back with that screen. Screen names are those of the system ("HDMI-1", "\\\\.\\DISPLAY2"); on Windows
they may change when another cable is used, so a screen that comes alone is taken for the one that went.
Run on X11 and offscreen; Windows uses the same signals and was not run.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

_WINDOW = (800, 500)  # px, where there is one screen only
_EDGE = 24


class Where(StrEnum):
    """How it is shown."""

    SCREEN = "screen"
    WINDOW = "window"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Spot:
    """The place: on which screen, unless hidden."""

    where: Where
    screen: str = ""


def spot_for(screens: Sequence[str], officer: str, wanted: str | None, held: str | None, new: str = "") -> Spot:
    """The spot among `screens`. `held`: where it stood in use; `new`: a screen just plugged in.

    Chosen by name first. While its screen is away it is hidden, unless the only free screen is one just plugged in.
    Before it stood anywhere: the first screen that is not the officer's; with one screen, an ordinary window.
    """
    free = [name for name in screens if name != officer]
    for name in (wanted, held):
        if name is not None and name in free:
            return Spot(Where.SCREEN, name)
    if held is not None:
        return Spot(Where.SCREEN, new) if free == [new] else Spot(Where.HIDDEN)
    return Spot(Where.SCREEN, free[0]) if free else Spot(Where.WINDOW, officer)


def beside(work: QRect, room: QRect) -> QRect:
    """Where our window lies on the officer's screen `room`: right or left of their `work`, else low in a corner."""
    wide, high = (min(most, within) for most, within in zip(_WINDOW, (room.width(), room.height()), strict=True))
    x = room.right() + 1 - wide
    if work.right() >= x and work.left() - wide >= room.left():
        x = room.left()
    return QRect(x, max(room.top(), room.bottom() + 1 - high - _EDGE), wide, high)


class Placement(QObject):
    """Keeps `window` in its spot while screens come and go; `officer`: the window it must not cover."""

    moved = Signal(object)  # Spot

    def __init__(self, window: QWidget, officer: QWidget | None) -> None:
        super().__init__(window)
        self._window, self._officer = window, officer
        self._wanted: str | None = None
        self._held: str | None = None
        self._spot: Spot | None = None
        self._area = QRect()
        self._follows_officer = False
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._on_added)
        app.screenRemoved.connect(self._on_removed)
        app.primaryScreenChanged.connect(self._on_changed)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._on_changed)

    @property
    def spot(self) -> Spot | None:
        """Where it is; None before it was placed."""
        return self._spot

    def choose(self, name: str | None) -> None:
        """Want the screen `name`, or any; asked for again, it stays where it is, hidden too."""
        if self._spot is None or name != self._wanted:
            self._wanted = name
            self.place()
        else:
            self._settle()

    def place(self) -> None:
        """Show it where it belongs, as if for the first time."""
        self._held = None
        self._settle()

    def _on_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_changed)
        name = screen.name()
        QTimer.singleShot(0, self, lambda: self._settle_again(name))  # its size is not known before

    def _on_removed(self, _screen: QScreen) -> None:
        self._settle_again()  # at once: after this, Qt moves what stood there to the officer's screen

    def _on_changed(self, *_about: object) -> None:
        self._settle_again()

    def _settle_again(self, new: str = "") -> None:
        if self._spot is not None:
            self._settle(new)

    def _settle(self, new: str = "") -> None:
        self._follow_officer()
        screens = [screen.name() for screen in QGuiApplication.screens()]
        spot = spot_for(screens, self._officers_screen(), self._wanted, self._held, new)
        if spot.where is Where.SCREEN:
            self._held = spot.screen
        changed = spot != self._spot
        self._spot = spot
        self._apply(spot, changed)
        if changed:
            self.moved.emit(spot)

    def _officers_screen(self) -> str:
        screen = self._officer.screen() if self._officer is not None else QGuiApplication.primaryScreen()
        return screen.name() if screen is not None else ""

    def _follow_officer(self) -> None:
        """Know when the officer's window goes to another screen; it has no handle before it is shown."""
        handle = self._officer.windowHandle() if self._officer is not None else None
        if handle is not None and not self._follows_officer:
            handle.screenChanged.connect(self._on_changed)
            self._follows_officer = True

    def _apply(self, spot: Spot, changed: bool) -> None:
        screen = next((one for one in QGuiApplication.screens() if one.name() == spot.screen), None)
        if spot.where is Where.HIDDEN or screen is None:
            self._window.hide()
        elif spot.where is Where.SCREEN:
            self._fill(screen, changed)
        elif changed:
            self._lay_beside(screen)

    def _fill(self, screen: QScreen, changed: bool) -> None:
        area = screen.geometry()
        if not changed and area == self._area and self._window.isVisible():
            return
        self._area = area
        self._window.hide()  # a window manager moves a full screen window only when it is mapped anew
        self._window.setScreen(screen)
        self._window.setGeometry(area)
        self._window.setWindowState(Qt.WindowState.WindowFullScreen)
        self._window.show()  # showFullScreen would ask for the focus

    def _lay_beside(self, screen: QScreen) -> None:
        self._window.hide()
        self._window.setWindowState(Qt.WindowState.WindowNoState)
        work = self._officer.frameGeometry() if self._officer is not None else QRect()
        self._window.setScreen(screen)
        self._window.setGeometry(beside(work, screen.availableGeometry()))
        self._window.show()
        self._window.lower()
