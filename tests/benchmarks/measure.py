"""Timing by alternation: floor and subject take turns, so that noise of the machine hits both."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Ratio:
    """A figure beside its bar: what was measured, milliseconds, the floor's milliseconds, the bar as a ratio."""

    name: str
    taken: float
    floor: float
    bar: float

    def line(self) -> str:
        """One line for people: ratio, bar, and whether it holds."""
        ratio = self.taken / self.floor
        verdict = "ok  " if ratio <= self.bar else "OVER"
        return (
            f"{verdict} {self.name:<58} {ratio:6.2f}x (bar {self.bar:g}x)  {self.taken:9.3f} ms / {self.floor:9.3f} ms"
        )


@dataclass(frozen=True, slots=True)
class Within:
    """A figure with a bar of its own in milliseconds, beside a floor measured in the same run."""

    name: str
    taken: float
    floor: float
    most: float

    def line(self) -> str:
        """One line for people: milliseconds, bar, whether it holds, and the ratio to the floor."""
        verdict = "ok  " if self.taken <= self.most else "OVER"
        times = self.taken / self.floor
        measured = f"{self.taken:9.3f} ms (bar {self.most:g} ms)"
        return f"{verdict} {self.name:<58} {measured}  {times:6.2f}x of {self.floor:.3f} ms"


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A rate beside the floor's in the same run, and the least share of it."""

    name: str
    rate: float
    floor: float
    least: float

    def line(self) -> str:
        """One line for people: share, bar, both rates a second, and whether it holds."""
        share = self.rate / self.floor
        verdict = "ok  " if share >= self.least else "OVER"
        rates = f"{self.rate:.0f}/s of {self.floor:.0f}/s"
        return f"{verdict} {self.name:<58} {share:6.2f}x (at least {self.least:g}x)  {rates}"


Figure = Ratio | Within | AtLeast


def timed(act: Callable[[], object]) -> float:
    """Milliseconds `act` took."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1_000


def in_turns(subject: Callable[[], object], floor: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Median milliseconds of `subject` and of `floor`, one after the other `rounds` times."""
    subject(), floor()  # both warm
    pairs = [(timed(subject), timed(floor)) for _ in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def p95_in_turns(subject: Callable[[], object], floor: Callable[[], object], rounds: int) -> tuple[float, float]:
    """95th percentiles, in milliseconds, of `subject` and of `floor`, one after the other `rounds` times."""
    subject(), floor()
    pairs = [(timed(subject), timed(floor)) for _ in range(rounds)]
    return p95([pair[0] for pair in pairs]), p95([pair[1] for pair in pairs])


def p95(samples: Sequence[float]) -> float:
    """The 95th percentile."""
    return quantiles(samples, n=20)[-1]
