"""Every dress of the gate, in both languages and at every size: nothing is cut off, everything has a name; its picture.

FRONTDESK_SCREENSHOTS names the folder the pictures are kept in (`make screenshots`: docs/screenshots).
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.settings import Settings
from tests.factories import PASSWORD, HandClock, make_settings
from tests.ui.conftest import _bury_earlier_windows
from tests.ui.gate.crew import AN, CREW, WRONG, Visitor, make_office
from tests.ui.officer import CONTROL
from tests.ui.test_layout import _controls, _cut_off
from ui.app import make_window
from ui.operations.sign_ins import DEMO_PASSWORD
from ui.theme import Scheme

SIZE = (1366, 768)
SIZES = [SIZE, (960, 540), (683, 400)]  # the last: 1366 px wide with letters at 200 %


@pytest.fixture(params=["vi", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """What is read at the gate."""
    return str(request.param)


@pytest.fixture
def speaker(
    qapp: QApplication,
    qtbot: QtBot,
    settings: Settings,
    clock: HandClock,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Visitor]:
    """Somebody before the gate of a trial office."""
    monkeypatch.chdir(settings.home.parent)  # what the pictures show is the same everywhere
    _bury_earlier_windows(qapp)
    (settings.home / DEMO_PASSWORD).write_text(PASSWORD, encoding="utf-8")
    spoken = replace(settings, language=language)
    visitor = Visitor(qapp, qtbot, make_window(qapp, spoken, Scheme.LIGHT, clock, save_only=True))
    visitor.window.resize(*SIZE)
    visitor.arrive()
    yield visitor
    visitor.window.close()


def _keep(window: QWidget, name: str, language: str) -> None:
    folder = os.environ.get("FRONTDESK_SCREENSHOTS")
    if folder:
        suffix = "" if language == "vi" else f"-{language}"
        assert window.grab().save(str(Path(folder) / f"{name}{suffix}.png"))


def _at_every_size(visitor: Visitor, name: str, language: str) -> None:
    _keep(visitor.window, name, language)
    cut = {}
    for size in SIZES:
        visitor.window.resize(*size)
        visitor.bot.wait(30)
        cut[size] = _cut_off(visitor)
    visitor.window.resize(*SIZE)
    assert cut == {size: [] for size in SIZES}
    assert [control for control in _controls(visitor) if not control.accessibleName()] == []


def test_that_every_dress_shows_all_its_words(speaker: Visitor, language: str) -> None:
    form = speaker.window.gate.form
    speaker.choose(AN)
    _at_every_size(speaker, "gate", language)
    for _time in range(6):
        speaker.try_password(WRONG)
    _at_every_size(speaker, "gate-rests", language)
    clock = speaker.window._room.clock
    assert isinstance(clock, HandClock)
    clock.forward(seconds=1)
    speaker.until(form.act.isEnabled)
    speaker.sign_in(AN)
    speaker.press(Qt.Key.Key_R, CONTROL)
    speaker.until(lambda: speaker.window.is_covered)
    speaker.settle()
    _at_every_size(speaker, "relief", language)
    speaker.press(Qt.Key.Key_Escape)
    speaker.lock()
    _at_every_size(speaker, "locked", language)


def test_that_the_sheet_of_whoever_sits_there_shows_all_its_words(speaker: Visitor, language: str) -> None:
    speaker.sign_in(AN)
    speaker.window.rail.who.click()
    speaker.until(lambda: QApplication.activeModalWidget() is not None)
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    assert _cut_off(speaker) == []
    _keep(sheet, "own-sheet", language)
    sheet.close()


@pytest.mark.parametrize("person", CREW, ids=lambda each: each.login)
@pytest.mark.parametrize("size", [SIZE, (960, 540)], ids=str)
def test_that_nobodys_rail_is_cut_off(visitor: Visitor, person: object, size: tuple[int, int]) -> None:
    visitor.window.resize(*size)
    visitor.sign_in(person)  # type: ignore[arg-type]
    assert _cut_off(visitor) == []
    rail = visitor.window.rail
    acts = [rail.button(name) for name in rail.names if rail.button(name).isVisible()]
    assert all(rail.rect().contains(act.geometry()) for act in acts)
    boxes = [act.geometry() for act in acts]
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])


def test_that_the_first_start_shows_all_its_words(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, clock: HandClock, language: str
) -> None:
    _bury_earlier_windows(qapp)
    folder = tmp_path / "new"
    make_office(folder, ()).close()
    spoken = replace(make_settings(folder), language=language)
    visitor = Visitor(qapp, qtbot, make_window(qapp, spoken, Scheme.LIGHT, clock, save_only=True))
    visitor.window.resize(*SIZE)
    visitor.arrive()
    visitor.window.gate.first.do()
    _at_every_size(visitor, "first-start", language)
    visitor.window.close()


def test_that_an_answer_at_the_gate_moves_nothing(visitor: Visitor) -> None:
    form = visitor.window.gate.form
    visitor.choose(AN)
    before = [part.geometry() for part in (form.name, form.people, form.password, form.act)]
    visitor.try_password(WRONG)
    visitor.bot.wait(50)
    assert [part.geometry() for part in (form.name, form.people, form.password, form.act)] == before


def test_that_tab_reaches_every_control_of_the_gate(visitor: Visitor) -> None:
    wanted = {id(each) for each in _controls(visitor) if each.focusPolicy() & Qt.FocusPolicy.TabFocus}
    reached: set[int] = set()
    for _step in range(2 * len(wanted)):
        visitor.window.focusNextChild()
        reached.add(id(visitor.focus))
    assert wanted <= reached
