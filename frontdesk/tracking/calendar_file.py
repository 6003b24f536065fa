"""The promised moment as an iCalendar file (RFC 5545): no name, no token, no address of a page."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

from frontdesk.domain.moments import spoken
from frontdesk.domain.public_status import PublicStatus
from frontdesk.i18n import Words
from frontdesk.tracking.next_act import next_act
from frontdesk.tracking.place import SHIFTS, Place
from frontdesk.tracking.plain import plain

LONGEST_LINE = 75  # octets without the line's end (RFC 5545, 3.1)
_TAIL, _TAIL_OF_CHARACTER = 0b1100_0000, 0b1000_0000  # UTF-8
_SPECIAL = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def calendar_file(status: PublicStatus, office: Place, words: Words) -> str:
    """The file, CRLF. A day before its moment it reminds; raises ValueError where nothing is promised."""
    if status.due_at is None:
        raise ValueError("nothing is promised")
    summary = words.gettext("Hẹn trả kết quả: {procedure}").format(procedure=plain(status.procedure_name))
    where = ", ".join(filter(None, (office.name, office.address)))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//frontdesk//tracking//VI",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{_uid(status.receipt_code)}",
        f"SEQUENCE:{_promises(status)}",
        f"DTSTAMP:{_utc(status.as_of)}",
        f"DTSTART:{_utc(status.due_at)}",
        f"SUMMARY:{_text(summary)}",
        f"LOCATION:{_text(where)}",
        f"DESCRIPTION:{_text(_description(status, office, words))}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(summary)}",
        "TRIGGER:-P1D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _uid(receipt_code: str) -> str:
    """A receipt is one entry, however often it is added: a new day takes the place of the old one."""
    return hashlib.sha256(f"due {receipt_code}".encode()).hexdigest()[:32]


def _promises(status: PublicStatus) -> int:
    """How often the day was promised anew (RFC 5545, 3.8.7.4)."""
    return max(sum(step.until is not None for step in status.steps) - 1, 0)


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _description(status: PublicStatus, office: Place, words: Words) -> str:
    _ = words.gettext
    act = next_act(status, words)
    parts = [_("Mã tiếp nhận: {code}").format(code=plain(status.receipt_code))]
    if status.due_at is not None:
        parts.append(_("Hẹn trả {when}").format(when=spoken(status.due_at, words)))
    if act is not None:
        parts.append(f"{act.lead} {'; '.join(act.items)}." if act.items else act.lead)
        parts.extend(act.notes)
    if office.hours:
        week = "; ".join(f"{day} {SHIFTS.join(shifts)}" for day, shifts in office.hours)
        parts.append(_("Giờ làm việc: {week}.").format(week=week))
    if office.phone:
        parts.append(_("Điện thoại: {phone}").format(phone=office.phone))
    return "\n".join(parts)


def _text(value: str) -> str:
    return value.translate(_SPECIAL)


def _folded(line: str) -> Iterator[str]:
    """`line` in pieces of at most LONGEST_LINE octets, never cut inside a character; all but the first are indented."""
    rest = line.encode()
    while len(rest) > LONGEST_LINE:
        cut = LONGEST_LINE
        while rest[cut] & _TAIL == _TAIL_OF_CHARACTER:
            cut -= 1
        yield rest[:cut].decode()
        rest = b" " + rest[cut:]
    yield rest.decode()
