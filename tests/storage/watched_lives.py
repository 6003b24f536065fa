"""What must hold of any submission's life after every act, and what a refusal may leave behind: nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from tempfile import TemporaryDirectory

from hypothesis.stateful import RuleBasedStateMachine, invariant
from sqlalchemy import text

from frontdesk.domain.clock_intervals import ClockInterval
from frontdesk.domain.custody import Parcel
from frontdesk.domain.custody_events import ManifestMade
from frontdesk.domain.events import act_of
from frontdesk.domain.states import State
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import (
    ApologyMade,
    SubmissionRefused,
    SubmissionWithdrawn,
    SupplementRequested,
)
from frontdesk.errors import DeskError
from frontdesk.storage.journal import last_recorded, walk
from frontdesk.storage.submission_rows import standing
from tests.counters import Counter
from tests.faults.invariants import check_journal, check_views, read_journal
from tests.refusals import said
from tests.storage.papers_model import Papers

SLACK = timedelta(minutes=5)


class WatchedLives(RuleBasedStateMachine):
    """One counter, the model of its submissions' papers, and the rules that must hold of both."""

    folder: TemporaryDirectory[str]
    counter: Counter
    papers: dict[str, Papers]
    manifests: dict[str, list[str]]
    intervals: dict[str, tuple[ClockInterval, ...]]
    last: Callable[[], object] | None

    def attempt(self, act: Callable[[], object], may: bool | None) -> bool:
        """Do it; it is refused exactly when it may not be done, in a whole sentence and without a trace."""
        behind = self.counter.clock.now < self._last_recorded() - SLACK
        before = self._events()
        refused = self._refusal(act)
        if refused is not None:
            said(refused)
            assert self._events() == before, "a refusal left a trace"
            assert behind if refused.code == "clock_behind" else not may, refused
            return False
        assert may is not False
        assert not behind
        self.last = act
        return True

    def _refusal(self, act: Callable[[], object]) -> DeskError | None:
        try:
            act()
        except DeskError as error:
            return error
        return None

    def _last_recorded(self) -> datetime:
        with self.counter.desk.store.read() as connection:
            return last_recorded(connection)

    def _events(self) -> int:
        with self.counter.desk.store.read() as connection:
            return int(connection.execute(text("SELECT count(*) FROM events")).scalar_one())

    @invariant()
    def every_paper_is_where_the_last_act_put_it(self) -> None:
        """One holder, as the model says; the view row is the fold."""
        for which, it in self.papers.items():
            submission = self.counter.get(which)
            assert submission.conflicts == ()
            assert submission.state is it.state
            assert {consent.kind for consent in submission.consents} == it.consents
            assert (submission.custody.kind.value, submission.custody.name) == it.place
            assert {each.manifest: each.parcel for each in submission.handovers} == it.parcels
            if it.state in (State.RETURNED, State.REFUSED, State.WITHDRAWN, State.CLOSED):
                assert submission.owed_back == it.owed
            assert (submission.paid, submission.owed) == (sum(it.paid), it.to_pay)
            self._check_clock(which, submission)
            self._check_row(submission)
        assert self._open_batches() == {
            manifest
            for manifest, pile in self.manifests.items()
            if any(self.papers[each].parcels[manifest] in (Parcel.SENT, Parcel.MISSING) for each in pile)
        }

    def _open_batches(self) -> set[str]:
        return {each.code for each in self.counter.desk.handover.differences()}

    def _check_clock(self, which: str, submission: Submission) -> None:
        now, before = submission.intervals, self.intervals.get(which, ())
        assert submission.due_at == now[-1].due_at, "the due date is that of the interval that runs"
        assert (submission.due_at is not None) == (self.papers[which].running)
        assert [each.until for each in now[:-1]] == [each.since for each in now[1:]]
        assert now[-1].until is None
        assert now[: len(before) - 1] == before[:-1], "what is past does not change"
        self.intervals[which] = now
        assert [bool(each.reason) for each in submission.supplements][1:] == [True] * (len(submission.supplements) - 1)

    def _check_row(self, submission: Submission) -> None:
        values = standing(submission)
        with self.counter.desk.store.read() as connection:
            row = connection.execute(
                text(f"SELECT {', '.join(values)} FROM submissions WHERE submission_id = :which"),
                {"which": submission.id},
            ).one()
        assert dict(zip(values, row, strict=True)) == values

    @invariant()
    def numbers_run_without_gaps(self) -> None:
        """The chain verifies; receipts, books, forms and batches are numbered 1, 2, 3 …"""
        desk = self.counter.desk
        check_journal(desk, read_journal(desk))
        given: dict[str, list[int]] = {}
        with desk.store.read() as connection:
            for event in walk(connection):
                match act_of(event):
                    case SupplementRequested() | SubmissionRefused() | SubmissionWithdrawn() | ApologyMade() as act:
                        given.setdefault(act.form.book, []).append(act.form.number)
                    case ManifestMade() as act:
                        given.setdefault(act.day.isoformat(), []).append(act.serial)
        for numbers in given.values():
            assert numbers == list(range(1, len(numbers) + 1)), given

    def teardown(self) -> None:
        """At the end the views are what a rebuild makes of the journal."""
        if hasattr(self, "counter"):
            check_views(self.counter.desk)
            self.counter.desk.close()
            self.folder.cleanup()
