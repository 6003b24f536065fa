"""Find what is over, and erase its personal part: in the journal, the views, the search, drafts and scans."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, text

from frontdesk.domain.events import SubmissionReceived, act_of
from frontdesk.domain.people_events import PasswordSet
from frontdesk.domain.result_events import PaperAttached
from frontdesk.domain.retention_events import RetentionApplied
from frontdesk.domain.submissions import fold
from frontdesk.storage import views
from frontdesk.storage.journal import events_of
from frontdesk.storage.journal_schema import drafts
from frontdesk.storage.ratings import overwriting
from frontdesk.storage.scans import is_sha256
from frontdesk.storage.schema import submissions
from frontdesk.storage.submission_rows import known_words, micros, moment

SUBJECT = "retention"
_S = submissions.c
# written out: SQLite uses a partial index only where the question repeats its condition word for word
_OVER = text("over_since IS NOT NULL")
_DUE = text(
    "SELECT count(*), min(over_since) FROM submissions"
    " WHERE over_since IS NOT NULL AND procedure_code = :code AND over_since < :before"
)
_ERASE = text("UPDATE events SET personal = '', salt = '' WHERE subject = :subject AND personal <> ''")
_ERASE_PASSWORDS = text(
    "UPDATE events SET personal = '', salt = '' WHERE subject = :subject AND kind = :kind AND personal <> ''"
)
_KNOWN = text("SELECT 1 FROM submission_search WHERE submission_search MATCH :match LIMIT 1")
_FORGET_WORD = text("DELETE FROM name_words WHERE word = :word")
# each content that was attached, and whether somebody is still named in what it is attached to
_ATTACHED = text(
    "SELECT payload, EXISTS (SELECT 1 FROM events AS own WHERE own.subject = events.subject"
    " AND own.kind = :received AND own.personal <> '') FROM events WHERE kind = :attached"
)
_PLAIN_MERGE = "INSERT INTO submission_search(submission_search, rank) VALUES ('merge', :pages)"


def procedures_over(connection: Connection) -> tuple[str, ...]:
    """Codes of the procedures something is over of, found by leaping over the index, not by reading it."""
    found: list[str] = []
    after = ""
    least = text("SELECT min(procedure_code) FROM submissions WHERE over_since IS NOT NULL AND procedure_code > :after")
    while (code := connection.execute(least, {"after": after}).scalar()) is not None:
        found.append(code)
        after = code
    return tuple(found)


def count_due(connection: Connection, code: str, before: datetime) -> tuple[int, datetime | None]:
    """How many submissions of a procedure were over before that moment (aware), and since when the oldest is."""
    count, oldest = connection.execute(_DUE, {"code": code, "before": micros(before)}).one()
    return int(count), None if oldest is None else moment(oldest)


def due(connection: Connection, code: str, before: datetime, most: int) -> tuple[str, ...]:
    """Ids of the `most` oldest of them."""
    wanted = select(_S.submission_id).where(_OVER, _S.procedure_code == code, _S.over_since < micros(before))
    return tuple(connection.execute(wanted.order_by(_S.over_since).limit(most)).scalars())


def erase(connection: Connection, subjects: Sequence[str]) -> None:
    """Erase the personal part of every act on `subjects`, and what was made of it; what was there is overwritten.

    The journal's triggers allow exactly this: the personal part and its salt, to nothing.
    """
    with overwriting(connection):
        words: set[str] = set()
        for subject in subjects:
            submission = fold(events_of(connection, subject))
            words |= set(known_words(submission)) if submission else set()
            connection.execute(_ERASE, {"subject": subject})
            views.refresh_submission(connection, subject, frozenset(), corrected=True)
        which = drafts.c.submission_id.in_(bindparam("subjects", expanding=True))
        connection.execute(delete(drafts).where(which), {"subjects": list(subjects)})
        _forget_words(connection, words)


def _forget_words(connection: Connection, words: Iterable[str]) -> None:
    for word in words:
        if connection.execute(_KNOWN, {"match": f'"{word}"'}).scalar() is None:
            connection.execute(_FORGET_WORD, {"word": word})


def erase_passwords(connection: Connection, login: str) -> None:
    """Erase every password of `login` in the journal: before another one is set."""
    with overwriting(connection):
        connection.execute(_ERASE_PASSWORDS, {"subject": f"person:{login}", "kind": PasswordSet.KIND})


def merge_search(connection: Connection, pages: int) -> bool:
    """Write some pages of the full-text index anew, without the words of rows that are gone; False when it is done.

    A negative number of pages begins it, positive ones go on.
    """
    with overwriting(connection):
        before = connection.execute(text("SELECT total_changes()")).scalar_one()
        connection.execute(text(_PLAIN_MERGE), {"pages": pages})
        return int(connection.execute(text("SELECT total_changes()")).scalar_one()) - int(before) >= 2


def unused_contents(connection: Connection) -> tuple[str, ...]:
    """SHA-256 (hex) of the contents that were only ever attached to submissions that name nobody any more."""
    used: dict[str, bool] = {}
    kinds = {"received": SubmissionReceived.KIND, "attached": PaperAttached.KIND}
    for payload, named in connection.execute(_ATTACHED, kinds):
        for sha256 in _content(payload):
            used[sha256] = used.get(sha256, False) or bool(named)
    return tuple(sorted(sha256 for sha256, named in used.items() if not named))


def _content(payload: object) -> Iterator[str]:
    try:
        sha256 = str(json.loads(str(payload))["sha256"])
    except (ValueError, TypeError, KeyError):
        return
    if is_sha256(sha256):
        yield sha256


def list_applied(connection: Connection) -> tuple[RetentionApplied, ...]:
    """What was erased so far, oldest first."""
    acts = (act_of(event) for event in events_of(connection, SUBJECT))
    return tuple(act for act in acts if isinstance(act, RetentionApplied))
