"""How long personal data is kept: rules of the office, the closest of which holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from frontdesk.domain.clock import OFFICE_ZONE
from frontdesk.domain.text import nfc
from frontdesk.errors import InvalidInput

LONGEST_YEARS = 100
_LONGEST_BASIS = 300


class Scope(StrEnum):
    """What a rule is for."""

    ALL = "all"
    FIELD = "field"  # lĩnh vực
    PROCEDURE = "procedure"


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """Personal data of submissions of `scope` and `key` is erased once they have been over for `years`.

    `key` is the name of a field, the code of a procedure, or empty for all. `basis` says where the period comes from.
    There is none before the office sets one: nothing is ever erased by a period nobody decided.
    """

    scope: Scope
    key: str
    years: int
    basis: str


def checked_rule(scope: Scope, key: str, years: int, basis: str) -> RetentionRule:
    """A rule as typed. Raises InvalidInput `retention_years_wrong`, `retention_key_missing`,
    `retention_basis_missing`.
    """
    if not 1 <= years <= LONGEST_YEARS:
        raise InvalidInput("retention_years_wrong", most=LONGEST_YEARS)
    said, of = nfc(basis)[:_LONGEST_BASIS], nfc(key)
    if (scope is Scope.ALL) == bool(of):
        raise InvalidInput("retention_key_missing")
    if not said:
        raise InvalidInput("retention_basis_missing")
    return RetentionRule(scope, of, years, said)


def rule_for(rules: Iterable[RetentionRule], code: str, field: str) -> RetentionRule | None:
    """The rule that holds for a procedure of that `code` and `field`; None where nobody set one."""
    keys = {Scope.PROCEDURE: code, Scope.FIELD: field, Scope.ALL: ""}
    known = {(rule.scope, rule.key): rule for rule in rules}
    return next((known[scope, key] for scope, key in keys.items() if (scope, key) in known), None)


def last_day(rule: RetentionRule, today: date) -> date:
    """What ended on that day or before has been over for the years of `rule` on `today` (office days)."""
    try:
        return today.replace(year=today.year - rule.years)
    except ValueError:  # 29 February: a day is not counted twice
        return today.replace(year=today.year - rule.years, day=28)


def cutoff(rule: RetentionRule, today: date) -> datetime:
    """The moment (aware) before which a submission must have been over."""
    day = last_day(rule, today) + timedelta(days=1)
    return datetime(day.year, day.month, day.day, tzinfo=OFFICE_ZONE)


@dataclass(frozen=True, slots=True)
class RetentionLine:
    """What one rule would erase: how many submissions, and the day the oldest of them ended."""

    rule: RetentionRule
    count: int
    oldest: date


@dataclass(frozen=True, slots=True)
class RetentionPreview:
    """What is due; `ruleless` are over and kept on, because no rule is for them."""

    lines: tuple[RetentionLine, ...] = ()
    ruleless: int = 0

    @property
    def count(self) -> int:
        """Submissions whose time is over."""
        return sum(line.count for line in self.lines)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done. Not `finished` where it was stopped; not `cleaned` where the file could not be written anew: what
    was erased may still lie in unused parts of it, and applying again cleans it.
    """

    submissions: int
    scans: int
    finished: bool
    cleaned: bool
