"""How much each peer may ask: buckets of requests that fill again with time."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """`burst`: requests at once; `rate`: a second from then on; `most_peers`: how many are remembered."""

    burst: float
    rate: float
    most_peers: int = 256


class Paces:
    """One bucket for each peer; forgets the peers longest silent. `clock` in monotonic seconds."""

    def __init__(self, pace: Pace, clock: Callable[[], float]) -> None:
        self._pace = pace
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allow(self, peer: str) -> bool:
        """Take one request of `peer` from its bucket; False where there is none left."""
        now = self._clock()
        left = self._left(peer, now)
        self._put(peer, left - 1 if left >= 1 else left, now)
        return left >= 1

    def charge(self, peer: str, cost: float) -> None:
        """Take `cost` more: what was asked turned out dear. The bucket owes what it lacks, `cost` at most."""
        now = self._clock()
        self._put(peer, max(-cost, self._left(peer, now) - cost), now)

    def wait(self, peer: str) -> float:
        """Seconds until `peer` may ask again."""
        return max(0.0, 1 - self._left(peer, self._clock())) / self._pace.rate

    def _left(self, peer: str, now: float) -> float:
        left, since = self._buckets.get(peer, (self._pace.burst, now))
        return min(self._pace.burst, left + (now - since) * self._pace.rate)

    def _put(self, peer: str, left: float, now: float) -> None:
        self._buckets[peer] = (left, now)
        self._buckets.move_to_end(peer)
        if len(self._buckets) > self._pace.most_peers:
            self._buckets.popitem(last=False)
