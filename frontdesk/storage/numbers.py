"""Numbers given out one after the other, kept by the acts that used them: no gap after a failure."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, text

from frontdesk.domain.custody_events import ManifestMade
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


def next_form_number(connection: Connection, form: str, counter: str, year: int) -> FormNumber:
    """The next number of a form ("02") at a counter in the office's `year`; used by recording it."""
    book = f"{form}:{counter}/{year}"
    return FormNumber(book, last(connection, form_scope(book)) + 1)


def keep(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Note numbers as given out."""
    if rows:
        connection.execute(_SERIAL, rows)


def of_reception(act: SubmissionReceived) -> list[dict[str, Any]]:
    """The numbers a reception used."""
    return [
        {"scope": day_scope(act.counter, act.day.isoformat()), "last": act.serial},
        {"scope": book_scope(act.book), "last": act.book_number},
    ]


def of_forms(events: Iterable[Event]) -> list[dict[str, Any]]:
    """The numbers forms and manifests among `events` used."""
    found: list[dict[str, Any]] = []
    for event in events:
        if event.kind in _NUMBERED:
            form: FormNumber | None = getattr(act_of(event), "form", None)
            if form is not None:
                found.append({"scope": form_scope(form.book), "last": form.number})
        elif event.kind == ManifestMade.KIND:
            act = act_of(event)
            if isinstance(act, ManifestMade):
                found.append({"scope": manifest_scope(act.counter, act.day.isoformat()), "last": act.serial})
    return found
