"""Files that commands write: whole or not at all, and refused before anything is done."""

import os
from pathlib import Path

from frontdesk.disk import put_bytes
from frontdesk.errors import StorageRefused


def check_target(path: Path) -> None:
    """Refuse before anything is recorded: a form that can't be written would leave an act behind a refusal.

    Raises StorageRefused `target_unwritable`.
    """
    if not _writable(path):
        raise StorageRefused("target_unwritable", path=str(path))


def _writable(path: Path) -> bool:
    try:
        if path.exists():
            beside = not path.is_file() or os.access(path.absolute().parent, os.W_OK)
            return not path.is_dir() and os.access(path, os.W_OK) and beside
        nearest = next(folder for folder in path.absolute().parents if folder.exists())
        path.lstat()  # a link to nowhere, or a name too long
    except FileNotFoundError:
        return nearest.is_dir() and os.access(nearest, os.W_OK)
    except OSError:
        return False
    return False


def put_target(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Write `content` in place of what is at `path`, making its folders. Raises OSError."""
    if path.exists() and not path.is_file():  # a pipe or a device: nothing to put in its place
        path.write_bytes(content)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    put_bytes(path.resolve(), content, mode)
