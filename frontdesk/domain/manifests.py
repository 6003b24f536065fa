"""A manifest (phiếu bàn giao): one batch of submissions handed to one department."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from frontdesk.domain.check_character import check_character, is_checked
from frontdesk.domain.codes import counter_code, plain
from frontdesk.domain.custody import Parcel
from frontdesk.errors import InvalidInput

_PREFIX = "BG"  # bàn giao; no counter's code has a dash after it
_FORM = re.compile(r"BG-([A-Z]{1,3}[0-9]{1,3})-([0-9]{6})-([0-9]{3,6})-([0-9A-Z])")
_LAST_SERIAL = 999_999
MOST_IN_A_BATCH = 500


@dataclass(frozen=True, slots=True)
class ManifestItem:
    """One submission of a batch and what became of it; `changed_at` is aware UTC."""

    submission_id: str
    receipt_code: str
    name: str
    procedure_name: str
    parcel: Parcel
    changed_at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A batch as it was sent and as it stands; `made_at` is aware UTC."""

    code: str
    department: str
    counter: str
    officer: str
    made_at: datetime
    digest: str
    items: tuple[ManifestItem, ...]

    @property
    def count(self) -> int:
        """How many submissions were sent."""
        return len(self.items)


@dataclass(frozen=True, slots=True)
class Difference:
    """A manifest whose three counts do not meet: `sent` = `received` + `sent_back` + `missing` + unanswered."""

    code: str
    department: str
    officer: str
    made_at: datetime
    sent: int
    received: int
    sent_back: int
    missing: int

    @property
    def unanswered(self) -> int:
        """Those the department has said nothing about."""
        return self.sent - self.received - self.sent_back - self.missing


def manifest_code(counter: str, day: date, serial: int) -> str:
    """The code of a counter's batch number `serial` (from 1) of the office's `day`: BG-C1-261123-001-K."""
    if not 1 <= serial <= _LAST_SERIAL:
        raise InvalidInput("manifest_serial_out_of_range", serial=serial)
    parts = (_PREFIX, counter_code(counter), day.strftime("%y%m%d"), f"{serial:03}")
    return "-".join((*parts, check_character("".join(parts))))


def parse_manifest_code(text: str) -> str:
    """The manifest code in `text`, as printed. Raises InvalidInput manifest_code_malformed, manifest_code_mistyped."""
    typed = plain(text)
    if not _FORM.fullmatch(typed):
        raise InvalidInput("manifest_code_malformed")
    if not is_checked(typed.replace("-", "")):
        raise InvalidInput("manifest_code_mistyped")
    return typed


def find_manifest_code(text: str) -> str | None:
    """The manifest code in `text`, None where it is none or mistyped."""
    try:
        return parse_manifest_code(text)
    except InvalidInput:
        return None


def manifest_digest(code: str, department: str, receipt_codes: Iterable[str]) -> str:
    """hex SHA-256 over code, department and the receipt codes in the order of the list: what the paper proves."""
    return hashlib.sha256("\n".join((code, department, *receipt_codes)).encode()).hexdigest()
