"""What a check of the journal found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flaw:
    """The first event that does not stand: which device's, its number, its id and what is wrong."""

    device: str
    seq: int
    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verification:
    """A check of every event and every scan. `heads` is device → (last seq, hash).

    `bad_scans` are the hashes of scans whose files are missing or damaged: `ok` is False then too.
    """

    ok: bool
    events: int
    heads: dict[str, tuple[int, str]]
    first_bad: Flaw | None
    bad_scans: tuple[str, ...] = ()
    scans: int = 0
