"""Real file systems that are small or read-only; only root may mount them."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def may_mount(folder: Path) -> bool:
    """Whether this process may mount a file system: root outside a container without that right."""
    if os.geteuid() != 0:
        return False
    folder.mkdir()
    mounted = (
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], check=False, capture_output=True).returncode == 0
    )
    if mounted:
        subprocess.run(["umount", folder], check=True)
    return mounted


@contextmanager
def small_disk(folder: Path, kib: int) -> Iterator[Path]:
    """An empty disk of `kib` KiB at `folder`."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def enlarge(disk: Path, kib: int) -> None:
    """Make a small disk larger, in use as it is."""
    subprocess.run(["mount", "-o", f"remount,size={kib}k", disk], check=True)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nobody can write below `folder`, not even who has its files open for writing anew."""
    subprocess.run(["mount", "--bind", folder, folder], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
