"""Whether a folder may be published to: somebody will type their desktop by mistake."""

from pathlib import Path

from frontdesk.errors import InvalidInput
from frontdesk.tracking.published import FILE

_MARK = b'data-by="frontdesk"'  # in every front page
_HEAD_BYTES = 65_536
# What systems put on every disk by themselves, and what hosts want beside the pages.
_HARMLESS = frozenset(
    {
        "$recycle.bin",
        ".ds_store",
        ".fseventsd",
        ".git",
        ".nojekyll",
        ".spotlight-v100",
        ".temporaryitems",
        ".trashes",
        ".well-known",
        "cname",
        "desktop.ini",
        "lost+found",
        "system volume information",
        "thumbs.db",
    }
)
_OURS = frozenset({FILE, f"{FILE}.part", ".frontdesk-lock"})


def check_target(target: Path, home: Path | None) -> None:
    """Raises InvalidInput `publish_target_…` where pages must not go; `home`: the desk's data, never published."""
    if home is not None:
        _refuse_home(target, home)
    if not target.is_dir():
        if target.exists() or target.is_symlink():
            raise InvalidInput("publish_target_file", path=str(target))
        if not target.parent.is_dir():  # a stick that is not there must not become a folder on the disk
            raise InvalidInput("publish_target_missing", path=str(target.parent))
        return
    if not is_ours(target):
        found = sorted(path.name for path in target.iterdir() if not _is_harmless(path))
        if found:
            raise InvalidInput("publish_target_strange", path=str(target), found=found[0])


def is_ours(target: Path) -> bool:
    """Whether the folder was published to before: its record says so, or, where that was lost, its front page."""
    if (target / FILE).is_file():
        return True
    front = target / "index.html"
    if not (target / "t").is_dir() or not front.is_file():
        return False
    with front.open("rb") as file:
        return _MARK in file.read(_HEAD_BYTES)


def _refuse_home(target: Path, home: Path) -> None:
    """Neither inside the home nor around it: who publishes a folder publishes what lies in it."""
    inside, around = target.resolve(), home.resolve()
    if _is_within(inside, around) or _is_within(around, inside):
        raise InvalidInput("publish_target_home", path=str(target))


def _is_within(path: Path, folder: Path) -> bool:
    """Also where the disk does not tell capitals apart: the same folder is asked for, not the same letters."""
    return folder.exists() and any(each.exists() and each.samefile(folder) for each in (path, *path.parents))


def _is_harmless(path: Path) -> bool:
    return path.name.lower() in _HARMLESS or path.name in _OURS
