"""Lives of submissions for the screens: made by the desk before the window opens, or behind its back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from frontdesk.desk import Desk
from frontdesk.domain.lookup import SubmissionPage
from frontdesk.domain.states import Verb
from tests.factories import HandClock, make_application
from tests.ui.officer import CONTROL, Officer
from ui.events import DeskChanged
from ui.screens.acts.registry import OFFERS
from ui.screens.lookup.screen import LookupScreen

ECONOMY = "Phòng Kinh tế"
Build = Callable[[Desk, HandClock], str]
ALT = Qt.KeyboardModifier.AltModifier


def received(desk: Desk, _clock: HandClock) -> str:
    """Complete papers, their receipt printed."""
    return _received(desk)


def incomplete(desk: Desk, _clock: HandClock) -> str:
    """The first paper is missing."""
    return _received(desk, missing=("1",))


def _received(desk: Desk, missing: tuple[str, ...] = ()) -> str:
    answer = desk.reception.receive(make_application(desk, missing=missing))
    submission_id = str(answer.submission_id)
    desk.receipts.confirm_printed(submission_id, desk.receipts.issue(submission_id))
    return submission_id


def handed_over(desk: Desk, clock: HandClock) -> str:
    """With the department, which has not said so."""
    submission_id = received(desk, clock)
    clock.forward(minutes=30)
    desk.handover.hand_over(ECONOMY, [submission_id])
    return submission_id


def in_progress(desk: Desk, clock: HandClock) -> str:
    """With the department, which said so."""
    submission_id = handed_over(desk, clock)
    clock.forward(minutes=30)
    desk.handover.acknowledge_one(submission_id, "Hoàng Văn Tư")
    return submission_id


def missing_at_department(desk: Desk, clock: HandClock) -> str:
    """On the manifest and not in the batch."""
    submission_id = handed_over(desk, clock)
    desk.handover.report_missing(submission_id, "Không có trong tập")
    return submission_id


def result_at_counter(desk: Desk, clock: HandClock) -> str:
    """Ready to be returned."""
    submission_id = in_progress(desk, clock)
    desk.results.record(submission_id)
    desk.results.receive(submission_id)
    return submission_id


@dataclass
class AtPage:
    """An officer at the page of one submission."""

    officer: Officer
    submission_id: str

    @property
    def lookup(self) -> LookupScreen:
        return self.officer.window.lookup

    @property
    def page(self) -> SubmissionPage:
        """What is on screen."""
        shown = self.lookup.shown
        assert shown is not None
        return shown

    @property
    def said(self) -> str:
        """What the answering line says."""
        return self.lookup.answering.text

    def panel(self, kind: type) -> Any:
        """The open panel, of that kind."""
        panel = self.lookup.desk.panel
        assert isinstance(panel, kind)
        return panel

    def choose(self, verb: Verb) -> None:
        """Open the panel of an act by its key."""
        letter = OFFERS[verb].key.removeprefix("Alt+")
        self.officer.press(getattr(Qt.Key, f"Key_{letter}"), ALT)
        self.officer.until(lambda: self.lookup.desk.panel is not None and self.lookup.desk.panel.verb is verb)
        self.officer.settle()

    def do(self) -> None:
        """Ctrl+Enter, and wait until it is done and its forms have come out."""
        self.officer.press(Qt.Key.Key_Return, CONTROL)
        self.officer.until(lambda: self.lookup.desk.panel is None)
        self.officer.settle()

    def write(self, text: str) -> None:
        """Letters at once, from an input method."""
        self.officer.commit(text)

    def tab(self, times: int = 1) -> None:
        """On to the next field."""
        for _step in range(times):
            self.officer.press(Qt.Key.Key_Tab)

    def behind(self, work: Callable[[Desk], object]) -> None:
        """Somebody else acts, and the screens hear of it."""
        room = self.lookup._room
        room.tasks.act(self.lookup, work, lambda _done: room.events.announce(DeskChanged(submissions=True)))
        self.officer.settle()
