"""Chains of two devices in one journal: the same views in whatever order they arrived."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, text

from frontdesk.domain.custody import Parcel
from frontdesk.domain.custody_events import ManifestMade, PapersHandedOver
from frontdesk.domain.events import Act
from frontdesk.domain.journal import GENESIS
from frontdesk.domain.manifests import manifest_code
from frontdesk.domain.rating_events import Topic, Vote, VotesCounted
from frontdesk.domain.states import State
from frontdesk.storage.journal import Appender, Me
from frontdesk.storage.journal_schema import chains
from tests.counters import Counter, wall
from tests.faults.invariants import check_views, everything

OTHER = manifest_code("C2", date(2026, 11, 23), 1)


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    opened = Counter(tmp_path)
    yield opened
    opened.desk.close()


def beside(counter: Counter, *acts: tuple[str, Act], at: str) -> None:
    """What another counter did meanwhile, as it arrives here: its own chain in this journal."""
    other = Me("C2-ZZZZZZZZ", "C2", "H60.242")
    with counter.desk.store.write_unjournaled() as connection:
        if not connection.execute(text("SELECT 1 FROM chains WHERE device = :d"), {"d": other.device}).scalar():
            connection.execute(insert(chains).values(device=other.device, seq=0, head=GENESIS, recorded_at=0))
        Appender(connection, other).append(((which, act, wall(at)) for which, act in acts), "Hoàng Đức Thắng")
    counter.desk.supervision.rebuild()


def handed_over(counter: Counter, which: str, at: str) -> list[tuple[str, Act]]:
    department, moment = counter.department(which), wall(at)
    made = ManifestMade(OTHER, "C2", department, moment.date(), 1, (which,), "0" * 64, moment)
    return [
        (OTHER, made),
        (which, PapersHandedOver(OTHER, "C2", department, moment, late=False, handed_over_at=moment)),
    ]


@pytest.mark.parametrize(("theirs", "first"), [("2026-11-23 11:00", False), ("2026-11-23 10:50", True)])
def test_that_two_handovers_of_one_file_leave_one_and_a_conflict(counter: Counter, theirs: str, first: bool) -> None:
    which = counter.receive()
    mine = counter.at("2026-11-23 10:55").hand_over(which)
    beside(counter, *handed_over(counter, which, theirs), at=theirs)
    submission = counter.get(which)
    assert [passage.manifest for passage in submission.handovers] == [OTHER if first else mine]
    assert [conflict.reason for conflict in submission.conflicts] == ["forbidden_handed_over"]
    assert [entry.conflict for entry in counter.desk.lookup.get(which).timeline] == ["", "", "forbidden_handed_over"]
    assert (submission.state, submission.holder) == (State.HANDED_OVER, counter.department(which))
    check_views(counter.desk)
    assert counter.desk.supervision.verify().ok


def test_that_a_batch_of_another_counter_is_answered_here(counter: Counter) -> None:
    which = counter.receive()
    beside(counter, *handed_over(counter, which, "2026-11-23 11:00"), at="2026-11-23 11:00")
    assert [each.code for each in counter.desk.handover.differences()] == [OTHER]
    counter.at("2026-11-23 13:30").desk.handover.send_back(which, "Thiếu")
    assert counter.desk.handover.manifest(OTHER).items[0].parcel is Parcel.SENT_BACK
    check_views(counter.desk)


def test_that_a_rebuild_does_not_ask_who_came_first(counter: Counter, tmp_path: Path) -> None:
    one, two = counter.receive(), counter.receive()
    for which, at in ((two, "2026-11-23 11:00"), (one, "2026-11-23 11:05")):
        beside(counter, *handed_over(counter, which, at)[1:], at=at)
    counter.at("2026-11-23 13:30").desk.handover.send_back(one, "Thiếu")
    before = everything(counter.desk)
    with counter.desk.store.write_unjournaled() as connection:
        connection.execute(text("DROP TRIGGER IF EXISTS events_fixed"))
        top: Any = connection.execute(text("SELECT max(position) FROM events")).scalar()
        connection.execute(text("UPDATE events SET position = -position"))
        connection.execute(text("UPDATE events SET position = position + :top + 1"), {"top": top})
    counter.desk.supervision.rebuild()
    assert everything(counter.desk) == before


def test_that_votes_of_two_counters_add_up_and_too_small_a_group_is_not_told(counter: Counter) -> None:
    for _ in range(5):
        invitation = counter.desk.ratings.invite(counter.receive())
        assert invitation is not None
        counter.desk.ratings.vote(invitation.token, Vote(5))
    day = date(2026, 11, 23)
    large, small = (
        VotesCounted("C2", "Hộ tịch", day, day, 9, (Vote(2, ((Topic.TIME, 2),)),) * size) for size in (6, 4)
    )
    beside(counter, ("votes:C2:2026-11", large), ("votes:C2:2026-11", small), at="2026-11-23 11:00")
    report = counter.desk.ratings.report(day, day)
    assert [(tally.name, tally.n) for tally in report.by_counter] == [("C1", 5), ("C2", 6)]
    assert (report.n, report.mean) == (11, 3.4)
    assert [(each.n, each.mean) for each in report.topics if each.n] == [(6, 2.0)]
    check_views(counter.desk)
    assert counter.desk.supervision.verify().ok
