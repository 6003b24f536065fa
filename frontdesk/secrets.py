"""Secrets in the operating system's keyring, or in a file the user chose; never silently in plain text."""

import errno
import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from frontdesk.disk import put_file
from frontdesk.errors import StorageRefused

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

DATABASE_KEY = "database-key"
_SERVICE = "frontdesk"
# Backends that encrypt with the user's log-in; anything else (plain text, null, chained unknown) is refused.
_TRUSTED_BACKENDS = (
    ("linux", "keyring.backends.SecretService"),
    ("linux", "keyring.backends.libsecret"),
    ("linux", "keyring.backends.kwallet"),
    ("win32", "keyring.backends.Windows"),
    ("darwin", "keyring.backends.macOS"),
)


class SecretStore(Protocol):
    """Named secrets of one home."""

    def get(self, name: str) -> str | None:
        """The secret, or None where it was never set. Raises StorageRefused when the store can't be asked."""

    def put(self, name: str, value: str) -> None:
        """Keep `value` under `name`. Raises StorageRefused when it can't be kept."""


def new_key() -> str:
    """A fresh 256-bit database key as 64 hex digits."""
    return secrets.token_hex(32)


class MemorySecrets:
    """Secrets that live as long as the process; for tests."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self._values.get(name)

    def put(self, name: str, value: str) -> None:
        self._values[name] = value


class KeyFile:
    """One database key in a file only its owner can read: the explicit choice where there is no keyring."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, name: str) -> str | None:
        if name != DATABASE_KEY:
            return None
        try:
            _refuse_shared(self._path)
            key = self._path.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise StorageRefused("key_file_unreadable", path=str(self._path)) from error
        if len(key) != 64 or any(char not in "0123456789abcdef" for char in key):
            raise StorageRefused("key_file_damaged", path=str(self._path))
        return key

    def put(self, name: str, value: str) -> None:
        if name != DATABASE_KEY:
            raise StorageRefused("key_file_holds_one_key", path=str(self._path))
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._path.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
            put_file(self._path, value + "\n", 0o600)
        except OSError as error:
            raise StorageRefused("key_file_unwritable", path=str(self._path), reason=error.strerror or "") from error


def _refuse_shared(path: Path) -> None:
    """POSIX only: a key others can read is no key. Windows ACLs are the installer's part and were not run here."""
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise StorageRefused("key_file_shared", path=str(path))


class KeyringSecrets:
    """The operating system's keyring, asked only through a backend that is known to encrypt."""

    def __init__(self, home_id: str) -> None:
        self._home_id = home_id

    def get(self, name: str) -> str | None:
        return self._ask(lambda backend: backend.get_password(_SERVICE, self._entry(name)))

    def put(self, name: str, value: str) -> None:
        def keep(backend: "KeyringBackend") -> None:
            backend.set_password(_SERVICE, self._entry(name), value)

        self._ask(keep)

    def _entry(self, name: str) -> str:
        return f"{self._home_id}:{name}"

    def _ask(self, question: Callable[["KeyringBackend"], str | None]) -> str | None:
        from keyring.errors import KeyringError

        backend = trusted_backend()
        try:
            return question(backend)
        except (KeyringError, OSError) as error:
            raise StorageRefused("keyring_locked") from error


def trusted_backend() -> "KeyringBackend":
    """The keyring backend in use. Raises StorageRefused where it is missing or would keep plain text."""
    import keyring

    backend = keyring.get_keyring()
    candidates = getattr(backend, "backends", [backend])  # a ChainerBackend asks several; look at the first
    for candidate in candidates:
        module = type(candidate).__module__
        if any(module == name for _system, name in _TRUSTED_BACKENDS):
            trusted: KeyringBackend = candidate
            return trusted
    raise StorageRefused("keyring_missing", backend=type(backend).__module__)
