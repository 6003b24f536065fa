"""The longest life of a submission in the real window: a keyboard, a scanner, real paper in the office's folder."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt

from frontdesk.domain.lookup import SubmissionPage
from frontdesk.domain.result_events import ReturnProof
from frontdesk.domain.states import State, Verb
from frontdesk.forms.read_back import read_back
from frontdesk.settings import Settings
from tests.ui.conftest import lives, office, officer, settings  # noqa: F401
from tests.ui.lives import DEPARTMENT, Lives
from tests.ui.officer import AN, CONTROL, Officer
from ui.rooms import DEPARTMENT as DEPARTMENT_ROOM
from ui.screens.acts.registry import OFFERS
from ui.screens.department.screen import DepartmentScreen

ALT = Qt.KeyboardModifier.AltModifier
CLERK = "Lý Văn Sìn"
KINDS = [
    "submission.received",
    "receipt.printed",
    "supplement.requested",
    "form.printed",
    "supplement.received",
    "receipt.printed",
    "custody.handed_over",
    "form.printed",
    "custody.acknowledged",
    "custody.sent_back",
    "custody.handed_over",
    "form.printed",
    "custody.acknowledged",
    "result.recorded",
    "apology.made",
    "form.printed",
    "result.received",
    "result.returned",
    "form.printed",
]


class Day:
    """One office day after the other, seen from the chair."""

    def __init__(self, chair: Officer, behind: Lives) -> None:
        self.officer, self.lives = chair, behind
        self.code = ""
        self.pictures = os.environ.get("FRONTDESK_SCREENSHOTS", "")
        self.taken = 0

    def at(self, day: int, hour: int, minute: int = 0, month: int = 11) -> None:
        """The office's clock on the wall."""
        self.lives.clock.now = datetime(2026, month, day, hour - 7, minute, tzinfo=UTC)

    def go(self, key: Qt.Key) -> None:
        self.officer.press(key)
        self.officer.settle()

    def scan(self, text: str) -> None:
        self.officer.scan(text)
        self.officer.bot.wait(120)
        self.officer.settle()

    def do(self, until: Callable[[], bool]) -> None:
        """Ctrl+Enter, and what follows it to its end."""
        self.officer.press(Qt.Key.Key_Return, CONTROL)
        self.officer.until(until)
        self.officer.settle()
        self.look()

    def look(self) -> None:
        """A picture for those who want to see it."""
        if self.pictures:
            self.taken += 1
            assert self.officer.window.grab().save(str(Path(self.pictures) / f"life-{self.taken:02}.png"))

    @property
    def department(self) -> DepartmentScreen:
        screen = self.officer.window.screen_of(DEPARTMENT_ROOM)
        assert isinstance(screen, DepartmentScreen)
        return screen

    @property
    def page(self) -> SubmissionPage:
        found = self.lives.do(lambda desk: desk.lookup.open(self.code))
        assert found is not None
        return found

    def is_in(self, state: State) -> Callable[[], bool]:
        return lambda: self.page.state is state


def test_that_the_longest_life_is_lived_with_keyboard_and_scanner(
    officer: Officer,  # noqa: F811
    lives: Lives,  # noqa: F811
    settings: Settings,  # noqa: F811
) -> None:
    day = Day(officer, lives)
    officer.window.resize(1366, 768)
    receive(day)
    ask_for_papers_and_take_them(day)
    hand_over(day)
    send_back(day)
    hand_over(day)
    decide(day)
    apologise(day)
    return_to_a_delegate(day)
    check_memory(day)
    check_papers(settings.home.parent / "papers", day.code)


def receive(day: Day) -> None:
    day.officer.take_papers()
    day.officer.receive()
    day.code = day.officer.window.reception.received.code.text()
    day.look()


def ask_for_papers_and_take_them(day: Day) -> None:
    day.at(23, 14)
    day.scan(day.code)
    choose(day, Verb.REQUEST_SUPPLEMENT)
    day.officer.press(Qt.Key.Key_Space)  # the first paper of the list
    day.do(day.is_in(State.AWAITING_SUPPLEMENT))
    assert day.page.due_at is None
    day.at(25, 8, 30)
    choose(day, Verb.RECEIVE_SUPPLEMENT)
    day.officer.press(Qt.Key.Key_D, CONTROL)
    day.officer.settle()
    day.do(day.is_in(State.RECEIVED))
    assert day.page.due_at == datetime(2026, 11, 30, 10, 0, tzinfo=UTC)  # three working days from zero


