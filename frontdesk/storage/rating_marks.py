"""Marks that can be compared and counted, and tell nothing to who has only the table."""

import hmac
from collections.abc import Callable
from functools import cached_property


class RatingMarks:
    """Keyed hashes under a key derived (HKDF-SHA-256) from the database's."""

    def __init__(self, database_key: Callable[[], str]) -> None:
        self._database_key = database_key

    def of(self, kind: str, what: str) -> str:
        """The mark of `what` among its `kind`, in lower-case hex; the same for the same."""
        return hmac.digest(self._key, f"{kind}\n{what}".encode(), "sha256").hex()

    @cached_property
    def _key(self) -> bytes:
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        derivation = HKDF(SHA256(), 32, salt=None, info=b"frontdesk ratings 1 marks")
        return derivation.derive(bytes.fromhex(self._database_key()))
