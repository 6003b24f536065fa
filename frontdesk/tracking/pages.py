"""Every page there is to draw: what the server answers with and what a folder of files is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from frontdesk.domain.tracking import PublicOffice, Tracked


@dataclass(frozen=True, slots=True)
class Links:
    """Where a page leads, each address relative to it; empty where that is not offered.

    `languages`: this page in each language. `calendar`: the promised day as a calendar file. `find`: where a receipt
    code is typed, or the front page of a folder.
    """

    languages: Mapping[str, str] = field(default_factory=dict, hash=False)
    calendar: str = ""
    find: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a form answers, when it is shown again: a sentence, and what was typed (never the key)."""

    problem: str = ""
    code: str = ""
    comment: str = ""


class Pages(Protocol):
    """Draws whole pages: one request each, no script needed, nothing from elsewhere. `language`: "vi" or "en".

    What is asked for most comes ready to be sent, in UTF-8.
    """

    @property
    def policy(self) -> str:
        """The Content-Security-Policy under which every page looks as it should."""

    def status(self, tracked: Tracked, office: PublicOffice, language: str, links: Links) -> bytes:
        """Where a submission stands: the page behind the QR. `tracked.status` is as of now (`seen_at`)."""

    def unknown(self, office: PublicOffice, language: str, links: Links) -> str:
        """No page here: unknown, malformed and expired alike."""

    def find(self, office: PublicOffice, language: str, links: Links, said: Said) -> str:
        """The front page: type a receipt code and its key. Posts `code` and `key` to "find"."""

    def counter(self, office: PublicOffice, language: str, links: Links, said: Said) -> str:
        """The kiosk in the hall: scan, or type code and key. Posts `code` and `key` to "counter"."""

    def counter_status(self, tracked: Tracked, office: PublicOffice, language: str, links: Links) -> bytes:
        """The answer there: large, short, gone after half a minute; leads back to `links.find`."""

    def rate(self, office: PublicOffice, language: str, links: Links, said: Said) -> str:
        """Five faces, topics, reasons, comment; posts `score`, `topic.ID`, `reason` (several), `comment` to itself."""

    def rated(self, office: PublicOffice, language: str, links: Links) -> str:
        """Thanks."""

    def void(self, office: PublicOffice, language: str, links: Links) -> str:
        """An invitation that is used, over or unknown, alike."""

    def sorry(self, office: PublicOffice | None, language: str, problem: str) -> str:
        """Something else in the way, in one sentence: too many requests, or no data at the moment."""

    def calendar(self, tracked: Tracked, office: PublicOffice, language: str) -> str:
        """The promised moment as an iCalendar file (RFC 5545), CRLF; no name, no address of a page; "" where nothing
        is promised any more.
        """
