"""What desk and page say to each other: whole lines, of a bounded length, of the expected kind."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.errors import RuleRefused
from frontdesk.tracking.wire import (
    LONGEST_LINE,
    Configuration,
    configuration_in,
    configuration_line,
    line_of,
    listening_line,
    next_line,
    refused_line,
    told_in,
)

USUAL: dict[str, Any] = {"host": "127.0.0.1", "port": 8080, "projection": "/home/tracking.db", "key": "ab" * 32}


class Pipe(io.RawIOBase):
    """Gives what was put in, a few bytes at a time."""

    def __init__(self, content: bytes) -> None:
        self._content = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        part = self._content.read(min(3, len(buffer)))
        buffer[: len(part)] = part
        return len(part)


def test_that_a_configuration_comes_as_it_was_said() -> None:
    said = Configuration(**USUAL, language="en", forwarded_allow_ips="10.0.0.1", votes=False)

    assert configuration_in(configuration_line(said)) == said
    assert configuration_in(line_of(USUAL)) == Configuration(**USUAL)
    assert "ab" * 32 not in repr(said)


@pytest.mark.parametrize(
    "told",
    [
        {},
        {**USUAL, "port": "8080"},
        {**USUAL, "port": True},
        {**USUAL, "key": None},
        {**USUAL, "votes": 1},
        {**USUAL, "more": 1},
        {**USUAL, "language": 1},
        {**USUAL, "language": "de"},
        {**USUAL, "forwarded_allow_ips": None},
        {**USUAL, "most_a_second": -1},
        [],
        "x",
        None,
    ],
)
def test_that_no_other_configuration_is_taken(told: object) -> None:
    with pytest.raises(ValueError):
        configuration_in(json.dumps(told).encode())


@given(said=st.lists(st.dictionaries(st.text(), st.text() | st.integers() | st.none(), max_size=4), max_size=5))
def test_that_lines_come_one_by_one_as_they_were_said(said: list[dict[str, Any]]) -> None:
    pipe = Pipe(b"".join(line_of(each) for each in said))

    assert [told_in(next_line(pipe)) for _ in said] == said
    assert next_line(pipe) == b""


def test_that_half_a_line_was_never_said_and_a_long_one_is_refused() -> None:
    assert next_line(Pipe(b'{"id": 1')) == b""
    assert len(next_line(Pipe(b"x" * (LONGEST_LINE - 1) + b"\n"))) == LONGEST_LINE - 1
    with pytest.raises(ValueError, match="length"):
        next_line(Pipe(b"x" * LONGEST_LINE + b"\n"))


@pytest.mark.parametrize("line", [b"", b"[1]", b"{", b"\xff", b"[" * 9000, b"null"])
def test_that_what_is_no_object_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):
        told_in(line)


def test_that_the_first_line_says_where_it_listens_or_why_it_does_not() -> None:
    assert json.loads(listening_line("::1", 80)) == {"listening": ["::1", 80]}
    assert json.loads(refused_line(RuleRefused("track_port_taken", port=80))) == {
        "refused": "track_port_taken",
        "params": {"port": 80},
    }
