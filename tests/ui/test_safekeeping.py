"""The window makes the last copy of the day, can be closed without it, and says once what is wrong."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.settings import Settings
from tests.factories import HandClock, open_desk
from tests.ui.officer import PATIENCE, Officer
from tests.ui.windows import make_window
from ui.safekeeping.closing import ClosingSheet
from ui.theme import Scheme


@pytest.fixture
def usb(settings: Settings, tmp_path: Path) -> Path:
    """A stick that is chosen for backups."""
    (tmp_path / "usb").mkdir()
    desk = open_desk(settings, HandClock())
    desk.backups.schedule(tmp_path / "usb")
    desk.close()
    return tmp_path / "usb"


@pytest.fixture
def officer(qapp: QApplication, qtbot: QtBot, settings: Settings, usb: Path) -> Officer:
    made = Officer(qapp, qtbot, make_window(qapp, settings, Scheme.LIGHT, HandClock()))
    made.sit_down()
    made.window._room.sounds.on = False
    made.until(lambda: made.window.keeper is not None and made.window.keeper.is_wanted_at_closing)
    assert usb.exists()
    return made


def closed(officer: Officer) -> None:
    officer.bot.waitUntil(lambda: not officer.window.isVisible(), timeout=PATIENCE)


def test_that_closing_makes_the_last_copy_and_then_closes(officer: Officer, usb: Path) -> None:
    officer.window.close()
    closed(officer)
    assert [path.suffix for path in usb.iterdir()] == [".fdbackup"]


def test_that_the_copy_can_be_skipped(officer: Officer, usb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    go_on = threading.Event()
    keeper = officer.window.keeper
    assert keeper is not None
    assert keeper._desk is not None
    real = type(keeper._desk.backups)._make_in_folder

    def slow(service: object, progress: object) -> object:
        assert go_on.wait(PATIENCE / 1_000)
        return real(service, progress)  # type: ignore[arg-type]

    monkeypatch.setattr(type(keeper._desk.backups), "_make_in_folder", slow)
    officer.window.close()
    sheet = officer.window.findChild(ClosingSheet)
    assert sheet is not None
    assert officer.window.isVisible()
    sheet.skip_act.click()  # the thread is told, and not waited for beyond its patience
    go_on.set()
    closed(officer)
    officer.until(lambda: not list(usb.iterdir()))


def test_that_a_stick_that_is_out_stops_nobody(officer: Officer, usb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.safekeeping.closing._READ_MS", 300)
    usb.rmdir()
    officer.window.close()
    sheet = officer.window.findChild(ClosingSheet)
    assert sheet is not None
    officer.until(lambda: str(usb) in sheet.answering.text or not officer.window.isVisible())
    closed(officer)
    assert not usb.exists()


def test_that_closing_again_where_nothing_is_new_just_closes(officer: Officer, usb: Path) -> None:
    """The copy ends before its sheet is drawn."""
    keeper = officer.window.keeper
    assert keeper is not None
    with officer.bot.waitSignal(keeper.ended, timeout=PATIENCE):
        keeper.back_up(closing=True)
    officer.window.close()
    closed(officer)
    assert len(list(usb.iterdir())) == 1


def test_that_trouble_is_said_once(officer: Officer, usb: Path) -> None:
    keeper = officer.window.keeper
    assert keeper is not None
    said: list[object] = []
    keeper.said.connect(said.append)
    usb.rmdir()
    for _ in range(2):
        with officer.bot.waitSignal(keeper.ended, timeout=PATIENCE):
            assert keeper.back_up(closing=True)
    assert len(said) == 1
    usb.mkdir()
    with officer.bot.waitSignal(keeper.ended, timeout=PATIENCE):
        keeper.back_up(closing=True)
    officer.window.close()
    closed(officer)
    assert len(list(usb.iterdir())) == 1
