"""The yearly books as the views hold them."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from frontdesk.storage.schema import submissions
from frontdesk.storage.submission_rows import micros

_S = submissions.c
_IN_BOOK = _S.book == bindparam("book")
_LINES = (
    select(_S.submission_id)
    .where(_IN_BOOK, _S.received_at >= bindparam("since"), _S.received_at < bindparam("until"))
    .order_by(_S.book_number)
)
_BEFORE = select(func.count()).select_from(submissions).where(_IN_BOOK, _S.received_at < bindparam("since"))


def list_book(connection: Connection, book: str, since: datetime, until: datetime) -> tuple[str, ...]:
    """The ids of what was received into `book` from `since` until before `until` (aware), by its numbers."""
    found = connection.execute(_LINES, {"book": book, "since": micros(since), "until": micros(until)})
    return tuple(found.scalars())


def count_before(connection: Connection, book: str, since: datetime) -> int:
    """How many lines of `book` are older than `since` (aware)."""
    return int(connection.execute(_BEFORE, {"book": book, "since": micros(since)}).scalar_one())
