"""The daily log as comma-separated text (RFC 4180): UTF-8 with its mark, CRLF, and no cell that could be a formula."""

import csv
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from frontdesk.domain.daily_log import LogRow
from frontdesk.exports.columns import Cell, log_columns
from frontdesk.exports.cover import LogCover, votes_line
from frontdesk.i18n import Words

# What makes a spreadsheet compute, also full-width and after what it passes over; and after what another country's
# spreadsheet parts cells at.
_COMPUTES = re.compile(
    r"(^|[;\t\r\n|])"
    r"([\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*)"
    r"(?=[=+\-@\uff1d\uff0b\uff0d\uff20\u2212])"
)
_LEADS = re.compile(r"^[\t\r\n\x00]")
_UNSEEN = re.compile(r"\x00")


def write(target: Path, cover: LogCover, rows: Iterable[LogRow], words: Words) -> None:
    """Write the log to the new file `target`: one line of headings, one for each row; proof and votes come last.

    Raises OSError, and whatever `rows` raise.
    """
    columns = log_columns(words)
    with target.open("x", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file, lineterminator="\r\n")
        lines.writerow(guarded(column.heading) for column in columns)
        lines.writerows([_said(column.say(row)) for column in columns] for row in rows)
        lines.writerows([guarded(line)] for line in _end(cover, words))


def _end(cover: LogCover, words: Words) -> Iterable[str]:
    if cover.votes is not None:
        yield votes_line(cover.votes, words)
    if cover.proof is not None:
        yield from cover.proof.lines
        if cover.proof.code:
            yield cover.proof.code


def _said(cell: Cell) -> str | int:
    """A number stays one, also below zero: only text can be what it is not."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M:%S}"
    return guarded(cell) if isinstance(cell, str) else cell


def guarded(text: str) -> str:
    """`text` with an apostrophe before what a spreadsheet would compute (OWASP, CSV injection).

    A telephone number of another country begins with + too: it is text and gets one, else its + is lost.
    """
    seen = _UNSEEN.sub(" ", text)
    if _LEADS.match(text):
        return "'" + _COMPUTES.sub(r"\1\2'", seen)
    return _COMPUTES.sub(r"\1\2'", seen)
