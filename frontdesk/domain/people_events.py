"""Events about who works here. What opens a door is erasable: a password that was replaced helps nobody."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from frontdesk.domain.people import Person


@dataclass(frozen=True, slots=True)
class PersonSet:
    """A person as they are from now on."""

    KIND: ClassVar[str] = "person.set"
    VERSION: ClassVar[int] = 1
    person: Person


@dataclass(frozen=True, slots=True)
class PasswordHash:
    """argon2id in the PHC string format, with its parameters and salt."""

    phc: str


@dataclass(frozen=True, slots=True)
class PasswordSet:
    """A person's password is another one from now on."""

    KIND: ClassVar[str] = "person.password_set"
    VERSION: ClassVar[int] = 1
    login: str
    personal: PasswordHash | None = None


@dataclass(frozen=True, slots=True)
class PersonSignedIn:
    """Somebody took their place at this counter's window."""

    KIND: ClassVar[str] = "person.signed_in"
    VERSION: ClassVar[int] = 1
    login: str
    counter: str
    signed_in_at: datetime


@dataclass(frozen=True, slots=True)
class CounterRelieved:
    """A colleague took the counter over: drafts, and what papers lie there or were taken along.

    `papers` counts them; `digest` is SHA-256 (hex) over their receipt codes in order, one a line.
    """

    KIND: ClassVar[str] = "counter.relieved"
    VERSION: ClassVar[int] = 1
    counter: str
    left: str
    took_over: str
    drafts: int
    papers: int
    digest: str
    relieved_at: datetime
