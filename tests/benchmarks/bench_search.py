"""Search as you type over a million submissions: each key of realistic queries, unaccented."""

from functools import partial

from frontdesk.desk import Desk
from tests.benchmarks.measure import Ratio, p95, timed

TYPED = (
    "nguyen thi hoa", "Nguyễn Văn An", "ma van", "trieu thi mai", "bàn a páo", "dang dong", "hoa", "ly", "sung a",
    "0912345", "0981 222 333", "008198012345", "c1-261105-0017", "0042",
    "261105 0042", "hoang kim 261110", "quan", "x", "zzz",
)  # fmt: skip
BAR_MS = 16.0


def run(big: Desk) -> list[Ratio]:
    """The 95th percentile over every key, against one frame of 16 ms."""
    keys = [typed[:length] for typed in TYPED for length in range(1, len(typed) + 1)]
    for key in keys:
        big.lookup.search(key, 20)
    samples = [timed(partial(big.lookup.search, key, 20)) for _ in range(5) for key in keys]
    slowest = max(keys, key=lambda key: timed(partial(big.lookup.search, key, 20)))
    return [Ratio(f"search as you type, p95 of {len(samples)} keys (slowest: {slowest!r})", p95(samples), BAR_MS, 1.0)]
