"""Make an office on this machine, with the sample catalogue and the known notices."""

import re
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from frontdesk.domain.calendar import OfficeHours, WorkingCalendar
from frontdesk.domain.clock import Clock
from frontdesk.domain.codes import counter_code
from frontdesk.domain.events import Act, CounterRegistered, NoticeSet, OfficeProfileSet
from frontdesk.domain.notices import Notice, parse_notices
from frontdesk.domain.office import OfficeProfile
from frontdesk.domain.people import Person
from frontdesk.domain.people_events import PasswordSet, PersonSet
from frontdesk.domain.text import nfc
from frontdesk.domain.tracking import checked_days
from frontdesk.domain.vietqr import bank_account
from frontdesk.errors import InvalidInput
from frontdesk.services.catalogue import published, read_procedures
from frontdesk.settings import Settings
from frontdesk.storage.home import create_home
from frontdesk.storage.store import Store

RESOURCES = Path(__file__).resolve().parent.parent.parent / "resources"
SAMPLE_CATALOGUE = RESOURCES / "catalogue" / "sample.csv"
# TT 01/2018/TT-VPCP: H60.242, G22.99.08, 000.00.12.H60
_OFFICE_CODE = re.compile(r"\d{3}\.\d{2}\.\d{2}\.[GH]\d{2}|[GH]\d{2}(\.\d{1,3}){0,3}")
NOTICES = RESOURCES / "calendar" / "notices.csv"


def create_office(
    settings: Settings,
    profile: OfficeProfile,
    counter: str,
    officer: str,
    clock: Clock,
    people: Iterable[tuple[Person, PasswordSet]] = (),
) -> Store:
    """A new home with its office, this counter, who may sign in, the sample catalogue and the known notices.

    Raises RuleRefused (`home_exists`), InvalidInput (names, codes), StorageRefused (folder, keyring).
    """
    profile = _in_nfc(profile)
    officer = nfc(officer)
    profile = checked_profile(profile)
    code = counter_code(counter)
    acts = _first_acts(profile, code, officer)
    acts += [(f"person:{person.login}", act) for person, word in people for act in (PersonSet(person), word)]

    def fill(engine: Engine) -> None:
        with Store(engine).write() as unit:
            unit.record(*acts, at=clock(), actor=officer)

    return Store(create_home(settings, code, profile.code, fill))


def place_in(name: str) -> str:
    """The địa danh for the forms, read off an office's name: what stands after "xã" or "phường"."""
    for unit in (" xã ", " phường ", " tỉnh "):
        _before, found, place = f" {nfc(name)}".partition(unit)
        if found:
            return place
    return ""


def known_calendar() -> WorkingCalendar:
    """The calendar a new office begins with: standard hours, the notices that come with the program."""
    return WorkingCalendar(OfficeHours(), known_notices())


def known_notices() -> tuple[Notice, ...]:
    """The notices that come with the program."""
    return parse_notices(NOTICES.read_text(encoding="utf-8"))


def _first_acts(profile: OfficeProfile, counter: str, officer: str) -> list[tuple[str, Act]]:
    acts: list[tuple[str, Act]] = [
        ("office", OfficeProfileSet(profile)),
        (f"counter:{counter}", CounterRegistered(counter, officer)),
    ]
    acts += [(f"notice:{notice.day.isoformat()}", NoticeSet(notice)) for notice in known_notices()]
    acts += published(read_procedures(SAMPLE_CATALOGUE))
    return acts


def _in_nfc(profile: OfficeProfile) -> OfficeProfile:
    said: dict[str, Any] = {name: nfc(text) for name, text in asdict(profile).items() if isinstance(text, str)}
    return replace(profile, **said)


def checked_profile(profile: OfficeProfile) -> OfficeProfile:
    """`profile` with its account as banks write it, where one is told. Raises InvalidInput."""
    if not 3 <= len(profile.name) <= 200:
        raise InvalidInput("office_name_wrong")
    if not _OFFICE_CODE.fullmatch(profile.code):
        raise InvalidInput("office_code_wrong", code=profile.code)
    if not profile.track_base.startswith(("https://", "http://")):
        raise InvalidInput("track_base_wrong", address=profile.track_base)
    checked_days(profile.tracking_days)
    if not (profile.bank_bin or profile.bank_account or profile.bank_holder):
        return profile
    return profile.paid_to(bank_account(profile.bank_bin, profile.bank_account, profile.bank_holder))
