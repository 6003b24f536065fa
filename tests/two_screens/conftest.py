"""An officer's window on one screen and the citizen's on the other."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.customer.view import Page
from frontdesk.settings import Settings
from tests.factories import HandClock
from tests.ui.conftest import _bury_earlier_windows, lives, office, settings  # noqa: F401  fixtures
from tests.ui.officer import Officer
from tests.ui.windows import make_window
from ui.customer.side import CustomerSide
from ui.customer.widgets.touchable import Touchable
from ui.customer.window import CustomerWindow
from ui.theme import Scheme

P = TypeVar("P", bound=Page)


@pytest.fixture(autouse=True)
def _two_screens(qapp: QApplication) -> None:
    if len(QGuiApplication.screens()) < 2:
        pytest.skip("needs two screens: tests/e2e/test_two_screens.py starts these tests on two virtual ones")


@pytest.fixture(params=["vi", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """What officer and citizen read."""
    return str(request.param)


class Counter:
    """Officer and citizen at one counter."""

    def __init__(self, officer: Officer, language: str) -> None:
        self.officer = officer
        self.language = language
        officer.until(lambda: self._side is not None and self._side.window is not None)
        assert self._side is not None
        assert self._side.window is not None
        self.side: CustomerSide = self._side
        self.window: CustomerWindow = self._side.window
        officer.until(self.window.isVisible)
        self.now = 0.0
        self.side.desk._seconds = lambda: self.now
        officer.settle()

    @property
    def _side(self) -> CustomerSide | None:
        return self.officer.window.customer

    def at(self, kind: type[P]) -> P:
        """What the citizen sees, which is a page of that kind now or soon."""
        desk = self.side.desk
        self.officer.until(lambda: isinstance(desk.view.page, kind))
        page = desk.view.page
        assert isinstance(page, kind)
        return page

    def touch(self, action: str, value: str = "") -> None:
        """The citizen puts a finger on what means this."""
        found = [
            each
            for each in self.window.findChildren(Touchable)
            if each.action == action and each.value == value and each.isVisible()
        ]
        assert found, f"nothing to touch for {action} {value}"
        at: QPoint = found[0].mapTo(self.window, found[0].rect().center())
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        self.officer.settle()

    def waits(self, seconds: float) -> None:
        """Nobody touches anything for so long."""
        self.now += seconds
        self.side.desk._on_time()
        self.officer.settle()

    def picture(self, name: str) -> None:
        """Keep what both screens show, where somebody wants to look."""
        QTest.qWait(60)
        folder = os.environ.get("FRONTDESK_SCREENSHOTS")
        if folder:
            suffix = "" if self.language == "vi" else f"-{self.language}"
            for side, window in (("citizen", self.window), ("officer", self.officer.window)):
                assert window.grab().save(str(Path(folder) / f"two-{name}-{side}{suffix}.png"))


@pytest.fixture
def counter(qapp: QApplication, qtbot: QtBot, settings: Settings, language: str) -> Iterator[Counter]:  # noqa: F811
    """Both sit down, the citizen's screen on the second one."""
    _bury_earlier_windows(qapp)
    spoken = replace(settings, language=language)
    officer = Officer(qapp, qtbot, make_window(qapp, spoken, Scheme.LIGHT, HandClock(), save_only=True))
    officer.sit_down()
    officer.window._room.sounds.on = False
    made = Counter(officer, language)
    if language != "vi":
        made.touch("language", language)
    yield made
    officer.window.close()
