"""A change of the calendar: what it would move, recording it, moving the promises, and whom to call."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from frontdesk.disk import put_bytes
from frontdesk.domain.calendar_events import PromiseMoved
from frontdesk.domain.calendar_impact import Applied, CalendarChange, CallLine, Impact, Move, Verdict, impact_of, judged
from frontdesk.domain.calendar_steps import untold
from frontdesk.domain.clock import OFFICE_ZONE, Clock
from frontdesk.domain.events import Act, NoticeSet, OfficeHoursSet
from frontdesk.domain.moments import spoken
from frontdesk.domain.notices import Notice
from frontdesk.domain.submission import Submission
from frontdesk.errors import RuleRefused
from frontdesk.files.call_list import csv_bytes
from frontdesk.i18n import Words
from frontdesk.services.access import UseCases, administering, in_office
from frontdesk.services.calendar import read_notices
from frontdesk.services.clock import check_clock
from frontdesk.services.office import OfficeService
from frontdesk.services.submissions import get_submissions
from frontdesk.storage import promises
from frontdesk.storage.engine import refusing
from frontdesk.storage.store import Store, WriteUnit
from frontdesk.storage.submission_rows import national

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
BATCH = 100  # submissions in one transaction: a counter that waits for it does not notice
MOST_CALLS = 5_000


def _silent(_done: int, _total: int) -> None:
    """No progress wanted."""


def _never() -> bool:
    return False


class CalendarChangeService(UseCases):
    """Changes of the calendar with their consequence. Looking at it records nothing."""

    def __init__(self, store: Store, office: OfficeService, clock: Clock) -> None:
        super().__init__(office.seat)
        self._store = store
        self._office = office
        self._clock = clock

    @administering
    def read(self, path: Path) -> CalendarChange:
        """The notices of a CSV file. Raises InvalidInput: `file_unreadable`, `notices_unreadable`."""
        return CalendarChange(read_notices(path))

    @administering
    def preview(self, change: CalendarChange, progress: Progress = _silent, stopped: Stop = _never) -> Impact:
        """Which promises `change` would move, before and after; records nothing.

        An empty change asks what the calendar as it stands would move: what an earlier one left undone. Raises
        RuleRefused `looking_stopped`.
        """
        calendar, now = self._office.at_hand().calendar, self._clock()
        news = change.news(calendar)
        after = news.on(calendar)
        ids = self._touched(change, news)
        verdicts: list[tuple[Verdict, Move | None]] = []
        for some in _batches(ids):
            if stopped():
                raise RuleRefused("looking_stopped")
            with self._store.read() as connection:
                found = get_submissions(connection, some)
                verdicts += [judged(each, after, now, news.notices) for each in found]
            progress(len(verdicts), len(ids))
        return impact_of(verdicts)

    @administering
    def apply(
        self,
        change: CalendarChange,
        *,
        recompute: bool = True,
        progress: Progress = _silent,
        stopped: Stop = _never,
    ) -> Applied:
        """Record what `change` says anew; with `recompute` then move each promise it moves, some at a time.

        The change itself is one transaction. Cut off or stopped afterwards, the rest is moved by applying an empty
        change: what was moved is found moved. Raises RuleRefused `clock_behind`.
        """
        with self._store.write() as unit:
            now = self._clock()
            check_clock(unit, now)
            office = self._office.at_hand(unit.connection)
            news = change.news(office.calendar)
            unit.record(*_acts(news), at=now, actor=office.officer)
        recorded = len(news.notices) + (news.hours is not None)
        if not recompute:
            return Applied(recorded, 0, finished=True)
        ids, moved, done = self._touched(change, news), 0, 0
        for some in _batches(ids):
            if stopped():
                return Applied(recorded, moved, finished=False)
            with self._store.write() as unit:
                moved += self._move(unit, some, news.notices)
            done += len(some)
            progress(done, len(ids))
        return Applied(recorded, moved, finished=True)

    @in_office
    def to_call(self, most: int = MOST_CALLS) -> tuple[CallLine, ...]:
        """Citizens who were not told that their promise moved, whoever was to come first at the top."""
        with self._store.read() as connection:
            ids = promises.untold_promises(connection, most)
            lines = (_line(each) for each in get_submissions(connection, ids))
            return tuple(line for line in lines if line is not None)

    @in_office
    def save_calls(self, path: Path, words: Words, most: int = MOST_CALLS) -> Path:
        """The same list as a CSV file for a spreadsheet; it names citizens: only its owner may read it.

        Raises StorageRefused what a disk can do.
        """
        _ = words.gettext
        head = (_("Mã tiếp nhận"), _("Họ tên"), _("Điện thoại"), _("Ngày hẹn cũ"), _("Ngày hẹn mới"), _("Lý do"))
        rows = (
            (
                each.receipt_code,
                each.name,
                national(each.phone),
                spoken(each.known, words),
                spoken(each.due_at, words),
                each.reason,
            )
            for each in self.to_call(most)
        )
        content = csv_bytes(head, rows)
        with refusing():
            path.parent.mkdir(parents=True, exist_ok=True)
            put_bytes(path, content)
        return path

    @in_office
    def count_to_call(self) -> int:
        """How many there are."""
        with self._store.read() as connection:
            return promises.count_untold(connection)

    def _touched(self, change: CalendarChange, news: CalendarChange) -> tuple[str, ...]:
        """A notice about a day moves only what is promised for that day or later; anything else may move all."""
        since = None
        if change.hours is None and news.notices:
            since = _midnight(min(each.day for each in news.notices))
        with self._store.read() as connection:
            return promises.open_promises(connection, since)

    def _move(self, unit: WriteUnit, ids: tuple[str, ...], fresh: tuple[Notice, ...]) -> int:
        """Judged again as they stand now: somebody may have acted on one meanwhile."""
        now, office = self._clock(), self._office.at_hand(unit.connection)
        moves = [
            move
            for each in get_submissions(unit.connection, ids)
            if (move := judged(each, office.calendar, now, fresh)[1]) is not None
        ]
        acts = ((move.submission_id, PromiseMoved(move.before, move.after, move.reason, now)) for move in moves)
        unit.record(*acts, at=now, actor=office.officer)
        return len(moves)


def _acts(news: CalendarChange) -> list[tuple[str, Act]]:
    acts: list[tuple[str, Act]] = [(f"notice:{each.day.isoformat()}", NoticeSet(each)) for each in news.notices]
    return [*acts, ("hours", OfficeHoursSet(news.hours))] if news.hours is not None else acts


def _batches(ids: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=OFFICE_ZONE)


def _line(submission: Submission) -> CallLine | None:
    moved, received = untold(submission), submission.received
    if moved is None:
        return None
    last = submission.intervals[-1].since
    return CallLine(
        submission.id,
        received.receipt_code,
        received.personal.principal.name if received.personal else "",
        submission.phone,
        received.procedure_name,
        moved.known,
        moved.now,
        moved.reason,
        any(call.at >= last for call in submission.calls),
    )
