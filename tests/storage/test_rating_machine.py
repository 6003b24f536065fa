"""At every moment, whatever happened: no vote can be joined to its submission or its citizen (stateful)."""

import json
import re
import tempfile
from collections import Counter as Tally
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import text

from frontdesk.domain.events import act_of
from frontdesk.domain.journal import Event
from frontdesk.domain.rating_events import Topic, Vote, VotesCounted
from frontdesk.domain.states import State
from frontdesk.domain.tokens import token_hash
from frontdesk.domain.vote_groups import OTHER_FIELDS, in_order
from frontdesk.errors import RuleRefused
from frontdesk.storage.journal import walk
from frontdesk.storage.journal_schema import journal_tables
from frontdesk.storage.schema import view_tables
from tests.counters import Counter
from tests.factories import make_application, make_party, open_desk
from tests.faults.invariants import check_views
from tests.storage.machine_runs import run_machine

pytestmark = pytest.mark.long

PROCEDURES = ("1.001612", "1.001193", "2.000815")  # three fields
PEOPLE = st.integers(0, 9)
GROUPS: Tally[bool] = Tally()  # how many left in all runs, by whether several fields left together
VOTES = st.builds(
    Vote,
    st.integers(1, 5),
    st.lists(st.tuples(st.sampled_from(Topic), st.integers(1, 5)), max_size=2, unique_by=lambda each: each[0]).map(
        tuple
    ),
)


@dataclass
class Visit:
    """Somebody who was invited, and what only they and the test know."""

    submission: str
    field: str
    person: str
    chain: int  # how long the journal was then
    token: str
    day: date
    secrets: tuple[str, ...]
    voted: bool = False


@dataclass
class Field:
    """What waits of a field, as far as somebody who reads the journal can tell."""

    since: int = 0  # the journal's length when its last group left
    waiting: list[tuple[Vote, str]] = field(default_factory=list)


