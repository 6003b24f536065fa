"""Put a plain key file under a passphrase. No desk is opened: whoever has the plain file can do everything anyway."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from frontdesk.errors import InvalidInput, StorageRefused
from frontdesk.sealed_key_file import is_sealed
from frontdesk.secrets import KeyFile
from frontdesk.settings import Settings
from frontdesk.storage.home_keys import home_of, key_file_of, sealed_key_file


def protect(settings: Settings, ask: Callable[[Path], str] | None) -> Path:
    """Encrypt the home's key file where it lies; `ask` is for the passphrase where no file tells it.

    The old text may survive in unused parts of the disk. Raises InvalidInput `key_file_sealed_already`,
    `no_key_file`, `passphrase_short`; StorageRefused `passphrase_needed`, `key_missing` and as key files do.
    """
    path = key_file_of(settings, home_of(settings))
    if path is None:
        raise InvalidInput("no_key_file", path=str(settings.home))
    if is_sealed(path):
        raise InvalidInput("key_file_sealed_already", path=str(path))
    plain = KeyFile(path).all()
    if not plain:
        raise StorageRefused("key_missing", path=str(settings.home))
    sealed_key_file(replace(settings, ask_passphrase=ask), path).replace_all(plain)
    return path
