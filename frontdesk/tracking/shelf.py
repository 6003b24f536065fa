"""The pages' files below a folder: `t/ab/cdef….html`, put in place whole, and nobody else's touched.

The name is the first 160 bits of the token's hash. It opens the page as the token does, so nothing in the folder lists
the names: each folder shows an empty page where a host would show its files.
"""

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

NAME_DIGITS = 40
_SHARD_DIGITS = 2
_SHARD = re.compile(r"[0-9a-f]{2}")
_PAGE = re.compile(r"([0-9a-f]{38})(?:\.en)?\.(?:html|ics)")
_PART = ".part"
# Windows refuses to rename over a file that is open, as a virus scanner or a web server has it for a moment.
_PAUSES = (0.05, 0.2, 0.5, 1.0)
_NO_LIST = (
    b'<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="robots" content="noindex">'
    b"<title>Frontdesk</title></head><body></body></html>\n"
)


@dataclass(frozen=True, slots=True)
class PageName:
    """Where the page of one token lies: `t/shard/stem.html`."""

    shard: str
    stem: str

    @classmethod
    def of(cls, token_hash: str) -> "PageName":
        """The name for the hash of a token (64 hex digits)."""
        name = token_hash[:NAME_DIGITS]
        return cls(name[:_SHARD_DIGITS], name[_SHARD_DIGITS:])

    @property
    def whole(self) -> str:
        """All 40 digits."""
        return self.shard + self.stem

    def page(self, language: str) -> str:
        """The file of the page in `language`, as a name without a folder."""
        return f"{self._stem_in(language)}.html"

    def calendar(self, language: str) -> str:
        """The file of the promised day."""
        return f"{self._stem_in(language)}.ics"

    def _stem_in(self, language: str) -> str:
        return self.stem if language == "vi" else f"{self.stem}.{language}"


class Shelf:
    """The folder `t` in a published folder. Every method raises OSError."""

    def __init__(self, target: Path) -> None:
        self._pages = target / "t"

    def prepare(self) -> None:
        """Make the folder, and mend what a run that was cut off left half done."""
        self._pages.mkdir(exist_ok=True)
        put(self._pages / "index.html", _NO_LIST)
        for shard in self._shards():
            put(shard / "index.html", _NO_LIST)
            for path in list(shard.glob(f"*{_PART}")):
                if _PAGE.fullmatch(path.name.removesuffix(_PART)):
                    path.unlink()

    def present(self) -> dict[PageName, set[str]]:
        """Our files by the page they belong to; folders and links with such names are not ours."""
        found: dict[PageName, set[str]] = {}
        for shard in self._shards():
            for file, stem in _files(shard):
                found.setdefault(PageName(shard.name, stem), set()).add(file)
        return found

    def put(self, name: PageName, file: str, content: bytes) -> Path:
        """Write `file` of the page `name`; where it is now."""
        folder = self._pages / name.shard
        if not folder.is_dir():
            folder.mkdir()
            put(folder / "index.html", _NO_LIST)
        path = folder / file
        put(path, content)
        return path

    def remove(self, name: PageName, file: str) -> None:
        """Remove `file` of the page `name`."""
        (self._pages / name.shard / file).unlink(missing_ok=True)

    def _shards(self) -> Iterator[Path]:
        with os.scandir(self._pages) as entries:
            names = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
        return (self._pages / name for name in names if _SHARD.fullmatch(name))


def _files(shard: Path) -> Iterator[tuple[str, str]]:
    with os.scandir(shard) as entries:
        for entry in entries:
            ours = _PAGE.fullmatch(entry.name)
            if ours and entry.is_file(follow_symlinks=False):
                yield entry.name, ours[1]


def put(path: Path, content: bytes) -> bool:
    """Write `content` in place of what was there; False where that says the same already.

    Raises OSError. Who reads meets the old file or the new one, whole. Whether it survives a power cut is `settle`'s.
    """
    if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
        return False
    part = path.with_name(path.name + _PART)
    try:
        _write(part, content)
        _replace(part, path)
    except OSError:
        with suppress(OSError):  # the disk may be gone
            part.unlink(missing_ok=True)
        raise
    return True


def _write(part: Path, content: bytes) -> None:
    """Never through a link that lies there."""
    try:
        file = part.open("xb")
    except FileExistsError:
        part.unlink()
        file = part.open("xb")
    with file:
        file.write(content)


def _replace(part: Path, path: Path) -> None:
    for pause in _PAUSES:
        try:
            part.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    part.replace(path)


def settle(paths: list[Path]) -> None:
    """Bring what was put on the disk, all of it at once: a sync for each of thousands of small files takes hours on a
    stick. Raises OSError.
    """
    if not paths:
        return
    if os.name == "posix":
        os.sync()
        return
    for path in paths:  # Windows has no sync of everything; not run here
        handle = os.open(path, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
