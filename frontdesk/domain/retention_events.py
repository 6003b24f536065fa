"""Personal data whose time is over: the rule, and that it was erased."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from frontdesk.domain.retention import RetentionRule, Scope


@dataclass(frozen=True, slots=True)
class RetentionRuleSet:
    """A rule is this one from now on; with `years` 0 there is none for that scope and key."""

    KIND: ClassVar[str] = "retention.rule_set"
    VERSION: ClassVar[int] = 1
    scope: Scope
    key: str
    years: int
    basis: str


@dataclass(frozen=True, slots=True)
class RetentionApplied:
    """The personal part of every act on `submissions` (their ids) was erased under `rule`.

    They had ended by `ended_until` (the office's day). `reason` is the office's decision, about no person.
    """

    KIND: ClassVar[str] = "retention.applied"
    VERSION: ClassVar[int] = 1
    rule: RetentionRule
    ended_until: date
    submissions: tuple[str, ...]
    reason: str
    applied_at: datetime
