"""Official codes as the views hold them: one submission each, unless somebody noted one twice."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from frontdesk.domain.official_code_events import OfficialCodeNoted
from frontdesk.domain.submission import Submission
from frontdesk.storage.engine import Asker
from frontdesk.storage.schema import official_codes, submissions
from frontdesk.storage.submission_rows import micros

_C = official_codes.c
_INSERT = insert(official_codes).prefix_with("OR REPLACE")
_DROP = delete(official_codes).where(_C.submission_id == bindparam("which"))
_FIND = "SELECT submission_id FROM official_codes WHERE code = ? ORDER BY submission_id DESC LIMIT 1"
_OF = select(_C.code).where(_C.submission_id == bindparam("which"))
_HOLDERS = select(_C.submission_id).where(_C.code == bindparam("code")).order_by(_C.submission_id)
_DOUBLED = (
    select(_C.code, submissions.c.submission_id, submissions.c.receipt_code)
    .join(submissions, submissions.c.submission_id == _C.submission_id)
    .where(_C.code.in_(select(_C.code).group_by(_C.code).having(func.count() > 1)))
    .order_by(_C.code, submissions.c.submission_id)
)
_BEGINNING = (
    select(_C.submission_id)
    .where(_C.code >= bindparam("low"), _C.code < bindparam("high"))
    .order_by(_C.code)
    .limit(bindparam("most"))
)
# One person's receptions of one day for one procedure: the person's own index finds them.
_CANDIDATES = (
    select(submissions.c.submission_id)
    .where(submissions.c.id_number == bindparam("number"), submissions.c.procedure_code == bindparam("procedure"))
    .where(submissions.c.received_at >= bindparam("since"), submissions.c.received_at < bindparam("until"))
    .order_by(submissions.c.number)
)


def rows(submission: Submission) -> list[dict[str, Any]]:
    """What the view says of it: nothing, or one row."""
    if not submission.official_code:
        return []
    return [{"code": submission.official_code, "submission_id": submission.id}]


def refresh(connection: Connection, submission: Submission) -> None:
    """Write it again, where it ever had one."""
    if any(isinstance(act, OfficialCodeNoted) for _event, act in submission.events):
        connection.execute(_DROP, {"which": submission.id})
        keep(connection, rows(submission))


def keep(connection: Connection, found: Iterable[dict[str, Any]]) -> None:
    """Add rows."""
    listed = list(found)
    if listed:
        connection.execute(_INSERT, listed)


def find(asker: Asker, code: str) -> str | None:
    """The submission of an official code; of two the one received later."""
    row = asker.execute(_FIND, (code,)).fetchone()
    return None if row is None else str(row[0])


def of(connection: Connection, submission_id: str) -> str:
    """The official code of a submission, empty for none."""
    return str(connection.execute(_OF, {"which": submission_id}).scalar() or "")


def holders(connection: Connection, code: str) -> tuple[str, ...]:
    """Every submission that code was noted for."""
    return tuple(connection.execute(_HOLDERS, {"code": code}).scalars())


def doubled(connection: Connection) -> tuple[tuple[str, str, str], ...]:
    """Codes noted for several submissions: code, submission and receipt code of each."""
    return tuple((row[0], row[1], row[2]) for row in connection.execute(_DOUBLED))


def beginning(connection: Connection, start: str, most: int) -> tuple[str, ...]:
    """Submissions whose official code begins so."""
    return tuple(connection.execute(_BEGINNING, {"low": start, "high": start + "\uffff", "most": most}).scalars())


def candidates(
    connection: Connection, number: str, procedure: str, since: datetime, until: datetime
) -> tuple[str, ...]:
    """What a person handed in for a procedure from `since` until before `until` (aware)."""
    values = {"number": number, "procedure": procedure, "since": micros(since), "until": micros(until)}
    return tuple(connection.execute(_CANDIDATES, values).scalars())
