"""Public facts as a row of the projection, and back."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from frontdesk.domain.procedures import CountMode, ProcessingTime, TimeUnit
from frontdesk.domain.public_status import PapersLeft, PublicStatus, PublicStep, StepKind, is_broken
from frontdesk.domain.states import State
from frontdesk.domain.tracking import Tracked
from frontdesk.projection.entry import Entry

COLUMNS = (
    "code",
    "version",
    "state",
    "procedure",
    "department",
    "received_at",
    "due_at",
    "first_due_at",
    "ready_since",
    "missing",
    "others_missing",
    "respond_by",
    "papers_left",
    "fee_owed",
    "processing",
    "fee_total",
    "ended_at",
    "clock_since",
    "elsewhere",
    "steps",
    "why",
    "tokens",
    "keys",
)
# what `tracked` reads, in this order
FACTS = COLUMNS[:-2]
IdOf = Callable[[str], int]
TextOf = Callable[[int], str]

# a dictionary is asked several times faster than an enumeration
_STATES: Mapping[str, State] = {each.value: each for each in State}
_PAPERS_LEFT: Mapping[str, PapersLeft] = {each.value: each for each in PapersLeft}
_KINDS: Mapping[str, StepKind] = {each.value: each for each in StepKind}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_parsed = json.JSONDecoder().raw_decode  # what `_json` wrote has no space around it to look for


def micros(moment: datetime | None) -> int | None:
    """An aware moment as microseconds since 1970 UTC, to the last one."""
    return None if moment is None else (moment - _EPOCH) // _MICROSECOND


def moment(stored: int) -> datetime:
    """What `micros` made, aware UTC."""
    return _EPOCH + timedelta(0, 0, stored)


def values(entry: Entry, id_of: IdOf) -> tuple[object, ...]:
    """`entry` in the order of COLUMNS; texts that many rows share become numbers by `id_of`."""
    status = entry.status
    return (
        status.receipt_code,
        len(entry.tokens),
        id_of(status.state.value),
        id_of(status.procedure_name),
        id_of(status.department),
        micros(status.received_at),
        micros(status.due_at),
        micros(status.first_due_at),
        micros(status.ready_since),
        _json([id_of(name) for name in status.missing]) if status.missing else "",
        int(status.others_missing),
        status.respond_by.toordinal() if status.respond_by else None,
        id_of(status.papers_left.value),
        status.fee_owed,
        id_of(_spelled(status.processing)) if status.processing else None,
        status.fee_total,
        micros(status.ended_at),
        micros(status.clock_since),
        int(status.elsewhere),
        _json([_step(step, status.received_at, id_of) for step in status.steps]),
        why_text(entry.why),
        b"".join(entry.tokens),
        b"".join(entry.keys),
    )


def why_text(why: Any) -> str:
    """How a day was counted, by language, as it is kept; nothing for nothing."""
    return _json(dict(why)) if why else ""


def tracked(row: Sequence[Any], text_of: TextOf, as_of: datetime, scanned_version: int, now: datetime) -> Tracked:
    """What `values` made, read in the order of FACTS; asked for at `now` by the receipt of `scanned_version`.

    `late` is not in a row: time alone makes it (`seen_at`).
    """
    (code, version, state, procedure, department, received_at, due_at, first_due_at, ready_since, missing,
     others_missing, respond_by, papers_left, fee_owed, processing, fee_total, ended_at, clock_since,
     elsewhere, steps, why) = row  # fmt: skip
    received, due, ready, is_at = moment(received_at), _moment(due_at), _moment(ready_since), _STATES[text_of(state)]
    status = PublicStatus(
        receipt_code=code,
        state=is_at,
        procedure_name=text_of(procedure),
        department=text_of(department),
        received_at=received,
        as_of=as_of,
        due_at=due,
        first_due_at=_moment(first_due_at),
        late=is_broken(due, is_at, ready, now),
        ready_since=ready,
        missing=tuple(map(text_of, _parsed(missing)[0])) if missing else (),
        others_missing=bool(others_missing),
        respond_by=None if respond_by is None else date.fromordinal(respond_by),
        papers_left=_PAPERS_LEFT[text_of(papers_left)],
        fee_owed=fee_owed,
        replaced=scanned_version < version,
        processing=None if processing is None else _processing(text_of(processing)),
        fee_total=fee_total,
        ended_at=_moment(ended_at),
        clock_since=_moment(clock_since),
        elsewhere=bool(elsewhere),
        steps=tuple([_public_step(received, text_of, *step) for step in _parsed(steps)[0]]),
    )
    return Tracked(status, _parsed(why)[0] if why else {})


def _moment(stored: int | None) -> datetime | None:
    return None if stored is None else moment(stored)


def _step(step: PublicStep, received_at: datetime, id_of: IdOf) -> list[int]:
    """Kind and microseconds since the reception; department (0: none) and promise only where there are any."""
    short = [id_of(step.kind.value), (step.at - received_at) // _MICROSECOND]
    if step.department or step.until:
        short.append(id_of(step.department) if step.department else 0)
    if step.until:
        short.append((step.until - received_at) // _MICROSECOND)
    return short


def _public_step(
    received: datetime, text_of: TextOf, kind: int, at: int, department: int = 0, until: int | None = None
) -> PublicStep:
    return PublicStep(
        _KINDS[text_of(kind)],
        received + timedelta(0, 0, at),
        text_of(department) if department else "",
        None if until is None else received + timedelta(0, 0, until),
    )


def _spelled(processing: ProcessingTime) -> str:
    return f"{processing.unit.value} {processing.amount} {processing.mode.value}"


@lru_cache(maxsize=1_024)
def _processing(spelled: str) -> ProcessingTime:
    unit, amount, mode = spelled.split(" ")
    return ProcessingTime(TimeUnit(unit), int(amount), CountMode(mode))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
