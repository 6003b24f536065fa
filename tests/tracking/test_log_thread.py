"""The log waits for nobody, and nobody for the log."""

import logging
import os
from collections.abc import Iterator

import pytest

from frontdesk.tracking.log_thread import LogThread

FLOOD = 3000
LINE = "x" * 100


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reads, writes = os.pipe()
    yield reads, writes
    for each in (reads, writes):
        os.close(each)


def said(text: str) -> logging.LogRecord:
    return logging.LogRecord("a", logging.INFO, "", 0, "%s", (text,), None)


def read(pipe: int, lines: int) -> list[str]:
    got = b""
    while got.count(b"\n") < lines:
        got += os.read(pipe, 65536)
    return got.decode().splitlines()


def test_that_lines_come_out_in_order_and_whole(pipe: tuple[int, int]) -> None:
    log = LogThread(pipe[1])
    for number in range(500):
        log.handle(said(f"{number} ộ \ud800"))
    log.close()

    assert read(pipe[0], 500) == [f"{number} ộ ?" for number in range(500)]


def test_that_a_reader_who_stopped_holds_nobody_up_and_learns_what_was_lost(pipe: tuple[int, int]) -> None:
    log = LogThread(pipe[1], most=16)
    for number in range(FLOOD):
        log.handle(said(f"{number:4} {LINE}"))

    log.close()

    lines: list[str] = []
    while counted(lines) < FLOOD:
        lines += read(pipe[0], 1)
    kept = [int(line[:4]) for line in lines if line.endswith(LINE)]
    assert kept == sorted(kept)
    assert kept[0] == 0
    assert len(kept) < FLOOD
    assert counted(lines) == FLOOD


def counted(lines: list[str]) -> int:
    """Lines that came and lines that are said to be lost."""
    lost = sum(int(line.split()[0]) for line in lines if line.endswith("were lost"))
    return lost + sum(line.endswith(LINE) for line in lines)


def test_that_what_was_lost_is_said_at_the_end(pipe: tuple[int, int]) -> None:
    log = LogThread(pipe[1])
    log._lost = 3  # counted after the last line went out
    log.close()

    assert read(pipe[0], 1) == ["3 lines were lost"]


def test_that_a_reader_who_is_gone_is_no_fault() -> None:
    reads, writes = os.pipe()
    os.close(reads)
    log = LogThread(writes)
    for _ in range(3):
        log.handle(said(LINE))
    log.close()
    os.close(writes)
    assert log._lines.empty()


def test_that_a_line_that_cannot_be_put_into_words_ends_nothing(pipe: tuple[int, int]) -> None:
    log = LogThread(pipe[1])
    log.handle(logging.LogRecord("a", logging.INFO, "", 0, "%d", ("x",), None))
    log.handle(said("next"))
    log.close()

    assert read(pipe[0], 2) == ["a line of a could not be put into words", "next"]
