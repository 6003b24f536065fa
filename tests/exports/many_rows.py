"""A log of many rows: the view's alone, written over and over from those of a small office."""

from sqlalchemy import text

from frontdesk.desk import Desk

_COLUMNS_OF_THEIR_OWN = ("number", "submission_id", "receipt_code", "compact_code", "book_number", "received_at")


def fill(desk: Desk, count: int) -> None:
    """Make the log `count` rows long; each new row is received a minute after the one before."""
    with desk.store.write_unjournaled() as connection:
        columns = [row[1] for row in connection.execute(text("PRAGMA table_info(submissions)"))]
        rest = ", ".join(name for name in columns if name not in _COLUMNS_OF_THEIR_OWN)
        connection.execute(
            text(
                f"INSERT INTO submissions ({', '.join(_COLUMNS_OF_THEIR_OWN)}, {rest})"
                " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)"
                " SELECT 1000000 + i, printf('s%08d', i), printf('C1-261123-%06d', i), printf('C1261123%08d', i),"
                f" 1000 + i, (SELECT max(received_at) FROM submissions) + i * 60000000, {rest}"
                " FROM n JOIN (SELECT * FROM submissions WHERE state = 'returned' LIMIT 1)"
            ),
            {"count": count},
        )
