"""The access log after thousands of odd requests: lines of ours, with nothing in them that was sent."""

import logging
import re
import time
from collections.abc import Iterator
from random import Random

import pytest

from frontdesk.tracking import access_log
from frontdesk.tracking.access_log import LogLine
from tests.tracking.raw import ask, form
from tests.tracking.stand import CODE, COMPACT, INVITATION, KEY, TOKEN, Stand

LINE = re.compile(
    r"(GET|HEAD|POST|PUT|DELETE|OPTIONS|\?) "
    r"(/|/find|/counter|/health|/robots\.txt|/[tsr]/…|/[ts]/…/due\.ics|\?) [1-5]\d\d \d+\.\d ms \d+"
)
ODD = (
    "\r\nGET /forged 200",
    "\x1b[31mred",
    "\u202egnirts",
    "%0d%0aX: y",
    "' OR 1=1 --",
    "../../etc/passwd",
    "😀",
    "\x00",
)
SECRETS = (TOKEN, CODE, COMPACT, KEY, KEY.replace("-", ""), INVITATION, "203.0.113", "forged", "agent", "passwd", "red")


def test_that_no_line_holds_anything_that_was_sent(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "frontdesk.tracking.access")
    random, stand = Random(20261130), Stand()
    secrets = (TOKEN, TOKEN.lower(), CODE, COMPACT, KEY, INVITATION, *ODD)
    for _ in range(3000):
        door, secret, query = random.choice(["t", "s", "r", "x", ""]), random.choice(secrets), random.choice(secrets)
        method = random.choice(["GET", "HEAD", "POST", "PUT", "X\r\nY", "OPTIONS"])
        headers = {"user-agent": f"agent {secret}", "referer": secret, "x-forwarded-for": query}
        path = f"/{door}/{secret}" if door else random.choice(["/find", "/counter", "/health", "/robots.txt", "/"])
        ask(stand.app, method, path, query=f"lang=en&q={query}", headers=headers, body=form(code=secret, key=query))

    lines = [record.getMessage() for record in caplog.records if record.name == "frontdesk.tracking.access"]
    assert len(lines) == 3000
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert [secret for secret in SECRETS for line in lines if secret.lower() in line.lower()] == []
    assert {record.name for record in caplog.records if record.name.startswith("frontdesk")} == {
        "frontdesk.tracking.access"
    }


@pytest.fixture
def in_vietnam(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine seven hours from UTC; Windows has no way to tell a process so."""
    if not hasattr(time, "tzset"):
        yield
        return
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Ho_Chi_Minh")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_vietnam")
def test_that_a_line_begins_with_its_time_in_utc() -> None:
    record = logging.LogRecord("frontdesk.tracking.access", logging.INFO, "", 0, "said", None, None)
    record.created = 1_796_000_000.9

    assert LogLine().format(record) == "2026-11-30T00:53:20Z INFO frontdesk.tracking.access said"


def test_that_a_line_has_its_own_moment_and_nothing_of_the_one_before(caplog: pytest.LogCaptureFixture) -> None:
    began = time.time()
    with caplog.at_level(logging.INFO, "frontdesk.tracking.access"):
        access_log.note("GET", "/t/…", 200, 0.0012, 15)
        access_log.note("POST", "/find", 303, 0.5, 0)
    first, second = caplog.records
    assert began <= first.created <= second.created <= time.time()
    assert all(0 <= each.msecs < 1000 for each in caplog.records)
    assert [each.getMessage() for each in caplog.records] == ["GET /t/… 200 1.2 ms 15", "POST /find 303 500.0 ms 0"]
