"""Who works here: people, their roles, and what a role may be asked for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from frontdesk.domain.text import fold, nfc
from frontdesk.errors import InvalidInput

LONGEST_NAME = 120
_LOGIN = re.compile(r"[a-z][a-z0-9._-]{0,63}")


class Role(StrEnum):
    """What somebody is at the office; one person may be several."""

    OFFICER = "officer"  # cán bộ tiếp nhận
    DEPARTMENT = "department"  # công chức cơ quan chuyên môn
    SUPERVISOR = "supervisor"  # lãnh đạo Trung tâm, người giám sát
    ADMINISTRATOR = "administrator"  # quản trị phần mềm


STAFF = frozenset(Role)
AT_WORK = STAFF - {Role.ADMINISTRATOR}  # who looks after the machines need not see the citizens


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may sign in. `login` is short and for typing; `name` stands on forms and in the journal, so it is
    nobody else's here. `department` is its name, where the person works in one; whoever has left is not `active`.
    """

    login: str
    name: str
    roles: tuple[Role, ...]
    department: str = ""
    active: bool = True

    def may(self, roles: Iterable[Role]) -> bool:
        """Whether one of `roles` is this person's."""
        return not set(self.roles).isdisjoint(roles)


_FOR = " · "  # stands in nobody's name


def noted(doer: str, writer: str) -> str:
    """The actor of an act that `doer` did outside and `writer`, signed in here, wrote down."""
    return f"{doer}{_FOR}{writer}" if doer and doer != writer else writer


def doer_of(actor: str) -> str:
    """Who did what `actor` of an event stands for, without who wrote it down."""
    return actor.partition(_FOR)[0]


def login_of(typed: str) -> str:
    """What somebody signs in with: "lan", or a full name, which becomes one: "nguyen.thi.lan".

    Raises InvalidInput `login_malformed`.
    """
    login = fold(typed).replace(" ", ".")
    if not _LOGIN.fullmatch(login):
        raise InvalidInput("login_malformed", login=typed[:40])
    return login


def person_of(login: str, name: str, roles: Iterable[Role], department: str = "") -> Person:
    """A person as typed. Raises InvalidInput `login_malformed`, `person_name_too_long`, `role_missing`."""
    said, chosen = nfc(name.replace("·", " ")) or nfc(login), tuple(sorted(set(roles), key=list(Role).index))
    if len(said) > LONGEST_NAME:
        raise InvalidInput("person_name_too_long", most=LONGEST_NAME)
    if not chosen:
        raise InvalidInput("role_missing")
    return Person(login_of(login), said, chosen, nfc(department))
