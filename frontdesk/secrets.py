"""Secrets in the operating system's keyring, or in a file the user chose; never silently in plain text."""

import glob
import json
import os
import re
import secrets
import stat
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from frontdesk.disk import put_bytes
from frontdesk.errors import StorageRefused

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

DATABASE_KEY = "database-key"  # 64 hex digits: the database, and what is derived from it
DEVICE_KEY = "device-key"  # 64 hex digits: an Ed25519 private key, which says to the hub that this is this device
HUB_PASSWORD = "hub-password"  # noqa: S105  the name of it
_SERVICE = "frontdesk"
_NAME = re.compile(r"[a-z][a-z-]{0,40}")
_KEY = re.compile(r"[0-9a-f]{64}")
_PATIENCE = 120.0  # seconds: somebody may be typing what unlocks it
_LONGEST_FILE = 1 << 16
# Backends that encrypt with the user's log-in; anything else (plain text, null, fail, unknown) is refused.
_TRUSTED_BACKENDS = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.Windows",
    "keyring.backends.macOS",
)


class SecretStore(Protocol):
    """Named secrets of one home."""

    def get(self, name: str) -> str | None:
        """The secret, or None where it was never set. Raises StorageRefused when the store can't be asked."""

    def put(self, name: str, value: str) -> None:
        """Keep `value` under `name`; it is kept when this returns. Raises StorageRefused when it can't be."""

    def remove(self, name: str) -> None:
        """Forget the secret; nothing where there is none. Raises StorageRefused when the store can't be asked."""


def new_key() -> str:
    """A fresh 256-bit key as 64 hex digits."""
    return secrets.token_hex(32)


class MemorySecrets:
    """Secrets that live as long as the process; for tests."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self._values.get(name)

    def put(self, name: str, value: str) -> None:
        self._values[name] = value

    def remove(self, name: str) -> None:
        self._values.pop(name, None)


class SecretsInFile(ABC):
    """Every secret of a home in one file: written whole or not at all, and readable by its owner alone."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, name: str) -> str | None:
        return self._load().get(name)

    def put(self, name: str, value: str) -> None:
        """A database key that is there is never written over: it may be the only one that opens its home."""
        values = self._load()
        if values.get(name) == value:
            return
        if name == DATABASE_KEY and name in values:
            raise StorageRefused("key_file_taken", path=str(self.path))
        self._keep({**values, name: value})

    def remove(self, name: str) -> None:
        values = self._load()
        if values.pop(name, None) is not None:
            self._keep(values)

    def all(self) -> dict[str, str]:
        """Every secret, by name; none where there is no file. Raises StorageRefused."""
        return self._load()

    def replace_all(self, values: Mapping[str, str]) -> None:
        """The file holds `values` and nothing else from now on. Raises StorageRefused."""
        self._keep(values)

    @abstractmethod
    def decode(self, content: bytes) -> Mapping[str, str]:
        """What such a file holds. Raises StorageRefused."""

    @abstractmethod
    def encode(self, values: Mapping[str, str]) -> bytes:
        """The file that holds `values`. Raises StorageRefused."""

    def _load(self) -> dict[str, str]:
        try:
            _refuse_shared(self.path)
            with self.path.open("rb") as file:
                content = file.read(_LONGEST_FILE)
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise StorageRefused("key_file_unreadable", path=str(self.path)) from error
        return dict(self.decode(content))

    def _keep(self, values: Mapping[str, str]) -> None:
        content = self.encode(values)
        try:
            if not values:
                self.path.unlink()
                return
            self.path.parent.mkdir(parents=True, exist_ok=True)
            for part in self.path.parent.glob(f"{glob.escape(self.path.name)}.????????.part"):  # left by a cut
                part.unlink(missing_ok=True)
            put_bytes(self.path, content)
        except OSError as error:
            raise StorageRefused("key_file_unwritable", path=str(self.path), reason=error.strerror or "") from error


class KeyFile(SecretsInFile):
    """Secrets as plain text: whoever has the file opens everything.

    The first line is the database key, as such a file always was; each other secret follows as `name "value"`.
    """

    def decode(self, content: bytes) -> Mapping[str, str]:
        try:
            lines = content.decode("ascii").split("\n")
            values = dict(_named(line.strip()) for line in lines if line.strip())
        except ValueError as error:
            raise StorageRefused("key_file_damaged", path=str(self.path)) from error
        if not values:
            raise StorageRefused("key_file_damaged", path=str(self.path))
        return values

    def encode(self, values: Mapping[str, str]) -> bytes:
        first = [values[DATABASE_KEY]] if DATABASE_KEY in values else []
        others = [f"{name} {json.dumps(value)}" for name, value in sorted(values.items()) if name != DATABASE_KEY]
        return "".join(f"{line}\n" for line in (*first, *others)).encode("ascii")


def _named(line: str) -> tuple[str, str]:
    """Raises ValueError."""
    if _KEY.fullmatch(line):
        return DATABASE_KEY, line
    name, _space, quoted = line.partition(" ")
    value = json.loads(quoted)
    if not _NAME.fullmatch(name) or not isinstance(value, str):
        raise ValueError(name)
    return name, value


def _refuse_shared(path: Path) -> None:
    """POSIX only: a key others can read is no key. Windows ACLs are the installer's part and were not run here."""
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise StorageRefused("key_file_shared", path=str(path))


class KeyringSecrets:
    """The operating system's keyring, asked only through a backend that is known to encrypt.

    One that does not answer within `patience` seconds counts as locked: it may be waiting for somebody to unlock it.
    """

    def __init__(self, home_id: str, patience: float = _PATIENCE) -> None:
        self._home_id = home_id
        self._patience = patience

    def get(self, name: str) -> str | None:
        return self._ask(lambda backend: backend.get_password(_SERVICE, self._entry(name)))

    def put(self, name: str, value: str) -> None:
        """Read back before it counts as kept: a home is made under this."""

        def keep(backend: "KeyringBackend") -> str | None:
            backend.set_password(_SERVICE, self._entry(name), value)
            return backend.get_password(_SERVICE, self._entry(name))

        if self._ask(keep) != value:
            raise StorageRefused("keyring_locked")

    def remove(self, name: str) -> None:
        def forget(backend: "KeyringBackend") -> None:
            if backend.get_password(_SERVICE, self._entry(name)) is not None:
                backend.delete_password(_SERVICE, self._entry(name))

        self._ask(forget)

    def _entry(self, name: str) -> str:
        return f"{self._home_id}:{name}"

    def _ask(self, question: Callable[["KeyringBackend"], str | None]) -> str | None:
        backend, answer = trusted_backend(), Future[str | None]()

        def ask() -> None:
            try:
                answer.set_result(question(backend))
            except Exception as error:  # what stands behind a backend (D-Bus, …) has errors of its own for "gone"
                answer.set_exception(error)

        Thread(target=ask, name="keyring", daemon=True).start()  # one that never answers holds no process up
        try:
            return answer.result(self._patience)
        except Exception as error:
            raise StorageRefused("keyring_locked") from error


def trusted_backend() -> "KeyringBackend":
    """The keyring backend in use. Raises StorageRefused where it is missing or would keep plain text."""
    import keyring

    backend = keyring.get_keyring()
    candidates = getattr(backend, "backends", [backend])  # a ChainerBackend asks several; we ask the trusted one alone
    for candidate in candidates:
        if type(candidate).__module__ in _TRUSTED_BACKENDS:
            trusted: KeyringBackend = candidate
            return trusted
    raise StorageRefused("keyring_missing", backend=type(backend).__module__)
