"""The pages as files, for a host that only serves files and for a stick: written once, then only what changed."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from frontdesk.domain.clock import local
from frontdesk.domain.public_status import PublicStatus
from frontdesk.domain.tracking import Tracked, seen_at
from frontdesk.errors import RuleRefused, StorageRefused
from frontdesk.i18n import LANGUAGES
from frontdesk.lock import Busy, alone
from frontdesk.tracking.edition import edition
from frontdesk.tracking.front import Front
from frontdesk.tracking.front_words import front_file
from frontdesk.tracking.pages import Links, Pages
from frontdesk.tracking.published import Published, Record, fingerprint, owner_of
from frontdesk.tracking.shelf import PageName, Shelf, put, settle
from frontdesk.tracking.source import Source
from frontdesk.tracking.status_page import is_promised
from frontdesk.tracking.target import check_target

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
LOCK = ".frontdesk-lock"
BATCH = 1_000  # pages between two syncs: what a run that is cut off may have to write again
_FULL = (errno.ENOSPC, errno.EDQUOT)
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def _silent(_done: int, _total: int) -> None:
    """No progress wanted."""


def _go_on() -> bool:
    return False


def publish(
    source: Source,
    pages: Pages,
    target: Path,
    now: datetime,
    progress: Progress = _silent,
    cancelled: Cancelled = _go_on,
    *,
    home: Path | None = None,
    owner: str = "",
) -> Published:
    """Bring the folder `target` to what `source` knows, as it is seen at `now` (aware).

    `home` is the desk's folder, where nothing may be published; `owner` what tells it from other desks. Pages that
    are no longer alive are removed; other people's files stay. It may be killed at any moment: what lies there is
    whole, and the next run does the rest. Raises InvalidInput `publish_target_…`, RuleRefused `publish_running`,
    `publish_target_other`, StorageRefused `publish_disk_full`, `publish_unwritable` and what the source refuses.
    """
    target = target.absolute()
    with _refusing(target):
        check_target(target, home)
        target.mkdir(exist_ok=True)
        with alone(target / LOCK, needed=False):  # better unlocked than not at all: every file is put in place whole
            record = Record(target, owner_of(owner) if owner else "-")
            if record.is_anothers:
                raise RuleRefused("publish_target_other", path=str(target))
            return _Run(source, pages, target, now, record).go(progress, cancelled)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A page as it is to be written. `files`: what it consists of."""

    name: PageName
    tracked: Tracked
    files: frozenset[str]
    fingerprint: bytes


class _Run:
    """One run in one folder, whose lock is held."""

    def __init__(self, source: Source, pages: Pages, target: Path, now: datetime, record: Record) -> None:
        self._source = source
        self._pages = pages
        self._target = target
        self._now = now
        self._as_of = source.as_of()  # before the first page is read: a page may know more than it says, never less
        self._office = source.office()
        self._edition = edition(self._office)
        self._front = Front()
        self._shelf = Shelf(target)
        self._record = record

    def go(self, progress: Progress, cancelled: Cancelled) -> Published:
        if not self._record.exists:
            self._record.keep_only(())  # first of all: from here on the folder is known as ours
        self._shelf.prepare()
        if not (self._target / front_file("vi")).is_file():
            self._put_front(None)
        alive, changed, stale = self._compare()
        for name, file in stale:  # first, for it makes room
            self._shelf.remove(name, file)
        self._record.keep_only(alive - changed)
        written, complete = self._write(changed, progress, cancelled)
        if complete:
            self._put_front(self._as_of)
        removed = {name for name, _file in stale} - alive
        return Published(written, len(alive - changed), len(removed), self._as_of, complete)

    def _compare(self) -> tuple[set[PageName], set[PageName], list[tuple[PageName, str]]]:
        """Every page there is to be, those of them to write, and files that belong to none."""
        left = self._shelf.present()
        alive: set[PageName] = set()
        changed: set[PageName] = set()
        for seen in self._walk():
            there = left.pop(seen.name, set())
            alive.add(seen.name)
            if not self._record.holds(seen.name, seen.fingerprint) or not seen.files <= there:
                changed.add(seen.name)
            if there - seen.files:
                left[seen.name] = there - seen.files
        return alive, changed, [(name, file) for name, files in left.items() for file in files]

    def _write(self, changed: set[PageName], progress: Progress, cancelled: Cancelled) -> tuple[int, bool]:
        """Write what changed; how many, and whether that was all."""
        todo = (seen for seen in self._walk() if seen.name in changed) if changed else iter(())
        written = 0
        while not cancelled():
            batch: list[_Seen] = []
            paths: list[Path] = []
            for seen in islice(todo, BATCH):
                paths += self._put_page(seen)
                batch.append(seen)
                progress(written + len(batch), len(changed))
                if cancelled():
                    break
            if not batch:
                return written, True
            settle(paths)
            self._record.add((seen.name, seen.fingerprint) for seen in batch)
            written += len(batch)
        return written, False

    def _put_front(self, as_of: datetime | None) -> None:
        files = {self._target / name: text for name, text in self._front.files(self._office, as_of).items()}
        settle([path for path, text in files.items() if put(path, text.encode())])

    def _walk(self) -> Iterator[_Seen]:
        for token_hash, tracked in self._source.walk(self._now):
            yield self._see(PageName.of(token_hash), tracked)

    def _see(self, name: PageName, tracked: Tracked) -> _Seen:
        status = seen_at(tracked.status, self._now, self._as_of)
        said = repr(replace(status, as_of=_NEVER))
        why = repr(sorted(tracked.why.items()))
        print_ = fingerprint(self._edition, name.whole, said, why, str(_is_past_respond_by(status)))
        return _Seen(name, replace(tracked, status=status), _files(name, status), print_)

    def _put_page(self, seen: _Seen) -> list[Path]:
        paths = []
        calendar = seen.name.calendar if is_promised(seen.tracked.status) else None
        for language in LANGUAGES:
            links = Links(
                languages={other: seen.name.page(other) for other in LANGUAGES},
                calendar=calendar(language) if calendar else "",
                find=f"../../{front_file(language)}",
            )
            page = self._pages.status(seen.tracked, self._office, language, links)
            paths.append(self._shelf.put(seen.name, seen.name.page(language), page))
            if calendar:
                text = self._pages.calendar(seen.tracked, self._office, language)
                paths.append(self._shelf.put(seen.name, calendar(language), text.encode()))
        return paths


def _is_past_respond_by(status: PublicStatus) -> bool:
    """What else than lateness a page says differently by time alone."""
    return status.respond_by is not None and local(status.as_of).date() > status.respond_by


def _files(name: PageName, status: PublicStatus) -> frozenset[str]:
    pages = frozenset(name.page(language) for language in LANGUAGES)
    return pages | {name.calendar(language) for language in LANGUAGES} if is_promised(status) else pages


@contextmanager
def _refusing(target: Path) -> Iterator[None]:
    try:
        yield
    except Busy as error:
        raise RuleRefused("publish_running", path=str(target)) from error
    except OSError as error:
        code = "publish_disk_full" if error.errno in _FULL else "publish_unwritable"
        raise StorageRefused(code, path=str(target), reason=os.strerror(error.errno or 0)) from error
