"""Projections for tests: of a desk, or of made-up lives without one."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from frontdesk.desk import Desk
from frontdesk.domain.public_status import PublicStatus
from frontdesk.domain.ratings import RatingWords
from frontdesk.domain.tracking import OfficeWords, PublicOffice, Tracked
from frontdesk.projection.connections import finish_new, open_new
from frontdesk.projection.entry import Entry, entry_of
from frontdesk.projection.known import Known
from frontdesk.projection.reader import Projection
from frontdesk.projection.writer import ProjectionWriter
from frontdesk.services.tracking import TrackingService
from tests.factories import MONDAY_MORNING
from tests.lives import Life

KEY = "5" * 64
DAYS = 90
OFFICE = PublicOffice(
    name="Trung tâm Phục vụ hành chính công xã Thái Bình",
    authority="UBND xã Thái Bình",
    address="Trung tâm xã Thái Bình",
    phone="0207 3850 000",
    track_base="https://motcua.tuyenquang.gov.vn",
    words={"vi": OfficeWords((("Thứ Hai", "07:30 – 11:30"),), (), RatingWords(("Tệ",) * 5, (), ()))},
)


def hashed(token: str) -> str:
    """What an act keeps of a token."""
    return sha256(token.encode()).hexdigest()


def no_why(_status: PublicStatus) -> Mapping[str, str]:
    """Nothing to explain."""
    return {}


def known(as_of: datetime = MONDAY_MORNING, days: int = DAYS) -> Known:
    """Known up to an act that never was."""
    return Known("C1-A", 1, "0" * 64, as_of, days, "")


def write(path: Path, entries: Iterable[Entry], as_of: datetime = MONDAY_MORNING, days: int = DAYS) -> Path:
    """A projection at `path` that holds `entries`."""
    writer = ProjectionWriter(open_new(path, KEY))
    writer.write(entries, known(as_of, days), as_of)
    writer.settle(OFFICE, known(as_of, days))
    finish_new(writer.connection, path)
    return path


def of_life(life: Life) -> Entry:
    """A life as it stands; its first receipt's token is "T" * 27, its key 1234-5678."""
    return entry_of(life.submission, life.now, no_why)


def reader(desk: Desk) -> Projection:
    """What the page would read; close it."""
    return Projection(desk.tracking.path, desk.tracking.key())


def contents(desk: Desk) -> dict[str, Tracked]:
    """Every page of the desk's projection by its token's hash, as of when it is known."""
    with closing(reader(desk)) as projection:
        return dict(projection.walk(projection.as_of()))


def pages(projection: Projection, now: datetime) -> dict[str, Tracked]:
    """The same at `now`, whenever it was projected."""
    return {token: replace(page, status=replace(page.status, as_of=now)) for token, page in projection.walk(now)}


def whole(desk: Desk, folder: Path, now: datetime) -> dict[str, Tracked]:
    """The pages of a projection written at once from the whole journal."""
    other = TrackingService(desk.store, desk.office, lambda: now, folder / "whole.db", desk.tracking.key)
    other.path.unlink(missing_ok=True)
    other.project()
    with closing(Projection(other.path, other.key())) as projection:
        return pages(projection, now)
