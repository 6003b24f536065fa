"""What may be asked at all: how often, how much, in which way; and what goes with every answer."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from frontdesk.tracking.delays import LONGEST, LONGEST_FOR_OTHERS
from frontdesk.tracking.gate import FOR_ALL, FOR_SITE, LONGEST_TARGET, Limits
from frontdesk.tracking.routes import LARGEST_FORM, LARGEST_VOTE
from frontdesk.tracking.wire import USUAL_MOST
from frontdesk.web.paces import Pace
from tests.tracking.stand import CODE, INVITATION, KEY, OTHER_CODE, OTHER_KEY, PHONE, TOKEN, Stand, kind_of

FORM = {"content-type": "application/x-www-form-urlencoded"}
EVERYWHERE = [
    ("GET", f"/t/{TOKEN}"),
    ("GET", f"/t/{TOKEN}/due.ics"),
    ("GET", "/"),
    ("HEAD", "/"),
    ("GET", "/counter"),
    ("GET", "/health"),
    ("GET", "/robots.txt"),
    ("GET", "/nothing"),
    ("GET", f"/r/{INVITATION}"),
    ("POST", "/find"),
    ("PUT", "/find"),
    ("GET", "/" + "x" * LONGEST_TARGET),
]


@pytest.fixture
def phone() -> TestClient:
    return Stand().browser()


@pytest.mark.parametrize(("method", "path"), EVERYWHERE)
def test_that_every_answer_keeps_itself_to_itself(phone: TestClient, method: str, path: str) -> None:
    headers = phone.request(method, path).headers

    assert headers["content-security-policy"] == "default-src 'none'"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-robots-tag"] == "noindex, nofollow, noarchive"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert not {"set-cookie", "server", "x-powered-by"} & set(headers)


def test_that_an_address_with_a_secret_never_leads_elsewhere(phone: TestClient) -> None:
    for method, path in EVERYWHERE:
        answer = phone.request(method, path)
        assert "location" not in answer.headers


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "MADEUP"])
@pytest.mark.parametrize("path", ["/", f"/t/{TOKEN}", "/nothing"])
def test_that_other_methods_are_refused(phone: TestClient, method: str, path: str) -> None:
    answer = phone.request(method, path)

    assert (answer.status_code, answer.text) == (405, "")
    assert answer.headers["allow"] == ("GET, HEAD, POST" if path == "/" else "GET, HEAD")


@pytest.mark.parametrize("path", [f"/t/{TOKEN}", f"/t/{TOKEN}/due.ics", "/health", "/robots.txt", "/nothing"])
def test_that_nothing_is_sent_where_nothing_is_taken(phone: TestClient, path: str) -> None:
    assert phone.post(path, data={"code": CODE}).status_code == 405


@pytest.mark.parametrize("kind", ["", "text/plain", "application/json", "multipart/form-data; boundary=x"])
def test_that_only_plain_forms_are_taken(phone: TestClient, kind: str) -> None:
    assert phone.post("/find", content=b"code=x", headers={"content-type": kind}).status_code == 415


@pytest.mark.parametrize("kind", ["Application/X-WWW-Form-URLEncoded", "application/x-www-form-urlencoded; charset=x"])
def test_that_plain_forms_are_known_however_they_are_written(phone: TestClient, kind: str) -> None:
    assert phone.post("/find", content=b"code=x", headers={"content-type": kind}).status_code == 422


@pytest.mark.parametrize(
    ("path", "most"), [("/find", LARGEST_FORM), ("/counter", LARGEST_FORM), (f"/r/{INVITATION}", LARGEST_VOTE)]
)
def test_that_large_forms_are_refused_however_they_come(phone: TestClient, path: str, most: int) -> None:
    def in_pieces() -> Iterator[bytes]:
        for _ in range(most // 100 + 1):
            yield b"a" * 100

    assert phone.post(path, content=b"a" * (most + 1), headers=FORM).status_code == 413
    assert phone.post(path, content=in_pieces(), headers=FORM).status_code == 413
    assert phone.post(path, content=b"", headers={**FORM, "content-length": "-1"}).status_code == 413
    assert phone.post(path, content=b"a" * most, headers=FORM).status_code == 422


@pytest.mark.parametrize("body", [b"\xff", "code=é".encode(), b"&".join(b"a=b" for _ in range(100))])
def test_that_what_is_no_form_is_refused(phone: TestClient, body: bytes) -> None:
    assert phone.post("/find", content=body, headers=FORM).status_code == 400


def test_that_long_addresses_are_refused(phone: TestClient) -> None:
    assert phone.get("/t/" + "7" * LONGEST_TARGET).status_code == 414
    assert phone.get("/?lang=" + "e" * LONGEST_TARGET).status_code == 414
    assert phone.get("/t/" + "7" * (LONGEST_TARGET - 3)).status_code == 404


@pytest.mark.parametrize("query", ["lang=de", "lang=", "lang", "lang=en%00", "&" * 300, "lang=%ff", "a=b&lang=vi"])
def test_that_any_other_language_is_vietnamese(phone: TestClient, query: str) -> None:
    assert 'lang="vi"' in phone.get(f"/?{query}").text


def test_that_web_sockets_are_not_answered(phone: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), phone.websocket_connect("/"):
        pass


def few(burst: float = 10, rate: float = 1, whole: float = 1000, miss: float = 0) -> Stand:
    return Stand(Limits(Pace(burst, rate, 100), Pace(whole, rate, 1), miss))


def statuses(client: Any, path: str, times: int) -> list[int]:
    return [client.get(path).status_code for _ in range(times)]


def test_that_who_asks_too_much_waits_and_others_do_not() -> None:
    stand = few(burst=3)
    assert statuses(stand.browser(), "/", 4) == [200, 200, 200, 429]
    assert stand.browser(("203.0.113.8", 1)).get("/").status_code == 200

    refused = stand.browser().get("/")
    assert (kind_of(refused), refused.headers["retry-after"]) == ("sorry", "1")
    assert "quá nhiều lượt truy cập" in refused.text
    stand.time.now += 1
    assert statuses(stand.browser(), "/", 2) == [200, 429]


def test_that_neighbours_in_ipv6_are_one() -> None:
    stand = few(burst=1)
    answers = [stand.browser((f"2001:db8::{number:x}", 1)).get("/").status_code for number in range(1, 4)]
    assert answers == [200, 429, 429]
    assert stand.browser(("2001:db8:0:1::1", 1)).get("/").status_code == 200


def test_that_whoever_has_thousands_of_ipv6_networks_leaves_room_for_others() -> None:
    stand = Stand(Limits())
    site = [stand.browser((f"2001:db8:0:{number:x}::1", 1)).get("/robots.txt").status_code for number in range(1000)]
    assert site.count(200) == FOR_SITE.burst < FOR_ALL.burst
    for peer in ("2001:db8:1::1", PHONE[0]):
        assert stand.browser((peer, 1)).get("/").status_code == 200
    refused = stand.browser(("2001:db8::1", 1)).get("/")
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "1")


@pytest.mark.parametrize("most", [1, 2, 30, 300])
def test_that_a_site_is_let_in_however_little_is_allowed(most: int) -> None:
    assert Stand(Limits.of(most)).browser(("2001:db8::1", 1)).get("/").status_code == 200


def test_that_there_is_a_limit_for_everybody_together() -> None:
    stand = few(whole=3)
    answers = [stand.browser((f"203.0.113.{number}", 1)).get("/").status_code for number in range(5)]
    assert answers == [200, 200, 200, 429, 429]


def test_that_looking_for_what_is_not_there_costs_more() -> None:
    for path in ("/t/x", "/s/x", "/r/x", "/nothing"):
        stand = few(burst=10, miss=4)
        assert statuses(stand.browser(), path, 4) == [404, 404, 429, 429]

    stand = few(burst=10, miss=4)
    assert statuses(stand.browser(), f"/t/{TOKEN}", 11) == [200] * 10 + [429]


def test_that_a_prober_soon_has_two_tries_a_second() -> None:
    stand = Stand(Limits())
    client, found = stand.browser(), 0
    for _ in range(600):
        found += client.get("/t/x").status_code == 404
        stand.time.now += 0.1
    assert 120 <= found <= 150


def test_that_an_office_chooses_how_much_is_answered() -> None:
    def answered(limits: Limits) -> list[int]:
        """How many of thirty at once, and of thirty a second later, all from elsewhere."""
        stand, found = Stand(limits), []
        for second in range(2):
            peers = [(f"10.{second}.0.{number}", 1) for number in range(30)]
            found.append([stand.browser(peer).get("/").status_code for peer in peers].count(200))
            stand.time.now += 1
        return found

    assert answered(Limits.of(5)) == [10, 5]
    assert answered(Limits.of(0)) == [30, 30]
    assert Limits() == Limits.of(USUAL_MOST)


def test_that_without_limits_one_address_may_ask_all_it_likes() -> None:
    assert statuses(Stand(Limits.of(0)).browser(), "/t/x", 200) == [404] * 200


def test_that_a_hall_behind_one_address_is_served() -> None:
    """Two hundred people open their page within a minute, and twenty mistype."""
    stand = Stand(Limits())
    client = stand.browser()
    for number in range(220):
        path = "/t/x" if number % 11 == 0 else f"/t/{TOKEN}"
        assert client.get(path).status_code == (404 if number % 11 == 0 else 200)
        stand.time.now += 60 / 220


def test_that_monitors_are_always_answered() -> None:
    stand = few(burst=1, whole=1)
    assert statuses(stand.browser(), "/health", 20) == [200] * 20


def test_that_a_proxy_s_clients_are_told_apart_and_a_stranger_s_are_not() -> None:
    stand = Stand(Limits(Pace(1, 0.001, 100), Pace(1000, 1, 1), 0), proxies="127.0.0.1")
    for peer, expected in (("127.0.0.1", 200), (PHONE[0], 429)):
        client = stand.browser((peer, 1))
        assert client.get("/", headers={"x-forwarded-for": "198.51.100.7"}).status_code == 200
        assert client.get("/", headers={"x-forwarded-for": "198.51.100.8"}).status_code == expected


def test_that_wrong_keys_delay_a_code_and_nothing_is_looked_up_meanwhile() -> None:
    stand = Stand()
    client = stand.browser()
    assert client.post("/find", data={"code": CODE, "key": OTHER_KEY}).status_code == 404
    looked_up = len(stand.source.asked)

    waits = client.post("/find", data={"code": CODE, "key": KEY})
    assert (waits.status_code, waits.headers["retry-after"], kind_of(waits)) == (429, "1", "find")
    assert "Xin chờ 1 giây" in waits.text
    assert len(stand.source.asked) == looked_up

    stand.time.now += 1
    assert client.post("/find", data={"code": CODE, "key": KEY}).status_code == 303
    assert client.post("/find", data={"code": CODE, "key": OTHER_KEY}).status_code == 404
    stand.time.now += 1
    assert client.post("/find", data={"code": CODE, "key": KEY}).status_code == 303, "the right key began it anew"


def test_that_a_stranger_cannot_keep_the_citizen_s_code_shut() -> None:
    stand = Stand()
    stranger, citizen = stand.browser(), stand.browser(("198.51.100.9", 1))
    for _ in range(12):
        assert stranger.post("/find", data={"code": CODE, "key": OTHER_KEY}).status_code == 404
        stand.time.now += LONGEST
    stranger.post("/find", data={"code": CODE, "key": OTHER_KEY})
    stand.time.now += LONGEST_FOR_OTHERS
    assert stranger.post("/find", data={"code": CODE, "key": KEY}).status_code == 429
    assert citizen.post("/find", data={"code": CODE, "key": KEY}).status_code == 303
    assert stranger.post("/find", data={"code": CODE, "key": KEY}).status_code == 429


def test_that_codes_that_exist_and_codes_that_do_not_answer_alike() -> None:
    answers = []
    for code in (CODE, OTHER_CODE):
        stand = Stand()
        tries = []
        for passes in (0, 0, 1, 1, 1, 4, 8):
            stand.time.now += passes
            answer = stand.browser().post("/find", data={"code": code, "key": OTHER_KEY})
            tries.append((answer.status_code, answer.headers.get("retry-after"), answer.text.replace(code, "CODE")))
        answers.append(tries)
    assert answers[0] == answers[1]


def test_that_delays_hold_at_the_kiosk_and_the_front_page_together() -> None:
    client = Stand().browser()
    assert client.post("/counter", data={"code": CODE, "key": OTHER_KEY}).status_code == 404
    assert client.post("/find", data={"code": CODE, "key": KEY}).status_code == 429


def test_that_a_bug_is_answered_and_no_word_of_it_logged(caplog: pytest.LogCaptureFixture) -> None:
    stand = Stand()
    stand.source.fault = RuntimeError("Nguyễn Thị Minh Anh")
    answer = stand.browser().get(f"/t/{TOKEN}")

    assert (answer.status_code, kind_of(answer)) == (500, "sorry")
    assert answer.headers["cache-control"] == "no-store"
    assert "unexpected RuntimeError at " in caplog.text
    assert "Anh" not in caplog.text
