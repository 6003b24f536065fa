"""HOME/recovery.key: the database key under a key made of the recovery code. Without the code it says nothing."""

import hashlib
import os
from pathlib import Path

from frontdesk.disk import put_bytes
from frontdesk.domain.recovery_code import RecoveryCode
from frontdesk.errors import InvalidInput, StorageRefused
from frontdesk.storage.engine import refusing

FILE_NAME = "recovery.key"
_MARK = b"FDR1"  # what kind of file this is, and which version
_SALT, _NONCE, _SUM = 16, 12, 16
_LENGTH = len(_MARK) + _SALT + _NONCE + 32 + 16 + _SUM


def has_recovery(home: Path) -> bool:
    """Whether a code was ever drawn for this home."""
    return (home / FILE_NAME).exists()


def write_recovery(home: Path, code: RecoveryCode, database_key: str) -> None:
    """From now on `code` opens the home, and no other does. Raises StorageRefused; then the one before still does."""
    with refusing():
        for part in home.glob(f"{FILE_NAME}.????????.part"):  # left by a cut; its code was never shown
            part.unlink(missing_ok=True)
        put_bytes(home / FILE_NAME, _wrapped(code, bytes.fromhex(database_key)))


def read_recovery(home: Path, code: RecoveryCode) -> str:
    """The database key in 64 hex digits.

    Raises InvalidInput `recovery_code_wrong`, StorageRefused `recovery_missing`, `recovery_damaged`.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    content = _content(home / FILE_NAME)
    salt, nonce, sealed = content[4:20], content[20:32], content[32:-_SUM]
    try:
        return AESGCM(_key(code, salt)).decrypt(nonce, sealed, content[:20]).hex()
    except InvalidTag as error:
        raise InvalidInput("recovery_code_wrong") from error


def _wrapped(code: RecoveryCode, database_key: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    head = _MARK + salt
    said = head + nonce + AESGCM(_key(code, salt)).encrypt(nonce, database_key, head)
    return said + _sum(said)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_LENGTH + 1)
    except FileNotFoundError as error:
        raise StorageRefused("recovery_missing", path=str(path.parent)) from error
    except OSError as error:
        raise StorageRefused("recovery_damaged", path=str(path)) from error
    said, total = content[:-_SUM], content[-_SUM:]
    if len(content) != _LENGTH or not said.startswith(_MARK) or _sum(said) != total:
        raise StorageRefused("recovery_damaged", path=str(path))
    return content


def _key(code: RecoveryCode, salt: bytes) -> bytes:
    """HKDF is enough: the code has 134 random bits, so nobody tries them out."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt=salt, info=b"frontdesk recovery 1 database key").derive(code.text.encode("ascii"))


def _sum(said: bytes) -> bytes:
    return hashlib.sha256(said).digest()[:_SUM]
