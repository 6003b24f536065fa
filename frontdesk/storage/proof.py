"""The journal against a paper: each chain walked once, and the events a paper names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, func, select

from frontdesk.domain.events import act_of
from frontdesk.domain.journal import Event, flaw
from frontdesk.domain.proof import Claim, mark_of
from frontdesk.domain.proof_check import ChainFound
from frontdesk.domain.proof_events import Head, ProofTaken
from frontdesk.storage.journal import ChainEnd, all_chains, find_event, walk
from frontdesk.storage.journal_schema import events

Progress = Callable[[int, int], bool]
_TELL_EVERY = 10_000
_HASH_LENGTH = 64


class Stopped(Exception):
    """Whoever asked wants no answer any more."""


@dataclass(frozen=True, slots=True)
class Walked:
    """Every chain as found; `events` are all that were read."""

    chains: dict[str, ChainFound]
    events: int


def other_heads(connection: Connection, device: str) -> tuple[Head, ...]:
    """Where the chains of all devices but `device` (empty: of all) stand, in the order of their names."""
    ends = sorted(all_chains(connection).items())
    return tuple(Head(who, end.seq, end.head) for who, end in ends if who != device and end.seq)


def devices(connection: Connection) -> tuple[str, ...]:
    """Every device of which an event or a chain's end is here."""
    known = set(all_chains(connection)) | set(connection.execute(select(events.c.device).distinct()).scalars())
    return tuple(sorted(known))


def anchor(connection: Connection, claim: Claim) -> tuple[Event, ProofTaken] | None:
    """The event the paper was printed from, which names all other chains; None where it is not here as it was."""
    said = claim.chains[0]
    event = find_event(connection, said.device, said.seq)
    if event is None or _mark(event) != said.mark:
        return None
    act = act_of(event)
    return (event, act) if isinstance(act, ProofTaken) else None


def walk_chains(connection: Connection, named: Mapping[str, int], progress: Progress) -> Walked:
    """Walk every chain from its first event; `named` says which event of a device a paper names.

    Raises Stopped where `progress(done, total)` says False.
    """
    total = int(connection.execute(select(func.count()).select_from(events)).scalar_one())
    ends, done = all_chains(connection), 0
    found: dict[str, ChainFound] = {}
    for device, chain in groupby(walk(connection), key=lambda event: event.device):
        walking = _Walking(named.get(device, 0))
        for event in chain:
            walking.add(event)
            done += 1
            if done % _TELL_EVERY == 0:
                _tell(progress, done, total)
        found[device] = walking.finish(ends.get(device))
    _tell(progress, done, total)
    return Walked(found, done)


def _tell(progress: Progress, done: int, total: int) -> None:
    if not progress(done, total):
        raise Stopped


@dataclass(slots=True)
class _Walking:
    """One chain as it is walked."""

    named: int
    last: Event | None = None
    flawed: int = 0
    reason: str = ""
    mark: str = ""
    erased: int = 0

    def add(self, event: Event) -> None:
        """The next event, by number."""
        gone = not event.personal and bool(event.personal_digest)
        self.erased += gone
        seq: object = event.seq
        if not isinstance(seq, int):  # made text by hand; such sort behind all numbers
            self._found(self.last.seq if self.last else 1, "type")
            return
        self._found(event.seq, self._flaw(event, gone))
        if event.seq == self.named:
            self.mark = _mark(event)
        self.last = event

    def _found(self, seq: int, reason: str) -> None:
        """Only the first flaw is told."""
        if reason and not self.flawed:
            self.flawed, self.reason = seq, reason

    def _flaw(self, event: Event, gone: bool) -> str:
        try:
            reason = flaw(event, self.last)
        except TypeError:  # a number made text, or text made bytes, by hand
            return "type"
        # what was erased leaves its digest, which the hash covers
        return "" if reason == "personal" and gone else reason

    def finish(self, end: ChainEnd | None) -> ChainFound:
        """The chain, compared with where it is said to end."""
        if self.last is None:
            return ChainFound(0, self.flawed, self.reason)
        said = (end.seq, end.head, end.recorded_at) if end else None
        if said != (self.last.seq, self.last.hash, self.last.recorded_at):
            self._found(self.last.seq, "chain_end" if end else "unknown_device")
        return ChainFound(self.last.seq, self.flawed, self.reason, self.mark, self.erased)


def _mark(event: Event) -> str:
    """Nothing where a hash was made something else by hand: no paper says that."""
    try:
        return mark_of(event.hash) if len(event.hash) == _HASH_LENGTH else "?"
    except (TypeError, ValueError):
        return "?"
