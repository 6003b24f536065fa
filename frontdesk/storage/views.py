"""The views: ordinary tables written in the same transaction as the event, rebuildable from the journal."""

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, Update, bindparam, delete, insert, select, text, update

from frontdesk.domain.events import SubmissionReceived
from frontdesk.domain.journal import Event
from frontdesk.domain.submission import Submission
from frontdesk.domain.submissions import fold
from frontdesk.domain.supplement_events import SubmissionCorrected
from frontdesk.storage import figure_rows, numbers, official_codes, payment_rows, reference_views
from frontdesk.storage.journal import events_of
from frontdesk.storage.schema import parcels, payments, replaced_receipts, submissions
from frontdesk.storage.submission_rows import (
    SAID,
    STANDING,
    known_words,
    lookup_number,
    micros,
    row,
    said,
    search_words,
    standing,
)

_INSERT_SUBMISSION = insert(submissions)


def _shown(names: Iterable[str]) -> Select[Any]:
    columns = (submissions.c[name] for name in names)
    return select(*columns).where(submissions.c.submission_id == bindparam("which"))


_MOVED = _shown(STANDING)
_CORRECTED = _shown((*STANDING, *SAID))
_NUMBERS = select(submissions.c.submission_id, submissions.c.number).where(
    submissions.c.submission_id.in_(bindparam("subjects", expanding=True))
)
_SEARCH = text("INSERT INTO submission_search(rowid, words) VALUES (:number, :words)")
_FORGET = text("DELETE FROM submission_search WHERE rowid = :number")
_WORD = text("INSERT OR IGNORE INTO name_words(word) VALUES (:word)")
_USED = text("INSERT INTO serials(scope, last) VALUES (:scope, 1) ON CONFLICT(scope) DO UPDATE SET last = last + 1")
_PARCEL = insert(parcels).prefix_with("OR REPLACE")
_REPLACED = insert(replaced_receipts).prefix_with("OR REPLACE")
_PAYMENT = insert(payments)
_DROP_PAYMENTS = delete(payments).where(payments.c.submission_id == bindparam("which"))
_DROP_PARCELS = delete(parcels).where(parcels.c.submission_id == bindparam("which"))


def apply(connection: Connection, events: Sequence[Event]) -> None:
    """Bring the views up to date with `events`, just appended to the journal in this transaction."""
    begun: dict[str, list[Event]] = {}
    touched: dict[str, bool] = {}  # whether a correction is among its acts
    for event in events:
        if event.subject in begun:
            begun[event.subject].append(event)
        elif event.kind == SubmissionReceived.KIND:
            begun[event.subject] = [event]
        elif not reference_views.apply(connection, event):
            touched[event.subject] = touched.get(event.subject, False) or event.kind == SubmissionCorrected.KIND
    known = _numbers(connection, list(begun))
    begin_submissions(connection, [events for subject, events in begun.items() if subject not in known])
    numbers.keep(connection, numbers.of_forms(events))
    for subject in known:  # received twice, which the fold keeps as a conflict
        touched[subject] = True
    new = {event.id for event in events}
    moved = [refresh_submission(connection, subject, new, corrected=each) for subject, each in touched.items()]
    figure_rows.move(connection, [each for each in moved if each is not None])


def apply_apart(connection: Connection, events: Sequence[Event]) -> list[str]:
    """The part of `events` that is about no submission, and the numbers of forms; returns who was received in them."""
    received = [event.subject for event in events if event.kind == SubmissionReceived.KIND]
    for event in events:
        if event.kind != SubmissionReceived.KIND:
            reference_views.apply(connection, event)
    numbers.keep(connection, numbers.of_forms(events))
    return received


def _numbers(connection: Connection, subjects: list[str]) -> dict[str, int]:
    """The row numbers of those of `subjects` that have a row."""
    if not subjects:
        return {}
    return {row[0]: row[1] for row in connection.execute(_NUMBERS, {"subjects": subjects})}


def refresh_submission(
    connection: Connection, subject: str, new: Set[str], *, corrected: bool = False
) -> tuple[Submission, Submission] | None:
    """Fold `subject` again and write what the lists show of it; `new` are the ids of the events that are new.

    Returns how it stood and how it stands, for the figures.
    """
    events = events_of(connection, subject)
    submission = fold(events)
    if submission is None:
        return None
    values = standing(submission) | (said(submission) if corrected else {})
    _write_changes(connection, submission.id, _CORRECTED if corrected else _MOVED, values)
    _write_passages(connection, submission)
    official_codes.refresh(connection, submission)
    if corrected:
        _search_again(connection, submission)
    before = fold(event for event in events if event.id not in new)
    return (before, submission) if before is not None else None


