"""What a change of the calendar would do to the promises given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from frontdesk.domain.calendar import WorkingCalendar
from frontdesk.domain.notices import Notice
from frontdesk.domain.office_hours import OfficeHours
from frontdesk.domain.recount import recounted, why_moved
from frontdesk.domain.submission import Submission


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """What is to be recorded: notices, new hours, both or nothing (then only what is owed already is looked at)."""

    notices: tuple[Notice, ...] = ()
    hours: OfficeHours | None = None

    def on(self, calendar: WorkingCalendar) -> WorkingCalendar:
        """`calendar` with this change."""
        return WorkingCalendar(self.hours or calendar.hours, (*calendar.notices, *self.notices))

    def news(self, calendar: WorkingCalendar) -> "CalendarChange":
        """The part of it that `calendar` does not say already."""
        known = set(calendar.notices)
        hours = None if self.hours == calendar.hours else self.hours
        return CalendarChange(tuple(each for each in self.notices if each not in known), hours)


class Verdict(StrEnum):
    """What becomes of one promise."""

    STANDS = "stands"
    MOVES = "moves"
    KEPT = "kept"  # would be earlier: who holds the receipt comes on the day it says
    LATE = "late"  # was broken already; a notice does not mend it


@dataclass(frozen=True, slots=True)
class Move:
    """One promise that moves; moments are aware UTC. No name: who looks after the calendar need not see citizens."""

    submission_id: str
    receipt_code: str
    procedure_code: str
    procedure_name: str
    department: str
    before: datetime
    after: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class ProcedureMoves:
    """How many promises of a procedure move."""

    code: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change does: `checked` promises were looked at; `moves` in the order of the dates that held."""

    checked: int = 0
    moves: tuple[Move, ...] = ()
    kept: int = 0
    late: int = 0

    @property
    def by_procedure(self) -> tuple[ProcedureMoves, ...]:
        """The moves counted, most first."""
        counts: dict[tuple[str, str], int] = {}
        for move in self.moves:
            key = (move.procedure_code, move.procedure_name)
            counts[key] = counts.get(key, 0) + 1
        listed = (ProcedureMoves(code, name, count) for (code, name), count in counts.items())
        return tuple(sorted(listed, key=lambda each: (-each.count, each.code)))


def judged(
    submission: Submission, calendar: WorkingCalendar, now: datetime, fresh: tuple[Notice, ...] = ()
) -> tuple[Verdict, Move | None]:
    """What `calendar` makes of the promise of `submission` at `now` (aware); the move where it is one.

    It is never moved forward, and a promise that is broken is not mended by counting again: it moves only where the
    new day is still to come.
    """
    promised = submission.deadline
    recount = None if promised is None else recounted(submission, calendar)
    if promised is None or recount is None or recount.due_at == promised:
        return Verdict.STANDS, None
    if recount.due_at < promised:
        return Verdict.KEPT, None
    if recount.due_at <= now:
        return Verdict.LATE, None
    received = submission.received
    move = Move(
        submission.id,
        received.receipt_code,
        received.procedure_code,
        received.procedure_name,
        submission.department,
        promised,
        recount.due_at,
        why_moved(recount, calendar, fresh),
    )
    return Verdict.MOVES, move


def impact_of(verdicts: Iterable[tuple[Verdict, Move | None]]) -> Impact:
    """Verdicts added up."""
    counts = dict.fromkeys(Verdict, 0)
    moves = []
    for verdict, move in verdicts:
        counts[verdict] += 1
        if move is not None:
            moves.append(move)
    moves.sort(key=lambda each: (each.before, each.receipt_code))
    return Impact(sum(counts.values()), tuple(moves), counts[Verdict.KEPT], counts[Verdict.LATE])


@dataclass(frozen=True, slots=True)
class Applied:
    """What was done: notices and hours that were new, promises moved; not `finished` where it was stopped before."""

    recorded: int
    moved: int
    finished: bool


@dataclass(frozen=True, slots=True)
class CallLine:
    """A citizen to call: told `known`, now `due_at` (aware UTC), because of `reason`; `tried`: nobody answered yet."""

    submission_id: str
    receipt_code: str
    name: str
    phone: str
    procedure_name: str
    known: datetime
    due_at: datetime
    reason: str
    tried: bool
