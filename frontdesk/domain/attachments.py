"""Scans of papers: what is kept of each, and how large one may be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from frontdesk.domain.text import nfc

if TYPE_CHECKING:
    from frontdesk.domain.result_events import PaperAttached  # the limits alone are read by a small process

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 25_000_000  # of one page; A3 at 300 dpi has 17.4 million
MOST_PAGES = 200
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Attachment:
    """A scan kept with a submission. `sha256` (hex) finds its content, `size` is in bytes, `attached_at` aware UTC.

    `paper` is the paper of the list it belongs to, or empty; `file_name` is empty once personal data was erased.
    """

    sha256: str
    paper: str
    file_name: str
    size: int
    media: str
    pages: int
    attached_at: datetime
    actor: str


def with_attached(
    before: tuple[Attachment, ...], act: "PaperAttached", at: datetime, actor: str
) -> tuple[Attachment, ...]:
    """The list after one more scan; the same content on the same paper (two counters at once) stays one."""
    if find_attachment(before, act.sha256, act.paper) is not None:
        return before
    name = act.personal.file_name if act.personal else ""
    return (*before, Attachment(act.sha256, act.paper, name, act.size, act.media, act.pages, at, actor))


def find_attachment(attachments: Iterable[Attachment], sha256: str, paper: str) -> Attachment | None:
    """The scan of that content on that paper."""
    return next((each for each in attachments if (each.sha256, each.paper) == (sha256, paper)), None)


def shown_name(file_name: str) -> str:
    """The last part of a file's name as it is kept and shown: one line, no folders, no marks that turn it around."""
    last = nfc(file_name.replace("\\", "/").rpartition("/")[2])
    if len(last) <= LONGEST_NAME:
        return last
    stem, dot, ending = last.rpartition(".")
    return f"{stem[: LONGEST_NAME - 10]}…{dot}{ending[:8]}" if dot else last[:LONGEST_NAME]
