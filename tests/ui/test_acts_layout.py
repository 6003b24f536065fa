"""A submission's page and every panel: nothing cut off, nothing nameless, everything by Tab, at every size."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from frontdesk.desk import Desk
from frontdesk.domain.states import Verb
from frontdesk.settings import Settings
from tests.factories import HandClock, open_desk
from tests.ui.submission_pages import (
    AtPage,
    Build,
    handed_over,
    in_progress,
    incomplete,
    missing_at_department,
    received,
    result_at_counter,
)
from tests.ui.test_acts_consent import agreed
from tests.ui.test_acts_endings import never_supplemented, refused
from tests.ui.test_acts_pay import paid
from tests.ui.test_acts_supplement import supplemented
from tests.ui.test_layout import CONTROLS, _cut, _cut_off
from ui.screens.acts.registry import ELSEWHERE, OFFERS
from ui.widgets.text import Text

Sit = Callable[[Build], AtPage]
SIZES = ((1366, 768), (960, 540), (1920, 1080), (800, 600))
# Between them these lives allow every act that has a panel.
LIVES: tuple[Build, ...] = (
    received,
    agreed,
    incomplete,
    handed_over,
    in_progress,
    missing_at_department,
    result_at_counter,
    refused,
    supplemented,
    never_supplemented,
    paid,
)


def cut(at: AtPage) -> list[str]:
    """Words that are cut, apart from those that end in … on purpose."""
    elided = {label.text() for label in at.lookup.findChildren(Text) if label._elide and _cut(label)}
    return [words for words in _cut_off(at.officer) if words not in elided]


def nameless(panel: QWidget) -> list[str]:
    found = [child for child in panel.findChildren(QWidget) if isinstance(child, (*CONTROLS, QPlainTextEdit))]
    inner = ("qt_spinbox_lineedit", "qt_scrollarea_viewport")
    return [
        f"{type(child).__name__} {child.objectName()}"
        for child in found
        if child.objectName() not in inner and not child.accessibleName()
    ]


def picture(at: AtPage, name: str) -> None:
    """Keep what is shown, where somebody wants to look at it."""
    folder = os.environ.get("FRONTDESK_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        at.officer.window.grab().save(str(Path(folder) / f"{name}.png"))


@pytest.mark.parametrize("build", LIVES, ids=lambda build: str(build.__name__))
def test_that_every_panel_fits_and_can_be_reached(at_page: Sit, build: Build) -> None:
    at = at_page(build)
    window = at.officer.window
    window.resize(1366, 768)
    picture(at, f"submission-{build.__name__}")
    allowed = [each.verb for each in at.page.permissions if each.against is None]
    for verb in [verb for verb in OFFERS if verb in allowed and verb not in ELSEWHERE]:
        at.lookup.choose_act(verb)
        at.officer.settle()
        panel = at.lookup.desk.panel
        assert panel is not None
        assert panel.verb is verb
        for size in SIZES:
            window.resize(*size)
            at.officer.settle()
            assert (verb, size, cut(at)) == (verb, size, [])
        assert (verb, nameless(panel)) == (verb, [])
        assert panel.isAncestorOf(at.officer.focus)
        window.resize(1366, 768)
        picture(at, f"act-{verb.value.replace('_', '-')}")
        at.officer.press(Qt.Key.Key_Escape)
        assert at.lookup.desk.panel is None


def test_that_these_lives_open_every_panel_there_is(settings: Settings, clock: HandClock) -> None:
    desk = open_desk(settings, clock)
    pages = [desk.lookup.get(build(desk, clock)) for build in LIVES]
    desk.close()
    allowed = {each.verb for page in pages for each in page.permissions if each.against is None}
    assert set(OFFERS) - ELSEWHERE <= allowed


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_that_the_page_is_not_cut_at_any_size(at_page: Sit, size: tuple[int, int]) -> None:
    at = at_page(supplemented)
    at.officer.window.resize(*size)
    at.officer.settle()
    at.lookup.page.acts.fold.click()
    at.officer.settle()
    assert cut(at) == []
    assert nameless(at.lookup.page) == []


def sent_back_often(desk: Desk, clock: HandClock) -> str:
    """A page much longer than a low window."""
    submission_id = in_progress(desk, clock)
    for _time in range(12):
        clock.forward(minutes=5)
        desk.handover.send_back(submission_id, "Thiếu xác nhận của trưởng thôn về nguồn gốc thửa đất " * 4, "Sìn")
        desk.handover.hand_over(desk.lookup.get(submission_id).submission.department, [submission_id])
        desk.handover.acknowledge_one(submission_id, "Sìn")
    return submission_id


@pytest.mark.parametrize("verb", [Verb.CORRECT, Verb.WITHDRAW])
def test_that_a_panel_that_opens_on_a_long_page_is_in_sight(at_page: Sit, verb: Verb) -> None:
    at = at_page(sent_back_often)
    at.officer.window.resize(911, 512)
    at.officer.settle()
    at.choose(verb)
    at.officer.bot.wait(50)
    focus = at.officer.focus
    assert at.lookup.desk.panel is not None
    assert at.lookup.desk.panel.isAncestorOf(focus)
    assert not focus.visibleRegion().isEmpty()
