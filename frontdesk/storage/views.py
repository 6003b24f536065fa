"""The views: ordinary tables written in the same transaction as the event, rebuildable from the journal."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, text, update

from frontdesk.domain.codec import canonical, to_json
from frontdesk.domain.codes import compact
from frontdesk.domain.events import (
    Act,
    ClockAccepted,
    CounterRegistered,
    NoticeSet,
    OfficeHoursSet,
    OfficeProfileSet,
    ProcedurePublished,
    SubmissionReceived,
    act_of,
)
from frontdesk.domain.journal import Event
from frontdesk.domain.submissions import Submission, fold
from frontdesk.domain.text import fold as fold_text
from frontdesk.storage.journal import events_of
from frontdesk.storage.schema import reference, submissions

_INSERT_SUBMISSION = insert(submissions)
_UPDATE_SUBMISSION = (
    update(submissions)
    .where(submissions.c.submission_id == bindparam("which"))
    .values({name: bindparam(f"new_{name}") for name in ("state", "holder", "due_at")})
)
_KNOWN = select(submissions.c.submission_id).where(
    submissions.c.submission_id.in_(bindparam("subjects", expanding=True))
)
_SEARCH = text("INSERT INTO submission_search(rowid, words) VALUES (:number, :words)")
_WORD = text("INSERT OR IGNORE INTO name_words(word) VALUES (:word)")
_SERIAL = text(
    "INSERT INTO serials(scope, last) VALUES (:scope, :last)"
    " ON CONFLICT(scope) DO UPDATE SET last = max(last, excluded.last)"
)
_USED = text("INSERT INTO serials(scope, last) VALUES (:scope, 1) ON CONFLICT(scope) DO UPDATE SET last = last + 1")
_REFERENCE_CHANGED = text(
    "INSERT INTO serials(scope, last) VALUES ('reference', 1) ON CONFLICT(scope) DO UPDATE SET last = last + 1"
)
_REFERENCE = insert(reference).prefix_with("OR REPLACE")


def micros(moment: datetime | None) -> int | None:
    """An aware moment as microseconds since 1970 UTC, as the views keep it."""
    return None if moment is None else int(moment.timestamp() * 1_000_000)


def apply(connection: Connection, events: Sequence[Event]) -> None:
    """Bring the views up to date with `events`, just appended to the journal in this transaction."""
    begun: dict[str, list[Event]] = {}
    touched: dict[str, None] = {}
    for event in events:
        if event.subject in begun:
            begun[event.subject].append(event)
        elif event.kind == SubmissionReceived.KIND:
            begun[event.subject] = [event]
        elif not _apply_reference(connection, act_of(event)):
            touched[event.subject] = None
    known = _known(connection, list(begun))
    begin_submissions(connection, [events for subject, events in begun.items() if subject not in known])
    for subject in (*touched, *known):
        refresh_submission(connection, subject)


def _known(connection: Connection, subjects: list[str]) -> set[str]:
    """Those of `subjects` that have a row already: received twice, which the fold keeps as a conflict."""
    if not subjects:
        return set()
    return set(connection.execute(_KNOWN, {"subjects": subjects}).scalars())


def refresh_submission(connection: Connection, subject: str) -> None:
    """Fold `subject` again and write what the lists show of it."""
    submission = fold(events_of(connection, subject))
    if submission is not None:
        connection.execute(_UPDATE_SUBMISSION, _standing(submission))


def _standing(submission: Submission) -> dict[str, Any]:
    return {
        "which": submission.id,
        "new_state": submission.state.value,
        "new_holder": submission.holder,
        "new_due_at": micros(submission.due_at),
    }


def begin_submissions(connection: Connection, begun: Iterable[list[Event]]) -> None:
    """Rows, serials and search words of newly received submissions; each with its events of this batch, in order."""
    rows, words, names, serials = [], [], dict[str, None](), []
    number = _last_number(connection)
    for events in begun:
        submission = fold(events)
        if submission is None:  # a reception nobody could have written: kept in the journal, shown nowhere
            continue
        number += 1
        rows.append(_row(number, submission))
        found = search_words(submission.received)
        words.append({"number": number, "words": " ".join(found)})
        names.update(dict.fromkeys(word for word in found if not word.isdigit()))
        serials += _serials(submission.received)
    if not rows:
        return
    connection.execute(_INSERT_SUBMISSION, rows)
    connection.execute(_SEARCH, words)
    connection.execute(_SERIAL, serials)
    connection.execute(_USED, [{"scope": used_scope(row["procedure_code"])} for row in rows])
    if names:
        connection.execute(_WORD, [{"word": word} for word in names])


def _last_number(connection: Connection) -> int:
    last = connection.execute(text("SELECT max(number) FROM submissions")).scalar()
    return int(last or 0)


def _serials(act: SubmissionReceived) -> list[dict[str, Any]]:
    return [
        {"scope": day_scope(act.counter, act.day.isoformat()), "last": act.serial},
        {"scope": book_scope(act.book), "last": act.book_number},
    ]


def day_scope(counter: str, day: str) -> str:
    """The name of a counter's daily serial."""
    return f"day:{counter}:{day}"


