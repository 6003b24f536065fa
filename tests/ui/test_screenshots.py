"""Every room on a living office, in both languages: nothing is cut off, and its picture for the documents.

FRONTDESK_SCREENSHOTS names the folder the pictures are kept in (`make screenshots`: docs/screenshots).
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.domain.fees import Quantity
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.states import Verb
from frontdesk.services.demo import make_demo
from frontdesk.settings import Settings
from tests.factories import HandClock, copy_home, make_settings
from tests.ui.lives import Lives
from tests.ui.officer import Officer
from tests.ui.test_layout import _cut_off
from tests.ui.windows import make_window
from ui.rooms import COUNT, DEPARTMENT, HANDOVER, LOOKUP, RECEPTION, ROOMS
from ui.screens.acts.pay import PayPanel
from ui.theme import Scheme

AFTERNOON = datetime(2026, 11, 26, 7, 23, tzinfo=UTC)  # Thursday 14:23: what came today must still leave
SIZE = (1366, 768)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demonstration office, made once and copied."""
    folder = tmp_path_factory.mktemp("demo")
    make_demo(make_settings(folder), 400, 1, HandClock(AFTERNOON), lambda _done, _of: None)
    return folder


@pytest.fixture(params=["vi", "en"])
def settings(request: pytest.FixtureRequest, demo: Path, tmp_path: Path) -> Settings:
    """That office in one language."""
    copy_home(demo / "home", tmp_path / "home")
    shutil.copy(demo / "home.key", tmp_path / "home.key")
    return replace(make_settings(tmp_path), language=request.param)


@pytest.fixture
def officer(qapp: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[Officer]:
    """Somebody at its window, on Thursday afternoon."""
    made = Officer(qapp, qtbot, make_window(qapp, settings, Scheme.LIGHT, HandClock(AFTERNOON)))
    made.window.resize(*SIZE)
    made.sit_down()
    made.window._room.sounds.on = False
    yield made
    made.window.close()


def _work(officer: Officer, room: str) -> None:
    """Bring a room to where an officer would look at it."""
    window = officer.window
    window.go_to(room)
    officer.settle()
    if room == RECEPTION:
        officer.take_papers()
    elif room in (HANDOVER, COUNT):
        for code in _codes(officer):
            officer.scan(code)
            officer.settle()
    elif room == LOOKUP:
        window.lookup.open_page(_late(officer))
        officer.until(lambda: window.lookup.shown is not None)
    elif room == DEPARTMENT:
        officer.press(Qt.Key.Key_Return)
        officer.settle()
    officer.bot.wait(80)
    officer.settle()


def _codes(officer: Officer) -> list[str]:
    rows = Lives(officer).do(lambda desk: desk.counts.expected())
    first = rows[0].department
    return [*[row.receipt_code for row in rows if row.department == first][:5], rows[-1].receipt_code]


def _late(officer: Officer) -> str:
    return Lives(officer).do(lambda desk: desk.boards.late().rows[0].submission_id)


def _keep(officer: Officer, name: str, settings: Settings) -> None:
    folder = os.environ.get("FRONTDESK_SCREENSHOTS")
    if folder:
        suffix = "" if settings.language == "vi" else f"-{settings.language}"
        assert officer.window.grab().save(str(Path(folder) / f"{name}{suffix}.png"))


@pytest.mark.parametrize("room", [entry.name for entry in ROOMS])
def test_that_a_room_shows_all_its_words(officer: Officer, room: str, settings: Settings) -> None:
    _work(officer, room)
    _keep(officer, room, settings)
    assert _cut_off(officer) == []


@pytest.mark.parametrize("size", [SIZE, (911, 512)], ids=str)
def test_that_the_till_shows_all_its_words(officer: Officer, settings: Settings, size: tuple[int, int]) -> None:
    lives, window = Lives(officer), officer.window
    page = lives.received(procedure="2.000815")
    lives.do(lambda desk: desk.payments.set_account("970405", "1234567890123", "UBND XA THAI BINH"))
    lives.do(lambda desk: desk.payments.assess(page.submission_id, [Quantity(0, 2, 12)]))
    window.resize(*size)
    window.open_act(page.submission_id, Verb.PAY.value)
    officer.until(lambda: window.lookup.desk.panel is not None)
    officer.settle()
    suffix = "" if size == SIZE else f"-{size[0]}"
    panel = window.lookup.desk.panel
    assert isinstance(panel, PayPanel)
    panel.taking.cash.given.setFocus()
    officer.commit("50000")
    officer.until(lambda: panel.taking.cash.change == 22_000)
    assert _cut_off(officer) == []
    _keep(officer, f"pay-cash{suffix}", settings)
    panel.taking.method.choose(PaymentMethod.TRANSFER)
    officer.settle()
    assert _cut_off(officer) == []
    _keep(officer, f"pay-transfer{suffix}", settings)
    officer.press(Qt.Key.Key_F11)
    assert _cut_off(officer) == []
    _keep(officer, f"pay-qr{suffix}", settings)
    lives.do(lambda desk: desk.payments.confirm(page.submission_id, PaymentMethod.TRANSFER, 28_000))
    window.go_to(COUNT)
    officer.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    officer.settle()
    assert _cut_off(officer) == []
    _keep(officer, f"till{suffix}", settings)
