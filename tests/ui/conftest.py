"""A real office in a folder of its own, and the real window on it."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.domain.office import OfficeProfile
from frontdesk.services.setup import create_office
from frontdesk.settings import Settings
from tests.ui.officer import Officer
from ui.app import make_window
from ui.theme import Scheme

OFFICE = OfficeProfile(
    name="Trung tâm Phục vụ hành chính công xã Thái Bình",
    code="H60.242",
    authority="UBND xã Thái Bình",
    place="Thái Bình",
)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new office and its key, made once and copied."""
    folder = tmp_path_factory.mktemp("office")
    settings = Settings(folder / "home", folder / "key")
    create_office(settings, OFFICE, "C1", "Ma Thị Lan", lambda: datetime.now(UTC)).close()
    return folder


@pytest.fixture
def settings(office: Path, tmp_path: Path) -> Settings:
    """A home nobody else uses."""
    shutil.copytree(office / "home", tmp_path / "home")
    shutil.copy(office / "key", tmp_path / "key")
    return Settings(tmp_path / "home", tmp_path / "key")


@pytest.fixture
def officer(qapp: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[Officer]:
    """Somebody at the real window, with nothing but a keyboard and a scanner."""
    made = Officer(qapp, qtbot, make_window(qapp, settings, Scheme.LIGHT))
    made.sit_down()
    yield made
    made.window.close()
