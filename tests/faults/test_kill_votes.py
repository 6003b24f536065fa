"""SIGKILL around a vote: an acknowledged vote is there once, an open one once or not at all and then good."""

import signal
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from frontdesk.desk import Desk
from frontdesk.domain.events import act_of
from frontdesk.domain.rating_events import Vote, VotesCounted
from frontdesk.errors import RuleRefused
from frontdesk.storage.journal import walk
from tests.factories import open_desk
from tests.faults.fork_server import ForkServer
from tests.faults.invariants import check_home
from tests.faults.orders import Order, Told, heard
from tests.faults.test_kill import live_on, new_home
from tests.faults.tracing import kill_at


def cast(desk: Desk) -> Counter[str]:
    """The comments of all votes, those that wait and those that have left: here they name the token."""
    with desk.store.read() as connection:
        found = Counter(connection.execute(text("SELECT comment FROM ballots")).scalars())
        for event in walk(connection):
            act = act_of(event)
            if isinstance(act, VotesCounted):
                assert act.personal is not None
                assert len(act.votes) == len(act.personal.comments) >= 5
                found.update(act.personal.comments)
    return found


def check_votes(folder: Path, told: Told) -> int:
    """After a kill; returns how many votes there are."""
    settings = Order(folder, folder / "log").settings
    check_home(settings, Told(acknowledged=told.acknowledged, printed=told.printed, bugs=told.bugs))
    desk = open_desk(settings)
    try:
        votes = cast(desk)
        assert set(votes.values()) <= {1}, "a vote counted twice"
        assert {token[::-1] for token in told.voted} <= set(votes), "an acknowledged vote is lost"
        assert set(votes) <= {token[::-1] for token in told.invited}
        for token in told.invited:
            if token[::-1] in votes:
                with pytest.raises(RuleRefused, match="invitation_void"):
                    desk.ratings.vote(token, Vote(5), "nữa")
            else:
                desk.ratings.vote(token, Vote(5), token[::-1])
        assert cast(desk) == Counter(token[::-1] for token in told.invited)
        assert desk.supervision.verify().ok
        return len(votes)
    finally:
        desk.close()


def test_that_a_killed_desk_keeps_every_vote_once(children: ForkServer, tmp_path: Path) -> None:
    random, told = Random(4), Told()
    folder = new_home(tmp_path / "home")
    for life in range(8):
        log = folder / f"log-{life}"
        child = children.start(Order(folder, log, "rate"))
        live_on(log, random)
        assert children.kill(child) == signal.SIGKILL
        after = heard(log)
        told.acknowledged.update(after.acknowledged)
        told.printed.update(after.printed)
        told.invited += after.invited
        told.voted += after.voted
        told.bugs += after.bugs
        check_votes(folder, told)
        told.voted = list(told.invited)
    assert len(told.invited) > 10


@pytest.mark.parametrize(("call", "moments"), [("pwrite64", range(60, 260, 25)), ("fsync", range(3, 24, 3))])
def test_that_a_kill_at_any_call_leaves_a_vote_whole_or_its_invitation_good(
    children: ForkServer, tmp_path: Path, call: str, moments: range
) -> None:
    killed = 0
    for moment in moments:
        folder = new_home(tmp_path / f"{call}-{moment}")
        status = kill_at(children, Order(folder, folder / "log", "rate", count=7), call, moment)
        killed += status == signal.SIGKILL
        check_votes(folder, heard(folder / "log"))
    assert killed == len(moments)
