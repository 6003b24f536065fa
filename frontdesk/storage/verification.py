"""Check every event against its chain and every chain against its recorded end."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from sqlalchemy import Connection, func, select, text

from frontdesk.domain.journal import Event, flaw
from frontdesk.domain.loss_events import EventsLost
from frontdesk.domain.verification import Flaw, Verification
from frontdesk.storage.erasures import Erasures
from frontdesk.storage.holes import recorded_losses, stand_in
from frontdesk.storage.journal import ChainEnd, all_chains, walk
from frontdesk.storage.journal_schema import events

Progress = Callable[[int, int], None]


def verify(
    connection: Connection, progress: Progress = lambda _done, _total: None, known: tuple[str, int, str] = ("", 0, "")
) -> Verification:
    """Walk every chain from its first event; stops naming at the first flaw but counts every event.

    `known` is a device's seq and hash as noted outside the database: the chain must still hold that event.
    """
    total = connection.execute(select(func.count()).select_from(events)).scalar_one()
    ends = all_chains(connection)
    losses = recorded_losses(connection)
    heads: dict[str, tuple[int, str]] = {}
    erasures = Erasures()
    bad: Flaw | None = None
    done = 0
    for device, chain in groupby(walk(connection), key=lambda event: event.device):
        last: Event | None = None
        for event in chain:
            reason = _flaw(event, _before(event, last, losses)) or ("" if device in ends else "unknown_device")
            if reason and bad is None:
                bad = Flaw(device, event.seq, event.id, reason)
            erasures.see(event)
            last = event
            done += 1
            if done % 10_000 == 0:
                progress(done, total)
        assert last is not None
        heads[device] = (last.seq, last.hash)
        bad = bad or _end_flaw(device, last, ends.get(device))
    bad = bad or erasures.flaw() or _missing_chain(ends, heads) or known_flaw(connection, *known)
    progress(done, total)
    return Verification(
        bad is None, done, heads, bad, lost=tuple((each.device, each.first, each.last) for each in losses.values())
    )


def bad_pages(connection: Connection) -> set[int]:
    """Pages of the file that are not what was written, whoever uses them.

    A page half written by a checkpoint is among them, also where its whole self still waits in the log.
    """
    said = connection.execute(text("PRAGMA cipher_integrity_check")).scalars()
    return {int("".join(re.findall(r"page (\d+)", line)[:1]) or 0) for line in said}


def tail_flaw(
    device: str,
    before: Event | None,
    tail: Sequence[Event],
    end: ChainEnd,
    losses: Mapping[tuple[str, int], EventsLost],
) -> Flaw | None:
    """The first flaw among the last events of a chain, which come right after `before`."""
    last = before
    for event in tail:
        reason = _flaw(event, _before(event, last, losses))
        if reason:
            return Flaw(device, event.seq, event.id, reason)
        last = event
    if last is None:
        return None if end.seq == 0 else Flaw(device, end.seq, "", "chain_missing")
    return _end_flaw(device, last, end)


def _before(event: Event, last: Event | None, losses: Mapping[tuple[str, int], EventsLost]) -> Event | None:
    """What the chain holds before `event`: the last one, or what stands for those whose loss is on record."""
    lost = losses.get((event.device, last.seq + 1 if last else 1))
    return stand_in(lost, last, event) if lost is not None and lost.after and event.seq == lost.last + 1 else last


def _flaw(event: Event, last: Event | None) -> str:
    try:
        return flaw(event, last, erased=True)  # whether rightly, `Erasures` says
    except TypeError:  # a number made text, or text made bytes, by hand
        return "type"


def _end_flaw(device: str, last: Event, end: ChainEnd | None) -> Flaw | None:
    if end is not None and (end.seq, end.head, end.recorded_at) == (last.seq, last.hash, last.recorded_at):
        return None
    return Flaw(device, last.seq, last.id, "chain_end")


def known_flaw(connection: Connection, device: str, seq: int, head: str) -> Flaw | None:
    """Where the chain no longer holds the event that the mark outside the database names."""
    if seq == 0:
        return None
    stored = select(events.c.hash).where(events.c.device == device, events.c.seq == seq)
    return None if connection.execute(stored).scalar() == head else Flaw(device, seq, "", "high_water")


def _missing_chain(ends: dict[str, ChainEnd], heads: dict[str, tuple[int, str]]) -> Flaw | None:
    for device, end in ends.items():
        if device not in heads and end.seq > 0:
            return Flaw(device, end.seq, "", "chain_missing")
    return None
