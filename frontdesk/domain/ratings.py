"""Ratings by citizens: what is asked, what a vote is, and how votes are grouped so that nobody joins them back."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from frontdesk.domain.events import Act, SubmissionReceived
from frontdesk.domain.journal import Event
from frontdesk.domain.rating_events import Topic, Vote
from frontdesk.domain.result_events import ResultGivenAtOnce, ResultReturned
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import SubmissionRefused
from frontdesk.domain.text import nfc
from frontdesk.domain.tokens import RandomBytes, draw
from frontdesk.errors import InvalidInput, RuleRefused

FACES = (1, 2, 3, 4, 5)  # from very dissatisfied to very satisfied
LOW = 2  # a vote up to it may give reasons
LONGEST_COMMENT = 500  # characters
TOKEN_LENGTH = 28  # 134 bits, and one more character than a tracking token has: neither is taken for the other
INVITED_WITHIN = timedelta(days=1)


class Occasion(StrEnum):
    """What a citizen is invited to rate."""

    RECEIPT = "receipt"  # the receipt was given
    RESULT = "result"  # a result was returned, also at once
    REFUSAL = "refusal"


@dataclass(frozen=True, slots=True)
class Invitation:
    """One vote, for whoever stands at the counter. Good on the office's day it was drawn, once."""

    token: str = field(repr=False)
    occasion: Occasion


@dataclass(frozen=True, slots=True)
class RatingWords:
    """What the rating says in one language: five faces from worst to best, topics and reasons with their ids."""

    faces: tuple[str, ...]
    topics: tuple[tuple[Topic, str], ...]
    reasons: tuple[tuple[str, str], ...]
    basis: str = ""


@dataclass(frozen=True, slots=True)
class RatingVersion:
    """The rating as it is asked from `effective_from` (the office's day) on; words by language, "vi" and "en"."""

    effective_from: date
    words: Mapping[str, RatingWords] = field(hash=False)


_OCCASIONS: Mapping[type[Act], Occasion] = {
    SubmissionReceived: Occasion.RECEIPT,
    ResultReturned: Occasion.RESULT,
    ResultGivenAtOnce: Occasion.RESULT,
    SubmissionRefused: Occasion.REFUSAL,
}


def last_occasion(submission: Submission) -> tuple[Event, Occasion] | None:
    """The last act a citizen is invited to rate; acts that made no sense where they stand are none."""
    odd = {conflict.event.id for conflict in submission.conflicts}
    for event, act in reversed(submission.events):
        occasion = _OCCASIONS.get(type(act))
        if occasion is not None and event.id not in odd:
            return event, occasion
    return None


def person_of(submission: Submission, event: Event) -> str:
    """Who stood at the counter in `event`, as far as the journal says; only to be counted, never kept.

    Whoever took a result in another's place, else who filed in another's place, else the applicant.
    """
    act = next((act for each, act in submission.events if each.id == event.id), None)
    taker = act.personal if isinstance(act, ResultReturned) else None
    filed = submission.received.personal
    if taker is not None and (taker.id_number or taker.name):
        return taker.id_number or taker.name
    if filed is None:  # erased
        return submission.id
    return (filed.delegate or filed.principal).number or submission.id


def still_invites(event: Event, now: datetime) -> bool:
    """Whether who was served in `event` is still invited at `now` (aware UTC)."""
    return now - event.moment <= INVITED_WITHIN


def new_rating_token(random_bytes: RandomBytes) -> str:
    """A one-time token: 28 characters of the codes' alphabet, uniform."""
    return draw(TOKEN_LENGTH, random_bytes)


def rating_url(base: str, token: str) -> str:
    """Where a phone gives the vote of an invitation: "https://host/r/INVITATION"."""
    return f"{base.rstrip('/')}/r/{token}"


def checked_vote(vote: Vote, reasons: Container[str]) -> Vote:
    """`vote` with topics and reasons each once and in one order, which says nothing of how they were touched.

    Raises InvalidInput `score_wrong`, `topic_twice`, `reason_unknown`; RuleRefused `reasons_need_low_vote`.
    """
    scores = (vote.score, *(score for _topic, score in vote.topics))
    if any(score not in FACES for score in scores):
        raise InvalidInput("score_wrong", least=FACES[0], most=FACES[-1])
    if len(dict(vote.topics)) < len(vote.topics):
        raise InvalidInput("topic_twice")
    strange = next((reason for reason in vote.reasons if reason not in reasons), None)
    if strange is not None:
        raise InvalidInput("reason_unknown", reason=strange[:40])
    if vote.reasons and vote.score > LOW:
        raise RuleRefused("reasons_need_low_vote", most=LOW)
    return Vote(vote.score, tuple(sorted(vote.topics)), tuple(sorted(set(vote.reasons))))


def checked_comment(text: str) -> str:
    """A comment as it is kept: NFC, no control characters, one line. Raises InvalidInput `comment_too_long`."""
    said = nfc(text)
    if len(said) > LONGEST_COMMENT:
        raise InvalidInput("comment_too_long", most=LONGEST_COMMENT)
    return said
