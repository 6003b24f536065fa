"""The page's address: pairing, following, touching."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from frontdesk.customer.touches import LONGEST_VALUE, Touch
from frontdesk.tablet.app import ACTIONS
from frontdesk.tablet.pairing import Pairing
from tests.customer_views import view_of
from tests.tablet.stand import ORIGIN, Stand, client_of, paired_client, send

CANARY = "Nguyễn Thị Minh Anh"


def pair(client: TestClient, code: object) -> int:
    return send(client, "/pair", {"code": code})


@pytest.fixture
def stand() -> Stand:
    stand = Stand()
    stand.put(view_of("entry", version=7))
    return stand


def test_that_an_unpaired_device_gets_the_pairing_page_and_nothing_else(stand: Stand) -> None:
    client = client_of(stand, Pairing())
    answers = {path: client.get(path) for path in ("/", "/view", "/view?after=0")}

    assert [answer.status_code for answer in answers.values()] == [200, 403, 403]
    assert "Ghép máy tính bảng với quầy" in answers["/"].text
    assert not any(CANARY in answer.text or "Quầy C1" in answer.text for answer in answers.values())
    assert client.post("/touch", json={"action": "confirm"}, headers=ORIGIN).status_code == 403
    assert stand.touches == []


def test_that_the_pairing_page_speaks_the_officers_language(stand: Stand) -> None:
    assert '<html lang="en">' in client_of(stand, Pairing(), language="en").get("/").text


def test_that_the_code_gives_a_cookie_scripts_cannot_read(stand: Stand) -> None:
    pairing = Pairing()
    answer = client_of(stand, pairing).post("/pair", json={"code": pairing.new_code()}, headers=ORIGIN)
    cookie = answer.headers["set-cookie"].lower()

    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/" in cookie
    assert "domain" not in cookie


@pytest.mark.parametrize("code", ["", "12345", "1234567", "12345a", "１２３４５６", 123456, None, ["1"], "\ud800" * 6])
def test_that_what_is_no_code_costs_no_try(stand: Stand, code: object) -> None:
    pairing = Pairing()
    client = client_of(stand, pairing)
    right = pairing.new_code()

    assert [pair(client, code) for _ in range(6)] == [400] * 6
    assert pair(client, right) == 204


def test_that_a_wrong_code_is_answered_with_what_to_do(stand: Stand) -> None:
    pairing = Pairing()
    wrong = f"{(int(pairing.new_code()) + 1) % 1_000_000:06}"
    answer = client_of(stand, pairing).post("/pair", json={"code": wrong}, headers=ORIGIN)

    assert answer.status_code == 403
    assert answer.json() == {"sentence": "Mã chưa đúng. Xem lại mã trên máy của quầy; còn 4 lần nhập."}
    assert "set-cookie" not in answer.headers


def test_that_the_paired_tablet_is_shown_the_view(stand: Stand) -> None:
    shown = paired_client(stand, Pairing()).get("/view").json()

    assert (shown["version"], shown["page"], shown["language"], shown["large"]) == (7, "entry", "vi", False)
    assert CANARY in shown["html"]


def test_that_the_frame_itself_names_nobody(stand: Stand) -> None:
    frame = paired_client(stand, Pairing()).get("/").text

    assert CANARY not in frame
    assert 'data-paired="yes"' in frame


def test_that_nothing_new_is_answered_with_nothing(stand: Stand) -> None:
    client = paired_client(stand, Pairing())
    run = client.get("/view").json()["run"]

    assert client.get(f"/view?after=7&run={run}").status_code == 204


def test_that_a_page_of_the_run_before_is_shown_the_view_anew(stand: Stand) -> None:
    assert paired_client(stand, Pairing()).get("/view?after=7&run=0123456789abcdef").json()["version"] == 7


def test_that_a_view_that_goes_leaves_a_blank_page(stand: Stand) -> None:
    client = paired_client(stand, Pairing())
    run = client.get("/view").json()["run"]
    stand.board.close()

    assert client.get(f"/view?after=7&run={run}").json() == {"run": run, "version": None, "html": ""}
    assert client.get("/view").status_code == 204


def test_that_a_waiting_page_gets_the_next_view(stand: Stand) -> None:
    client = paired_client(stand, Pairing(), clock=lambda: 0.0)  # time stands: only the view ends the wait
    run = client.get("/view").json()["run"]
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(client.get, f"/view?after=7&run={run}")
        assert stand.waited_at.wait(30)
        stand.put(view_of("rate", version=8))

        assert waiting.result().json()["page"] == "rate"


def test_that_a_waiting_page_is_cut_off_when_it_is_unpaired(stand: Stand) -> None:
    pairing = Pairing()
    client = paired_client(stand, pairing, clock=lambda: 0.0)
    run = client.get("/view").json()["run"]
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(client.get, f"/view?after=7&run={run}")
        assert stand.waited_at.wait(30)
        pairing.unpair()

        assert waiting.result().status_code == 403


def test_that_a_second_tablet_ends_the_first(stand: Stand) -> None:
    pairing = Pairing()
    first = paired_client(stand, pairing)
    second = paired_client(stand, pairing)

    assert [first.get("/view").status_code, second.get("/view").status_code] == [403, 200]


def test_that_a_touch_arrives_with_its_version(stand: Stand) -> None:
    client = paired_client(stand, Pairing())
    answer = client.post("/touch", json={"action": "face", "value": "4", "version": 7}, headers=ORIGIN)

    assert answer.status_code == 204
    assert stand.touches == [Touch("face", "4", 7)]


def test_that_a_scan_goes_where_scans_go(stand: Stand) -> None:
    client = paired_client(stand, Pairing())
    client.post("/touch", json={"action": "scanned", "value": "H54.15.12-261126-0042"}, headers=ORIGIN)

    assert (stand.scans, stand.touches) == (["H54.15.12-261126-0042"], [])


@pytest.mark.parametrize(
    "sent",
    [
        {},
        [],
        None,
        "face",
        {"action": "receive"},
        {"action": ["face"]},
        {"action": "face", "value": 5},
        {"action": "comment", "value": "a" * (LONGEST_VALUE + 1)},
        {"action": "comment", "value": "\ud800"},
        {"action": "face", "value": "5", "version": "7"},
        {"action": "face", "value": "5", "version": True},
        {"action": "face", "value": "5", "version": -1},
        {"action": "face", "value": "5", "version": 7.5},
        {"action": "face", "value": "5", "version": 2**60},
    ],
)
def test_that_what_is_no_touch_is_refused(stand: Stand, sent: object) -> None:
    client = paired_client(stand, Pairing())

    assert send(client, "/touch", sent) == 400
    assert stand.touches == []
    assert stand.scans == []


def test_that_the_longest_comment_of_accents_fits(stand: Stand) -> None:
    client = paired_client(stand, Pairing())
    answer = client.post("/touch", json={"action": "comment", "value": "ễ" * LONGEST_VALUE}, headers=ORIGIN)

    assert answer.status_code == 204
    assert stand.touches[0].value == "ễ" * LONGEST_VALUE


def test_that_every_touch_of_the_screen_is_known() -> None:
    assert {"language", "confirm", "object", "consent", "face", "topic", "comment", "look", "scanned"} <= ACTIONS


def test_that_static_files_have_their_hash_in_the_name(stand: Stand) -> None:
    client = client_of(stand, Pairing())
    frame = client.get("/").text
    addresses = [part.split('"')[0] for part in frame.split('href="')[1:] + frame.split('src="')[1:]]
    answers = [client.get(address) for address in addresses if address.startswith("/static/")]

    assert len(answers) >= 5
    assert {answer.status_code for answer in answers} == {200}
    assert all("immutable" in answer.headers["cache-control"] for answer in answers)
    assert client.get("/static/tablet.css").status_code == 404
    assert client.get("/static/..%2fframe.html").status_code == 404
