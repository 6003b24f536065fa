"""Starting: the window first, everything heavy behind it."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontdesk.domain.clock import system_clock
from frontdesk.forms.read_back import read_back
from frontdesk.i18n import words
from frontdesk.settings import Settings
from tests.factories import LAN, PASSWORD, make_desk
from tests.ui.lives import Lives
from tests.ui.officer import CONTROL, Officer
from ui.app import make_hook, spool_in_memory
from ui.rooms import ROOMS

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("sqlalchemy", "sqlcipher3", "reportlab", "holidays", "phonenumbers", "keyring", "PIL", "openpyxl", "stdnum")
# What the first window knows of the desk; everything else comes with the desk, or with what first needs it.
KNOWN = {
    "frontdesk",
    "frontdesk.domain",
    "frontdesk.domain.clock",
    "frontdesk.domain.identity",
    "frontdesk.domain.moments",
    "frontdesk.domain.money_words",
    "frontdesk.domain.paper_lines",
    "frontdesk.domain.states",
    "frontdesk.errors",
    "frontdesk.i18n",
    "frontdesk.settings",
}
LATE = (  # of the client's own and of Python's
    "ui.customer",
    "ui.encounter",
    "ui.find_box",
    "ui.gate.first_form",
    "ui.gate.own_sheet",
    "ui.gate.stirrings",
    "ui.operations.forms",
    "ui.operations.reception",
    "ui.procedure_wording",
    "ui.scanner",
    "ui.screens.count",
    "ui.screens.department",
    "ui.screens.handover",
    "ui.screens.late",
    "ui.screens.lookup",
    "ui.screens.reception",
    "ui.screens.results",
    "ui.shortcut_sheet",
    "ui.rooms",
    "ui.widgets.suggestion",
    "ui.workplace",
    "secrets",
    "subprocess",
)
SHOW = """
import json, sys
from ui.app import make_application, make_window
from frontdesk.settings import resolve
app = make_application()
window = make_window(app, resolve(None, None, "vi"))
window.show()
app.processEvents()
print(json.dumps(sorted(sys.modules)))
"""


@pytest.fixture
def loaded(settings: Settings) -> list[str]:
    """The modules a client has loaded when its window is first painted."""
    done = _run(settings, "-c", SHOW)
    assert done.returncode == 0, done.stderr
    return cast(list[str], json.loads(done.stdout))


def _run(settings: Settings, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "QT_QPA_PLATFORM": "offscreen",
        "FRONTDESK_HOME": str(settings.home),
        "FRONTDESK_KEY_FILE": str(settings.key_file),
        "PATH": "/usr/bin:/bin",
    }
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_that_nothing_heavy_is_imported_before_the_window_is_shown(loaded: list[str]) -> None:
    assert [name for name in loaded if name.partition(".")[0] in HEAVY] == []


def test_that_a_window_needs_little_of_the_desk_to_be_seen(loaded: list[str]) -> None:
    assert {name for name in loaded if name.startswith("frontdesk")} <= KNOWN


def test_that_a_window_needs_no_room_to_be_seen(loaded: list[str]) -> None:
    assert "ui.gate.page" in loaded
    assert [name for name in loaded if name.startswith(LATE)] == []


def test_that_the_client_starts_pictures_itself_and_ends(settings: Settings, tmp_path: Path) -> None:
    done = _run(settings, "-m", "ui", "--screenshot", str(tmp_path / "shots"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "shots" / "window.png").stat().st_size > 10_000


@pytest.mark.slow
def test_that_the_showcase_plays_the_main_job(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, system_clock)
    settings = desk.settings
    desk.close()
    (tmp_path / "password").write_text(PASSWORD, encoding="utf-8")
    signing = ("--as", LAN.login, "--password-file", str(tmp_path / "password"))
    done = _run(settings, "-m", "ui.showcase", "--out", str(tmp_path / "out"), *signing)
    assert done.returncode == 0, done.stderr
    assert "received C1-" in done.stdout
    pictures = {path.name for path in (tmp_path / "out").iterdir()}
    rooms = {f"{entry.name}.png" for entry in ROOMS}
    citizens = {f"citizen-{page}.png" for page in ("entry", "receipt", "rate", "more")}
    papers = {"received.png", "receipt.png", "receipt.pdf", "manifest.pdf"}
    assert pictures - {"tracking.png"} == rooms | citizens | papers | {"tracking.html"}
    page = (tmp_path / "out" / "tracking.html").read_text(encoding="utf-8")
    assert "C1-" in page
    assert "Đã chuyển hồ sơ đến" in page
    (manifest,) = (page.qr for page in read_back((tmp_path / "out" / "manifest.pdf").read_bytes()) if page.qr)
    assert manifest[0].startswith("BG-C1-")


@pytest.mark.parametrize("chosen", [None, "/elsewhere"])
def test_that_what_is_printed_waits_where_a_log_out_empties_it(
    chosen: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    if chosen is None:
        monkeypatch.delenv("TMPDIR", raising=False)
    else:
        monkeypatch.setenv("TMPDIR", chosen)
    spool_in_memory()
    assert os.environ["TMPDIR"] == (chosen or str(tmp_path))
    monkeypatch.delenv("TMPDIR")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "none"))
    spool_in_memory()
    assert "TMPDIR" not in os.environ


def test_that_a_showcase_nobody_signs_in_to_says_so(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, system_clock)
    settings = desk.settings
    desk.close()
    (tmp_path / "password").write_text("không phải mật khẩu này", encoding="utf-8")
    signing = ("--as", LAN.login, "--password-file", str(tmp_path / "password"))
    done = _run(settings, "-m", "ui.showcase", "--out", str(tmp_path / "out"), *signing)
    assert done.returncode == 1
    assert "could not sign in" in done.stderr
    assert "Tên hoặc mật khẩu không đúng" in done.stderr


def test_that_a_home_that_is_not_there_is_said_on_the_screen(tmp_path: Path) -> None:
    missing = Settings(tmp_path / "nowhere", tmp_path / "no.key")
    done = _run(missing, "-m", "ui", "--screenshot", str(tmp_path / "shots"))
    assert done.returncode == 0, done.stderr


def test_that_a_bug_in_a_slot_is_said_on_the_screen(officer: Officer, caplog: pytest.LogCaptureFixture) -> None:
    hook = make_hook(officer.window, words("vi"))
    with caplog.at_level(logging.ERROR):
        try:
            raise KeyError("NGUYỄN THỊ HÒA")
        except KeyError as fault:
            hook(type(fault), fault, fault.__traceback__)
    answering = officer.window.answering
    assert answering.text.startswith("Có lỗi ngoài dự kiến")
    assert "KeyError" in caplog.text
    assert "HÒA" not in caplog.text


BUG = """
import sys
from PySide6.QtCore import QTimer
from ui import app
from ui.main_window import MainWindow
def slot():
    raise KeyError("made up")
begin = MainWindow.begin
def begin_with_a_bug(window, *who):
    begin(window, *who)
    QTimer.singleShot(3000, slot)  # once the gate has said what it knows
    QTimer.singleShot(3600, lambda: (print(window.answering.text), window.close(), sys.stdout.flush()))
MainWindow.begin = begin_with_a_bug
sys.exit(app.main([]))
"""


def test_that_the_running_client_hears_of_bugs_in_its_slots(settings: Settings) -> None:
    done = _run(settings, "-c", BUG)
    assert done.returncode == 0, done.stderr
    assert "Có lỗi ngoài dự kiến" in done.stdout


def test_that_the_keys_go_somewhere_when_what_had_them_was_shut(officer: Officer) -> None:
    officer.window.reception.entry.setEnabled(False)
    officer.until(lambda: QApplication.focusWidget() is not None)
    assert officer.focus is officer.window.current


def test_that_a_refused_reception_leaves_the_officer_in_the_form(officer: Officer, lives: Lives) -> None:
    officer.take_papers()
    lives.clock.forward(days=-3)
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.settle()
    assert "Đồng hồ máy" in officer.window.reception.answering.text
    assert officer.window.reception.entry.isAncestorOf(officer.focus)
