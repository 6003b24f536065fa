"""Ratings by citizens (NĐ 118/2025 Art 33), confidential (Art 29.3): nobody can join a vote back to its submission."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from frontdesk.domain.bursts import MOST_OF_ONE_PERSON, PACE_RULES, SAME_PERSON, slot
from frontdesk.domain.clock import Clock, local
from frontdesk.domain.codes import plain
from frontdesk.domain.events import act_of
from frontdesk.domain.rating_events import BurstFlagged, RatingLabelsSet, Vote, VotesCounted
from frontdesk.domain.rating_report import Comment, RatingReport
from frontdesk.domain.ratings import (
    FACES,
    Invitation,
    RatingWords,
    checked_comment,
    checked_vote,
    last_occasion,
    new_rating_token,
    person_of,
    still_invites,
)
from frontdesk.domain.text import nfc
from frontdesk.domain.tokens import token_hash
from frontdesk.domain.vote_groups import SMALLEST_GROUP, Ballot, Candidate, releases
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.files.rating_words import rating_words
from frontdesk.services.access import UseCases, administering, at_counter, open_to_all, supervising
from frontdesk.services.office import OfficeService
from frontdesk.services.submissions import get_submission
from frontdesk.storage import rating_views, ratings, reference
from frontdesk.storage.journal import events_of
from frontdesk.storage.rating_marks import RatingMarks
from frontdesk.storage.store import Store, WriteUnit

LONGEST_FACE = 40  # characters under a face
MARKS_STAY = timedelta(days=3)  # longer than an occasion invites


class RatingService(UseCases):
    """Invitations, votes, and what is told of them."""

    def __init__(self, store: Store, office: OfficeService, clock: Clock, database_key: Callable[[], str]) -> None:
        super().__init__(office.seat)
        self._store = store
        self._office = office
        self._clock = clock
        self._marks = RatingMarks(database_key)

    @at_counter
    def invite(self, submission_id: str) -> Invitation | None:
        """One vote for who was just served: a receipt given, a result returned, a refusal.

        None where the last of these was invited before or is older than a day. For the program to call right after
        such an act, never for a button. Raises NotFound, StorageRefused.
        """
        now = self._clock()
        with self._store.write() as unit, ratings.overwriting(unit.connection):
            submission = get_submission(unit.connection, submission_id)
            found = last_occasion(submission)
            if found is None or not still_invites(found[0], now):
                return None
            event, occasion = found
            today = _day(now)
            ratings.prune(unit.connection, today, today - MARKS_STAY)
            if not ratings.mark_invited(unit.connection, self._marks.of("occasion", event.id), today):
                return None
            token = new_rating_token(secrets.token_bytes)
            person = self._marks.of("person", person_of(submission, event))
            ticket = ratings.Ticket(unit.me.counter, submission.received.field, today)
            candidate = Candidate(self._marks.of("submission", submission_id), person)
            ratings.invite(unit.connection, token_hash(token), ticket, candidate)
            self._watch_person(unit, person, now)
        return Invitation(token, occasion)

    @open_to_all
    def is_open(self, token: str) -> bool:
        """Whether the invitation still waits for its vote; reads only. Raises StorageRefused."""
        with self._store.read() as connection:
            return ratings.waits(connection, token_hash(plain(token)), _day(self._clock()))

    @open_to_all
    def vote(self, token: str, vote: Vote, comment: str = "") -> None:
        """Cast the one vote of an invitation; it waits for its group, and is durable when this returns.

        Raises RuleRefused `invitation_void` (unknown, used and expired alike) and as `checked_vote` and
        `checked_comment`, StorageRefused.
        """
        now = self._clock()
        today = _day(now)
        known = dict(rating_words(today, "vi").reasons)
        checked, said = checked_vote(vote, known), checked_comment(comment)
        with self._store.write() as unit, ratings.overwriting(unit.connection):
            ticket = ratings.take(unit.connection, token_hash(plain(token)), today)
            if ticket is None:
                raise RuleRefused("invitation_void")
            ratings.cast(unit.connection, Ballot(ticket.counter, ticket.field, checked, said), ticket.day)
            _release(unit, now)
            _watch_pace(unit, now)
        self._store.shed_log()

    @open_to_all
    def release(self) -> int:
        """Let every group go that may, and forget what is over; how many groups went. For the opening of the desk."""
        now = self._clock()
        with self._store.write() as unit, ratings.overwriting(unit.connection):
            ratings.prune(unit.connection, _day(now), _day(now) - MARKS_STAY)
            released = _release(unit, now)
        self._store.shed_log()
        return released

    @supervising
    def report(self, since: date, until: date) -> RatingReport:
        """Votes of the groups that left on the office days `since` to `until`; never of fewer than five.

        Raises InvalidInput `report_days_wrong`.
        """
        _check_days(since, until)
        with self._store.read() as connection:
            return rating_views.report(connection, since, until)

    @supervising
    def comments(self, since: date, until: date) -> tuple[Comment, ...]:
        """What citizens of these groups wrote, shuffled. Raises InvalidInput `report_days_wrong`."""
        _check_days(since, until)
        with self._store.read() as connection:
            subjects = rating_views.subjects_of_groups(connection, since, until)
            events = [event for subject in subjects for event in events_of(connection, subject)]
        found = [each for event in events for each in _comments(act_of(event), since, until)]
        secrets.SystemRandom().shuffle(found)
        return tuple(found)

    @open_to_all
    def words(self, language: str = "vi") -> RatingWords:
        """What the rating asks today in `language` ("vi" or "en"), with the office's own words for the faces."""
        with self._store.read() as connection:
            return words_asked(connection, _day(self._clock()), language)

    @administering
    def set_labels(self, faces: Mapping[int, str], language: str = "vi") -> RatingWords:
        """Put the office's own words to faces (1 worst to 5), empty for the standard ones; others stay.

        Raises InvalidInput `face_words_wrong`.
        """
        said = {face: nfc(words) for face, words in faces.items()}
        if not set(said) <= set(FACES) or any(len(words) > LONGEST_FACE for words in said.values()):
            raise InvalidInput("face_words_wrong", most=LONGEST_FACE)
        with self._store.write() as unit:
            before = reference.rating_faces(unit.connection, language) or ("",) * len(FACES)
            after = tuple(said.get(face, old) for face, old in zip(FACES, before, strict=True))
            if after != before:
                officer = self._office.at_hand(unit.connection).officer
                act = RatingLabelsSet(language, after)
                unit.record((f"rating_labels:{language}", act), at=self._clock(), actor=officer)
        return self.words(language)

    def _watch_person(self, unit: WriteUnit, person: str, now: datetime) -> None:
        day = _day(now)
        times = ratings.tally(unit.connection, f"person {person}", day.isoformat())
        if times == MOST_OF_ONE_PERSON + 1:
            _flag(unit, BurstFlagged(unit.me.counter, day, "", SAME_PERSON, times), now)


