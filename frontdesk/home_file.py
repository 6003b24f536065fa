"""What a home says of itself, in its settings.toml; no secrets here."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from frontdesk.disk import put_file
from frontdesk.errors import StorageRefused

SETTINGS_FILE = "settings.toml"
_PATHS = ("key_file", "watched_folder", "place", "mirror_folder", "backup_folder", "export_folder")
_TEXTS = ("machine",)
_NUMBERS = ("inode", "keep_daily", "keep_weekly", "keep_monthly", "backup_hours")


@dataclass(frozen=True, slots=True)
class HomeFile:
    """What settings.toml says: the home's random id (names its keyring entry), the chosen key file, and the folder
    a scanner writes to, where one is watched.

    `machine`, `place` and `inode` say where this device lives (storage/place.py). Every event is copied to
    `mirror_folder`; `backup_folder` gets a backup at closing and once the last is `backup_hours` old, of which so many
    of the newest days, weeks and months are kept. The day's log goes to `export_folder` at closing time, in
    `export_formats`, from the office's day `export_since` on.
    """

    home_id: str
    key_file: Path | None = None
    watched_folder: Path | None = None
    place: Path | None = None
    mirror_folder: Path | None = None
    backup_folder: Path | None = None
    machine: str | None = None
    inode: int = 0
    keep_daily: int = 7
    keep_weekly: int = 4
    keep_monthly: int = 6
    backup_hours: int = 24
    export_folder: Path | None = None
    export_formats: tuple[str, ...] = ()
    export_since: date | None = None


def read_home(home: Path) -> HomeFile | None:
    """What the home says of itself; None where there is no home yet. Raises StorageRefused when it is unreadable."""
    try:
        data = tomllib.loads((home / SETTINGS_FILE).read_text(encoding="utf-8"))
        told: dict[str, Any] = {name: (home / data[name]).absolute() for name in _PATHS if data.get(name)}
        told |= {name: data[name] for name in _TEXTS if name in data}
        told |= {name: int(data[name]) for name in _NUMBERS if name in data}
        told["export_formats"] = tuple(str(each) for each in data.get("export_formats", ()))
        return HomeFile(data["home_id"], export_since=_day(data.get("export_since")), **told)
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise StorageRefused("settings_damaged", path=str(home / SETTINGS_FILE)) from error
    except OSError as error:
        raise StorageRefused("home_unreadable", path=str(home), reason=error.strerror or "") from error


def write_home(home: Path, said: HomeFile) -> None:
    """Write settings.toml whole or not at all; it is on the disk when this returns."""
    put_file(home / SETTINGS_FILE, written(said))


def written(said: HomeFile) -> str:
    """The text of settings.toml."""
    lines = [f'home_id = "{said.home_id}"']
    for name in _PATHS:
        path = getattr(said, name)
        if path is not None:
            lines.append(f"{name} = {_toml_string(str(path))}")
    lines += [f"{name} = {_toml_string(text)}" for name in _TEXTS if (text := getattr(said, name)) is not None]
    plain = HomeFile(said.home_id)
    lines += [f"{name} = {getattr(said, name)}" for name in _NUMBERS if getattr(said, name) != getattr(plain, name)]
    if said.export_formats:
        lines.append(f"export_formats = [{', '.join(map(_toml_string, said.export_formats))}]")
    if said.export_since is not None:
        lines.append(f"export_since = {said.export_since.isoformat()}")
    return "\n".join(lines) + "\n"


def _day(value: object) -> date | None:
    if value is not None and not isinstance(value, date):
        raise TypeError(value)
    return value


def _toml_string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
