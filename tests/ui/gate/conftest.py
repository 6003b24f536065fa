"""An office where five people work, and its window with nobody at it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.settings import Settings
from tests.factories import HandClock, make_settings
from tests.ui.conftest import _bury_earlier_windows
from tests.ui.gate.crew import Visitor, make_office
from ui.app import make_window
from ui.theme import Scheme

Come = Callable[[], Visitor]


@pytest.fixture(scope="session")
def crew_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the office and its key, made once and copied."""
    folder = tmp_path_factory.mktemp("crew")
    make_office(folder).close()
    return folder


@pytest.fixture
def settings(crew_office: Path, tmp_path: Path) -> Settings:
    """A home nobody else uses."""
    shutil.copytree(crew_office / "home", tmp_path / "home")
    shutil.copy(crew_office / "home.key", tmp_path / "home.key")
    return make_settings(tmp_path)


@pytest.fixture
def come(qapp: QApplication, qtbot: QtBot, settings: Settings, clock: HandClock) -> Iterator[Come]:
    """Start the client and come to its gate; again after it was closed."""
    came: list[Visitor] = []

    def arrive() -> Visitor:
        _bury_earlier_windows(qapp)
        visitor = Visitor(qapp, qtbot, make_window(qapp, settings, Scheme.LIGHT, clock, save_only=True))
        came.append(visitor)
        visitor.arrive()
        return visitor

    yield arrive
    for visitor in came:
        visitor.window.close()


@pytest.fixture
def visitor(come: Come) -> Visitor:
    """Somebody before the gate."""
    return come()
