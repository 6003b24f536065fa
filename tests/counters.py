"""A counter at work, for tests of what happens to submissions."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from frontdesk.domain.departments import Department
from frontdesk.domain.events import DepartmentSet, ProcedurePublished
from frontdesk.domain.submission import Submission
from tests.factories import HOUSEHOLD_BUSINESS, HandClock, make_application, make_desk, make_party

BIRTH = "1.001193"  # same day, another department than HOUSEHOLD_BUSINESS


def wall(text: str) -> datetime:
    """A moment on the office's wall: "2026-11-23 15:00"."""
    return datetime.fromisoformat(f"{text}+07:00")


class Counter:
    """A desk whose clock stands, and short words for what an officer does."""

    def __init__(self, folder: Path, at: str = "2026-11-23 10:43") -> None:
        self.clock = HandClock(wall(at))
        self.desk = make_desk(folder, self.clock)
        self.received = 0

    def at(self, text: str) -> "Counter":
        """Set the clock on the wall."""
        self.clock.now = wall(text)
        return self

    def receive(self, procedure: str = HOUSEHOLD_BUSINESS, missing: tuple[str, ...] = (), name: str = "") -> str:
        """A new submission's id; everybody is somebody else."""
        self.received += 1
        person = make_party(name or f"NGUYỄN VĂN {self.received}", f"008195{self.received:06}")
        application = make_application(self.desk, procedure, missing, person)
        return str(self.desk.reception.receive(application).submission_id)

    def get(self, which: str) -> Submission:
        """As it stands."""
        return self.desk.lookup.get(which).submission

    def code(self, which: str) -> str:
        """Its receipt code."""
        return self.get(which).received.receipt_code

    def department(self, which: str) -> str:
        """Who resolves it."""
        return self.get(which).department

    def hand_over(self, *which: str) -> str:
        """One batch to the department of the first; its manifest's code."""
        return self.desk.handover.hand_over(self.department(which[0]), which).code

    def at_department(self, **how: Any) -> str:
        """A submission its department has acknowledged."""
        which = self.receive(**how)
        self.hand_over(which)
        self.desk.handover.acknowledge_one(which)
        return which

    def with_result(self, **how: Any) -> str:
        """A submission whose result is at the counter."""
        which = self.at_department(**how)
        self.desk.results.receive(which)
        return which

    def publish(self, code: str = HOUSEHOLD_BUSINESS, **changes: Any) -> None:
        """A new version of a procedure."""
        now = self.desk.catalogue.get(code)
        act = ProcedurePublished(replace(now, version=now.version + 1, **changes))
        with self.desk.store.write() as unit:
            unit.record((f"procedure:{code}", act), at=self.clock.now, actor="Ma Thị Lan")

    def set_department(self, department: Department) -> None:
        """Register a department."""
        with self.desk.store.write() as unit:
            act = DepartmentSet(department)
            unit.record((f"department:{department.id}", act), at=self.clock.now, actor="Ma Thị Lan")

    def events(self) -> int:
        """How many acts are on record; the chain verifies."""
        found = self.desk.supervision.verify()
        assert found.ok
        return found.events
