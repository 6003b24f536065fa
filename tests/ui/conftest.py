"""A real office in a folder of its own, and the real window on it."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.settings import Settings
from tests.factories import HandClock, make_desk, make_settings
from tests.ui.lives import Lives, Tray
from tests.ui.officer import Officer
from ui import printing
from ui.app import make_window
from ui.theme import Scheme


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new office and its key, made once and copied."""
    folder = tmp_path_factory.mktemp("office")
    make_desk(folder).close()
    return folder


@pytest.fixture
def settings(office: Path, tmp_path: Path) -> Settings:
    """A home nobody else uses."""
    shutil.copytree(office / "home", tmp_path / "home")
    shutil.copy(office / "home.key", tmp_path / "home.key")
    return make_settings(tmp_path)


@pytest.fixture
def officer(qapp: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[Officer]:
    """Somebody at the real window, with nothing but a keyboard and a scanner."""
    _bury_earlier_windows()
    made = Officer(qapp, qtbot, make_window(qapp, settings, Scheme.LIGHT, HandClock()))
    made.sit_down()
    made.window._room.sounds.on = False
    yield made
    made.window.close()


def _bury_earlier_windows() -> None:
    """On this thread: left to the collector they may be freed by a worker, which Qt does not survive."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


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
