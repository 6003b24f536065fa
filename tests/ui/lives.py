"""Submissions brought to where a test needs them, through the window's own desk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from frontdesk.desk import Desk
from frontdesk.domain.identity import Party
from frontdesk.domain.lookup import SubmissionPage
from frontdesk.domain.papers import WantedPaper
from tests.factories import HOUSEHOLD_BUSINESS, HandClock, make_application, make_party
from tests.ui.officer import Officer
from ui.events import DeskChanged
from ui.printing import Handed, Sheet

T = TypeVar("T")
PRINTER = "Máy in quầy 1"
ADOPTION = "2.001263"
DEPARTMENT = "Phòng Kinh tế"
FRIDAY_AFTERNOON = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)  # 16:00; due at 17:00 what was received on Monday
DUNG = make_party("MA VĂN DŨNG", "008090004321", "+84987654321")


@dataclass
class Lives:
    """Acts behind the screen, as another window of the same office would."""

    officer: Officer

    def do(self, work: Callable[[Desk], T]) -> T:
        """Do `work` on the desk, tell the screens, wait for the answer."""
        room = self.officer.window._room
        heard: list[T] = []
        failed: list[Exception] = []
        room.tasks.act(self.officer.window, work, heard.append, failed.append)
        self.officer.until(lambda: bool(heard or failed))
        if failed:
            raise failed[0]
        room.events.announce(DeskChanged(submissions=True))
        self.officer.settle()
        return heard[0]

    @property
    def clock(self) -> HandClock:
        """The window's clock."""
        clock = self.officer.window._room.clock
        assert isinstance(clock, HandClock)
        return clock

    def page(self, submission_id: str) -> SubmissionPage:
        """How a submission stands."""
        return self.do(lambda desk: desk.lookup.get(submission_id))

    def received(
        self,
        principal: Party | None = None,
        delegate: Party | None = None,
        procedure: str = HOUSEHOLD_BUSINESS,
        missing: Sequence[str] = (),
    ) -> SubmissionPage:
        """Received at this counter."""

        def receive(desk: Desk) -> SubmissionPage:
            made = make_application(desk, procedure, tuple(missing), principal)
            return desk.lookup.get(str(desk.reception.receive(replace(made, delegate=delegate)).submission_id))

        return self.do(receive)

    def handed_over(self, *pages: SubmissionPage) -> str:
        """Handed to their department in one batch; its manifest's code."""
        department = pages[0].submission.department
        ids = [page.submission_id for page in pages]
        return self.do(lambda desk: desk.handover.hand_over(department, ids)).code

    def in_progress(self, **people: Party) -> SubmissionPage:
        """Handed over and acknowledged."""
        page = self.received(**people)  # type: ignore[arg-type]
        self.handed_over(page)
        self.do(lambda desk: desk.handover.acknowledge_one(page.submission_id, "Lý Văn Sìn"))
        return self.page(page.submission_id)

    def at_counter(self, **people: Party) -> SubmissionPage:
        """Its result lies at this counter."""
        page = self.in_progress(**people)
        self.do(lambda desk: desk.results.receive(page.submission_id))
        return self.page(page.submission_id)

    def awaited(self) -> SubmissionPage:
        """Form 02 was given."""
        page = self.received()
        wanted = (WantedPaper("Biên bản họp thành viên hộ gia đình"),)
        self.do(lambda desk: desk.supplements.request(page.submission_id, wanted))
        return self.page(page.submission_id)


class Tray:
    """Stands where the system's printer would, and says what came out."""

    def __init__(self) -> None:
        self.sheets: list[str] = []

    def __call__(self, sheet: Sheet, _folder: object, **_options: object) -> Handed:
        assert list(sheet.pages(40))
        self.sheets.append(sheet.name)
        return Handed(printer=PRINTER)
