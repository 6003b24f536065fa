"""Whatever is sent: an answer that is no fault of ours, and nothing shown that was not opened."""

import asyncio
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.domain.rating_events import Topic
from frontdesk.sharing.questions import question
from frontdesk.tracking.app import Terms, make_app
from frontdesk.tracking.pipe_votes import PipeVotes
from tests.tracking.raw import Answered, ask, form
from tests.tracking.stand import CODE, INVITATION, KEY, NOW, ROOMY, TOKEN, Stand, StandPages, StandSource

STAND = Stand()
PIECES = st.sampled_from(
    [
        TOKEN,
        TOKEN.lower(),
        CODE,
        KEY,
        INVITATION,
        "t",
        "s",
        "r",
        "find",
        "counter",
        "due.ics",
        "..",
        ".",
        "",
        "%2f",
        "%00",
    ]
)
PATHS = st.lists(PIECES | st.text(max_size=30), max_size=5).map(lambda parts: "/" + "/".join(parts))
METHODS = st.sampled_from(["GET", "HEAD", "POST", "PUT", "OPTIONS"]) | st.text(max_size=8)
HEADERS = st.dictionaries(
    st.sampled_from(["content-type", "content-length", "x-forwarded-for", "host", "expect", "accept-language"]),
    st.text(st.characters(max_codepoint=255), max_size=40),
)
FIELDS = st.sampled_from(["code", "key", "score", "reason", "comment", "topic.attitude", "lang"])
VALUES = st.sampled_from([CODE, KEY, TOKEN, "5", "1", "en"]) | st.text(max_size=60)


def shows_the_submission(answer: Answered) -> bool:
    return b"Ph\xc3\xb2ng T\xc6\xb0 ph\xc3\xa1p" in answer.body or b"<title>status" in answer.body


@settings(max_examples=400, deadline=None)
@given(method=METHODS, path=PATHS, query=st.text(max_size=60), headers=HEADERS, body=st.binary(max_size=200))
def test_that_any_request_is_answered(method: str, path: str, query: str, headers: dict[str, str], body: bytes) -> None:
    answer = ask(STAND.app, method, path, query=query, headers=headers, body=body)

    assert 200 <= answer.status < 500
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert not shows_the_submission(answer) or TOKEN in path.upper()


@settings(max_examples=400, deadline=None)
@given(
    where=st.sampled_from(["/find", "/counter", f"/r/{INVITATION}"]),
    fields=st.dictionaries(FIELDS, VALUES, max_size=7),
)
def test_that_any_form_is_answered_and_opens_only_with_its_key(where: str, fields: dict[str, str]) -> None:
    STAND.time.now += 10_000
    answer = ask(STAND.app, "POST", where, body=form(**fields) or b"&")

    opened = TOKEN in fields.get("code", "") or (fields.get("code"), fields.get("key")) == (CODE, KEY)
    assert answer.status < 500
    assert (answer.status == 303 or b"counter_status" in answer.body) == (opened and where != f"/r/{INVITATION}")


FLOODS = st.sampled_from(["slow", "x" * 41, "\x01" * 2000, "\u1ed9" * 300]) | st.text(max_size=60)
BALLOTS = st.lists(
    st.tuples(st.just("reason"), FLOODS)
    | st.tuples(st.just("comment"), FLOODS)
    | st.tuples(st.sampled_from([f"topic.{topic}" for topic in Topic] + ["topic.x", ""]), st.sampled_from("123456x")),
    max_size=45,
)


class Overheard:
    """A desk that hears every line and answers none."""

    def __init__(self) -> None:
        self.lines: list[bytes] = []
        votes = PipeVotes(self.hear)
        self.app = make_app(StandSource(), StandPages(), votes, clock=lambda: NOW, terms=Terms(limits=ROOMY))

    def hear(self, line: bytes) -> bool:
        """Not taken, so that nobody waits."""
        self.lines.append(line)
        return False

    def told(self, fields: list[tuple[str, str]]) -> int:
        """What a phone is answered that sends `fields`."""

        async def send() -> int:
            return ask(self.app, "POST", f"/r/{INVITATION}", body=urlencode(fields).encode()).status

        return asyncio.run(send())


@settings(max_examples=400, deadline=None)
@given(score=st.sampled_from("123456"), fields=BALLOTS)
def test_that_no_form_makes_the_page_say_what_the_desk_ends_it_for(score: str, fields: list[tuple[str, str]]) -> None:
    desk = Overheard()

    assert desk.told([("score", score), *fields]) in (413, 422, 503)
    for line in desk.lines:
        question(line.rstrip(b"\n"))


@pytest.mark.parametrize("reasons", [["x" * 41], ["\x01" * 2000], [f"r{number}" for number in range(40)]])
def test_that_reasons_nobody_offered_never_reach_the_desk(reasons: list[str]) -> None:
    desk = Overheard()

    assert desk.told([("score", "1"), *(("reason", reason) for reason in reasons)]) == 422
    assert desk.lines == []
