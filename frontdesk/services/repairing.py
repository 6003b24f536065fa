"""Repair a home whose file is damaged, and say exactly what was lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from frontdesk.domain.clock import Clock, local
from frontdesk.domain.repairs import Harm, Repaired
from frontdesk.errors import StorageRefused
from frontdesk.home_file import read_home
from frontdesk.lock import Busy, alone
from frontdesk.services.restoring import silent
from frontdesk.settings import Settings
from frontdesk.storage.archive import BackupUnsound, Progress
from frontdesk.storage.high_water import HighWater
from frontdesk.storage.home import database_key, finish, unfinished
from frontdesk.storage.place import settle
from frontdesk.storage.repair import (
    Built,
    Sources,
    build,
    damaged_files,
    device_of,
    is_sound,
    keep_aside,
    let_go,
    marked,
    mirrored,
    office_is_known,
    reached,
)
from frontdesk.storage.workshop import workshop

LOCK = "repair.lock"
_BUILDING = ".repairing-"


def repair_home(
    settings: Settings,
    clock: Clock,
    progress: Progress = silent,
    mirror: Path | None = None,
    backup: Path | None = None,
) -> Repaired:
    """Check the home's database whole, and where it is damaged or behind make a sound one of what is left of it, of
    its mirror and of `backup`. The damaged file is kept in the home's folder `damaged`.

    Nobody may have the home open. Whoever calls has checked that somebody may, where the home can still be asked.
    Raises StorageRefused `repair_…`, `key_…`, `settings_…`.
    """
    said = read_home(settings.home)
    key = database_key(settings)
    assert said is not None
    with _alone(settings):
        known = dict(marked(settings.home))
        if not settings.database.exists() and unfinished(settings).exists():
            finish(settings)  # of a repair that was cut off when all but this was done
        for each, seq in mirrored(mirror or said.mirror_folder, key).items():
            known[each] = max(seq, known.get(each, 0))
        harm = _harm(settings.database, key, known, progress)
        if harm is Harm.NONE:
            return Repaired(harm, 0)
        at = clock()
        sources = Sources(damaged_files(settings.database), mirror or said.mirror_folder, backup)
        who = ""
        for file in sources.files[:1]:
            who = device_of(file, key)
            for each, seq in reached(file, key).items():
                known[each] = max(seq, known.get(each, 0))
        with workshop(settings.home, _BUILDING) as folder:
            built = _build(
                folder / "desk.db", key, sources, known, who or next(iter(marked(settings.home)), ""), at, progress
            )
            kept = _put_in_place(settings, folder / "desk.db", at)
        HighWater(settings.home).raise_to(built.device, built.end)
        settle(settings.home)
        return _answer(harm, built, kept)


def _harm(database: Path, key: str, known: dict[str, int], progress: Progress) -> Harm:
    if not database.exists() or not is_sound(database, key, progress):
        return Harm.JOURNAL
    ends = reached(database, key)
    return Harm.BEHIND if any(seq > ends.get(who, 0) for who, seq in known.items() if who in ends) else Harm.NONE


def _build(
    path: Path, key: str, sources: Sources, known: dict[str, int], who: str, at: datetime, progress: Progress
) -> Built:
    try:
        built = build(path, key, sources, known, who, at, progress)
        known_office = office_is_known(path, key)
    except BackupUnsound as error:
        raise StorageRefused("restore_damaged", path=str(sources.backup), part=str(error)) from error
    if not known_office:
        raise StorageRefused("repair_nothing")
    return built


def _put_in_place(settings: Settings, made: Path, at: datetime) -> Path:
    """At every moment there is a database to open, or an unfinished one that opening finishes."""
    made.replace(unfinished(settings))
    kept = keep_aside(settings.database, f"desk-{local(at):%Y%m%d-%H%M%S}")
    let_go(settings.database)
    finish(settings)
    return kept


def _answer(harm: Harm, built: Built, kept: Path) -> Repaired:
    if harm is Harm.JOURNAL and not (built.lost or built.mirrored or built.backed_up):
        harm = Harm.VIEWS
    return Repaired(
        harm=harm,
        events=built.events,
        salvaged=built.salvaged,
        mirrored=built.mirrored,
        backed_up=built.backed_up,
        lost=built.lost,
        device=built.device,
        kept=kept,
        missing_tables=built.missing_tables,
    )


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    try:
        with alone(settings.home / LOCK, mode=0o600):
            yield
    except Busy as error:
        raise StorageRefused("home_busy") from error
    except OSError as error:
        raise StorageRefused("home_unwritable", reason=error.strerror or "") from error
