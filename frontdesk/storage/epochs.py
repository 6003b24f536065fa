"""Make a home that was restored or copied a new device of its counter."""

import secrets
from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete

from frontdesk.domain.epochs import Cause, draw_lane
from frontdesk.domain.events import CounterRegistered
from frontdesk.storage import reference, views
from frontdesk.storage.journal import Appender, ChainEnd, Me, all_chains, become, device_name, epoch_of, who_am_i
from frontdesk.storage.journal_schema import ballots, candidates, invitations, pools

PROGRAM = "frontdesk"  # who acts where nobody did
_UNCOUNTED = (ballots, candidates, invitations, pools)
Choose = Callable[[Sequence[int]], int]


def begin_epoch(
    connection: Connection, at: datetime, cause: Cause, taken: Collection[int] = (), choose: Choose = secrets.choice
) -> tuple[Me, ChainEnd]:
    """Close this home's device and go on as a new one of the same counter, in a lane of its own; at `at` (aware).

    `taken` are lanes known from elsewhere. Two copies made of one state, each ignorant of the other, draw the same of
    600 lanes once in 600 times; everything known is avoided. Votes not counted yet stay with the old device, which
    may count them too. Raises RuleRefused `epochs_used_up`.
    """
    before = who_am_i(connection)
    begun = [epoch for each in all_chains(connection) if (epoch := epoch_of(connection, each)) is not None]
    registered = reference.find_counter(connection, before.counter)
    ours = [each for each in begun if each.counter == before.counter]
    lane = draw_lane({*taken, *(each.lane for each in ours)}, choose)
    act = CounterRegistered(
        counter=before.counter,
        officer=registered.officer if registered else "",
        epoch=1 + max((each.epoch for each in ours), default=1),
        lane=lane,
        after=before.device,
        after_seq=all_chains(connection)[before.device].seq,
        cause=cause.value,
    )
    for table in _UNCOUNTED:
        connection.execute(delete(table))
    me = Me(device_name(before.counter), before.counter, before.office, lane)
    become(connection, me)
    appender = Appender(connection, me)
    views.apply(connection, appender.append([(f"counter:{me.counter}", act, at)], PROGRAM))
    return me, appender.end
