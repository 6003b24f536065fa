"""Which tablet belongs to this counter: a code read off the officer's screen, then a secret only that tablet has.

No I/O. Time is monotonic seconds from the `clock` passed in. Safe from any thread: the officer's asks for codes, the
web server's tries them.
"""

import hmac
import secrets
from collections.abc import Callable
from hashlib import sha256
from threading import RLock
from time import monotonic

from frontdesk.errors import RuleRefused

CODE_DIGITS = 6
CODE_SECONDS = 300.0
TRIES = 5  # wrong ones in the life of a code: 5 in 1,000,000
FIRST_DELAY, LONGEST_DELAY = 30.0, 900.0  # seconds before the next code, doubled by every code spent on wrong tries
SECRET_BYTES = 32


class Pairing:
    """One tablet at most. `kept` is told the new hash ("" for none) whenever it changes, on the thread that did it."""

    def __init__(
        self, clock: Callable[[], float] = monotonic, kept: Callable[[str], None] = lambda _hash: None
    ) -> None:
        self._clock = clock
        self._kept = kept
        self._lock = RLock()  # `kept` may ask back
        self._hash = ""
        self._code = ""
        self._code_ends = 0.0
        self._wrong = 0
        self._spent = 0  # codes in a row that ended by wrong tries
        self._next_code_at = 0.0

    @property
    def is_paired(self) -> bool:
        """Whether some tablet may see the screen."""
        return bool(self.hash)

    @property
    def hash(self) -> str:
        """SHA-256 of the paired tablet's secret in hex, "" where none is paired. Nobody can pair with it."""
        with self._lock:
            return self._hash

    @property
    def code_seconds(self) -> float:
        """How long the code on the officer's screen still holds, 0.0 where there is none."""
        with self._lock:
            return max(0.0, self._code_ends - self._clock()) if self._code else 0.0

    def new_code(self) -> str:
        """Six digits for one tablet, good for five minutes and one use; the code before holds no longer.

        Raises RuleRefused `tablet_code_wait` for a time after somebody tried a code away.
        """
        with self._lock:
            now = self._clock()
            if now < self._next_code_at:
                raise RuleRefused("tablet_code_wait", seconds=int(self._next_code_at - now) + 1)
            self._code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
            self._code_ends = now + CODE_SECONDS
            self._wrong = 0
            return self._code

    def pair(self, code: str) -> str:
        """The secret of the tablet that brings the right `code`; a tablet paired before is paired no longer.

        Raises RuleRefused `tablet_no_code` where none holds, `tablet_code_wrong` (`left`: tries), `tablet_code_spent`.
        """
        with self._lock:
            self._end_old_code()
            if not self._code:
                raise RuleRefused("tablet_no_code")
            if not hmac.compare_digest(code.encode(errors="replace"), self._code.encode()):
                raise self._wrong_try()
            self._code = ""
            self._spent = 0
            secret = secrets.token_urlsafe(SECRET_BYTES)
            self._hash = hash_of(secret)
            self._kept(self._hash)
            return secret

    def knows(self, secret: str) -> bool:
        """Whether `secret` is that of the paired tablet."""
        known = self.hash
        return bool(known) and hmac.compare_digest(hash_of(secret), known)

    def unpair(self) -> None:
        """The tablet sees nothing from now on; the code on the officer's screen holds no longer either."""
        with self._lock:
            self._code = ""
            self._hash = ""
            self._kept("")

    def restore(self, kept: str) -> None:
        """After a restart: the tablet with this hash is still the one. Anything but a hash is left aside."""
        with self._lock:
            if len(kept) == sha256().digest_size * 2 and all(digit in "0123456789abcdef" for digit in kept):
                self._hash = kept

    def _end_old_code(self) -> None:
        if self._clock() >= self._code_ends:
            self._code = ""

    def _wrong_try(self) -> RuleRefused:
        self._wrong += 1
        if self._wrong < TRIES:
            return RuleRefused("tablet_code_wrong", left=TRIES - self._wrong)
        self._code = ""
        self._next_code_at = self._clock() + min(FIRST_DELAY * 2**self._spent, LONGEST_DELAY)
        self._spent = min(self._spent + 1, 10)
        return RuleRefused("tablet_code_spent")


def hash_of(secret: str) -> str:
    """What is kept of a secret. Plain SHA-256: 256 random bits need no slow hash."""
    return sha256(secret.encode(errors="replace")).hexdigest()
