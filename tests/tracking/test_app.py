"""The citizens' page as a browser meets it."""

import json
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from frontdesk.errors import StorageRefused
from tests.tracking.raw import ask
from tests.tracking.stand import (
    CODE,
    COMPACT,
    ENDED,
    EXPIRED,
    INVITATION,
    KEY,
    NOW,
    OTHER_CODE,
    OTHER_KEY,
    TOKEN,
    Stand,
    kind_of,
)


@pytest.fixture
def stand() -> Stand:
    return Stand()


@pytest.fixture
def phone(stand: Stand) -> TestClient:
    return stand.browser()


def test_that_the_qr_leads_to_the_page(phone: TestClient) -> None:
    answer = phone.get(f"/t/{TOKEN}")

    assert (answer.status_code, kind_of(answer)) == (200, "status")
    assert CODE in answer.text
    assert 'lang="vi"' in answer.text
    assert 'lang="en"' in phone.get(f"/t/{TOKEN}?lang=en").text


def test_that_a_token_is_read_in_any_case(phone: TestClient) -> None:
    assert phone.get(f"/t/{TOKEN.lower()}").status_code == 200


def test_that_lateness_is_as_of_now(stand: Stand, phone: TestClient) -> None:
    assert "late=False" in phone.get(f"/t/{TOKEN}").text
    assert str(stand.source.known_until) in phone.get(f"/t/{TOKEN}").text


def test_that_head_says_as_much_as_get_without_the_page(stand: Stand) -> None:
    whole, head = (ask(stand.app, method, f"/t/{TOKEN}") for method in ("GET", "HEAD"))

    assert (head.status, head.body) == (200, b"")
    assert head.headers == whole.headers
    assert whole.headers["content-length"] == str(len(whole.body))


def test_that_the_promised_day_comes_as_a_calendar_file(phone: TestClient) -> None:
    answer = phone.get(f"/t/{TOKEN}/due.ics?lang=en")

    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "SUMMARY:C1-261130-0042-M en\r\n" in answer.text
    assert phone.get(f"/t/{ENDED}/due.ics").status_code == 404, "nothing is promised any more"


@pytest.mark.parametrize(
    "path",
    [
        f"/t/{EXPIRED}",
        "/t/",
        "/t/x",
        f"/t/{TOKEN}0",
        f"/t/{TOKEN[:-1]}",
        f"/t/{TOKEN} ",
        "/t/%00",
        "/t/%F0%9F%99%82",
        "/t/%ff%fe",
        "/t/ß",
        f"/t/%2e%2e%2f{TOKEN}",
        "/s/x",
        "/x/y",
        f"/T/{TOKEN}",
    ],
)
def test_that_unknown_malformed_and_expired_answer_alike(phone: TestClient, path: str) -> None:
    expected, answer = phone.get("/t/" + "7" * 27), phone.get(path)

    assert answer.content == expected.content
    assert answer.status_code == expected.status_code == 404
    assert {**answer.headers} == {**expected.headers}


def test_that_a_calendar_file_of_nothing_is_the_same_page(phone: TestClient) -> None:
    assert phone.get(f"/t/{EXPIRED}/due.ics").content == phone.get("/t/x/due.ics").content
    assert kind_of(phone.get("/t/x/due.ics")) == "unknown"


@pytest.mark.parametrize(
    "path", ["/nothing", "/favicon.ico", "/t", "/docs", "/.env", "//", f"/t/{TOKEN}/x", "/health/"]
)
def test_that_any_other_address_is_the_unknown_page(phone: TestClient, path: str) -> None:
    answer = phone.get(f"http://mc.example{path}")

    assert (answer.status_code, kind_of(answer)) == (404, "unknown")


