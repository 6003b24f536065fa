"""Open promises in the views: which a change of the calendar may touch, and whom to call about those moved."""

from datetime import datetime

from sqlalchemy import Connection, func, select, text

from frontdesk.storage.schema import submissions
from frontdesk.storage.submission_rows import micros

_S = submissions.c
# written out: SQLite uses a partial index only where the question repeats its condition word for word
_OPEN = text("deadline IS NOT NULL")
_UNTOLD = text("told_due_at IS NOT NULL")


def open_promises(connection: Connection, since: datetime | None = None) -> tuple[str, ...]:
    """Ids of the submissions whose result is awaited, by promise; only those promised for `since` (aware) or later."""
    wanted = select(_S.submission_id).where(_OPEN).order_by(_S.deadline)
    if since is not None:
        wanted = wanted.where(_S.deadline >= micros(since))
    return tuple(connection.execute(wanted).scalars())


def untold_promises(connection: Connection, most: int) -> tuple[str, ...]:
    """Ids of the submissions whose promise was moved and whose citizen knows an earlier one, soonest first."""
    wanted = select(_S.submission_id).where(_UNTOLD).order_by(_S.told_due_at).limit(most)
    return tuple(connection.execute(wanted).scalars())


def count_untold(connection: Connection) -> int:
    """How many there are."""
    return int(connection.execute(select(func.count()).select_from(submissions).where(_UNTOLD)).scalar_one())
