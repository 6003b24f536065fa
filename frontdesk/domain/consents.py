"""Consent for extras (Luật Bảo vệ dữ liệu cá nhân 2025): asked apart, never presumed, withdrawn at any time.

What the office must do by law needs none; only news by message, which nobody has to want, is asked for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from frontdesk.domain.identity import Party
from frontdesk.domain.in_force import in_force
from frontdesk.errors import InvalidInput


class ConsentKind(StrEnum):
    """An extra the citizen may want."""

    SMS = "sms"
    ZALO = "zalo"


@dataclass(frozen=True, slots=True)
class Consent:
    """One that stands: since when (aware UTC), and which wording was agreed to."""

    kind: ConsentKind
    since: datetime
    wording: str


@dataclass(frozen=True, slots=True)
class ConsentTexts:
    """One wording in one language: the notice of which data is kept and why, the question, a label for each tick."""

    notice: str
    question: str
    labels: Mapping[ConsentKind, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class ConsentWording:
    """What citizens are told and asked from `effective_from` (the office's day) on; `id` is kept with each consent."""

    id: str
    basis: str
    effective_from: date
    texts: Mapping[str, ConsentTexts] = field(hash=False)

    def text(self, language: str) -> ConsentTexts:
        """What it says in `language`: "vi" or "en"."""
        return self.texts[language]


@dataclass(frozen=True, slots=True)
class ConsentWordings:
    """Every wording there was, oldest first."""

    versions: tuple[ConsentWording, ...]

    def get(self, day: date) -> ConsentWording:
        """The wording in force on `day`; before there was one, the first."""
        return in_force(self.versions, day)


def in_order(kinds: Iterable[ConsentKind]) -> tuple[ConsentKind, ...]:
    """Each kind once, in the order of ConsentKind: the same choice is the same act however it was ticked."""
    chosen = frozenset(kinds)
    return tuple(kind for kind in ConsentKind if kind in chosen)


def parse_consents(typed: Iterable[str]) -> tuple[ConsentKind, ...]:
    """The kinds somebody names. Raises InvalidInput `consent_unknown`."""
    return in_order(_parsed(each) for each in typed)


def _parsed(typed: str) -> ConsentKind:
    try:
        return ConsentKind(typed.strip().lower())
    except ValueError:
        raise InvalidInput("consent_unknown", kind=typed[:40], known=", ".join(ConsentKind)) from None


def phone_of(principal: Party, delegate: Party | None) -> str:
    """Where messages would go: to who stands at the counter, else to whom it is for; E.164, empty where nowhere."""
    return (delegate.phone if delegate else "") or principal.phone
