"""The citizen's side of the showcase: a picture of every page that comes on while the main job is played."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QSize

from frontdesk.customer.touches import DONE, FACE, Touch
from frontdesk.customer.view import MorePage, RatePage
from ui.customer.choices import Showing
from ui.customer.side import CustomerSide
from ui.customer.window import CustomerWindow
from ui.main_window import MainWindow

_SIZE = QSize(1280, 800)
Wait = Callable[[Callable[[], bool], str], None]


class CitizenPictures(QObject):
    """Opens the citizen's window beside `window`, and saves what it shows as citizen-<page>.png in `out`."""

    def __init__(self, window: MainWindow, wait: Wait, out: Path) -> None:
        super().__init__(window)
        self._wait = wait
        self._out = out
        wait(lambda: window.customer is not None and bool(window.customer.choices), "furnish the citizen's side")
        assert window.customer is not None
        self._side: CustomerSide = window.customer
        wait(lambda: window.tasks_idle, "read the office's words")
        self._side.choose(replace(self._side.choices, showing=Showing.ALWAYS))
        wait(lambda: self._side.window is not None, "open the citizen's window")
        self._window.resize(_SIZE)

    @property
    def _window(self) -> CustomerWindow:
        assert self._side.window is not None
        return self._side.window

    def take(self) -> str:
        """Save what is on now."""
        page = type(self._side.desk.view.page).__name__.removesuffix("Page").lower()
        path = self._out / f"citizen-{page}.png"
        self._window.grab().save(str(path))
        return f"saved {path}"

    def rate(self) -> list[str]:
        """The citizen takes the receipt along and rates the service, from receipt to topics."""
        said = [self.take()]
        self._touch(DONE)
        self._wait(lambda: isinstance(self._side.desk.view.page, RatePage), "ask for a rating")
        said.append(self.take())
        self._touch(FACE, "4")
        self._wait(lambda: isinstance(self._side.desk.view.page, MorePage), "take the rating")
        said.append(self.take())
        return said

    def _touch(self, action: str, value: str = "") -> None:
        self._side.desk.touch(Touch(action, value, self._side.desk.view.version))
