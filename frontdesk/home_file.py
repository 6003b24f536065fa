"""What a home says of itself, in its settings.toml; no secrets here."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from frontdesk.disk import put_file
from frontdesk.errors import StorageRefused

SETTINGS_FILE = "settings.toml"
_PATHS = ("key_file", "watched_folder", "export_folder")


@dataclass(frozen=True, slots=True)
class HomeFile:
    """What settings.toml says: the home's random id (names its keyring entry), the chosen key file, the folder a
    scanner writes to, where one is watched, and where the day's log goes at closing time, in which formats, from which
    of the office's days on.
    """

    home_id: str
    key_file: Path | None = None
    watched_folder: Path | None = None
    export_folder: Path | None = None
    export_formats: tuple[str, ...] = ()
    export_since: date | None = None


def read_home(home: Path) -> HomeFile | None:
    """What the home says of itself; None where there is no home yet. Raises StorageRefused when it is unreadable."""
    try:
        data = tomllib.loads((home / SETTINGS_FILE).read_text(encoding="utf-8"))
        key_file, watched, exports = ((home / path).absolute() if path else None for path in map(data.get, _PATHS))
        formats = tuple(str(each) for each in data.get("export_formats", ()))
        return HomeFile(data["home_id"], key_file, watched, exports, formats, _day(data.get("export_since")))
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
    if said.export_formats:
        lines.append(f"export_formats = [{', '.join(map(_toml_string, said.export_formats))}]")
    if said.export_since is not None:
        lines.append(f"export_since = {said.export_since.isoformat()}")
    put_file(home / SETTINGS_FILE, "\n".join(lines) + "\n")


def _day(value: object) -> date | None:
    if value is not None and not isinstance(value, date):
        raise TypeError(value)
    return value


def _toml_string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
