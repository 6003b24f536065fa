"""A projection in memory, pages as plain as can be, a desk that counts votes, and a browser before them."""

import html
from collections.abc import Iterator, MutableSequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.testclient import TestClient

from frontdesk.domain.public_status import PublicStatus
from frontdesk.domain.rating_events import Topic, Vote
from frontdesk.domain.ratings import RatingWords
from frontdesk.domain.states import State
from frontdesk.domain.tokens import token_hash
from frontdesk.domain.tracking import OfficeWords, PublicOffice, Tracked, seen_at
from frontdesk.errors import StorageRefused
from frontdesk.tracking.app import App, Terms, make_app
from frontdesk.tracking.forwarded import Forwarded
from frontdesk.tracking.gate import Limits
from frontdesk.tracking.pages import Links, Said
from frontdesk.web.paces import Pace

NOW = datetime(2026, 11, 30, 3, 42, tzinfo=UTC)
DAY = timedelta(days=1)
TOKEN, ENDED, EXPIRED = "GF6N1PK9GT5QPZ47ZB57X3V8BSF", "G3734SMNRHCZTBFP1F0J9MKM5K9", "0" * 26 + "B"
CODE, COMPACT, KEY = "C1-261130-0042-M", "C12611300042M", "6JPX-CKPT"
OTHER_CODE, OTHER_KEY = "C1-261130-0043-K", "0123-4567"  # of no submission
INVITATION = "NBLMHT01M8Z48VR5PV40LTCT2GPZ"
PHONE = ("203.0.113.7", 50000)
ROOMY = Limits(Pace(1e9, 1e9, 8192), Pace(1e9, 1e9, 1))
_RATING = RatingWords(("1", "2", "3", "4", "5"), ((Topic.ATTITUDE, "Thái độ"),), (("slow", "Chậm"),))
OFFICE = PublicOffice(
    "Bộ phận Một cửa phường Bến Thử",
    "UBND phường Bến Thử",
    "1 đường Thử",
    "02800000000",
    "https://mc.example",
    {language: OfficeWords((("Thứ Hai", "07:30–11:30"),), (), _RATING) for language in ("vi", "en")},
)
STATUS = PublicStatus(
    CODE,
    State.IN_PROGRESS,
    "Chứng thực bản sao",
    "Phòng Tư pháp",
    NOW - timedelta(days=1),
    NOW,
    NOW + timedelta(days=2),
)


class Time:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class StandSource:
    """Two submissions that show, one that does not any more; refuses while `refuses`, fails while `fails`."""

    def __init__(self) -> None:
        ended = replace(STATUS, state=State.RETURNED, due_at=None, ended_at=NOW)
        self.tracked = {TOKEN: Tracked(STATUS), ENDED: Tracked(ended)}
        self.asked: MutableSequence[str] = []
        self.known_until = NOW - timedelta(seconds=7)
        self.fault: Exception | None = None

    def by_token(self, token: str, now: datetime) -> Tracked | None:
        """As `Source`."""
        return self._found(token, now)

    def by_code(self, compact_code: str, key: str, now: datetime) -> Tracked | None:
        """As `Source`."""
        return self._found(TOKEN if (compact_code, key) == (COMPACT, KEY) else f"{compact_code}:{key}", now)

    def office(self) -> PublicOffice:
        """As `Source`."""
        self._check()
        return OFFICE

    def as_of(self) -> datetime:
        """As `Source`."""
        self._check()
        return self.known_until

    def walk(self, now: datetime) -> Iterator[tuple[str, Tracked]]:
        """As `Source`."""
        return ((token_hash(token), tracked) for token, tracked in self.tracked.items())

    def _found(self, opener: str, now: datetime) -> Tracked | None:
        self._check()
        self.asked.append(opener)
        found = self.tracked.get(opener)
        return None if found is None else replace(found, status=seen_at(found.status, now, self.known_until))

    def _check(self) -> None:
        if self.fault is not None:
            raise self.fault


class StandPages:
    """One line each, with what it was drawn from."""

    policy = "default-src 'none'"

    def status(self, tracked: Tracked, office: PublicOffice, language: str, links: Links) -> bytes:
        """As `Pages`."""
        status = tracked.status
        seen = f"{status.as_of} late={status.late}"
        return _page("status", language, status.receipt_code, seen, links, office.name).encode()

    def unknown(self, office: PublicOffice, language: str, links: Links) -> str:
        """As `Pages`."""
        return _page("unknown", language, links)

    def find(self, office: PublicOffice, language: str, links: Links, said: Said) -> str:
        """As `Pages`."""
        return _page("find", language, links, said)

    def counter(self, office: PublicOffice, language: str, links: Links, said: Said) -> str:
        """As `Pages`."""
        return _page("counter", language, links, said)

    def counter_status(self, tracked: Tracked, office: PublicOffice, language: str, links: Links) -> bytes:
        """As `Pages`."""
        return _page("counter_status", language, tracked.status.receipt_code, links).encode()

    def rate(self, office: PublicOffice, language: str, links: Links, said: Said) -> str:
        """As `Pages`."""
        return _page("rate", language, links, said)

    def rated(self, office: PublicOffice, language: str, links: Links) -> str:
        """As `Pages`."""
        return _page("rated", language, links)

    def void(self, office: PublicOffice, language: str, links: Links) -> str:
        """As `Pages`."""
        return _page("void", language, links)

    def sorry(self, office: PublicOffice | None, language: str, problem: str) -> str:
        """As `Pages`."""
        return _page("sorry", language, problem)

    def calendar(self, tracked: Tracked, office: PublicOffice, language: str) -> str:
        """As `Pages`."""
        return f"BEGIN:VCALENDAR\r\nSUMMARY:{tracked.status.receipt_code} {language}\r\nEND:VCALENDAR\r\n"


class StandVotes:
    """A desk with one invitation."""

    def __init__(self) -> None:
        self.open = {INVITATION}
        self.cast_votes: list[tuple[Vote, str]] = []
        self.asked: list[str] = []
        self.refusal = ""

    async def is_open(self, invitation: str) -> bool:
        """As `Votes`."""
        self.asked.append(invitation)
        if self.refusal == "desk_away":
            raise StorageRefused("desk_away")
        return invitation in self.open

    async def cast(self, invitation: str, vote: Vote, comment: str) -> str:
        """As `Votes`."""
        if self.refusal:
            return self.refusal
        if invitation not in self.open:
            return "invitation_void"
        self.open.remove(invitation)
        self.cast_votes.append((vote, comment))
        return ""


class Stand:
    """All of it together; `time` moves the paces and delays."""

    def __init__(self, limits: Limits = ROOMY, *, proxies: str = "", rates: bool = True) -> None:
        self.source = StandSource()
        self.votes = StandVotes()
        self.time = Time()
        terms = Terms("vi", Forwarded(proxies), limits, self.time)
        self.app: App = make_app(
            self.source, StandPages(), self.votes if rates else None, clock=lambda: NOW, terms=terms
        )

    def browser(self, peer: tuple[str, int] = PHONE) -> TestClient:
        """A browser at `peer`."""
        return TestClient(self.app, base_url="http://mc.example", client=peer, follow_redirects=False)


def _page(kind: str, language: str, *shown: object) -> str:
    lines = "".join(f"<p>{html.escape(str(each))}</p>" for each in shown)
    return f'<!doctype html><html lang="{language}"><title>{kind}</title>{lines}</html>'


def kind_of(answer: Any) -> str:
    """Which page it is."""
    return str(answer.text).partition("<title>")[2].partition("</title>")[0]
