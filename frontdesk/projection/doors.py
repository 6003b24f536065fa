"""What opens a row: the hash of a token, or of a receipt code together with its look-up key. Neither stands anywhere
in plain.
"""

import hashlib

TOKEN_BYTES = 32  # SHA-256, whole: pages in a folder are named by it
DOOR_BYTES = 16  # 128 bits of a hash: as hard to meet by chance as the token itself
NO_DOOR = bytes(DOOR_BYTES)  # of a receipt whose key was erased
_LONGEST = 64  # characters that are looked at; no token, code or key is longer


def token_door(token: str) -> bytes:
    """The door of a token; of anything else a door that leads nowhere, after the same work."""
    return _hash(token[:_LONGEST])[:DOOR_BYTES]


def code_door(compact_code: str, key: str) -> bytes:
    """The door of a receipt code without dashes and the key printed beside it."""
    return _hash(f"{compact_code[:_LONGEST]}:{key[:_LONGEST]}")[:DOOR_BYTES]


def _hash(text: str) -> bytes:
    # what is no Unicode text came from a stranger; it is unknown and no fault
    return hashlib.sha256(text.encode(errors="surrogatepass")).digest()


def parts(joined: bytes, length: int) -> tuple[bytes, ...]:
    """`joined` in pieces of `length`."""
    return tuple(joined[at : at + length] for at in range(0, len(joined), length))
