"""Whatever is sent: an answer that is no fault of ours, and no touch that was not one."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from frontdesk.customer.touches import LONGEST_VALUE
from frontdesk.tablet.app import ACTIONS, COOKIE
from frontdesk.tablet.pairing import Pairing
from tests.customer_views import view_of
from tests.tablet.stand import ORIGIN, Stand, client_of, paired_client

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
TOUCHES = st.fixed_dictionaries(
    {},
    optional={
        "action": st.sampled_from(sorted(ACTIONS)) | JSON,
        "value": st.text(st.characters(), max_size=700) | JSON,
        "version": st.integers() | JSON,
        "code": st.text() | JSON,
    },
)
PATHS = st.sampled_from(["/", "/view", "/touch", "/pair", "/static/x", "/nothing"])


class _Stage:
    """One tablet for all examples; the clock leaps, so that nothing is refused for being too much."""

    def __init__(self) -> None:
        self.stand = Stand()
        self.stand.put(view_of("more"))
        self.seconds = 0.0
        self.paired = paired_client(self.stand, Pairing(), clock=self.later)
        self.stranger = client_of(self.stand, Pairing(), clock=self.later)

    def later(self) -> float:
        self.seconds += 10
        return self.seconds


STAGE = _Stage()


def post(client: TestClient, path: str, body: bytes) -> int:
    return client.post(path, content=body, headers={**ORIGIN, "content-type": "application/json"}).status_code


@settings(deadline=None)
@given(path=PATHS, body=st.binary(max_size=5000))
def test_that_any_bytes_are_answered(path: str, body: bytes) -> None:
    for client in (STAGE.paired, STAGE.stranger):
        assert post(client, path, body) < 500


@settings(max_examples=300, deadline=None)
@given(path=st.sampled_from(["/touch", "/pair"]), sent=TOUCHES | JSON)
def test_that_any_json_is_answered_and_only_touches_are_touches(path: str, sent: object) -> None:
    STAGE.stand.touches.clear()
    status = post(STAGE.paired, path, json.dumps(sent).encode())

    assert status < 500
    for touch in STAGE.stand.touches:
        assert path == "/touch"
        assert touch.action in ACTIONS
        assert len(touch.value) <= LONGEST_VALUE
        assert touch.value.encode().decode() == touch.value


@settings(deadline=None)
@given(sent=TOUCHES)
def test_that_a_stranger_never_touches(sent: object) -> None:
    STAGE.stand.touches.clear()
    STAGE.stand.scans.clear()
    status = post(STAGE.stranger, "/touch", json.dumps(sent).encode())

    assert status in (403, 413)
    assert (STAGE.stand.touches, STAGE.stand.scans) == ([], [])


@settings(deadline=None)
@given(path=PATHS, query=st.text(max_size=40), cookie=st.text(st.characters(max_codepoint=255), max_size=80))
def test_that_any_query_and_cookie_is_answered(path: str, query: str, cookie: str) -> None:
    client = STAGE.stranger
    answer = client.get(
        path, params={"after": query, "run": query}, headers={b"cookie": f"{COOKIE}={cookie}".encode("latin-1")}
    )

    assert answer.status_code < 500
    assert "Quầy C1" not in answer.text


def test_that_deep_nesting_is_answered() -> None:
    assert post(STAGE.paired, "/touch", b"[" * 4000) == 400
    assert post(STAGE.paired, "/touch", b'{"action":' * 400) == 400
    assert post(STAGE.paired, "/touch", b'{"action":"face","version":' + b"9" * 4000 + b"}") == 400
