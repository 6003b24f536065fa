"""Backups, losses, restores and copies in any order: no number ever stands on two papers (stateful)."""

import shutil
import tempfile
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import Connection

from frontdesk.desk import Desk
from frontdesk.domain.epochs import LANES, Cause
from frontdesk.domain.supplement_events import SubmissionRefused
from frontdesk.services.restoring import restore_home
from frontdesk.settings import Settings
from frontdesk.storage.epochs import begin_epoch
from tests.factories import HandClock, make_application, make_desk, open_desk
from tests.storage.machine_runs import run_machine

WHICH = st.integers(0, 10)
MOST_HOMES = 4


class EpochMachine(RuleBasedStateMachine):
    """One counter's home and all that is ever made of it; several may live at once."""

    @initialize()
    def set_up(self) -> None:
        """A new home."""
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self.temporary.name)
        self.clock = HandClock()
        self.names = count()
        # Copies that know nothing of each other draw the same of 600 lanes once in 600 times; here they never do,
        # else this would say so once in 600 runs. Copies that can know of each other are told apart by the program.
        self.ignorant = iter(LANES)
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr("frontdesk.storage.store.begin_epoch", self._begin_epoch)
        self.desks = [make_desk(self.folder, self.clock)]
        self.backups: list[Path] = []
        self.given: list[str] = []
        self.acknowledged: dict[Path, set[str]] = {self.desks[0].settings.home: set()}

    def _begin_epoch(self, connection: Connection, at: datetime, cause: Cause, taken: Collection[int] = ()) -> object:
        def choose(free: Sequence[int]) -> int:
            return next(lane for lane in self.ignorant if lane in free)

        return begin_epoch(connection, at, cause, taken, choose)

    @rule(which=WHICH)
    def receive(self, which: int) -> None:
        """Papers come in at one of them, and go out again in a batch, with a letter's number."""
        desk = self._desk(which)
        received = desk.reception.receive(make_application(desk))
        page = desk.lookup.get(str(received.submission_id))
        self.given += [received.receipt_code, f"line {page.view.book} {page.view.book_number}"]
        self.acknowledged[desk.settings.home].add(received.receipt_code)

    @rule(which=WHICH)
    def hand_over(self, which: int) -> None:
        """A batch and a refusal each take a number too."""
        desk = self._desk(which)
        first, second = (str(desk.reception.receive(make_application(desk)).submission_id) for _ in range(2))
        for each in (first, second):
            page = desk.lookup.get(each)
            self.given += [page.receipt_code, f"line {page.view.book} {page.view.book_number}"]
            self.acknowledged[desk.settings.home].add(page.receipt_code)
        self.given.append(desk.handover.hand_over(page.submission.department, [first]).code)
        desk.endings.refuse(second, "không thuộc thẩm quyền")
        act = desk.lookup.get(second).submission.events[-1][1]
        assert isinstance(act, SubmissionRefused)
        self.given.append(f"form {act.form}")

    @rule(which=WHICH)
    def back_up(self, which: int) -> None:
        """One of them is backed up."""
        desk = self._desk(which)
        self.backups.append(desk.backups.make(self.folder / f"backup {next(self.names)}").path)

    @precondition(lambda self: self.backups and len(self.desks) < MOST_HOMES)
    @rule(which=WHICH)
    def restore(self, which: int) -> None:
        """A backup becomes a home, whatever became of its original."""
        source = self.backups[which % len(self.backups)]
        settings = Settings(self.folder / f"restored {next(self.names)}", self.folder / "home.key")
        restore_home(source, settings, self.clock)
        self._open(settings)

    @precondition(lambda self: len(self.desks) < MOST_HOMES)
    @rule(which=WHICH)
    def copy_by_hand(self, which: int) -> None:
        """Somebody copies the folder, and both go on."""
        desk = self._desk(which)
        desk.close()
        settings = Settings(self.folder / f"copy {next(self.names)}", self.folder / "home.key")
        shutil.copytree(desk.settings.home, settings.home)
        self.desks[self.desks.index(desk)] = open_desk(desk.settings, self.clock)
        self._open(settings)

    @precondition(lambda self: len(self.desks) > 1)
    @rule(which=WHICH)
    def lose(self, which: int) -> None:
        """A disk dies."""
        desk = self._desk(which)
        desk.close()
        self.desks.remove(desk)
        shutil.rmtree(desk.settings.home)

    @rule(which=WHICH)
    def move(self, which: int) -> None:
        """The folder gets another name."""
        desk = self._desk(which)
        desk.close()
        settings = Settings(self.folder / f"moved {next(self.names)}", self.folder / "home.key")
        desk.settings.home.rename(settings.home)
        self.desks.remove(desk)
        self._open(settings, self.acknowledged[desk.settings.home])

    @rule(by=st.sampled_from([timedelta(minutes=3), timedelta(days=1), timedelta(days=40)]))
    def time_passes(self, by: timedelta) -> None:
        """The clock goes on."""
        self.clock.now += by

    def _desk(self, which: int) -> Desk:
        return self.desks[which % len(self.desks)]

    def _open(self, settings: Settings, acknowledged: set[str] | None = None) -> None:
        self.desks.append(open_desk(settings, self.clock))
        self.acknowledged[settings.home] = set(acknowledged or ())

    @invariant()
    def no_number_stands_on_two_papers(self) -> None:
        """Of all that was ever given out, by whichever home."""
        assert len(self.given) == len(set(self.given))

    def every_home_has_what_it_acknowledged(self) -> None:
        """And its chains stand."""
        for desk in self.desks:
            assert desk.supervision.verify().ok
            assert self.acknowledged[desk.settings.home] <= {hit.receipt_code for hit in desk.lookup.search("", 500)}

    def teardown(self) -> None:
        """Everything goes."""
        if hasattr(self, "desks"):
            self.patch.undo()
            self.every_home_has_what_it_acknowledged()
            for desk in self.desks:
                desk.close()
            self.temporary.cleanup()


def test_that_no_number_stands_on_two_papers() -> None:
    run_machine(EpochMachine, examples=8, steps=14)


@pytest.mark.soak
def test_that_no_number_stands_on_two_papers_in_long_lives() -> None:
    run_machine(EpochMachine, examples=100, steps=40)
