"""Back up the desk to one file, while it works: on demand, at closing, and when the last one is old; and try them."""

import os
import secrets
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from frontdesk import __version__
from frontdesk.disk import move_new
from frontdesk.domain.backup_rotation import Keep, backup_name, to_drop
from frontdesk.domain.backups import Backup, BackupState, Drill
from frontdesk.domain.clock import Clock, local
from frontdesk.domain.codec import from_json, to_json
from frontdesk.errors import InvalidInput, StorageRefused
from frontdesk.home_file import HomeFile, read_home, write_home
from frontdesk.services.access import Seat, UseCases, administering, open_to_all, overseeing, staff
from frontdesk.services.restoring import own_key, refusing_restore
from frontdesk.settings import Settings
from frontdesk.storage.backup import SCRATCH, BackupUnsound, ReadBack, read_back, write_backup
from frontdesk.storage.backup_notes import note, read_notes
from frontdesk.storage.home import database_key
from frontdesk.storage.journal import all_chains, who_am_i
from frontdesk.storage.merging import has_event
from frontdesk.storage.restore import lay_out
from frontdesk.storage.scans import ScanFolder
from frontdesk.storage.store import Store
from frontdesk.storage.workshop import sweep, workshop

Progress = Callable[[int, int], None]
DRILL = ".drill-"
_RETRY = timedelta(minutes=15)  # after what stopped one: a stick that is out is not asked every minute
_OF_THE_DISK = ("disk_full", "disk_failed", "home_unwritable")


def _silent(_done: int, _total: int) -> None:
    """No progress wanted."""