def book_scope(book: str) -> str:
    """The name of a yearly book's line number."""
    return f"book:{book}"


def used_scope(procedure_code: str) -> str:
    """The name of a procedure's count of submissions."""
    return f"used:{procedure_code}"


def search_words(act: SubmissionReceived) -> tuple[str, ...]:
    """The folded words a submission is found by: names, numbers that have no column, day and serial of its code."""
    words = [f"{act.day:%y%m%d}", f"{act.serial:04d}"]
    if act.personal is not None:
        parties = [act.personal.principal, *([act.personal.delegate] if act.personal.delegate else [])]
        for party in parties:
            words += [*split_words(party.name), *split_words(party.old_number)]
        if act.personal.delegate is not None:
            words += split_words(f"{act.personal.delegate.number} {national(act.personal.delegate.phone)}")
    return tuple(dict.fromkeys(words))


def split_words(typed: str) -> list[str]:
    """Folded runs of letters and digits, as the full-text index cuts them."""
    return "".join(char if char.isalnum() else " " for char in fold_text(typed)).split()


def _row(number: int, submission: Submission) -> dict[str, Any]:
    act = submission.received
    person = act.personal.principal if act.personal else None
    return {
        "number": number,
        "submission_id": submission.id,
        "receipt_code": act.receipt_code,
        "compact_code": compact(act.receipt_code),
        "token_hash": act.token_hash,
        "token_key": token_key(act.token_hash),
        "lookup_number": lookup_number(act.personal.lookup_key) if act.personal else None,
        "name": person.name if person else "",
        "id_number": person.number if person else "",
        "phone": national(person.phone) if person else "",
        "procedure_code": act.procedure_code,
        "procedure_name": act.procedure_name,
        "department": act.department,
        "state": submission.state.value,
        "holder": submission.holder,
        "received_at": micros(act.received_at),
        "due_at": micros(submission.due_at),
    }


def token_key(token_hash: str) -> int:
    """The indexed 64 bits of a token's hash, signed as SQLite keeps integers."""
    return int.from_bytes(bytes.fromhex(token_hash[:16]), "big", signed=True)


def lookup_number(lookup_key: str) -> int:
    """A look-up key as the number it is indexed by."""
    return int(lookup_key.replace("-", ""), 36)


def national(phone: str) -> str:
    """E.164 as officers type it: +84912345678 → 0912345678."""
    return "0" + phone[3:] if phone.startswith("+84") else phone


def _apply_reference(connection: Connection, act: Act) -> bool:
    """Write an act on reference data; False when `act` is about a submission."""
    match act:
        case OfficeProfileSet(profile):
            key = ("office", "", 1, to_json(profile))
        case CounterRegistered(counter):
            key = ("counter", counter, 1, to_json(act))
        case ProcedurePublished(procedure):
            key = ("procedure", procedure.code, procedure.version, to_json(procedure))
        case OfficeHoursSet(hours):
            key = ("hours", "", 1, to_json(hours))
        case ClockAccepted():
            key = ("clock", "", 1, to_json(act))
        case NoticeSet(notice):
            key = ("notice", notice.day.isoformat(), 1, to_json(notice))
        case _:
            return False
    kind, name, version, body = key
    row = {"kind": kind, "key": name, "version": version, "body": canonical(body)}
    connection.execute(_REFERENCE, row)
    connection.execute(_REFERENCE_CHANGED)
    return True
