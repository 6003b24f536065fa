"""What is asked and what a vote may be."""

from datetime import date, timedelta
from os import urandom

import pytest

from frontdesk.domain.events import SubmissionReceived, act_of, texts
from frontdesk.domain.rating_events import Topic, Vote, VoteComments, VotesCounted
from frontdesk.domain.ratings import (
    LONGEST_COMMENT,
    Occasion,
    checked_comment,
    checked_vote,
    last_occasion,
    new_rating_token,
    person_of,
    still_invites,
)
from frontdesk.domain.result_events import ResultReturned, ReturnProof, Taker
from frontdesk.domain.tokens import is_token, token_in
from frontdesk.errors import DeskError
from frontdesk.files.rating_words import rating_versions, rating_words
from frontdesk.i18n import LANGUAGES
from tests.lives import Life, sealed_event

KNOWN = ("unkind", "waited_long")


@pytest.mark.parametrize(
    ("vote", "code"),
    [
        (Vote(0), "score_wrong"),
        (Vote(6), "score_wrong"),
        (Vote(5, ((Topic.TIME, 0),)), "score_wrong"),
        (Vote(5, ((Topic.TIME, 4), (Topic.TIME, 5))), "topic_twice"),
        (Vote(2, (), ("bribed",)), "reason_unknown"),
        (Vote(3, (), ("unkind",)), "reasons_need_low_vote"),
    ],
)
def test_that_a_vote_that_says_something_else_is_refused(vote: Vote, code: str) -> None:
    with pytest.raises(DeskError) as caught:
        checked_vote(vote, KNOWN)
    assert caught.value.code == code


def test_that_a_vote_does_not_tell_in_which_order_it_was_touched() -> None:
    one = Vote(2, ((Topic.TIME, 1), (Topic.ATTITUDE, 2)), ("waited_long", "unkind"))
    two = Vote(2, ((Topic.ATTITUDE, 2), (Topic.TIME, 1)), ("unkind", "waited_long", "unkind"))
    assert checked_vote(one, KNOWN) == checked_vote(two, KNOWN)


def test_that_a_comment_is_one_line_of_at_most_five_hundred_characters() -> None:
    assert checked_comment("  Chờ\x00 lâu\n\u202equá ") == "Chờ lâu quá"
    assert len(checked_comment("â" * LONGEST_COMMENT)) == LONGEST_COMMENT
    with pytest.raises(DeskError, match="comment_too_long"):
        checked_comment("â" * (LONGEST_COMMENT + 1))


def test_that_a_rating_token_is_taken_for_no_tracking_token() -> None:
    token = new_rating_token(urandom)
    assert not is_token(token)
    assert token_in(token) is None
    assert token_in(f"https://example.vn/t/{token}") is None


def test_that_the_last_visit_is_the_occasion() -> None:
    life = Life()
    assert occasion(life) is Occasion.RECEIPT
    assert occasion(life.hand_over().receive_result()) is Occasion.RECEIPT
    assert occasion(life.give()) is Occasion.RESULT
    assert occasion(Life().give_at_once()) is Occasion.RESULT
    assert occasion(Life().refuse()) is Occasion.REFUSAL
    assert occasion(Life().withdraw()) is Occasion.RECEIPT


def test_that_an_act_that_made_no_sense_is_no_occasion() -> None:
    life = Life().withdraw().refuse()
    assert life.submission.conflicts
    assert occasion(life) is Occasion.RECEIPT


def occasion(life: Life) -> Occasion:
    found = last_occasion(life.submission)
    assert found is not None
    return found[1]


def test_that_a_visit_invites_for_a_day() -> None:
    found = last_occasion(Life().submission)
    assert found is not None
    assert still_invites(found[0], found[0].moment + timedelta(hours=24))
    assert not still_invites(found[0], found[0].moment + timedelta(hours=24, seconds=1))


def test_that_who_came_is_the_taker_or_the_applicant() -> None:
    life = Life()
    applicant = person_of(life.submission, life.events[0])
    assert applicant == "008195012346"
    life.hand_over().receive_result().do(
        ResultReturned(ReturnProof.DELEGATE, (), None, life.now, Taker("Nguyễn Văn Bình", "008098012345"))
    )
    assert person_of(life.submission, life.events[-1]) == "008098012345"
    erased = Life(personal=None)
    assert isinstance(act_of(erased.events[0]), SubmissionReceived)
    assert person_of(erased.submission, erased.events[0]) == "s1"


def test_that_a_group_is_read_as_it_was_written_and_its_comments_can_be_erased() -> None:
    votes = (Vote(1, ((Topic.COSTS, 1),), ("extra_costs",)), *[Vote(5)] * 4)
    act = VotesCounted("C1", "Hộ tịch", date(2026, 11, 20), date(2026, 11, 23), 9, votes, VoteComments(("Chậm",)))
    event = sealed_event(act, 1, 1)
    assert act_of(event) == act
    payload, personal = texts(act)
    assert "Chậm" not in payload
    assert "Chậm" in personal


def test_that_both_languages_have_every_word_and_the_same_ids() -> None:
    for version in rating_versions():
        said = [version.words[language] for language in LANGUAGES]
        for words in said:
            assert len(words.faces) == len(set(words.faces)) == 5
            assert [topic for topic, _text in words.topics] == list(Topic)
            assert all((*words.faces, *dict(words.topics).values(), *dict(words.reasons).values()))
            assert "118/2025" in words.basis
        assert list(dict(said[0].reasons)) == list(dict(said[1].reasons))
    assert rating_words(date(2000, 1, 1), "vi") == rating_words(date(2026, 11, 23), "vi")
