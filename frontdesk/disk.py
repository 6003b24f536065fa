"""Small files that survive a power cut: whole or not at all."""

import os
from pathlib import Path


def put_file(path: Path, text: str, mode: int = 0o644) -> None:
    """Write `text` (UTF-8) to `path`, in place of what was there; once this returns it is on the disk.

    Raises OSError. A power cut leaves the old file or the new one, perhaps with a `.part` beside it.
    """
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)  # one left by a cut could be open to others
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make new names in `folder` survive a power cut. POSIX only: NTFS journals its folders (not run here)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
