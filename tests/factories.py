"""Made-up values for tests: nobody in here exists."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from frontdesk import desk
from frontdesk.desk import Desk
from frontdesk.domain.clock import Clock, system_clock
from frontdesk.domain.identity import IdKind, Party, Sex
from frontdesk.domain.office import OfficeProfile
from frontdesk.domain.papers import mark_missing
from frontdesk.domain.people import Person, Role
from frontdesk.domain.people_events import PasswordHash, PasswordSet
from frontdesk.domain.reception import Application
from frontdesk.home_file import read_home, write_home
from frontdesk.services.setup import create_office
from frontdesk.settings import Settings

CARD = "008195012346|012345678|NGUYỄN THỊ HÒA|07031995|Nữ|Thôn 3, Thái Bình, Yên Sơn, Tuyên Quang|25052021"
HOUSEHOLD_BUSINESS = "1.001612"
# Monday 23/11/2026 10:43 on the office's wall; the next day is a holiday.
MONDAY_MORNING = datetime(2026, 11, 23, 3, 43, tzinfo=UTC)


# Does every work of the house, as people in small communes do.
LAN = Person("lan", "Ma Thị Lan", tuple(Role))
PASSWORD = "chè xanh ở đỉnh Lảo Thẩn"
PASSWORD_SET = PasswordSet(
    LAN.login,
    PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$yIl29fxSMege/vm2IrQ7gQ$zI+41DYX/BONkMqGyVDfqcKbB4r9izmcD4kT6EgTabs"),
)  # made once: argon2id takes its time


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = MONDAY_MORNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **delta: float) -> None:
        """Move on by `delta` (timedelta arguments)."""
        self.now += timedelta(**delta)


def make_profile(**changes: Any) -> OfficeProfile:
    """The office of the samples."""
    profile = OfficeProfile(
        name="Trung tâm Phục vụ hành chính công xã Thái Bình",
        code="H60.242",
        authority="UBND xã Thái Bình",
        place="Thái Bình",
    )
    return replace(profile, **changes)


def make_party(name: str = "NGUYỄN THỊ HÒA", number: str = "008195012346", phone: str = "+84912345678") -> Party:
    """A citizen with a card."""
    return Party(
        kind=IdKind.CITIZEN_ID,
        number=number,
        name=name,
        birth_date=date(1995, 3, 7),
        sex=Sex.FEMALE,
        address="Thôn 3, Thái Bình, Yên Sơn, Tuyên Quang",
        issued_on=date(2021, 5, 25),
        phone=phone,
    )


def make_settings(folder: Path) -> Settings:
    """Settings of a home below `folder`, with a key file."""
    return Settings(home=folder / "home", key_file=folder / "home.key")


def seated(desk: Desk, person: Person = LAN) -> Desk:
    """`desk` with `person` at it, who did not have to sign in."""
    desk.seat.take(person)
    return desk


def open_desk(settings: Settings, clock: Clock = system_clock) -> Desk:
    """The desk on an existing home, with Lan at it."""
    return seated(desk.open_desk(settings, clock))


def make_desk(folder: Path, clock: Clock | None = None, counter: str = "C1") -> Desk:
    """A desk on a new home below `folder`, with the sample catalogue and notices, and Lan at it."""
    settings = make_settings(folder)
    told = clock or HandClock()
    store = create_office(settings, make_profile(), counter, LAN.name, told, ((LAN, PASSWORD_SET),))
    return seated(desk.desk_on(store, settings, told))


def copy_home(source: Path, target: Path) -> None:
    """A home of its own with what `source` holds, as if it had been made at `target`."""
    shutil.copytree(source, target)
    said = read_home(target)
    assert said is not None
    write_home(target, replace(said, machine=None, place=None))


def make_application(
    desk: Desk,
    procedure: str = HOUSEHOLD_BUSINESS,
    missing: tuple[str, ...] = (),
    principal: Party | None = None,
    submission_id: UUID | None = None,
) -> Application:
    """Complete papers for `procedure`, except those named."""
    return Application(
        submission_id=submission_id or desk.reception.new_id(),
        principal=principal or make_party(),
        delegate=None,
        procedure_code=procedure,
        papers=mark_missing(desk.catalogue.get(procedure).papers, missing),
    )


def counting_bytes() -> Callable[[int], bytes]:
    """A source of "random" bytes that never repeats and is the same in every run."""
    state = {"next": 0}

    def draw(count: int) -> bytes:
        state["next"] += 1
        return (state["next"] * 2654435761).to_bytes(32, "big")[-count:].rjust(count, b"\x07")

    return draw
