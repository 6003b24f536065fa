"""Where a home is and how its key is kept; no secrets here. The first window waits for this: it asks for no more."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

PASSPHRASE_FILE = "FRONTDESK_PASSPHRASE_FILE"  # noqa: S105  the name of a variable


@dataclass(frozen=True, slots=True)
class Settings:
    """A home folder, and the key file when the keyring is not to be used.

    `passphrase_file` holds on its first line what an encrypted key file is under; a new key file is made so where one
    is told, or with `seals`. `ask_passphrase` asks somebody for that of the key file it is given. `papers`: where the
    client saves papers while there is no printer, instead of among the user's documents.
    """

    home: Path
    key_file: Path | None = None
    language: str = "vi"
    passphrase_file: Path | None = None
    seals: bool = False
    papers: Path | None = None
    ask_passphrase: Callable[[Path], str] | None = field(default=None, compare=False, repr=False)

    @property
    def database(self) -> Path:
        """The encrypted embedded database."""
        return self.home / "desk.db"

    @property
    def projection(self) -> Path:
        """What the citizens' page reads: encrypted under a key of its own, written again at any time."""
        return self.home / "tracking.db"


def resolve(home: Path | None, key_file: Path | None, language: str | None) -> Settings:
    """Settings from the command line, else the environment, else the platform's data folder."""
    chosen = home or _path("FRONTDESK_HOME") or _default_home()
    return Settings(
        home=chosen.absolute(),
        key_file=key_file or _path("FRONTDESK_KEY_FILE"),
        language=language or os.environ.get("FRONTDESK_LANGUAGE", "vi"),
        passphrase_file=_path(PASSPHRASE_FILE),
        papers=_path("FRONTDESK_PAPERS"),
    )


def _path(variable: str) -> Path | None:
    value = os.environ.get(variable)
    return Path(value) if value else None


def _default_home() -> Path:
    from platformdirs import user_data_path  # imported late: most starts name their home

    return user_data_path("frontdesk", appauthor=False)
