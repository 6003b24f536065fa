"""Drafts: what is being typed, kept so that a crash loses nothing. Not acts, so not in the journal."""

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from frontdesk.domain.drafts import Draft
from frontdesk.storage.journal_schema import drafts


def save(connection: Connection, draft: Draft) -> None:
    """Keep `draft`, in place of an earlier one of the same submission."""
    values = {
        "submission_id": draft.submission_id,
        "screen": draft.screen,
        "saved_at": int(draft.saved_at.timestamp() * 1_000_000),
        "content": draft.content,
    }
    statement = insert(drafts).values(values)
    connection.execute(statement.on_conflict_do_update(index_elements=["submission_id"], set_=values))


def discard(connection: Connection, submission_id: str) -> None:
    """Forget a draft; nothing happens when there is none."""
    connection.execute(delete(drafts).where(drafts.c.submission_id == submission_id))


def list_of(connection: Connection, screen: str) -> tuple[Draft, ...]:
    """The drafts of a screen, newest first."""
    rows = connection.execute(
        select(drafts.c.submission_id, drafts.c.screen, drafts.c.content, drafts.c.saved_at)
        .where(drafts.c.screen == screen)
        .order_by(drafts.c.saved_at.desc())
    )
    return tuple(Draft(row[0], row[1], row[2], datetime.fromtimestamp(row[3] / 1_000_000, UTC)) for row in rows)
