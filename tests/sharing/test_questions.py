"""Lines of the page's process: two questions, and nothing else gets through."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.domain.rating_events import Topic, Vote
from frontdesk.errors import RuleRefused
from frontdesk.sharing.questions import LONGEST_LINE, Cast, IsOpen, answered, greeting, question

VOTE: dict[str, Any] = {
    "id": 7,
    "ask": "vote",
    "invitation": "0" * 28,
    "score": 2,
    "topics": {"attitude": 4},
    "reasons": ["unkind"],
    "comment": "Chờ lâu",
}
OPEN: dict[str, Any] = {"id": 7, "ask": "is_open", "invitation": "0" * 28}

text = st.text(st.characters(codec="utf-8"), max_size=40)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=80),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=8,
)
votes = st.builds(
    Cast,
    st.integers(0, 2**53),
    text,
    st.builds(
        Vote,
        st.integers(1, 5),
        st.dictionaries(st.sampled_from(Topic), st.integers(1, 5)).map(lambda given: tuple(given.items())),
        st.lists(text, max_size=5).map(tuple),
    ),
    text,
)


def line(told: object) -> bytes:
    return json.dumps(told).encode()


def is_refused(told: bytes) -> bool:
    try:
        question(told)
    except ValueError:
        return True
    return False


@settings(deadline=None)
@given(votes)
def test_that_every_vote_is_read_as_it_was_said(cast: Cast) -> None:
    told = {
        "id": cast.id,
        "ask": "vote",
        "invitation": cast.invitation,
        "score": cast.vote.score,
        "topics": {topic.value: score for topic, score in cast.vote.topics},
        "reasons": list(cast.vote.reasons),
        "comment": cast.comment,
    }
    assert question(line(told)) == cast


@settings(deadline=None)
@given(st.integers(0, 2**53), text)
def test_that_whether_an_invitation_waits_can_be_asked(number: int, invitation: str) -> None:
    asked = IsOpen(number, invitation)
    assert question(line({"id": number, "ask": "is_open", "invitation": invitation})) == asked
    assert json.loads(answered(asked, answer=True)) == {"id": number, "answer": True}
    assert answered(asked, "invitation_void").endswith(b"\n")


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_that_noise_is_refused(noise: bytes) -> None:
    assert is_refused(noise)


@settings(deadline=None)
@given(values)
def test_that_json_that_is_no_question_is_refused(told: object) -> None:
    assert is_refused(line(told))


@settings(deadline=None)
@given(st.sampled_from([VOTE, OPEN]), st.data())
def test_that_a_question_with_one_thing_wrong_is_refused(right: dict[str, Any], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(right)))
    put = data.draw(values)
    told = {**right, name: put}
    if not is_refused(line(told)):  # what passes is what it says
        asked = question(line(told))
        assert type(told["id"]) is int
        assert isinstance(asked, IsOpen) is (told["ask"] == "is_open")
        assert isinstance(put, (str, int, list, dict))
        assert not isinstance(put, bool)
    assert is_refused(line({**right, "more": put}))
    assert is_refused(line({key: value for key, value in right.items() if key != name}))


@pytest.mark.parametrize(
    "told",
    [
        {**VOTE, "score": 0},
        {**VOTE, "score": 6},
        {**VOTE, "score": True},
        {**VOTE, "score": "5"},
        {**VOTE, "id": -1},
        {**VOTE, "id": 2**53 + 1},
        {**VOTE, "topics": {"weather": 4}},
        {**VOTE, "topics": {"time": 9}},
        {**VOTE, "topics": [["time", 4]]},
        {**VOTE, "reasons": ["x" * 41]},
        {**VOTE, "reasons": ["x"] * 33},
        {**VOTE, "reasons": "unkind"},
        {**VOTE, "comment": "x" * 4_097},
        {**VOTE, "comment": "\ud800"},
        {**VOTE, "invitation": "x" * 65},
        {**OPEN, "ask": "close"},
        {**OPEN, "ask": ["is_open"]},
    ],
)
def test_that_what_is_out_of_bounds_is_refused(told: dict[str, Any]) -> None:
    assert not is_refused(line(VOTE))
    assert not is_refused(line(OPEN))
    assert is_refused(line(told))


@pytest.mark.parametrize(
    "told",
    [
        b'{"id": 1, "id": 2, "ask": "is_open", "invitation": "x"}',
        b'{"id": NaN, "ask": "is_open", "invitation": "x"}',
        b'{"id": 1e3, "ask": "is_open", "invitation": "x"}',
        b'{"id": ' + b"9" * 5_000 + b', "ask": "is_open", "invitation": "x"}',
        b"[" * 10_000,
        b'{"a":' * 3_000,
        line(OPEN) + b" " * LONGEST_LINE,
        line(OPEN) + line(OPEN),
        b"\xff" + line(OPEN),
    ],
)
def test_that_json_somebody_plays_with_is_refused(told: bytes) -> None:
    assert is_refused(told)


def test_that_it_says_where_it_listens_or_why_not() -> None:
    assert greeting(b'{"listening": ["127.0.0.1", 8080]}') == 8080
    told = b'{"refused": "track_port_taken", "params": {"port": 8080, "host": "::1"}}'
    assert greeting(told) == RuleRefused("track_port_taken", port=8080, host="::1")


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"[]",
        b'{"listening": "127.0.0.1:8080"}',
        b'{"listening": ["127.0.0.1", 0]}',
        b'{"listening": ["127.0.0.1", true]}',
        b'{"listening": [8080, "127.0.0.1"]}',
        b'{"listening": ["127.0.0.1", 8080], "more": 1}',
        b'{"refused": "Bad Code", "params": {}}',
        b'{"refused": "port_taken"}',
        b'{"refused": "port_taken", "params": {"port": [1]}}',
        b'{"refused": "port_taken", "params": {"port": 1.5}}',
        b'{"refused": "port_taken", "params": {"a b": 1}}',
    ],
)
def test_that_any_other_greeting_is_refused(told: bytes) -> None:
    with pytest.raises(ValueError):
        greeting(told)


@settings(deadline=None)
@given(st.binary(max_size=200) | values.map(line))
def test_that_no_greeting_breaks_the_reader(told: bytes) -> None:
    try:
        said = greeting(told)
    except ValueError:
        return
    assert isinstance(said, (int, RuleRefused))