def test_that_a_typed_code_and_key_lead_to_an_address_that_tells_neither(phone: TestClient) -> None:
    moved = phone.post("/find?lang=en", data={"code": CODE.lower(), "key": KEY.replace("-", " ")})

    assert moved.status_code == 303
    where = moved.headers["location"]
    assert where.startswith("./s/")
    assert KEY not in where
    assert TOKEN not in where
    shown = phone.get(f"/{where}")
    assert (shown.status_code, kind_of(shown)) == (200, "status")
    assert 'lang="en"' in shown.text
    assert "SUMMARY" in phone.get(f"/{where.partition('?')[0]}/due.ics").text


def test_that_such_an_address_holds_for_a_quarter_of_an_hour(stand: Stand, phone: TestClient) -> None:
    where = phone.post("/find", data={"code": CODE, "key": KEY}).headers["location"]
    stand.time.now += 899
    assert phone.get(f"/{where}").status_code == 200

    stand.time.now += 1
    assert kind_of(phone.get(f"/{where}")) == "unknown"


def test_that_a_scanned_address_is_found_from_the_front_page_too(phone: TestClient) -> None:
    moved = phone.post("/find", data={"code": f"https://mc.example/t/{TOKEN}", "key": ""})

    assert moved.status_code == 303
    assert TOKEN not in moved.headers["location"]
    assert kind_of(phone.get(f"/{moved.headers['location']}")) == "status"


@pytest.mark.parametrize(
    ("code", "key", "status", "word"),
    [
        (CODE, OTHER_KEY, 404, "Không tìm thấy hồ sơ theo hai mã này"),
        (OTHER_CODE, KEY, 404, "Không tìm thấy hồ sơ theo hai mã này"),
        (CODE, "", 422, "nhập thêm mã tra cứu"),
        (CODE, "12", 422, "Mã tra cứu gồm 8 ký tự"),
        (CODE, "é" * 9000, 413, ""),
        (CODE[:-1] + "K", KEY, 422, "ký tự chưa đúng"),
        ("", KEY, 422, "chưa phải mã tiếp nhận"),
        ("x" * 400, KEY, 422, "chưa phải mã tiếp nhận"),
        (EXPIRED, "", 404, "mã vừa quét"),
    ],
)
@pytest.mark.parametrize("where", ["find", "counter"])
def test_that_what_opens_nothing_is_said_in_a_sentence(
    phone: TestClient, where: str, code: str, key: str, status: int, word: str
) -> None:
    answer = phone.post(f"/{where}", data={"code": code, "key": key})

    assert answer.status_code == status
    assert word in answer.text
    assert key == "" or key not in answer.text
    assert EXPIRED not in answer.text


def test_that_the_code_typed_stands_there_again(phone: TestClient) -> None:
    assert f"code=&#x27;{CODE}&#x27;" in phone.post("/find", data={"code": CODE, "key": OTHER_KEY}).text


@pytest.mark.parametrize(
    "scanned", [TOKEN, TOKEN.lower(), f"https://mc.example/t/{TOKEN}", f"]Q1https://x/t/{TOKEN}\r", f"\x02{TOKEN}\x03"]
)
def test_that_the_kiosk_answers_a_scan(phone: TestClient, scanned: str) -> None:
    answer = phone.post("/counter", data={"code": scanned, "key": ""}, follow_redirects=True)

    assert (answer.status_code, kind_of(answer)) == (200, "counter_status")
    assert "find=&#x27;../counter?lang=vi&#x27;" in answer.text
    assert TOKEN not in answer.text
    assert TOKEN not in str(answer.url)


def test_that_the_kiosk_takes_a_code_with_its_key(phone: TestClient) -> None:
    answer = phone.post("/counter?lang=en", data={"code": COMPACT, "key": KEY}, follow_redirects=True)
    assert (kind_of(answer), 'lang="en"' in answer.text) == ("counter_status", True)


