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
        f"UID:{_uid(status.receipt_code, status.due_at)}",
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


def _uid(receipt_code: str, due_at: datetime) -> str:
    """The same moment of the same receipt is one entry, however often it is added."""
    return hashlib.sha256(f"{receipt_code} {_utc(due_at)}".encode()).hexdigest()[:32]


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _description(status: PublicStatus, office: Place, words: Words) -> str:
    _ = words.gettext
    act = next_act(status, words)
    parts = [_("Mã tiếp nhận: {code}").format(code=plain(status.receipt_code))]
    if status.due_at is not None:
        parts.append(_("Hẹn trả {when}").format(when=spoken(status.due_at, words)))
    if act is not None:
        parts.append(f"{act.lead} {'; '.join(act.items)}.")
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
    piece, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > LONGEST_LINE:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + octets
    yield piece
