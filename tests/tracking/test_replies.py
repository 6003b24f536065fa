"""What an answer holds and what it does not, where nothing else would notice."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from frontdesk.domain.ratings import LONGEST_COMMENT
from frontdesk.domain.states import State
from frontdesk.domain.tracking import PublicOffice, Tracked
from frontdesk.tracking.pages import Links
from frontdesk.tracking.place import place
from tests.tracking.samples import OFFICE as REAL_OFFICE
from tests.tracking.stand import ENDED, INVITATION, NOW, OFFICE, STATUS, TOKEN, Stand, StandPages, kind_of


@pytest.fixture
def stand() -> Stand:
    return Stand()


def test_that_a_day_nobody_waits_for_any_more_is_no_calendar_file(stand: Stand) -> None:
    stand.source.tracked[ENDED] = Tracked(replace(STATUS, state=State.RETURNED, ended_at=NOW))
    assert kind_of(stand.browser().get(f"/t/{ENDED}")) == "status"
    assert stand.browser().get(f"/t/{ENDED}/due.ics").status_code == 404


def test_that_an_address_with_more_behind_it_is_another(stand: Stand) -> None:
    for path in (f"/t/{TOKEN}/", f"/t/{TOKEN}/due.ics/", f"/t/{TOKEN}/x", "/health/"):
        assert stand.browser().get(path).status_code == 404


def test_that_pages_show_the_office_as_it_is_a_second_later(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_pages: StandPages, office: PublicOffice, _language: str, _links: Links) -> str:
        return office.name

    monkeypatch.setattr(StandPages, "unknown", unknown)
    client = stand.browser()
    assert OFFICE.name in client.get(f"/t/{TOKEN}").text
    assert client.get("/t/x").text == OFFICE.name

    monkeypatch.setattr(stand.source, "office", lambda: replace(OFFICE, name="Bộ phận Một cửa phường Mới"))
    assert client.get("/t/x").text == OFFICE.name
    stand.time.now += 1
    assert client.get("/t/x").text == "Bộ phận Một cửa phường Mới"
    assert "phường Mới" in client.get(f"/t/{TOKEN}").text


def test_that_only_a_way_out_by_waiting_says_how_long(stand: Stand) -> None:
    stand.source.fault = ZeroDivisionError()
    answer = stand.browser().get(f"/t/{TOKEN}")
    assert (answer.status_code, "retry-after" in answer.headers) == (500, False)


def test_that_a_comment_that_is_too_long_comes_back_as_long_as_it_may_be(stand: Stand) -> None:
    answer = stand.browser().post(f"/r/{INVITATION}", data={"score": "5", "comment": "x" * (LONGEST_COMMENT + 1)})
    assert answer.status_code == 422
    assert "x" * LONGEST_COMMENT in answer.text
    assert "x" * (LONGEST_COMMENT + 1) not in answer.text


def test_that_a_head_is_sent_without_its_page(stand: Stand) -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    path = f"/t/{TOKEN}"
    scope = {"type": "http", "method": "HEAD", "path": path, "raw_path": path.encode(), "query_string": b""}
    asyncio.run(stand.app({**scope, "headers": [], "client": ("203.0.113.7", 5)}, receive, send))
    assert int(dict(sent[0]["headers"])[b"content-length"]) > 100
    assert sent[1]["body"] == b""


def test_that_the_office_speaks_the_language_asked_for_and_vietnamese_in_any_other() -> None:
    vietnamese, english = place(REAL_OFFICE, "vi"), place(REAL_OFFICE, "en")
    assert vietnamese.hours != english.hours
    assert place(REAL_OFFICE, "de") == vietnamese