def test_that_the_next_in_the_hall_finds_the_kiosk_s_answer_gone(phone: TestClient) -> None:
    moved = phone.post("/counter", data={"code": COMPACT, "key": KEY}).headers["location"]
    assert kind_of(phone.get(moved)) == "counter_status"

    for address in (moved, "/counter/x", f"/s/{moved.rpartition('/')[2]}"):
        again = phone.get(address, follow_redirects=True)
        assert kind_of(again) == ("unknown" if "/s/" in address else "counter")


def test_that_an_answer_over_before_it_is_shown_leads_back_to_the_kiosk(stand: Stand, phone: TestClient) -> None:
    moved = phone.post("/counter", data={"code": COMPACT, "key": KEY}).headers["location"]
    stand.source.tracked.clear()
    assert phone.get(moved).headers["location"] == "../counter?lang=vi"


@pytest.mark.parametrize(("path", "kind"), [("/", "find"), ("/find", "find"), ("/counter", "counter")])
def test_that_forms_open(phone: TestClient, path: str, kind: str) -> None:
    assert (phone.get(path).status_code, kind_of(phone.get(path))) == (200, kind)


def test_that_health_tells_how_old_it_is(stand: Stand, phone: TestClient) -> None:
    assert phone.get("/health").json() == {"ok": True, "as_of": "2026-11-30T03:41:53+00:00", "age": 7}

    stand.source.known_until = NOW - timedelta(minutes=5)
    assert phone.get("/health").status_code == 200
    stand.source.known_until = NOW - timedelta(minutes=5, seconds=1)
    stale = phone.get("/health")
    assert (stale.status_code, stale.json()["ok"], stale.json()["age"]) == (503, False, 301)


def test_that_a_clock_that_went_back_is_told(stand: Stand, phone: TestClient) -> None:
    stand.source.known_until = NOW + timedelta(minutes=5)
    assert phone.get("/health").status_code == 200
    stand.source.known_until = NOW + timedelta(days=3650)
    wrong = phone.get("/health")
    assert (wrong.status_code, wrong.json()["ok"], wrong.json()["age"]) == (503, False, -3650 * 86400)


def test_that_nothing_to_read_is_said_to_people_and_monitors(stand: Stand, phone: TestClient) -> None:
    stand.source.fault = StorageRefused("projection_gone")

    for path in (f"/t/{TOKEN}", "/", "/counter", "/nothing"):
        answer = phone.get(path)
        assert (answer.status_code, kind_of(answer)) == (503, "sorry")
        assert answer.headers["retry-after"] == "30"
    assert phone.get("/health").status_code == 503
    assert json.loads(phone.get("/health").text)["ok"] is False
    assert phone.post("/find", data={"code": CODE, "key": KEY}).status_code == 503


def test_that_no_robot_is_wanted(phone: TestClient) -> None:
    answer = phone.get("/robots.txt")

    assert (answer.status_code, answer.text) == (200, "User-agent: *\nDisallow: /\n")


@pytest.mark.parametrize(
    ("path", "root"),
    [("/", "./"), ("/find", "./"), ("/t/x", "../"), ("/t/x/due.ics", "../../"), ("/a/b/c/d/e/f/g/h/i/j", "./")],
)
def test_that_pages_lead_back_from_wherever_a_proxy_puts_them(phone: TestClient, path: str, root: str) -> None:
    assert f"find=&#x27;{root}?lang=vi&#x27;" in phone.get(path).text


def test_that_a_page_leads_to_its_calendar_file_and_to_itself_in_each_language(phone: TestClient) -> None:
    text = phone.get(f"/t/{TOKEN.lower()}").text

    assert f"calendar=&#x27;{TOKEN.lower()}/due.ics?lang=vi&#x27;" in text
    assert "&#x27;en&#x27;: &#x27;?lang=en&#x27;" in text


def test_that_without_votes_an_invitation_is_any_unknown_address() -> None:
    phone = Stand(rates=False).browser()

    assert phone.get(f"/r/{INVITATION}").content == phone.get("/t/x").content
    assert phone.post(f"/r/{INVITATION}", data={"score": "5"}).status_code == 405
