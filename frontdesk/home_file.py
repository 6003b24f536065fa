"""What a home says of itself, in its settings.toml; no secrets here."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from frontdesk.disk import put_file
from frontdesk.errors import StorageRefused

SETTINGS_FILE = "settings.toml"
_PATHS = ("key_file", "watched_folder")


@dataclass(frozen=True, slots=True)
class HomeFile:
    """What settings.toml says: the home's random id (names its keyring entry), the chosen key file, and the folder
    a scanner writes to, where one is watched.
    """

    home_id: str
    key_file: Path | None = None
    watched_folder: Path | None = None


def read_home(home: Path) -> HomeFile | None:
    """What the home says of itself; None where there is no home yet. Raises StorageRefused when it is unreadable."""
    try:
        data = tomllib.loads((home / SETTINGS_FILE).read_text(encoding="utf-8"))
        paths = ((home / path).absolute() if path else None for path in map(data.get, _PATHS))
        return HomeFile(data["home_id"], *paths)
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise StorageRefused("settings_damaged", path=str(home / SETTINGS_FILE)) from error
    except OSError as error:
        raise StorageRefused("home_unreadable", path=str(home), reason=error.strerror or "") from error


def write_home(home: Path, said: HomeFile) -> None:
    """Write settings.toml whole or not at all; it is on the disk when this returns."""
    lines = [f'home_id = "{said.home_id}"']
    for name in _PATHS:
        path = getattr(said, name)
        if path is not None:
            lines.append(f"{name} = {_toml_string(str(path))}")
    put_file(home / SETTINGS_FILE, "\n".join(lines) + "\n")


def _toml_string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