def words_asked(connection: Connection, today: date, language: str) -> RatingWords:
    """What the rating asks on the office's day `today`, the office's own words for the faces put in."""
    standard = rating_words(today, language)
    own = reference.rating_faces(connection, language) or standard.faces
    return replace(standard, faces=tuple(word or usual for word, usual in zip(own, standard.faces, strict=True)))


def _day(now: datetime) -> date:
    return local(now).date()


def _release(unit: WriteUnit, now: datetime) -> int:
    pools, ballots = ratings.waiting_pools(unit.connection), ratings.waiting_ballots(unit.connection)
    leaving = releases(pools, ballots, _day(now))
    for release in leaving:
        counted = release.counted
        subject = rating_views.votes_subject(counted.counter, f"{counted.until:%Y-%m}")
        unit.record((subject, counted), at=now, actor=counted.counter)  # a person as actor would narrow it down
        ratings.forget(unit.connection, release)
    return len(leaving)


def _watch_pace(unit: WriteUnit, now: datetime) -> None:
    for rule in PACE_RULES:
        running = slot(rule, now)
        votes = ratings.tally(unit.connection, f"pace {rule.id}", f"{_day(now).isoformat()} {running}")
        if votes == rule.most + 1:
            _flag(unit, BurstFlagged(unit.me.counter, _day(now), running, rule.id, votes), now)


def _flag(unit: WriteUnit, act: BurstFlagged, now: datetime) -> None:
    unit.record((f"bursts:{act.counter}", act), at=now, actor=act.counter)


def _comments(act: object, since: date, until: date) -> Iterable[Comment]:
    if not isinstance(act, VotesCounted) or act.personal is None or len(act.votes) < SMALLEST_GROUP:
        return ()
    if not since <= act.until <= until:
        return ()
    return [Comment(each, act.counter, act.field, act.since, act.until) for each in act.personal.comments]


def _check_days(since: date, until: date) -> None:
    if since > until:
        raise InvalidInput("report_days_wrong", first=since, last=until)
