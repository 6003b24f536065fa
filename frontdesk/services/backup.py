"""Back up the desk to one file, while it works."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from frontdesk import __version__
from frontdesk.disk import move_new
from frontdesk.domain.backups import Backup
from frontdesk.domain.clock import Clock
from frontdesk.errors import InvalidInput, StorageRefused
from frontdesk.services.access import Seat, UseCases, overseeing, staff
from frontdesk.settings import Settings
from frontdesk.storage.backup import BackupUnsound, ReadBack, read_back, write_backup
from frontdesk.storage.home import database_key
from frontdesk.storage.scans import ScanFolder
from frontdesk.storage.store import Store

Progress = Callable[[int, int], None]
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

    @staff
    def make(self, target: Path, progress: Progress = _silent) -> Backup:
        """Write database, settings, mark and scans to the new file `target`, and read all of it back.

        Raises InvalidInput `backup_exists`, `backup_in_home`; StorageRefused `backup_unwritable`, `backup_unsound`.
        Only a copy that was read back gets the name; a power cut leaves at most a file `….part` beside it.
        """
        target = target.absolute()
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

    @overseeing
    def allow_repair(self) -> None:
        """Whether whoever sits here may have the home repaired (services/repairing.py, which needs it closed)."""

    def _copy(self, part: Path, progress: Progress) -> ReadBack:
        key = database_key(self._settings)
        said = {"program": __version__, "made_at": self._clock().isoformat()}
        write_backup(self._store, key, self._scans, part, progress, **said)
        return read_back(part, key, self._scans, progress)

    def _refuse_wrong(self, target: Path) -> None:
        if target.resolve().is_relative_to(self._settings.home.resolve()):
            raise InvalidInput("backup_in_home", path=str(target))
        if os.path.lexists(target):
            raise InvalidInput("backup_exists", path=str(target))


def _unwritable(target: Path, reason: str) -> StorageRefused:
    return StorageRefused("backup_unwritable", path=str(target), reason=reason)


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # the disk is gone; so is the file, or it says what it is