class BackupService(UseCases):
    """Copies of this home. They are under the home's key, which is not in them."""

    def __init__(self, seat: Seat, store: Store, scans: ScanFolder, settings: Settings, clock: Clock) -> None:
        super().__init__(seat)
        self._store = store
        self._scans = scans
        self._settings = settings
        self._clock = clock

    # -- making --------------------------------------------------------------------------------------------------
    @staff
    def make(self, target: Path, progress: Progress = _silent) -> Backup:
        """Write database, settings, mark and scans to the new file `target`, and read all of it back.

        Raises InvalidInput `backup_exists`, `backup_in_home`; StorageRefused `backup_unwritable`, `backup_unsound`.
        Only a copy that was read back gets the name; a power cut leaves at most a file `….part` beside it. What
        `progress` raises ends it and leaves nothing.
        """
        return self._make(target.absolute(), progress)

    @open_to_all
    def make_due(self, progress: Progress = _silent, *, closing: bool = False) -> Backup | None:
        """Make the scheduled backup if one is due, then drop those that are no longer kept; None where none is due.

        Due is one while acts are in no backup: at `closing`, and once the last is as old as was chosen. After a
        failure it is tried again a quarter of an hour later. Raises as `make`, and BackupSkipped.
        """
        sweep(self._settings.home, SCRATCH)
        sweep(self._settings.home, DRILL)
        return self._make_in_folder(progress) if self._is_due(closing) else None

    @open_to_all
    def is_chosen(self) -> bool:
        """Whether there is a folder for scheduled backups. Raises StorageRefused."""
        return self._home().backup_folder is not None

    @open_to_all
    def is_due(self, *, closing: bool = False) -> bool:
        """Whether `make_due` would make one. Raises StorageRefused."""
        return self._is_due(closing)

    @staff
    def make_now(self, progress: Progress = _silent) -> Backup:
        """Make a backup in the folder that was chosen, due or not. Raises InvalidInput `backup_folder_missing`."""
        return self._make_in_folder(progress)

    # -- choosing ------------------------------------------------------------------------------------------------
    @administering
    def schedule(self, folder: Path | None, keep: Keep | None = None, hours: int | None = None) -> BackupState:
        """Back up to `folder` from now on (None: no more); `keep` and `hours` (1–168) stay where they are not told.

        Raises InvalidInput `backup_in_home`, `backup_schedule_wrong`; StorageRefused `backup_unwritable`.
        """
        said = self._home()
        keep = keep or Keep(said.keep_daily, said.keep_weekly, said.keep_monthly)
        hours = said.backup_hours if hours is None else hours
        if not 1 <= hours <= 168 or any(not 0 <= each <= 120 for each in asdict(keep).values()):
            raise InvalidInput("backup_schedule_wrong")
        if folder is not None:
            folder = folder.absolute()
            self._refuse_inside(folder)
            if not folder.is_dir():
                raise _unwritable(folder, os.strerror(2))
        kept = {f"keep_{name}": count for name, count in asdict(keep).items()}
        write_home(self._settings.home, replace(said, backup_folder=folder, backup_hours=hours, **kept))
        note(self._settings.home, problem="", problem_at="")
        return self._state()

    @staff
    def state(self) -> BackupState:
        """When backups are made and how that goes. Raises StorageRefused where the home's settings are lost."""
        return self._state()

    # -- trying --------------------------------------------------------------------------------------------------
    @staff
    def drill(self, file: Path, progress: Progress = _silent) -> Drill:
        """Restore `file` into a folder of its own within the home, compare it with the home, take it away again.

        It stays encrypted throughout. Raises InvalidInput `restore_not_backup`; StorageRefused `restore_…`, `key_…`.
        """
        file, home = file.absolute(), self._settings.home
        with refusing_restore(file, home), workshop(home, DRILL) as folder:
            made = lay_out(file, folder, own_key(self._settings), progress)
        drill = self._compared(file, made.found, made.made_at)
        note(home, drill=to_json(drill))
        return drill

    @overseeing
    def allow_repair(self) -> None:
        """Whether whoever sits here may have the home repaired (services/repairing.py, which needs it closed)."""

    # -- parts ---------------------------------------------------------------------------------------------------
    def _make(self, target: Path, progress: Progress) -> Backup:
        self._refuse_wrong(target)
        part = target.with_name(f"{target.name}.{secrets.token_hex(4)}.part")
        try:
            said = self._copy(part, progress)
            move_new(part, target)
            return Backup(target, target.stat().st_size, said.submissions, said.journal)
        except FileExistsError as error:
            raise InvalidInput("backup_exists", path=str(target)) from error
        except OSError as error:
            raise _unwritable(target, os.strerror(error.errno or 0)) from error
        except BackupUnsound as error:
            raise StorageRefused("backup_unsound", path=str(target)) from error
        except StorageRefused as refused:
            if refused.code not in _OF_THE_DISK:
                raise
            raise _unwritable(target, str(refused.params.get("reason", ""))) from refused
        finally:
            _remove(part)

    def _copy(self, part: Path, progress: Progress) -> ReadBack:
        key = database_key(self._settings)
        said = {"program": __version__, "made_at": self._clock().isoformat()}
        write_backup(self._store, key, self._scans, part, progress, **said)
        return read_back(part, key, self._scans, progress)

    def _make_in_folder(self, progress: Progress) -> Backup:
        folder, home, at = self._home().backup_folder, self._settings.home, self._clock()
        if folder is None:
            raise InvalidInput("backup_folder_missing")
        with self._store.read() as connection:
            me, heads = who_am_i(connection), _heads(connection)
        try:
            if not folder.is_dir():  # the stick is out: its mount point is not the place
                raise _unwritable(folder, os.strerror(2))
            made = self._make(_free_name(folder, me.office, me.counter, local(at)), progress)
        except StorageRefused as refused:
            note(home, problem=refused.code, problem_at=at.isoformat())
            raise
        note(home, last=str(made.path), made_at=at.isoformat(), heads=heads, problem="", problem_at="")
        self._rotate(folder, me.office, me.counter)
        return made

    def _rotate(self, folder: Path, office: str, counter: str) -> None:
        said = self._home()
        keep = Keep(said.keep_daily, said.keep_weekly, said.keep_monthly)
        names = [path.name for path in folder.iterdir() if path.is_file() and not path.is_symlink()]
        for name in to_drop(names, office, counter, keep):
            _remove(folder / name)

    def _is_due(self, closing: bool) -> bool:
        state, now = self._state(), self._clock()
        if state.folder is None or not state.pending:
            return False
        failed = _moment(read_notes(self._settings.home).get("problem_at"))
        if not closing and failed is not None and now < failed + _RETRY:
            return False
        return closing or state.made_at is None or now >= state.made_at + timedelta(hours=state.hours)

    def _state(self) -> BackupState:
        said, notes = self._home(), read_notes(self._settings.home)
        with self._store.read() as connection:
            pending = notes.get("heads") != _heads(connection)
        last = notes.get("last")
        return BackupState(
            folder=said.backup_folder,
            keep=Keep(said.keep_daily, said.keep_weekly, said.keep_monthly),
            hours=said.backup_hours,
            last=Path(last) if isinstance(last, str) else None,
            made_at=_moment(notes.get("made_at")),
            pending=pending,
            problem=str(notes.get("problem", "")),
            drill=_drill(notes.get("drill")),
        )

    def _compared(self, file: Path, found: ReadBack, made_at: str) -> Drill:
        heads = tuple((device, seq, head) for device, (seq, head) in sorted(found.journal.heads.items()))
        with self._store.read() as connection:
            fits = all(has_event(connection, *head) for head in heads)
            here = sum(end.seq for end in all_chains(connection).values())
        return Drill(
            file=str(file),
            drilled_at=self._clock(),
            made_at=_moment(made_at),
            submissions=found.submissions,
            events=found.journal.events,
            scans=found.journal.scans,
            heads=heads,
            behind=max(0, here - sum(seq for _device, seq, _head in heads)),
            fits=fits,
            sound=found.journal.ok,
        )

    def _home(self) -> HomeFile:
        said = read_home(self._settings.home)
        if said is None:
            raise StorageRefused("settings_missing", path=str(self._settings.home))
        return said

    def _refuse_inside(self, place: Path) -> None:
        if place.resolve().is_relative_to(self._settings.home.resolve()):
            raise InvalidInput("backup_in_home", path=str(place))

    def _refuse_wrong(self, target: Path) -> None:
        self._refuse_inside(target)
        if os.path.lexists(target):
            raise InvalidInput("backup_exists", path=str(target))


def _heads(connection: Any) -> dict[str, str]:
    return {device: end.head for device, end in all_chains(connection).items()}


def _free_name(folder: Path, office: str, counter: str, at: datetime) -> Path:
    """Two in one minute have different names."""
    names = (folder / backup_name(office, counter, at, again) for again in range(100))
    return next(path for path in names if not os.path.lexists(path))


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if isinstance(text, str) and text else None
    except ValueError:
        return None


def _drill(said: object) -> Drill | None:
    try:
        return from_json(Drill, said) if isinstance(said, dict) else None
    except (ValueError, TypeError, KeyError):
        return None


def _unwritable(target: Path, reason: str) -> StorageRefused:
    return StorageRefused("backup_unwritable", path=str(target), reason=reason)


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # the disk is gone; so is the file, or it says what it is
