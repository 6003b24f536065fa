"""Files that survive a power cut: whole or not at all."""

import errno
import os
from contextlib import suppress
from pathlib import Path


def put_file(path: Path, text: str, mode: int = 0o644) -> None:
    """Write `text` (UTF-8) to `path`, in place of what was there; once this returns it is on the disk.

    Raises OSError. A power cut leaves the old file or the new one, perhaps with a `.part` beside it.
    """
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)  # one left by a cut could be open to others
    _write_new(part, text.encode(), mode)
    part.replace(path)
    sync_folder(path.parent)


def put_bytes(path: Path, content: bytes, mode: int = 0o600) -> None:
    """The same for `content`, where several may write one `path` at once: the last one stands, whole.

    A failure leaves nothing; a power cut may leave a file `….part` beside it.
    """
    part = path.with_name(f"{path.name}.{os.urandom(4).hex()}.part")
    try:
        _write_new(part, content, mode)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _write_new(path: Path, content: bytes, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def move_new(source: Path, target: Path) -> None:
    """Rename `source` to `target`, which must not be there. Raises FileExistsError, OSError.

    POSIX's own rename writes over; a hard link does not. Disks without links (FAT) and Windows: looked at first;
    there Windows' own rename refuses too (not run here).
    """
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    if os.name != "posix" or not _linked(source, target):
        source.rename(target)
    sync_folder(target.parent)


def _linked(source: Path, target: Path) -> bool:
    try:
        os.link(source, target, follow_symlinks=False)
    except (FileExistsError, FileNotFoundError):
        raise
    except OSError:
        return False  # this disk knows no links
    source.unlink()
    return True


def make_folder(folder: Path, mode: int = 0o700) -> None:
    """`folder`, made where it is missing; its name is on the disk when this returns. Its parent must be there."""
    with suppress(FileExistsError):
        folder.mkdir(mode)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make new names in `folder` survive a power cut. POSIX only: NTFS journals its folders (not run here)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