def _write_changes(connection: Connection, which: str, shown: Select[Any], values: Mapping[str, Any]) -> None:
    """SQLite writes every index anew of which a column is set, to whatever value: only what changed is."""
    before = connection.execute(shown, {"which": which}).one()
    changed = [item for item, old in zip(values.items(), before, strict=True) if item[1] != old]
    if changed:
        new = {f"new_{name}": value for name, value in changed}
        connection.execute(_update(tuple(name for name, _value in changed)), {"which": which, **new})


@lru_cache(maxsize=256)
def _update(names: tuple[str, ...]) -> Update:
    new: Any = {name: bindparam(f"new_{name}") for name in names}
    return update(submissions).where(submissions.c.submission_id == bindparam("which")).values(new)


def _search_again(connection: Connection, submission: Submission) -> None:
    number = _numbers(connection, [submission.id]).get(submission.id)
    connection.execute(_FORGET, {"number": number})
    connection.execute(_SEARCH, {"number": number, "words": " ".join(search_words(submission.received))})
    _learn(connection, known_words(submission))


def _learn(connection: Connection, words: Iterable[str]) -> None:
    rows = [{"word": word} for word in dict.fromkeys(words)]
    if rows:
        connection.execute(_WORD, rows)


def _write_passages(connection: Connection, submission: Submission) -> None:
    """Its place in every batch it went with, the receipts of it that no longer hold, and its payments."""
    if submission.handovers:
        connection.execute(_DROP_PARCELS, {"which": submission.id})
        connection.execute(_PARCEL, [_parcel(submission, place) for place in range(len(submission.handovers))])
    if submission.replaced:
        connection.execute(_REPLACED, _replaced(submission))
    if submission.payments:
        connection.execute(_DROP_PAYMENTS, {"which": submission.id})
        connection.execute(_PAYMENT, payment_rows.rows(submission))


def _replaced(submission: Submission) -> list[dict[str, Any]]:
    return [
        {
            "token_hash": old.token_hash,
            "submission_id": submission.id,
            "version": old.version,
            "replaced_at": micros(old.at),
            "lookup_number": lookup_number(old.lookup_key) if old.lookup_key else None,
        }
        for old in submission.replaced
    ]


def _parcel(submission: Submission, place: int) -> dict[str, Any]:
    passage = submission.handovers[place]
    return {
        "manifest": passage.manifest,
        "submission_id": submission.id,
        "parcel": passage.parcel.value,
        "changed_at": micros(passage.answered_at or passage.handed_over_at),
        "reason": passage.reason,
    }


def begin_submissions(connection: Connection, begun: Iterable[list[Event]]) -> None:
    """Rows, serials and search words of newly received submissions; each with its events of this batch, in order."""
    # a reception nobody could have written is kept in the journal and shown nowhere
    write_new(connection, (found for events in begun if (found := fold(events)) is not None))


def write_new(connection: Connection, begun: Iterable[Submission]) -> None:
    """The same for submissions as they stand, in the order of their reception."""
    write_numbered(connection, enumerate(begun, last_number(connection) + 1))


def write_numbered(connection: Connection, begun: Iterable[tuple[int, Submission]]) -> None:
    """The same where each has its row's number."""
    rows, words, serials, used = [], [], [], []
    names: dict[str, None] = {}
    travelled: list[Submission] = []
    money: list[dict[str, Any]] = []
    official: list[dict[str, Any]] = []
    lives = list(begun)
    for number, submission in lives:
        rows.append(row(number, submission))
        words.append({"number": number, "words": " ".join(search_words(submission.received))})
        names.update(dict.fromkeys(known_words(submission)))
        serials += numbers.of_reception(submission.as_received)
        used.append({"scope": numbers.used_scope(submission.as_received.procedure_code)})
        money += payment_rows.rows(submission)
        official += official_codes.rows(submission)
        if submission.handovers or submission.replaced:
            travelled.append(submission)
    if not rows:
        return
    connection.execute(_INSERT_SUBMISSION, rows)
    connection.execute(_SEARCH, words)
    figure_rows.begin(connection, lives)
    numbers.keep(connection, serials)
    connection.execute(_USED, used)
    _learn(connection, names)
    parcels_of = [_parcel(each, place) for each in travelled for place in range(len(each.handovers))]
    if parcels_of:
        connection.execute(_PARCEL, parcels_of)
    replaced_of = [old for each in travelled for old in _replaced(each)]
    if replaced_of:
        connection.execute(_REPLACED, replaced_of)
    if money:
        connection.execute(_PAYMENT, money)
    official_codes.keep(connection, official)


def last_number(connection: Connection) -> int:
    """The highest number a row has; 0 before any."""
    last = connection.execute(text("SELECT max(number) FROM submissions")).scalar()
    return int(last or 0)