class RatingMachine(RuleBasedStateMachine):
    """Citizens who come, and some of them vote."""

    @initialize()
    def set_up(self) -> None:
        """A new home."""
        self.folder = tempfile.TemporaryDirectory()
        self.counter = Counter(Path(self.folder.name), "2026-11-23 08:00")
        self.visits: list[Visit] = []
        self.fields: dict[str, Field] = {}
        self.seen = 0
        self.counted: list[Vote] = []

    @rule(procedure=st.sampled_from(PROCEDURES), person=PEOPLE)
    def come(self, procedure: str, person: int) -> None:
        """Papers are received."""
        application = make_application(
            self.counter.desk, procedure, (), make_party(f"NGUYỄN VĂN {person}", f"00819500000{person}")
        )
        which = str(self.counter.desk.reception.receive(application).submission_id)
        self._invited(which, str(person))

    @rule(at=st.integers(0, 30), refused=st.booleans())
    def serve_again(self, at: int, refused: bool) -> None:
        """Settled or refused: another occasion of the same submission."""
        if not self.visits:
            return
        visit = self.visits[at % len(self.visits)]
        if self.counter.get(visit.submission).state is not State.RECEIVED:
            return
        if refused:
            self.counter.desk.endings.refuse(visit.submission, "Không thuộc thẩm quyền", given_back=True)
        else:
            self.counter.desk.results.give_at_once(visit.submission)
        self._invited(visit.submission, visit.person)

    def _invited(self, which: str, person: str) -> None:
        invitation = self.counter.desk.ratings.invite(which)
        assert invitation is not None
        assert self.counter.desk.ratings.invite(which) is None
        received = self.counter.get(which).received
        assert received.personal is not None
        said = received.personal
        secrets = (
            which, received.receipt_code, received.token_hash, said.token, token_hash(invitation.token),
            said.principal.name, said.principal.number,
        )  # fmt: skip
        today = self.counter.desk.reception.today()
        with self.counter.desk.store.read() as connection:
            chain = connection.execute(text("SELECT max(seq) FROM events")).scalar_one()
        self.visits.append(Visit(which, received.field, person, chain, invitation.token, today, secrets))

    @rule(at=st.integers(0, 60), vote=VOTES, comment=st.sampled_from(("", "Cảm ơn", "Chờ lâu")))
    def vote(self, at: int, vote: Vote, comment: str) -> None:
        """One invitation is answered; on its day, once."""
        if not self.visits:
            return
        visit = self.visits[-1 - at % len(self.visits)]
        if visit.voted or visit.day != self.counter.desk.reception.today():
            with pytest.raises(RuleRefused, match="invitation_void"):
                self.counter.desk.ratings.vote(visit.token, vote, comment)
            return
        self.counter.desk.ratings.vote(visit.token, vote, comment)
        visit.voted = True
        said = Vote(vote.score, tuple(sorted(vote.topics)), vote.reasons)
        self.fields.setdefault(visit.field, Field()).waiting.append((said, comment))
        self._look()

    @rule(
        procedure=st.sampled_from(PROCEDURES),
        people=st.lists(PEOPLE, min_size=2, max_size=7),
        scores=st.lists(st.integers(1, 5), min_size=7, max_size=7),
        order=st.permutations(range(7)),
    )
    def crowd(self, procedure: str, people: list[int], scores: list[int], order: list[int]) -> None:
        """Several come for the same, and answer in another order than they came."""
        for person in people:
            self.come(procedure, person)
        for place in order:
            if place < len(people):
                self.vote(place, Vote(scores[place], ((Topic.TIME, scores[-1]),)), "")

    @rule(days=st.sampled_from((0, 0, 1, 20, 40)))
    def wait(self, days: int) -> None:
        """Time passes."""
        self.counter.clock.forward(days=days)
        self.counter.desk.ratings.release()

    @rule()
    def begin_again(self) -> None:
        """The program is closed and opened."""
        self.counter.desk.close()
        self.counter.desk = open_desk(self.counter.desk.settings, self.counter.clock)

    @invariant()
    def each_vote_could_be_anybodys_of_five(self) -> None:
        """Of every group that left since the last look."""
        self._look()

    def _look(self) -> None:
        with self.counter.desk.store.read() as connection:
            events = [event for event in walk(connection) if event.seq > self.seen]
            pools = set(connection.execute(text("SELECT field FROM pools")).scalars())
        for event in events:
            act = act_of(event)
            if isinstance(act, VotesCounted):
                self._left(event, act, pools)
        self.seen = max([self.seen, *(event.seq for event in events)])

    def _left(self, event: Event, act: VotesCounted, pools: set[str]) -> None:
        together = {act.field}
        if act.field == OTHER_FIELDS:
            together = {name for name, each in self.fields.items() if each.waiting and name not in pools}
        waited = [ballot for name in together for ballot in self.fields[name].waiting]
        could = [
            visit
            for visit in self.visits
            if visit.field in together and self.fields[visit.field].since < visit.chain <= event.seq
        ]
        assert len(act.votes) >= 5
        assert len({visit.submission for visit in could}) >= 5
        assert len({visit.person for visit in could}) >= 5
        assert Tally(act.votes) == Tally(vote for vote, _comment in waited)
        assert act.votes == in_order(act.votes)
        written = sorted(comment for _vote, comment in waited if comment)
        assert list(act.personal.comments if act.personal else ()) == written
        assert event.actor == act.counter
        self.counted += act.votes
        GROUPS[act.field == OTHER_FIELDS] += 1
        for name in together:
            self.fields[name] = Field(since=event.seq)

    @invariant()
    def nothing_is_lost_and_nothing_counts_twice(self) -> None:
        """What was acknowledged waits or has left."""
        waiting = [json.loads(row["vote"]) for row in self._rows("ballots")]
        assert len(waiting) + len(self.counted) == sum(visit.voted for visit in self.visits)

    @invariant()
    def what_holds_votes_names_nobody_and_no_moment(self) -> None:
        """No id, code, token, hash, name or time stands where a vote stands."""
        holding = json.dumps([self._rows("ballots"), self._votes()], ensure_ascii=False)
        everything = json.dumps([self._rows(table) for table in self._tables()], ensure_ascii=False)
        assert not re.search(r"\d\d:\d\d", holding)
        for visit in self.visits:
            assert visit.token not in everything
            assert not any(secret in holding for secret in visit.secrets)

    def _tables(self) -> list[str]:
        return [*journal_tables.tables, *view_tables.tables]

    def _rows(self, table: str) -> list[dict[str, Any]]:
        with self.counter.desk.store.read() as connection:
            return [dict(row) for row in connection.execute(text(f"SELECT * FROM {table}")).mappings()]

    def _votes(self) -> list[str]:
        with self.counter.desk.store.read() as connection:
            return [event.payload + event.personal for event in walk(connection) if event.kind == VotesCounted.KIND]

    @invariant()
    def no_two_reports_differ_by_fewer_than_five(self) -> None:
        """Neither in all, nor under any heading."""
        today = self.counter.desk.reception.today()
        days = sorted({date(2026, 11, 22), *(visit.day for visit in self.visits), today})
        reports = [self.counter.desk.ratings.report(days[0], day) for day in days]
        assert reports[-1].n == len(self.counted)
        for one, other in pairwise(reports):
            for heading in ("by_counter", "by_field", "by_month"):
                before = {tally.name: tally.n for tally in getattr(one, heading)}
                for tally in getattr(other, heading):
                    assert (tally.n - before.get(tally.name, 0)) not in range(1, 5)
            for topic, same in zip(other.topics, one.topics, strict=True):
                assert (topic.n - same.n) not in range(1, 5)

    def teardown(self) -> None:
        """The views are what the journal says; no submission's timeline knows of a rating."""
        if not hasattr(self, "counter"):
            return
        for visit in self.visits:
            kinds = {event.kind for event, _act in self.counter.get(visit.submission).events}
            assert not any("vot" in kind or "rating" in kind for kind in kinds)
        check_views(self.counter.desk)
        self.counter.desk.close()
        self.folder.cleanup()


def test_that_no_vote_can_be_joined_back() -> None:
    run_machine(RatingMachine, examples=10, steps=20)
    assert GROUPS[False]


@pytest.mark.soak
def test_that_no_vote_of_many_days_can_be_joined_back() -> None:
    run_machine(RatingMachine, examples=100, steps=40)
    assert GROUPS[True]
