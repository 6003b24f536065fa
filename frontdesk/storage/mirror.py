"""Bring a mirror up to the journal: this device's chain, chains it has closed, and the scans they speak of."""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from frontdesk.disk import make_folder, put_bytes
from frontdesk.domain.events import act_of
from frontdesk.domain.journal import Event
from frontdesk.domain.result_events import PaperAttached
from frontdesk.errors import StorageRefused
from frontdesk.storage.journal import ChainEnd, all_chains, chain_after, who_am_i
from frontdesk.storage.mirror_file import MirrorEnd, MirrorFile, MirrorUnreadable
from frontdesk.storage.scans import FOLDER, ScanFolder, is_sha256
from frontdesk.storage.store import Store

MIRRORS = "frontdesk-mirror"  # below the folder that was chosen: where it is missing, so is the disk
AT_ONCE = 500
_ENDS = "mirror.json"  # in the home
Cancelled = Callable[[], bool]


class MirrorAway(Exception):
    """The folder is not there: the stick is out, or the share is off."""


class MirrorAhead(Exception):
    """The mirror knows later acts of this device than the journal: the home is older than it was."""


class MirrorWriter:
    """Writes the mirror below `folder`. One process at a time; its methods are called by one thread."""

    def __init__(self, store: Store, scans: ScanFolder, folder: Path, key: str) -> None:
        self._store = store
        self._scans = scans
        self._folder = folder / MIRRORS
        self._key = key
        self._ends = remembered(scans.home)  # the file is read through only where this no longer holds

    def catch_up(self, cancelled: Cancelled = lambda: False, *, closing: bool = False) -> int:
        """Write what is missing; how many events that were. Raises MirrorAway, MirrorAhead, OSError, StorageRefused."""
        if not self._folder.is_dir():
            self._ends.clear()  # another stick may come back
            raise MirrorAway
        with self._store.read() as connection:
            me, chains = who_am_i(connection).device, all_chains(connection)
        written = 0
        for device in sorted(chains, key=lambda each: each != me):
            if chains[device].seq and not cancelled():
                written += self._bring(device, chains[device], cancelled, mine=device == me)
        if written:
            _remember(self._scans.home, self._ends)
        if closing and me in self._ends and not self._ends[me].closed and self._ends[me].seq == chains[me].seq:
            self._ends[me] = self._file(me).append(self._ends[me], (), closed=True)
        return written

    def renew(self) -> None:
        """Write this device's mirror anew from its first event: what was erased from the journal goes from it too."""
        with self._store.read() as connection:
            me = who_am_i(connection).device
        old = self._file(me)
        new = MirrorFile(self._folder / "new", me, self._key)
        make_folder(new.path.parent)
        new.path.unlink(missing_ok=True)
        new.create()
        self._fill(new, MirrorEnd(new.path.stat().st_size), lambda: False)
        new.path.replace(old.path)
        new.path.parent.rmdir()
        self._ends.pop(me, None)

    def _file(self, device: str) -> MirrorFile:
        return MirrorFile(self._folder, device, self._key)

    def _bring(self, device: str, chain: ChainEnd, cancelled: Cancelled, *, mine: bool) -> int:
        """Others' chains are written where they are missing or short: whoever lives writes its own."""
        file = self._file(device)
        end = self._end_of(file)
        if mine and end.seq > chain.seq:
            self._store.note_reached(device, ChainEnd(end.seq, end.head, end.recorded_at))  # it gives no more numbers
            raise MirrorAhead
        if end.seq >= chain.seq:
            return 0
        if not self._continues(device, end):
            file.create()  # of another life of this chain: kept beside, and written anew
            end = file.end()
        end, written = self._fill(file, end, cancelled)
        self._ends[device] = end
        return written

    def _end_of(self, file: MirrorFile) -> MirrorEnd:
        known = self._ends.get(file.device)
        try:
            if known is not None and file.path.stat().st_size == known.size:
                return known
            end = file.end(known)
        except (FileNotFoundError, MirrorUnreadable):
            file.create()
            end = file.end()
        self._ends[file.device] = end
        return end

    def _continues(self, device: str, end: MirrorEnd) -> bool:
        if end.seq == 0:
            return True
        with self._store.read() as connection:
            found = chain_after(connection, device, end.seq - 1, 1)
        return bool(found) and found[0].hash == end.head

    def _fill(self, file: MirrorFile, end: MirrorEnd, cancelled: Cancelled) -> tuple[MirrorEnd, int]:
        written = 0
        while not cancelled():
            with self._store.read() as connection:
                batch = chain_after(connection, file.device, end.seq, AT_ONCE)
            if not batch:
                break
            self._copy_scans(batch)
            end = file.append(end, batch)
            self._ends[file.device] = end
            written += len(batch)
        return end, written

    def _copy_scans(self, batch: Iterable[Event]) -> None:
        """Before the events that speak of them; one the home has lost can't be copied."""
        for event in batch:
            act = act_of(event) if event.kind == PaperAttached.KIND else None
            if isinstance(act, PaperAttached) and is_sha256(act.sha256):
                name = self._scans.keys.file_name(act.sha256)
                source, target = self._scans.folder / name, self._folder / FOLDER / name
                with suppress(FileNotFoundError):
                    if not target.exists() or target.stat().st_size != source.stat().st_size:
                        content = source.read_bytes()
                        for folder in (target.parent.parent, target.parent):
                            make_folder(folder)
                        put_bytes(target, content)


def remembered(home: Path) -> dict[str, MirrorEnd]:
    """Where the mirrors of `home` ended when they were last written; checked before it is used."""
    try:
        said = json.loads((home / _ENDS).read_text(encoding="utf-8"))
        return {device: MirrorEnd(**end) for device, end in said.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _remember(home: Path, ends: dict[str, MirrorEnd]) -> None:
    """Not synced: one that is old or torn only costs reading."""
    said = {device: asdict(end) for device, end in ends.items()}
    with suppress(OSError):
        (home / _ENDS).write_text(json.dumps(said), encoding="utf-8")


def prepare(folder: Path) -> None:
    """Make the place below `folder` that mirrors are written to. Raises OSError; StorageRefused where it is shut."""
    if not folder.is_dir():
        raise StorageRefused("mirror_away", path=str(folder))
    make_folder(folder / MIRRORS)
    probe = folder / MIRRORS / ".probe"
    put_bytes(probe, b"")
    probe.unlink()


def place_of(folder: Path) -> Path:
    """Where the mirrors are, for who names the folder that was chosen or the one below it."""
    return folder / MIRRORS if (folder / MIRRORS).is_dir() else folder
