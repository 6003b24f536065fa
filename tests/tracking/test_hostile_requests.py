"""Whatever is sent: an answer that is no fault of ours, and nothing shown that was not opened."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tracking.raw import Answered, ask, form
from tests.tracking.stand import CODE, INVITATION, KEY, TOKEN, Stand

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
