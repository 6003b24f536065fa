"""Restore a home from a backup; nobody signs in, for there is no home yet: the key is the authority."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from frontdesk.domain.clock import Clock
from frontdesk.domain.epochs import Cause
from frontdesk.domain.restores import Restored
from frontdesk.errors import InvalidInput, RuleRefused, StorageRefused
from frontdesk.home_file import HomeFile, write_home
from frontdesk.secrets import DATABASE_KEY
from frontdesk.settings import Settings
from frontdesk.storage.archive import BackupUnsound, Progress
from frontdesk.storage.engine import open_engine
from frontdesk.storage.examining import examine_whole
from frontdesk.storage.home_keys import secret_store
from frontdesk.storage.place import COPY, settled
from frontdesk.storage.restore import (
    KeySource,
    Unpacked,
    closed,
    lay_out,
    merge_mirror,
    note_lane,
    noted_lanes,
    put_in_place,
)
from frontdesk.storage.store import Store
from frontdesk.storage.workshop import workshop

RESTORING = ".frontdesk-restoring-"  # what a new home is called until it is whole


def silent(_done: int, _total: int) -> None:
    """No progress wanted."""


def own_key(settings: Settings) -> KeySource:
    """The key as this machine has it: in the key file that was named, else in the keyring."""

    def key_of(said: HomeFile, _folder: Path) -> str:
        key = secret_store(settings, said).get(DATABASE_KEY)
        if key is None:
            raise StorageRefused("key_missing", path=str(settings.key_file or settings.home))
        return key

    return key_of


def restore_home(
    source: Path,
    settings: Settings,
    clock: Clock,
    key_of: KeySource | None = None,
    progress: Progress = silent,
    mirror: Path | None = None,
) -> Restored:
    """Make the home `settings.home` from the backup `source`, as a new device of its counter, and keep its key.

    What the `mirror` knows beyond it is taken in. `settings.key_file` is where the key is or shall be; without one it
    is the keyring. Nothing that is there is touched; a kill leaves nothing under the home's name. Raises RuleRefused
    `restore_target_taken`; InvalidInput `restore_not_backup`; StorageRefused `restore_…`, `mirror_…`, `key_…`,
    `home_newer`.
    """
    home = settings.home
    if os.path.lexists(home) and not _is_empty(home):
        raise RuleRefused("restore_target_taken", path=str(home))
    with refusing_restore(source, home):
        home.parent.mkdir(parents=True, exist_ok=True)
        with workshop(home.parent, RESTORING) as folder:
            made = _with_key_file(lay_out(source, folder, key_of or own_key(settings), progress), settings)
            if made.found.journal.first_bad is not None:
                raise BackupUnsound("desk.db")
            merged = merge_mirror(folder, made.key, mirror) if mirror is not None else None
            if merged is not None:
                made = replace(made, found=examine_whole(folder, made.key))
            restored = replace(_begin_again(source, folder, made, clock, home), merged=merged)
            _keep_key(settings, made)
            put_in_place(folder, home)
    return restored


def _begin_again(source: Path, folder: Path, made: Unpacked, clock: Clock, home: Path) -> Restored:
    """The home's last touches: its new device, which the settings and the mark then name."""
    write_home(folder, replace(made.said, machine=COPY, place=None))
    engine = open_engine(folder / "desk.db", made.key)
    try:
        me = Store(engine).begin_epoch(clock(), Cause.RESTORED, noted_lanes(source))
    finally:
        closed(engine, folder)
    note_lane(source, me.device, me.lane)
    write_home(folder, settled(made.said, home, folder / "desk.db"))
    seq, _head = made.found.journal.heads.get(made.found.device, (0, ""))
    return Restored(
        home=home,
        device=me.device,
        after=made.found.device,
        after_seq=seq,
        submissions=made.found.submissions,
        journal=made.found.journal,
        made_at=made.made_at,
        program=made.program,
    )


def _with_key_file(made: Unpacked, settings: Settings) -> Unpacked:
    if settings.key_file is None:
        return made
    return replace(made, said=replace(made.said, key_file=settings.key_file.absolute()))


def _keep_key(settings: Settings, made: Unpacked) -> None:
    """Before the home has its name: a home whose key is nowhere would be lost."""
    store = secret_store(settings, made.said)
    if store.get(DATABASE_KEY) != made.key:
        store.put(DATABASE_KEY, made.key)


@contextmanager
def refusing_restore(source: Path, home: Path) -> Iterator[None]:
    """Turn what a backup or a disk can do to a restore into refusals."""
    try:
        yield
    except BackupUnsound as error:
        part = str(error) or "backup.json"
        if part == "backup.json":
            raise InvalidInput("restore_not_backup", path=str(source)) from error
        raise StorageRefused("restore_damaged", path=str(source), part=part) from error
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        if error.filename is not None and Path(os.fsdecode(error.filename)) == source:
            raise StorageRefused("restore_unreadable", path=str(source), reason=reason) from error
        raise StorageRefused("restore_unwritable", path=str(home), reason=reason) from error
    except StorageRefused as refused:
        if refused.code not in ("disk_full", "disk_failed", "home_unwritable"):
            raise
        reason = str(refused.params.get("reason", ""))
        raise StorageRefused("restore_unwritable", path=str(home), reason=reason) from refused


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())
