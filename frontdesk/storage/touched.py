"""What happened in the journal since: for what is kept beside the database and follows it."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from frontdesk.domain.custody import HolderKind
from frontdesk.domain.states import ENDED
from frontdesk.storage.engine import Asker
from frontdesk.storage.journal import all_chains
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
_LINK = text("SELECT recorded_at, position FROM events WHERE device = :device AND seq = :seq")
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


def place_at(connection: Connection, position: int) -> Place:
    """The place of the event at `position`, or of none."""
    found = connection.execute(_HASH, {"position": position}).scalar()
    return Place(position, str(found)) if found else Place()


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
    """A place before which nothing was recorded at `moment` (aware) or later; past the end where nothing was.

    The clock of a chain only rises, so a few looks into each find it: a table of millions is not read for it.
    """
    past_the_end = last_place(connection).position + 1
    chains = all_chains(connection).items()
    return min((_first_in_chain(connection, who, end.seq, moment) or past_the_end for who, end in chains), default=1)


def _first_in_chain(connection: Connection, device: str, last: int, moment: datetime) -> int | None:
    def link(seq: int) -> tuple[int, int]:
        row = connection.execute(_LINK, {"device": device, "seq": seq}).one_or_none()
        return (int(row[0]), int(row[1])) if row else (0, 1)  # a gap is for `verify`; here it means looking at all

    seqs = range(1, last + 1)
    found = bisect_left(seqs, micros(moment) or 0, key=lambda seq: link(seq)[0])
    return link(seqs[found])[1] if found < len(seqs) else None


def count_submissions(connection: Connection) -> int:
    """How many submissions there are."""
    return int(connection.execute(_SUBMISSIONS).scalar_one())


def lives_after(connection: Connection, after: str, first: int, most: int) -> Iterator[tuple[str, bool]]:
    """The next `most` submissions by id after `after`; whether each goes on or was acted on from place `first` on."""
    rows = connection.execute(_LIVES, {"after": after, "first": first, "most": most})
    return ((row[0], bool(row[1])) for row in rows)
