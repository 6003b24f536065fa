"""Keep a mirror of every event on another disk; acts never wait for it."""

import errno
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from frontdesk.domain.mirrors import MirrorStatus
from frontdesk.errors import DeskError, InvalidInput, StorageRefused
from frontdesk.home_file import HomeFile, read_home, write_home
from frontdesk.lock import Busy, alone
from frontdesk.services.access import Seat, UseCases, administering, open_to_all, staff
from frontdesk.settings import Settings
from frontdesk.storage.home import database_key
from frontdesk.storage.journal import all_chains, who_am_i
from frontdesk.storage.mirror import MIRRORS, MirrorAhead, MirrorAway, MirrorWriter, prepare, remembered
from frontdesk.storage.mirror_file import MirrorEnd, MirrorFile, MirrorUnreadable
from frontdesk.storage.scans import ScanFolder
from frontdesk.storage.store import Store

LOCK = "mirror.lock"  # in the home: a stick may know no locks
LOOK_EVERY = 5.0  # s: a command beside the window records too
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0  # s, after what went wrong
_PATIENCE = 3.0  # s a closing program waits
_FULL = (errno.ENOSPC, errno.EDQUOT)
Told = Callable[[DeskError | None], None]


class MirrorService(UseCases):
    """The mirror of this home's events. Its thread is begun by whoever stays open, as the window does."""

    def __init__(self, seat: Seat, store: Store, scans: ScanFolder, settings: Settings) -> None:
        super().__init__(seat)
        self._store = store
        self._scans = scans
        self._settings = settings
        self._thread: threading.Thread | None = None
        self._wake = threading.Event()
        self._ending = False
        self._given_up = False  # the database is being closed
        self._recorded = False
        self._problem: DeskError | None = None
        self._told: Told = lambda _problem: None
        store.on_commit(self._hear)

    # -- choosing ------------------------------------------------------------------------------------------------
    @administering
    def set(self, folder: Path) -> MirrorStatus:
        """Keep a mirror below `folder` from now on, and bring it up to the journal.

        Raises InvalidInput `mirror_in_home`; StorageRefused `mirror_away`, `mirror_full`, `mirror_unwritable`,
        `mirror_busy`.
        """
        folder = folder.absolute()
        if folder.resolve().is_relative_to(self._settings.home.resolve()):
            raise InvalidInput("mirror_in_home", path=str(folder))
        with _refusing(folder):
            prepare(folder)
            self._choose(folder)
            self._write_alone(folder, lambda: False, patience=_PATIENCE, needed=True)
        return self._status()

    @administering
    def off(self) -> None:
        """Keep no mirror from now on; what is there stays. Raises StorageRefused."""
        self._choose(None)
        self._problem = None

    @staff
    def status(self) -> MirrorStatus:
        """How the mirror stands, as the disk says now. Raises StorageRefused where the home's settings are lost."""
        return self._status()

    # -- keeping -------------------------------------------------------------------------------------------------
    @open_to_all
    def begin(self, told: Told = lambda _problem: None) -> None:
        """Write along on a thread of its own. `told` gets what stops it, once, and None when it goes on again; it is
        called on that thread.
        """
        self._told = told
        if self._thread is None:
            self._thread = threading.Thread(target=self._keep, name="mirror", daemon=True)
            self._thread.start()

    @open_to_all
    def close(self) -> None:
        """Write what is left, for three seconds at most; what then is missing is written at the next start."""
        self._ending = True
        if self._thread is not None:
            self._wake.set()
            self._thread.join(_PATIENCE)
            self._given_up = True
        elif self._recorded:
            until = time.monotonic() + _PATIENCE
            with suppress(DeskError):
                self._once(lambda: time.monotonic() > until)

    @open_to_all
    def renew(self) -> None:
        """Write the mirror anew after personal data were erased. Raises StorageRefused."""
        folder = self._home().mirror_folder
        if folder is not None:
            with _refusing(folder), alone(self._settings.home / LOCK, _LONGEST_PAUSE, mode=0o600):
                self._writer(folder).renew()

    def _hear(self) -> None:
        self._recorded = True
        self._wake.set()

    def _keep(self) -> None:
        writer: tuple[Path, MirrorWriter] | None = None
        pause = LOOK_EVERY
        while True:
            self._wake.clear()
            ending = self._ending
            try:
                folder = self._home().mirror_folder
                if folder is not None:
                    writer = writer if writer and writer[0] == folder else (folder, self._writer(folder))
                    self._once(lambda: self._given_up, writer[1], closing=ending)
                self._tell(None)
                pause = LOOK_EVERY
            except DeskError as problem:
                self._tell(problem)
                pause = _FIRST_PAUSE if pause == LOOK_EVERY else min(2 * pause, _LONGEST_PAUSE)
            if ending:
                return
            self._rest(pause)

    def _rest(self, pause: float) -> None:
        if pause == LOOK_EVERY:
            self._wake.wait(pause)
            return
        until = time.monotonic() + pause  # acts wake it too, and a disk that is away is not asked at every one
        while not self._ending and (left := until - time.monotonic()) > 0:
            self._wake.wait(left)
            self._wake.clear()
            if not self._ending:
                time.sleep(min(left, _FIRST_PAUSE))

    def _once(self, cancelled: Callable[[], bool], writer: MirrorWriter | None = None, *, closing: bool = True) -> None:
        folder = self._home().mirror_folder
        if folder is None:
            return
        with _refusing(folder):
            self._write_alone(folder, cancelled, writer, closing=closing)

    def _write_alone(
        self,
        folder: Path,
        cancelled: Callable[[], bool],
        writer: MirrorWriter | None = None,
        *,
        patience: float = 0.0,
        needed: bool = False,
        closing: bool = False,
    ) -> None:
        """Another process that writes it will write this too."""
        try:
            with alone(self._settings.home / LOCK, patience, mode=0o600):
                (writer or self._writer(folder)).catch_up(cancelled, closing=closing)
        except Busy as error:
            if needed:
                raise StorageRefused("mirror_busy", path=str(folder)) from error

    def _tell(self, problem: DeskError | None) -> None:
        if (problem and problem.code) != (self._problem and self._problem.code):
            self._problem = problem
            self._told(problem)

    def _writer(self, folder: Path) -> MirrorWriter:
        return MirrorWriter(self._store, self._scans, folder, database_key(self._settings))

    def _home(self) -> HomeFile:
        said = read_home(self._settings.home)
        if said is None:
            raise StorageRefused("settings_missing", path=str(self._settings.home))
        return said

    def _choose(self, folder: Path | None) -> None:
        write_home(self._settings.home, replace(self._home(), mirror_folder=folder))
        self._wake.set()

    def _status(self) -> MirrorStatus:
        folder = self._home().mirror_folder
        with self._store.read() as connection:
            me = who_am_i(connection).device
            reached = all_chains(connection)[me].seq
        if folder is None:
            return MirrorStatus(None, me)
        problem, seq = self._problem.code if self._problem else "", 0
        try:
            with _refusing(folder):
                if not (folder / MIRRORS).is_dir():
                    raise MirrorAway
                seq = MirrorFile(folder / MIRRORS, me, database_key(self._settings)).end(self._remembered(me)).seq
        except StorageRefused as refused:
            problem = refused.code
        return MirrorStatus(folder, me, seq, max(0, reached - seq), problem)

    def _remembered(self, device: str) -> MirrorEnd | None:
        return remembered(self._settings.home).get(device)


@contextmanager
def _refusing(folder: Path) -> Iterator[None]:
    try:
        yield
    except MirrorAway as error:
        raise StorageRefused("mirror_away", path=str(folder)) from error
    except MirrorAhead as error:
        raise StorageRefused("mirror_ahead", path=str(folder)) from error
    except (MirrorUnreadable, FileNotFoundError) as error:
        raise StorageRefused("mirror_away", path=str(folder)) from error
    except OSError as error:
        code = "mirror_full" if error.errno in _FULL else "mirror_unwritable"
        raise StorageRefused(code, path=str(folder), reason=error.strerror or "") from error
