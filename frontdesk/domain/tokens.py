"""Secrets on a receipt: the tracking token in its QR and the look-up key for those who type."""

import hashlib
import re
from collections.abc import Callable, Iterator

from frontdesk.domain.check_character import ALPHABET, in_alphabet
from frontdesk.domain.codes import plain
from frontdesk.errors import InvalidInput

RandomBytes = Callable[[int], bytes]
TOKEN_LENGTH = 27  # 27 × log2(28) = 129.8 bits
_KEY_LENGTH = 8
# The alphabet without the letters taken for a digit (B 8, G 6, L 1, Q 0, S 5, Z 2); who writes one is understood.
_KEY_ALPHABET = "0123456789CFHJKMNPRTVX"
_LOOK_ALIKES = str.maketrans("BGLQSZOIDU", "861052010V")
_IN_PATH = re.compile(rf"/T/([{ALPHABET}]{{{TOKEN_LENGTH}}})(?=/|$)")
_LONGEST = 4096
_ROUNDS = 64


def new_token(random_bytes: RandomBytes) -> str:
    """A tracking token: 27 characters of the alphabet, uniform, 129 bits; `random_bytes` is os.urandom or like it."""
    return draw(TOKEN_LENGTH, random_bytes)


def new_lookup_key(random_bytes: RandomBytes) -> str:
    """A key to type beside the receipt code, "XXXX-XXXX": 8 uniform characters (35 bits) without look-alikes."""
    key = _draw(_KEY_ALPHABET, _KEY_LENGTH, random_bytes)
    return f"{key[:4]}-{key[4:]}"


def lookup_key(text: str) -> str:
    """The look-up key someone typed, as printed; look-alike letters are read as their digit.

    Raises InvalidInput lookup_key_malformed.
    """
    key = plain(text).replace("-", "").translate(_LOOK_ALIKES)
    if len(key) != _KEY_LENGTH or not all(char in _KEY_ALPHABET for char in key):
        raise InvalidInput("lookup_key_malformed")
    return f"{key[:4]}-{key[4:]}"


def is_token(text: str) -> bool:
    """Whether `text` has the form of a token, in upper case."""
    return len(text) == TOKEN_LENGTH and in_alphabet(text)


def token_hash(token: str) -> str:
    """SHA-256 of the token in lower-case hex: what may be stored where the page is served."""
    return hashlib.sha256(token.encode()).hexdigest()


def track_url(base: str, token: str) -> str:
    """The address in the receipt's QR: "https://host/t/TOKEN". Raises InvalidInput token_malformed."""
    if not is_token(token):
        raise InvalidInput("token_malformed")
    return f"{base.rstrip('/')}/t/{token}"


def token_in(text: str) -> str | None:
    """The token in a scanned address (…/t/TOKEN) or alone, in any case; None if there is none.

    The host is not looked at: a token is looked up, the address never opened.
    """
    if len(text) > _LONGEST:
        return None
    bare = text.strip().translate(_UPPER)
    if is_token(bare):
        return bare
    address = re.split(r"[?#\s]", bare, maxsplit=1)[0]
    found = _IN_PATH.search(address)
    return found.group(1) if found and address.count("/T/") == 1 else None  # two scans run together are none


_UPPER = {ord(char.lower()): char for char in ALPHABET}


def draw(length: int, random_bytes: RandomBytes) -> str:
    """`length` uniform characters of the codes' alphabet, 4.8 bits each."""
    return _draw(ALPHABET, length, random_bytes)


def _draw(alphabet: str, length: int, random_bytes: RandomBytes) -> str:
    chars = _uniform(alphabet, random_bytes)
    return "".join(next(chars) for _ in range(length))


def _uniform(alphabet: str, random_bytes: RandomBytes) -> Iterator[str]:
    """Characters without end; bytes beyond the last whole multiple are thrown away, or some would come more often."""
    fair = 256 - 256 % len(alphabet)
    for _ in range(_ROUNDS):
        for byte in random_bytes(64):
            if byte < fair:
                yield alphabet[byte % len(alphabet)]
    raise RuntimeError("the source of randomness is broken")
