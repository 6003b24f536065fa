"""The window writes the day's log by itself, and says what keeps it from doing so."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.domain.exports import ExportFormat
from frontdesk.settings import Settings
from tests.factories import HandClock, open_desk
from tests.ui.conftest import _bury_earlier_windows
from tests.ui.officer import Officer
from tests.ui.windows import make_window
from ui.theme import Scheme

Open = Callable[[str], Officer]


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Where the logs of this machine go, chosen on Monday 23/11/2026."""
    made = tmp_path / "logs"
    made.mkdir()
    desk = open_desk(settings, HandClock())
    desk.export_schedule.choose(made, (ExportFormat.CSV,))
    desk.close()
    return made


@pytest.fixture
def open_at(qapp: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[Open]:
    """The window, opened at a time of the office's wall; its clock stands."""
    opened: list[Officer] = []

    def begin(moment: str) -> Officer:
        _bury_earlier_windows(qapp)
        clock = HandClock(datetime.fromisoformat(f"{moment}:00+07:00"))
        officer = Officer(qapp, qtbot, make_window(qapp, settings, Scheme.LIGHT, clock))
        opened.append(officer)
        officer.sit_down()
        officer.window._room.sounds.on = False
        officer.until(lambda: officer.window.closing_log is not None)
        officer.settle()
        return officer

    yield begin
    for officer in opened:
        officer.window.close()


def names(folder: Path) -> list[str]:
    """What lies there."""
    return sorted(each.name for each in folder.iterdir())


def test_that_a_window_makes_up_for_missed_days(folder: Path, open_at: Open) -> None:
    officer = open_at("2026-11-26 07:30")
    officer.until(lambda: len(names(folder)) == 2)
    assert names(folder) == ["nhat-ky-C1-2026-11-23.csv", "nhat-ky-C1-2026-11-25.csv"]


def test_that_an_open_window_writes_at_closing_time(folder: Path, open_at: Open) -> None:
    officer = open_at("2026-11-23 16:50")
    log = officer.window.closing_log
    assert log is not None
    assert names(folder) == []
    clock = officer.window._room.clock
    assert isinstance(clock, HandClock)
    clock.forward(minutes=10)
    log._timer.timeout.emit()
    officer.settle()
    assert names(folder) == ["nhat-ky-C1-2026-11-23.csv"]


def test_that_a_window_that_is_closed_late_writes_before_it_goes(folder: Path, open_at: Open) -> None:
    officer = open_at("2026-11-23 16:50")
    officer.window.close()
    assert names(folder) == ["nhat-ky-C1-2026-11-23.csv"]


def test_that_a_folder_that_is_away_is_told_once(folder: Path, open_at: Open) -> None:
    shutil.rmtree(folder)
    officer = open_at("2026-11-23 17:30")
    answering = officer.window.current.answering
    officer.until(lambda: "Không thấy thư mục" in answering.text)
    answering.clear()
    log = officer.window.closing_log
    assert log is not None
    log.look()
    officer.settle()
    assert answering.text == ""
    folder.mkdir()
    log.look()
    officer.settle()
    assert names(folder) == ["nhat-ky-C1-2026-11-23.csv"]
