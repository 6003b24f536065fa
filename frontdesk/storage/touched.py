"""What happened in the journal since: for what is kept beside the database and follows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from frontdesk.domain.custody import HolderKind
from frontdesk.domain.states import ENDED
from frontdesk.storage.engine import Asker
from frontdesk.storage.submission_rows import micros


@dataclass(frozen=True, slots=True)
class Place:
    """An event by its place in the order of arrival on this device, and its hash; before any: 0 and ""."""

    position: int = 0
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Touched:
    """What acts after one place up to another were about: submissions and other things, each once."""

    subjects: tuple[str, ...]
    until: Place


_LAST = "SELECT max(position) FROM events"
_COUNT = "SELECT count(*) FROM events WHERE position > ?"
_PLACE = text("SELECT position, hash FROM events ORDER BY position DESC LIMIT 1")
_HASH = text("SELECT hash FROM events WHERE position = :position")
_AFTER = text("SELECT subject, position, hash FROM events WHERE position > :position ORDER BY position LIMIT :most")
_FIRST_SINCE = text("SELECT position FROM events WHERE recorded_at >= :since ORDER BY position LIMIT 1")
_SUBMISSIONS = text("SELECT count(*) FROM submissions")
# A submission is over where its citizen has everything; a glance at the index tells whether anything came after.
_OVER = f"state IN ({', '.join(repr(state.value) for state in sorted(ENDED))}) AND holder_kind = '{HolderKind.CITIZEN}'"
_LIVES = text(
    f"SELECT submission_id, NOT ({_OVER}) OR EXISTS"  # noqa: S608  words of our own
    " (SELECT 1 FROM events WHERE subject = submission_id AND position >= :first)"
    " FROM submissions WHERE submission_id > :after ORDER BY submission_id LIMIT :most"
)


def last_position(asker: Asker) -> int:
    """The place of the last event; 0 before any."""
    return int(asker.execute(_LAST, ()).fetchone()[0] or 0)


def count_after(asker: Asker, position: int) -> int:
    """How many events came after `position`."""
    return int(asker.execute(_COUNT, (position,)).fetchone()[0])


def last_place(connection: Connection) -> Place:
    """Where the journal ends."""
    row = connection.execute(_PLACE).one_or_none()
    return Place(*row) if row else Place()


def holds(connection: Connection, place: Place) -> bool:
    """Whether this is the journal `place` was taken from: an older copy of it, or another, is not."""
    if place.position == 0:
        return True
    return bool(connection.execute(_HASH, {"position": place.position}).scalar() == place.hash)


def touched_after(connection: Connection, position: int, most: int) -> Touched | None:
    """What the next `most` events after `position` are about; None where there are none."""
    rows = connection.execute(_AFTER, {"position": position, "most": most}).all()
    if not rows:
        return None
    return Touched(tuple(dict.fromkeys(row[0] for row in rows)), Place(rows[-1][1], rows[-1][2]))


def first_since(connection: Connection, moment: datetime) -> int:
    """A place before which nothing was recorded at `moment` (aware) or later; past the end where nothing was."""
    found = connection.execute(_FIRST_SINCE, {"since": micros(moment)}).scalar()
    return int(found) if found is not None else last_place(connection).position + 1


def count_submissions(connection: Connection) -> int:
    """How many submissions there are."""
    return int(connection.execute(_SUBMISSIONS).scalar_one())


def lives_after(connection: Connection, after: str, first: int, most: int) -> Iterator[tuple[str, bool]]:
    """The next `most` submissions by id after `after`; whether each goes on or was acted on from place `first` on."""
    rows = connection.execute(_LIVES, {"after": after, "first": first, "most": most})
    return ((row[0], bool(row[1])) for row in rows)
