"""A projection held in memory, pages that show everything they were given, and a folder as a value."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random

from frontdesk.domain.check_character import ALPHABET
from frontdesk.domain.public_status import PublicStatus
from frontdesk.domain.ratings import RatingWords
from frontdesk.domain.states import State
from frontdesk.domain.tokens import TOKEN_LENGTH, token_hash
from frontdesk.domain.tracking import OfficeWords, PublicOffice, Tracked
from frontdesk.tracking.folder import publish
from frontdesk.tracking.pages import Links, Said
from frontdesk.tracking.published import Published

NOW = datetime(2026, 11, 30, 3, 42, tzinfo=UTC)  # Monday 10:42 on the office's wall
AS_OF = re.compile(r"AS OF [^\n]*\n|DTSTAMP[^\n]*\n")


def token_of(number: int) -> str:
    """The token of the receipt with that number; anybody would draw another."""
    return "".join(Random(number).choices(ALPHABET, k=TOKEN_LENGTH))


def make_tracked(number: int = 1, **changes: object) -> Tracked:
    """A submission on its way, promised for Friday 04/12/2026 17:00."""
    status = PublicStatus(
        receipt_code=f"C1-261123-{number:04}-K",
        state=State.IN_PROGRESS,
        procedure_name="Đăng ký thành lập hộ kinh doanh",
        department="Phòng Kinh tế",
        received_at=NOW - timedelta(days=7),
        as_of=NOW - timedelta(hours=1),
        due_at=datetime(2026, 12, 4, 10, tzinfo=UTC),
    )
    why = {"vi": "3 ngày làm việc", "en": "3 working days"}
    return Tracked(replace(status, **changes), why)  # type: ignore[arg-type]


def make_office(**changes: str) -> PublicOffice:
    """An office that is open on weekdays."""
    rating = RatingWords(("1", "2", "3", "4", "5"), (), ())
    words = {
        "vi": OfficeWords((("Thứ Hai – Thứ Sáu", "07:30–11:30, 13:30–17:00"),), (), rating),
        "en": OfficeWords((("Monday – Friday", "07:30–11:30, 13:30–17:00"),), (), rating),
    }
    office = PublicOffice(
        name="Trung tâm Phục vụ hành chính công xã Thái Bình",
        authority="UBND xã Thái Bình",
        address="Thôn 3, xã Thái Bình",
        phone="0207 3123 456",
        track_base="https://tracuu.example",
        words=words,
    )
    return replace(office, **changes)  # type: ignore[arg-type]


class Ledger:
    """`Source`, from a dictionary by the receipts' numbers."""

    def __init__(self, count: int = 0) -> None:
        self.pages = {number: make_tracked(number) for number in range(1, count + 1)}
        self.told = NOW
        self.said = make_office()

    def change(self, number: int, **changes: object) -> None:
        """Let something happen to a submission."""
        self.pages[number] = make_tracked(number, **changes)

    def by_token(self, _token: str, _now: datetime) -> Tracked | None:
        raise NotImplementedError

    def by_code(self, _compact_code: str, _key: str, _now: datetime) -> Tracked | None:
        raise NotImplementedError

    def office(self) -> PublicOffice:
        """The office as it is now."""
        return self.said

    def as_of(self) -> datetime:
        """Up to when it is known."""
        return self.told

    def walk(self, _now: datetime) -> Iterator[tuple[str, Tracked]]:
        """Every page there is."""
        for number, tracked in list(self.pages.items()):
            yield token_hash(token_of(number)), tracked


class PlainPages:
    """`Pages` that show every value there is, the moment it is as of on a line of its own."""

    policy = "default-src 'none'"

    def status(self, tracked: Tracked, office: PublicOffice, language: str, links: Links) -> bytes:
        """Everything."""
        status = tracked.status
        rest = replace(status, as_of=NOW)
        page = f"<html>{language}\nAS OF {status.as_of}\n{rest}\n{tracked.why[language]}\n{office}\n{links}</html>\n"
        return page.encode()

    def calendar(self, tracked: Tracked, _office: PublicOffice, language: str) -> str:
        """The day."""
        status = tracked.status
        return f"BEGIN:VCALENDAR\r\nDTSTAMP:{status.as_of}\r\n{language} {status.due_at}\r\nEND:VCALENDAR\r\n"

    def unknown(self, _office: PublicOffice, _language: str, _links: Links) -> str:
        raise NotImplementedError

    def find(self, _office: PublicOffice, _language: str, _links: Links, _said: Said) -> str:
        raise NotImplementedError

    counter = rate = find

    def counter_status(self, _tracked: Tracked, _office: PublicOffice, _language: str, _links: Links) -> bytes:
        raise NotImplementedError

    rated = void = unknown

    def sorry(self, _office: PublicOffice | None, _language: str, _problem: str) -> str:
        raise NotImplementedError


def write(ledger: Ledger, target: Path, now: datetime | None = None) -> Published:
    """Publish with plain pages, at the moment up to which all is known."""
    return publish(ledger, PlainPages(), target, now or ledger.told)


def files_of(target: Path, *, but_as_of: bool = False) -> dict[str, str]:
    """Every published file, by its path; `but_as_of`: without the moments they are as of."""
    texts = {path: path.read_bytes().decode() for path in target.rglob("*") if path.is_file()}
    shown = {path.relative_to(target).as_posix(): text for path, text in texts.items() if path.name[0] != "."}
    return {path: AS_OF.sub("", text) for path, text in shown.items()} if but_as_of else shown


def pages_of(target: Path, number: int) -> dict[str, Path]:
    """The files of one receipt's page by what follows their name: ".html", ".en.html", ".ics", ".en.ics"."""
    name = sha256(token_of(number).encode()).hexdigest()[:40]
    folder = target / "t" / name[:2]
    return {path.name[38:]: path for path in folder.glob(f"{name[2:]}*")}


def stamps_of(target: Path) -> dict[str, tuple[int, int]]:
    """Which file lies at each path, and when it was written."""
    found = {path: path.stat() for path in target.rglob("*") if path.is_file()}
    return {path.relative_to(target).as_posix(): (stat.st_ino, stat.st_mtime_ns) for path, stat in found.items()}