def choose(day: Day, verb: Verb) -> None:
    """Open an act's panel by its key."""
    key = getattr(Qt.Key, f"Key_{OFFERS[verb].key.removeprefix('Alt+')}")
    panels = day.officer.window.lookup.desk
    day.officer.press(key, ALT)
    day.officer.until(lambda: panels.panel is not None and panels.panel.verb is verb)
    day.officer.settle()


def hand_over(day: Day) -> None:
    day.go(Qt.Key.Key_F3)
    day.scan(day.code)
    day.do(day.is_in(State.HANDED_OVER))
    assert day.page.holder == DEPARTMENT


def at_department(day: Day) -> None:
    """Sit down at the department's PC with the submission in hand."""
    day.go(Qt.Key.Key_F9)
    screen = day.department
    if not screen.department:
        names = [each.name for each in screen.departments.model.rows]
        for _step in range(names.index(DEPARTMENT)):
            day.officer.press(Qt.Key.Key_Down)
        day.officer.press(Qt.Key.Key_Return)
        day.officer.settle()
    day.scan(day.code)


def acknowledge(day: Day) -> None:
    at_department(day)
    if day.officer.focus is day.department.who.field:  # asked once
        day.officer.commit(CLERK)
    day.do(day.is_in(State.IN_PROGRESS))


def send_back(day: Day) -> None:
    day.at(26, 9)
    acknowledge(day)
    day.scan(day.code)
    day.officer.press(Qt.Key.Key_3, ALT)
    day.officer.settle()
    day.officer.commit("Biên bản họp thiếu chữ ký")
    day.do(day.is_in(State.SENT_BACK))


def decide(day: Day) -> None:
    day.at(27, 10)
    acknowledge(day)
    day.at(30, 16)
    day.scan(day.code)
    day.officer.press(Qt.Key.Key_2, ALT)
    day.officer.settle()
    day.do(day.is_in(State.RESULT_READY))


def apologise(day: Day) -> None:
    day.at(1, 9, month=12)  # the result did not come to the counter by 17:00 yesterday
    day.go(Qt.Key.Key_F6)
    day.look()
    day.officer.press(Qt.Key.Key_Return, CONTROL)
    day.officer.settle()
    day.officer.commit("Kết quả chưa chuyển về kịp")
    day.do(lambda: day.page.submission.apology is not None)
    apology = day.page.submission.apology
    assert apology is not None
    assert apology.tardy


def return_to_a_delegate(day: Day) -> None:
    day.at(3, 14, month=12)
    day.go(Qt.Key.Key_F4)
    day.scan(day.code)
    day.do(day.is_in(State.RESULT_AT_COUNTER))
    day.go(Qt.Key.Key_Escape)
    day.go(Qt.Key.Key_Escape)
    day.at(10, 9, month=12)
    day.scan(day.code)
    day.scan(AN)
    day.officer.commit("Giấy ủy quyền ngày 09/12/2026")
    day.do(day.is_in(State.RETURNED))
    result = day.page.submission.result
    assert result is not None
    assert (result.proof, result.taker) == (ReturnProof.DELEGATE, "NGUYỄN VĂN AN")


def check_memory(day: Day) -> None:
    """The journal holds every act of it, whole, and each moved the papers as it says."""
    page = day.page
    assert [entry.kind for entry in page.timeline] == KINDS
    assert [entry.conflict for entry in page.timeline] == [""] * len(KINDS)
    changes = [interval.change.value for interval in page.submission.intervals]
    assert changes == ["received", "supplement_requested", "restarted", "apology", "result"]
    verdict = day.lives.do(lambda desk: desk.supervision.verify())
    assert verdict.ok
    day.officer.press(Qt.Key.Key_F5)
    day.scan(day.code)
    assert day.officer.window.current.answering.text == ""  # nothing of what was said two weeks ago
    day.look()


def check_papers(folder: Path, code: str) -> None:
    """Every form came out, and a scanner reads it."""
    names = sorted(path.name for path in folder.glob("*.pdf"))
    batches = [name for name in names if name.startswith("BG-")]
    others = [name for name in names if not name.startswith("BG-")]
    assert len(batches) == 2
    assert others == [f"{code}{suffix}.pdf" for suffix in ("-02", "-04", "-1", "-ky-nhan", "")]
    for name in names:
        readings = read_back((folder / name).read_bytes())
        assert any(page.qr or page.barcodes for page in readings), name
