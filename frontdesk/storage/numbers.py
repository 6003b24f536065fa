"""Numbers given out one after the other, kept by the acts that used them: no gap after a failure."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, text

from frontdesk.domain.custody_events import ManifestMade
from frontdesk.domain.epochs import PER_DAY, PER_YEAR, lane_of, number_after
from frontdesk.domain.events import SubmissionReceived, act_of
from frontdesk.domain.journal import Event
from frontdesk.domain.supplement_events import (
    ApologyMade,
    FormNumber,
    SubmissionRefused,
    SubmissionWithdrawn,
    SupplementRequested,
)

_SERIAL = text(
    "INSERT INTO serials(scope, last) VALUES (:scope, :last)"
    " ON CONFLICT(scope) DO UPDATE SET last = max(last, excluded.last)"
)
_LAST = text("SELECT last FROM serials WHERE scope = :scope")
_NUMBERED = frozenset({SupplementRequested.KIND, SubmissionRefused.KIND, SubmissionWithdrawn.KIND, ApologyMade.KIND})


def day_scope(counter: str, day: str) -> str:
    """The name of a counter's daily serial."""
    return f"day:{counter}:{day}"


def book_scope(book: str) -> str:
    """The name of a yearly book's line number."""
    return f"book:{book}"


def form_scope(book: str) -> str:
    """The name of a counter's yearly number of one form."""
    return f"form:{book}"


def manifest_scope(counter: str, day: str) -> str:
    """The name of a counter's daily number of batches."""
    return f"manifest:{counter}:{day}"


def used_scope(procedure_code: str) -> str:
    """The name of a procedure's count of submissions."""
    return f"used:{procedure_code}"


def last(connection: Connection, scope: str) -> int:
    """The last number given out in `scope`; 0 when none was."""
    return int(connection.execute(_LAST, {"scope": scope}).scalar() or 0)


def next_serial(connection: Connection, counter: str, day: str, lane: int) -> int:
    """The next receipt's number at a counter on `day` (ISO), counted in the device's `lane`; used by recording it.

    Raises RuleRefused `numbers_used_up`, as all of these.
    """
    return _next(connection, day_scope(counter, day), lane, PER_DAY)


def next_line(connection: Connection, book: str, lane: int) -> int:
    """The next line of a yearly book."""
    return _next(connection, book_scope(book), lane, PER_YEAR)


def next_manifest(connection: Connection, counter: str, day: str, lane: int) -> int:
    """The next number of a batch at a counter on `day` (ISO)."""
    return _next(connection, manifest_scope(counter, day), lane, PER_DAY)


def next_form_number(connection: Connection, form: str, counter: str, year: int, lane: int) -> FormNumber:
    """The next number of a form ("02") at a counter in the office's `year`."""
    book = f"{form}:{counter}/{year}"
    return FormNumber(book, _next(connection, form_scope(book), lane, PER_YEAR))


def _next(connection: Connection, scope: str, lane: int, size: int) -> int:
    return number_after(last(connection, _in_lane(scope, lane)), lane, size)


def _in_lane(scope: str, lane: int) -> str:
    return f"{scope}#{lane}" if lane else scope


def _given(scope: str, number: int, size: int) -> dict[str, Any]:
    return {"scope": _in_lane(scope, lane_of(number, size)), "last": number}


def keep(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Note numbers as given out."""
    if rows:
        connection.execute(_SERIAL, rows)


def of_reception(act: SubmissionReceived) -> list[dict[str, Any]]:
    """The numbers a reception used."""
    return [
        _given(day_scope(act.counter, act.day.isoformat()), act.serial, PER_DAY),
        _given(book_scope(act.book), act.book_number, PER_YEAR),
    ]


def of_forms(events: Iterable[Event]) -> list[dict[str, Any]]:
    """The numbers forms and manifests among `events` used."""
    found: list[dict[str, Any]] = []
    for event in events:
        if event.kind in _NUMBERED:
            form: FormNumber | None = getattr(act_of(event), "form", None)
            if form is not None:
                found.append(_given(form_scope(form.book), form.number, PER_YEAR))
        elif event.kind == ManifestMade.KIND:
            act = act_of(event)
            if isinstance(act, ManifestMade):
                found.append(_given(manifest_scope(act.counter, act.day.isoformat()), act.serial, PER_DAY))
    return found
