"""Tells a scanner that types like a keyboard (a wedge) from a person, by the time between keys."""

from dataclasses import dataclass, field
from enum import StrEnum

from frontdesk.domain.scanned_text import LONGEST_SCAN

PAUSE_MS = 50.0  # ends a burst; scanners were measured at 2–8 ms between keys, 21 at most, people at 80
_SLOWEST_MEAN_MS = 25.0
_SLOWEST_GAP_MS = 21.0
_SUFFIX_MS = 100.0  # an Enter this soon after a scan is still the scanner's
_SHORTEST = 6
_SHORTEST_ENDED = 3  # keys that came with their Enter: no hand is that fast
_ENDS = "\r\n\t"
_BACKSPACE = "\b"


class BurstKind(StrEnum):
    """Who sent a burst of characters, so where it goes."""

    TYPED = "typed"  # a person: hand the held key events on to where they were going
    SCANNED = "scanned"  # a scanner: drop the held key events and read the text
    SUFFIX = "suffix"  # the scanner's late Enter or line feed: drop, it must not press a button


@dataclass(frozen=True, slots=True)
class Burst:
    """Characters that came together. `events` counts the calls of `feed` it is made of, the end key included.

    `composed`: an input method took part (several characters at once, keys pending in it, or a backspace), so the text
    may differ from what was scanned. `ended` is False when a pause, not Enter or Tab, ended it.
    """

    kind: BurstKind
    text: str
    events: int
    composed: bool = False
    ended: bool = False


@dataclass(slots=True)
class _Held:
    text: str = ""
    events: int = 0
    strokes: int = 0
    first_ms: float = 0.0
    last_ms: float = 0.0
    pending: bool = False
    composed: bool = False

    def goes_on(self, text: str, at_ms: float) -> bool:
        """Whether `text` belongs to this burst; a word committed at once was several keys' time in the making."""
        longest = PAUSE_MS if self.pending else max(PAUSE_MS, len(text) * _SLOWEST_GAP_MS)
        return 0 <= at_ms - self.last_ms < longest

    def add(self, text: str, at_ms: float) -> None:
        if not self.events:
            self.first_ms = at_ms
        self.strokes += 1 if self.pending or not self.events else max(1, len(text))
        self.events += 1
        self.last_ms = at_ms
        self.composed = self.composed or len(text) != 1 or text == _BACKSPACE
        self.pending = not text
        self.text = self.text[:-1] if text == _BACKSPACE else (self.text + text)[: LONGEST_SCAN + 1]

    def is_scan(self) -> bool:
        fast = self.last_ms - self.first_ms <= _SLOWEST_MEAN_MS * (self.strokes - 1)
        same_key = len(set(self.text)) == 1  # a key held down repeats as fast as a scanner
        return fast and not same_key and min(self.strokes, len(self.text)) >= _SHORTEST

    def is_ended_scan(self, end_ms: float) -> bool:
        """Whether an Enter at `end_ms` came with it as no hand sends it: however short or even, it opens nothing."""
        quick = 0 <= end_ms - self.last_ms <= _SLOWEST_GAP_MS
        fast = end_ms - self.first_ms <= _SLOWEST_GAP_MS * self.strokes
        return quick and fast and not self.composed and self.strokes >= _SHORTEST_ENDED


@dataclass(slots=True)
class WedgeReader:
    """A state machine fed with every character; keep each key event back until a burst that counts it comes out.

    Times are milliseconds of any one clock, taken when the event arose. A text longer than 4,096 characters is cut to
    4,097, so that `read_scan` refuses it.
    """

    _held: _Held = field(default_factory=_Held)
    _scanned_ms: float = float("-inf")

    @property
    def deadline_ms(self) -> float | None:
        """When to call `tick` if no character comes before; None when nothing is held."""
        return self._held.last_ms + PAUSE_MS if self._held.events else None

    def feed(self, text: str, at_ms: float) -> tuple[Burst, ...]:
        r"""Take one event: a key's character ("\b" for Backspace, "\r" or "\t" at the end), a commit of an input method
        (several characters), or "" when an input method took a key and shows it as pending. Returns the bursts that
        this ends, oldest first; the event itself is held if they do not count it.
        """
        earlier = () if not self._held.events or self._held.goes_on(text, at_ms) else self._finish()
        body = text.rstrip(_ENDS)
        if body or not text:
            self._held.add(body, at_ms)
        if body == text:
            return earlier
        return (*earlier, self._end(body, text, at_ms))

    def tick(self, at_ms: float) -> tuple[Burst, ...]:
        """The burst ended by a pause, if there was one by `at_ms`."""
        return self._finish() if self._held.events and at_ms - self._held.last_ms >= PAUSE_MS else ()

    def _finish(self) -> tuple[Burst, ...]:
        return (self._burst(end="", events=0),)

    def _end(self, body: str, text: str, at_ms: float) -> Burst:
        late = 0 <= at_ms - self._scanned_ms < _SUFFIX_MS
        if late and not self._held.events:
            return Burst(BurstKind.SUFFIX, text, 1, ended=True)
        burst = self._burst(end=text[len(body) :], events=0 if body else 1, end_ms=at_ms)
        if burst.kind is BurstKind.SCANNED:
            self._scanned_ms = at_ms
        return burst

    def _burst(self, end: str, events: int, end_ms: float = float("inf")) -> Burst:
        held, self._held = self._held, _Held()
        if not held.is_scan() and not held.is_ended_scan(end_ms):
            return Burst(BurstKind.TYPED, held.text + end, held.events + events, held.composed, bool(end))
        self._scanned_ms = held.last_ms
        return Burst(BurstKind.SCANNED, held.text, held.events + events, held.composed, bool(end))
