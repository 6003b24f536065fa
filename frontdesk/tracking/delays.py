"""The growing delay of each receipt code after wrong look-up keys."""

from collections import OrderedDict
from collections.abc import Callable

FIRST, LONGEST = 1.0, 900.0  # seconds
LONGEST_FOR_OTHERS = 30.0  # seconds; that is 2,880 of 55 thousand million keys a day, from however many addresses
FORGOTTEN_AFTER = 24 * 3600.0  # seconds after the last wrong key
MOST_CODES = 50_000


class Delays:
    """How long a receipt code is left alone, `longest` at most. Knows nothing of which codes exist.

    `clock` in monotonic seconds.

    Where there are too many, those with the fewest wrong keys are forgotten first: whoever floods us with codes of
    their own frees none that somebody has been trying for long.
    """

    def __init__(self, clock: Callable[[], float], most: int = MOST_CODES, longest: float = LONGEST) -> None:
        self._clock = clock
        self._most = most
        self._longest = longest
        self._failures: dict[str, int] = {}
        self._last: dict[int, OrderedDict[str, float]] = {}  # by failures: when the last one was, oldest first

    def __len__(self) -> int:
        return len(self._failures)

    def wait(self, code: str) -> float:
        """Seconds until a key may be tried for `code`; 0.0 where it may be now."""
        failures = self._failures.get(code, 0)
        if not failures:
            return 0.0
        passed = self._clock() - self._last[failures][code]
        if passed >= FORGOTTEN_AFTER:
            self.clear(code)
            return 0.0
        return max(0.0, delay_after(failures, self._longest) - passed)

    def fail(self, code: str) -> None:
        """A wrong key was tried."""
        failures = self._failures.get(code, 0) + 1
        self.clear(code)
        self._failures[code] = failures
        self._last.setdefault(failures, OrderedDict())[code] = self._clock()
        if len(self._failures) > self._most:
            self._forget_one(code)

    def clear(self, code: str) -> None:
        """The right key was brought."""
        failures = self._failures.pop(code, 0)
        if failures:
            self._last[failures].pop(code)
            if not self._last[failures]:
                del self._last[failures]

    def _forget_one(self, newest: str) -> None:
        for failures in sorted(self._last):
            code = next((each for each in self._last[failures] if each != newest), None)
            if code is not None:
                self.clear(code)
                return


class KeyDelays:
    """The delays of a code for each asker, and shorter ones for all the others.

    Codes are easily guessed: were they left alone for everybody alike, one wrong key each quarter of an hour would keep
    the very citizen out whose code it is. `asker`: who is counted as one.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._own = Delays(clock)
        self._others = Delays(clock, longest=LONGEST_FOR_OTHERS)

    def wait(self, code: str, asker: str) -> float:
        """Seconds until `asker` may try a key for `code`."""
        return max(self._own.wait(f"{code} {asker}"), self._others.wait(code))

    def fail(self, code: str, asker: str) -> None:
        """A wrong key was tried."""
        self._own.fail(f"{code} {asker}")
        self._others.fail(code)

    def clear(self, code: str, asker: str) -> None:
        """The right key was brought; somebody else's wrong ones stay theirs."""
        self._own.clear(f"{code} {asker}")
        self._others.clear(code)


def delay_after(failures: int, longest: float = LONGEST) -> float:
    """Seconds of delay after so many wrong keys: 1, 2, 4 … up to 15 minutes."""
    return min(longest, FIRST * 2.0 ** min(failures - 1, 32))
