"""An officer's window and a citizen's on whatever screens there are; run by itself, for a screen cannot be lent.

`python -m tests.ui.two_screens CHOSEN [ROUNDS]` prints JSON. With ROUNDS the citizen's screen (an X monitor called
CUST) is taken away and given back that many times, and the officer moves to it and back.
"""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.ui.customer_views import sample
from ui.customer.window import CustomerWindow, touch_screen_at
from ui.theme import Scheme, put_on

_PATIENCE = 10.0
CUST = "1280/338x800/211+1366+0"


class Stand:
    """Both windows."""

    def __init__(self, app: QApplication, chosen: str | None) -> None:
        self.app = app
        self.officer = QWidget()
        self.field = QLineEdit(self.officer)
        self.officer.setGeometry(100, 100, 800, 500)
        self.officer.show()
        self.officer.activateWindow()
        self.field.setFocus()
        self.until(self.officer.isActiveWindow)
        self.window = CustomerWindow(put_on(app, Scheme.LIGHT), self.officer, lambda: False)
        self.placed: list[str] = []
        self.window.placed.connect(self.placed.append)
        self.window.show_view(sample("receipt"))
        self.window.open_on(chosen)
        self.settle()

    def settle(self, seconds: float = 0.15) -> None:
        """Let the window system answer."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.app.processEvents()
            time.sleep(0.005)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for it."""
        end = time.monotonic() + _PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise TimeoutError
            self.app.processEvents()
            time.sleep(0.002)

    def report(self) -> dict[str, object]:
        """Where everything is."""
        window, spot = self.window, self.window.spot
        here = window.geometry()
        return {
            "screens": [screen.name() for screen in QGuiApplication.screens()],
            "where": spot.where if spot else None,
            "screen": spot.screen if spot else None,
            "geometry": [here.x(), here.y(), here.width(), here.height()],
            "visible": window.isVisible(),
            "full": window.isFullScreen(),
            "placed": list(self.placed),
        }

    def type_and_touch(self) -> str:
        """What the officer's field holds after a citizen's touch between two letters."""
        QTest.keyClicks(self.field, "a")
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, pos=self.window.rect().center())
        self.settle()
        focused = QApplication.focusWidget()
        QTest.keyClicks(focused if focused is not None else self.window, "b")
        return self.field.text()

    def visit(self) -> dict[str, object]:
        """The officer's window goes to the citizen's screen, and comes back."""
        self.officer.move(1500, 100)
        self.until(lambda: self.officer.screen().name() == "CUST")
        self.settle()
        there = self.report()
        self.officer.move(100, 100)
        self.until(lambda: self.window.isVisible() and self.window.geometry().x() == 1366)
        return there

    def swap(self) -> dict[str, object]:
        """A smaller screen is put in the place of the citizen's."""
        _xrandr("--delmonitor", "CUST")
        self.until(lambda: not self.window.isVisible())
        _xrandr("--setmonitor", "CUST", "1024/271x600/159+1366+0", "none")
        self.until(lambda: self.window.isVisible() and self.window.geometry().x() == 1366)
        self.settle()
        return self.report()

    def unplug(self) -> dict[str, object]:
        """Take the citizen's screen away and give it back; what was seen meanwhile."""
        _xrandr("--delmonitor", "CUST")
        self.until(lambda: "CUST" not in [screen.name() for screen in QGuiApplication.screens()])
        away = self.report()
        _xrandr("--setmonitor", "CUST", CUST, "none")
        self.until(lambda: self.window.isVisible() and self.window.geometry().x() == 1366)
        return away


def _xrandr(*arguments: str) -> None:
    program = shutil.which("xrandr")
    assert program is not None
    subprocess.run([program, *arguments], check=True)


def main(chosen: str, rounds: int) -> None:
    """Print what happened."""
    app = QApplication([sys.argv[0], "-style", "fusion", *sys.argv[3:]])
    app.setQuitOnLastWindowClosed(False)
    stand = Stand(app, chosen or None)
    told: dict[str, object] = {"first": stand.report(), "typed": stand.type_and_touch()}
    told["touch_screen"] = touch_screen_at(stand.window.geometry().center(), QInputDevice.devices())
    away = [stand.unplug() for _ in range(rounds)]
    if rounds:
        told["seen_while_away"] = sum(bool(one["visible"]) for one in away)
        told["away"] = away[-1]
        stand.settle()
        told["last"] = stand.report()
        told["view"] = type(stand.window.view.page).__name__ if stand.window.view else ""
        told["while_officer_is_there"] = stand.visit()
        told["after"] = stand.report()
        told["smaller"] = stand.swap()
    sys.stdout.write(json.dumps(told))
    stand.window.shut()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
