"""Drafts: what is being typed, kept so that a crash loses nothing. Not acts, so not in the journal."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from frontdesk.domain.drafts import Draft
from frontdesk.storage.journal_schema import drafts

NOBODY = ""  # whose drafts are the machine's: from before people signed in, and its own small choices


def save(connection: Connection, owner: str, draft: Draft) -> None:
    """Keep `draft`, in place of the owner's earlier one of the same submission, or of nobody's."""
    discard(connection, NOBODY, draft.submission_id)
    values = {
        "owner": owner,
        "submission_id": draft.submission_id,
        "screen": draft.screen,
        "saved_at": int(draft.saved_at.timestamp() * 1_000_000),
        "content": draft.content,
    }
    statement = insert(drafts).values(values)
    connection.execute(statement.on_conflict_do_update(index_elements=["owner", "submission_id"], set_=values))


def discard(connection: Connection, owner: str, submission_id: str) -> None:
    """Forget the owner's draft, or nobody's; nothing happens when there is none."""
    theirs = drafts.c.owner.in_((owner, NOBODY))
    connection.execute(delete(drafts).where(theirs, drafts.c.submission_id == submission_id))


def list_of(connection: Connection, owner: str, screen: str) -> tuple[Draft, ...]:
    """The owner's drafts of a screen and nobody's, newest first."""
    wanted = _drafts().where(drafts.c.owner.in_((owner, NOBODY)), drafts.c.screen == screen)
    return tuple(_draft(row) for row in connection.execute(wanted.order_by(drafts.c.saved_at.desc())))


def find(connection: Connection, owner: str, submission_id: str) -> Draft | None:
    """The owner's draft of a submission; None when there is none."""
    wanted = _drafts().where(drafts.c.owner == owner, drafts.c.submission_id == submission_id)
    row = connection.execute(wanted).one_or_none()
    return None if row is None else _draft(row)


def hand_over(connection: Connection, owner: str, to: str) -> int:
    """Make every draft of `owner` one of `to`'s, whose own of the same submission stays where it is newer; how many."""
    mine = drafts.alias()
    older = select(mine.c.submission_id).where(mine.c.owner == owner, mine.c.submission_id == drafts.c.submission_id)
    connection.execute(
        delete(drafts).where(drafts.c.owner == to, older.where(mine.c.saved_at >= drafts.c.saved_at).exists())
    )
    connection.execute(delete(drafts).where(drafts.c.owner == owner, _newer_of(to)))
    count = select(func.count()).select_from(drafts).where(drafts.c.owner == owner)
    handed: int = connection.execute(count).scalar_one()
    connection.execute(update(drafts).where(drafts.c.owner == owner).values(owner=to))
    return handed


def _newer_of(other: str) -> Any:
    theirs = drafts.alias()
    return (
        select(theirs.c.submission_id)
        .where(theirs.c.owner == other, theirs.c.submission_id == drafts.c.submission_id)
        .exists()
    )


def _drafts() -> Select[Any]:
    return select(drafts.c.submission_id, drafts.c.screen, drafts.c.content, drafts.c.saved_at)


def _draft(row: Any) -> Draft:
    return Draft(row[0], row[1], row[2], datetime.fromtimestamp(row[3] / 1_000_000, UTC))
