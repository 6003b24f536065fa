"""The office as the page shows it: where it is, how to call, when it is open."""

from dataclasses import dataclass

from frontdesk.domain.phone import format_phone
from frontdesk.domain.tracking import OfficeWords, PublicOffice
from frontdesk.tracking.plain import plain

SHIFTS = " · "  # between the shifts of a day, as the office's words have them
_DIALLED = frozenset("0123456789+")


@dataclass(frozen=True, slots=True)
class Place:
    """`dial`: the number without its spaces, empty where there is none to dial. `hours`: days and their shifts.
    `site`: where the receipts' QR leads, as one types it.
    """

    name: str
    authority: str
    address: str
    phone: str
    dial: str
    hours: tuple[tuple[str, tuple[str, ...]], ...]
    days_off: tuple[str, ...]
    days_worked: tuple[str, ...]
    site: str


def place(office: PublicOffice, language: str) -> Place:
    """`office` in one language."""
    said = office_words(office, language)
    return Place(
        name=plain(office.name),
        authority=plain(office.authority),
        address=plain(office.address),
        phone=plain(_grouped(office.phone)),
        dial="".join(char for char in office.phone if char in _DIALLED),
        hours=tuple((plain(day), tuple(plain(times).split(SHIFTS))) for day, times in said.hours),
        days_off=tuple(plain(day) for day in said.days_off),
        days_worked=tuple(plain(day) for day in said.days_worked),
        site=plain(office.track_base.removeprefix("https://").rstrip("/")),
    )


def _grouped(phone: str) -> str:
    """A number stored as it is dialled, as people read it; what was written by hand stays as it is."""
    return format_phone(phone) if phone.removeprefix("+").isdigit() else phone


def office_words(office: PublicOffice, language: str) -> OfficeWords:
    """What the office says in `language`, in Vietnamese where it does not speak it."""
    return office.words.get(language) or office.words["vi"]
