"""A real office in a folder of its own, and the real window on it."""

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.settings import Settings
from tests.factories import HandClock, copy_home, make_desk, make_settings, open_desk
from tests.ui.citizen import Citizen
from tests.ui.lives import Lives, Tray
from tests.ui.officer import Officer
from tests.ui.submission_pages import AtPage, Build
from tests.ui.windows import make_window
from ui import printing
from ui.customer.window import CustomerWindow
from ui.theme import Scheme, Theme, put_on


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new office and its key, made once and copied."""
    folder = tmp_path_factory.mktemp("office")
    make_desk(folder).close()
    return folder


@pytest.fixture
def settings(office: Path, tmp_path: Path) -> Settings:
    """A home nobody else uses."""
    copy_home(office / "home", tmp_path / "home")
    shutil.copy(office / "home.key", tmp_path / "home.key")
    return make_settings(tmp_path)


@pytest.fixture
def officer(qapp: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[Officer]:
    """Somebody at the real window, with nothing but a keyboard and a scanner."""
    _bury_earlier_windows(qapp)
    made = Officer(qapp, qtbot, make_window(qapp, settings, Scheme.LIGHT, HandClock()))
    made.sit_down()
    made.window._room.sounds.on = False
    yield made
    made.window.close()


def _bury_earlier_windows(app: QApplication) -> None:
    """On this thread: left to the collector they may be freed by a worker, which Qt does not survive.

    Their theme goes too, as if the client had just started: a window is built three times as slowly under its sheet.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    theme = app.findChild(Theme, "theme")
    if theme is not None:
        shiboken6.delete(theme)
        app.setStyleSheet("")


@pytest.fixture
def lives(officer: Officer) -> Lives:
    """Brings submissions to where a test needs them."""
    return Lives(officer)


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> Tray:
    """What was printed."""
    made = Tray()
    monkeypatch.setattr(printing, "hand_out", made)
    return made


@pytest.fixture
def clock() -> HandClock:
    """The wall clock of the desk and of the window at a submission's page."""
    return HandClock()


@pytest.fixture
def at_page(
    qapp: QApplication, qtbot: QtBot, settings: Settings, clock: HandClock
) -> Iterator[Callable[[Build], AtPage]]:
    """Somebody at the page of the newest submission, after the life that `build` gave it; again after a restart."""
    opened: list[Officer] = []

    def sit(build: Build) -> AtPage:
        desk = open_desk(settings, clock)
        submission_id = build(desk, clock)
        desk.close()
        _bury_earlier_windows(qapp)
        officer = Officer(qapp, qtbot, make_window(qapp, settings, Scheme.LIGHT, clock, save_only=True))
        opened.append(officer)
        officer.sit_down()
        officer.press(Qt.Key.Key_F5)
        officer.until(lambda: officer.window.lookup.list.model.rowCount() > 0)
        officer.press(Qt.Key.Key_Return)
        officer.until(lambda: officer.window.lookup.shown is not None)
        officer.settle()
        return AtPage(officer, submission_id)

    yield sit
    for officer in opened:
        officer.window.close()


@pytest.fixture
def citizen(qapp: QApplication) -> Iterator[Citizen]:
    """Somebody before the citizen's window; no touch screen is attached."""
    _bury_earlier_windows(qapp)
    theme = put_on(qapp, Scheme.LIGHT)
    theme.dress()
    window = CustomerWindow(theme, touch_screen=lambda: False)
    window.resize(1280, 800)
    yield Citizen(qapp, window)
    window.shut()
    window.deleteLater()
