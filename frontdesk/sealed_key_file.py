"""Secrets in a file under a passphrase, for who has no keyring: the file alone opens nothing."""

import hashlib
import json
import os
import struct
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from frontdesk.errors import InvalidInput, StorageRefused
from frontdesk.home_file import read_home
from frontdesk.secrets import SecretsInFile
from frontdesk.settings import Settings

MARK = b"FDK1"  # what kind of file this is, and which version
SHORTEST = 12  # characters of a new passphrase: whoever has the file can guess without being made to wait
_SALT, _NONCE, _SUM = 16, 12, 16
_BLOCK = 1024  # filled up to a multiple: the length tells of no secret
_NUMBERS = struct.Struct(">III")
_HEAD = len(MARK) + _NUMBERS.size + _SALT
_MOST_MEMORY, _MOST_PASSES, _MOST_LANES = 1 << 18, 16, 16  # what a file may ask of this machine (KiB, passes, lanes)


@dataclass(frozen=True, slots=True)
class Derivation:
    """How the key comes from the passphrase: argon2id, by default as RFC 9106 advises where memory is scarce."""

    salt: bytes
    memory_kib: int = 65_536
    passes: int = 3
    lanes: int = 4

    @property
    def head(self) -> bytes:
        """The beginning of the file; it is authenticated with its secrets."""
        return MARK + _NUMBERS.pack(self.memory_kib, self.passes, self.lanes) + self.salt

    @staticmethod
    def of(content: bytes) -> "Derivation":
        """What the beginning of a file says. Raises ValueError."""
        memory, passes, lanes = _NUMBERS.unpack_from(content, len(MARK))
        if not (8 * lanes <= memory <= _MOST_MEMORY and 1 <= passes <= _MOST_PASSES and 1 <= lanes <= _MOST_LANES):
            raise ValueError
        return Derivation(content[_HEAD - _SALT : _HEAD], memory, passes, lanes)

    def key(self, passphrase: str) -> bytes:
        """256 bits; takes a fifth of a second."""
        from argon2.low_level import Type, hash_secret_raw

        typed = unicodedata.normalize("NFKC", passphrase).encode()
        return hash_secret_raw(typed, self.salt, self.passes, self.memory_kib, self.lanes, 32, Type.ID)


def is_sealed(path: Path) -> bool:
    """Whether a passphrase is needed to read the key file at `path`."""
    try:
        with path.open("rb") as file:
            return file.read(len(MARK)) == MARK
    except OSError:
        return False


def waits_for_passphrase(settings: Settings) -> Path | None:
    """The key file of a home that opens only once somebody has typed its passphrase; None where it opens without."""
    if settings.passphrase_file is not None:
        return None
    try:
        said = read_home(settings.home)
    except StorageRefused:
        return None  # opening it says what is wrong
    path = settings.key_file or (said.key_file if said else None)
    return path if path is not None and is_sealed(path) else None


class SealedKeyFile(SecretsInFile):
    """Secrets under a passphrase: argon2id, then AES-256-GCM over all of them.

    A sum over the file tells a damaged one from a wrong passphrase. `passphrase` is called when it is first needed;
    it raises StorageRefused `passphrase_needed` where nobody can say it.
    """

    def __init__(self, path: Path, passphrase: Callable[[], str]) -> None:
        super().__init__(path)
        self._passphrase = passphrase
        self._derived: tuple[Derivation, bytes] | None = None

    def decode(self, content: bytes) -> Mapping[str, str]:
        """Raises StorageRefused `key_file_damaged`, `passphrase_wrong`, and as `passphrase` does."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        said, body = content[:-_SUM], content[-_SUM:]
        if not said.startswith(MARK) or _sum(said) != body or len(said) < _HEAD + _NONCE:
            raise StorageRefused("key_file_damaged", path=str(self.path))
        try:
            derivation = Derivation.of(said)
            nonce, sealed = said[_HEAD : _HEAD + _NONCE], said[_HEAD + _NONCE :]
            values = json.loads(AESGCM(self._key(derivation)).decrypt(nonce, sealed, derivation.head))
        except InvalidTag as error:
            self._derived = None
            raise StorageRefused("passphrase_wrong", path=str(self.path)) from error
        except ValueError as error:
            raise StorageRefused("key_file_damaged", path=str(self.path)) from error
        return {str(name): str(value) for name, value in values.items()}

    def encode(self, values: Mapping[str, str]) -> bytes:
        """With the salt of before, where there was one; always with a nonce of its own.

        Raises InvalidInput `passphrase_short` for a new file.
        """
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        if self._derived is None:
            self._begin()
        assert self._derived is not None
        derivation, key = self._derived
        nonce = os.urandom(_NONCE)
        plain = json.dumps(values).encode()
        plain += b" " * (-len(plain) % _BLOCK)
        sealed = AESGCM(key).encrypt(nonce, plain, derivation.head)
        said = derivation.head + nonce + sealed
        return said + _sum(said)

    def _begin(self) -> None:
        """A new file, under a new passphrase."""
        passphrase = self._passphrase()
        if len(passphrase) < SHORTEST:
            raise InvalidInput("passphrase_short", least=SHORTEST)
        derivation = Derivation(os.urandom(_SALT))
        self._derived = derivation, derivation.key(passphrase)

    def _key(self, derivation: Derivation) -> bytes:
        if self._derived is None or self._derived[0] != derivation:
            self._derived = derivation, derivation.key(self._passphrase())
        return self._derived[1]


def _sum(said: bytes) -> bytes:
    return hashlib.sha256(said).digest()[:_SUM]
