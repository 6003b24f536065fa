"""Erase personal data whose time is over (Luật Bảo vệ dữ liệu cá nhân 2025); what happened stays on record."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from frontdesk.domain.clock import Clock, local
from frontdesk.domain.events import Act
from frontdesk.domain.retention import (
    Erased,
    RetentionLine,
    RetentionPreview,
    RetentionRule,
    Scope,
    checked_rule,
    cutoff,
    last_day,
    rule_for,
)
from frontdesk.domain.retention_events import RetentionApplied, RetentionRuleSet
from frontdesk.errors import InvalidInput, RuleRefused, StorageRefused
from frontdesk.services.access import UseCases, overseeing, supervising
from frontdesk.services.acting import checked_reason
from frontdesk.services.clock import check_clock
from frontdesk.services.office import OfficeService
from frontdesk.storage import reference, retention
from frontdesk.storage.scans import ScanFolder
from frontdesk.storage.store import Store

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
BATCH = 100  # submissions in one transaction: a counter that waits for it does not notice
_MERGE = 500  # pages of the full-text index in one transaction


def _silent(_done: int, _total: int) -> None:
    """No progress wanted."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class _Due:
    """One procedure whose rule has something due."""

    code: str
    rule: RetentionRule
    before: datetime


class RetentionService(UseCases):
    """Rules are looked over by whoever oversees the office; erasing is decided by a supervisor, with a reason."""

    def __init__(
        self, store: Store, office: OfficeService, scans: ScanFolder, clock: Clock, renew_mirror: Callable[[], None]
    ) -> None:
        super().__init__(office.seat)
        self._store = store
        self._office = office
        self._scans = scans
        self._clock = clock
        self._renew_mirror = renew_mirror  # it holds what was erased here

    @overseeing
    def rules(self) -> tuple[RetentionRule, ...]:
        """The rules in force."""
        with self._store.read() as connection:
            return reference.retention_rules(connection)

    @overseeing
    def set_rule(self, scope: Scope, key: str, years: int, basis: str) -> RetentionRule:
        """Keep personal data of that scope for `years` after the end. Erases nothing by itself.

        Raises InvalidInput `retention_years_wrong`, `retention_key_missing`, `retention_basis_missing`,
        `retention_key_unknown`.
        """
        rule = checked_rule(scope, key, years, basis)
        with self._store.write() as unit:
            _check_key(unit.connection, rule)
            if rule not in reference.retention_rules(unit.connection):
                self._record(unit.record, RetentionRuleSet(rule.scope, rule.key, rule.years, rule.basis))
        return rule

    @overseeing
    def drop_rule(self, scope: Scope, key: str) -> None:
        """No rule for that scope and key any more. Raises InvalidInput `retention_rule_unknown`."""
        with self._store.write() as unit:
            known = reference.retention_rules(unit.connection)
            if not any((rule.scope, rule.key) == (scope, key) for rule in known):
                raise InvalidInput("retention_rule_unknown")
            self._record(unit.record, RetentionRuleSet(scope, key, 0, ""))

    @overseeing
    def preview(self) -> RetentionPreview:
        """How many submissions are due under which rule, and since when the oldest is over; records nothing."""
        with self._store.read() as connection:
            return self._preview(connection)

    @overseeing
    def applied(self) -> tuple[RetentionApplied, ...]:
        """What was erased so far, oldest first."""
        with self._store.read() as connection:
            return retention.list_applied(connection)

    @supervising
    def apply(self, expected: int, reason: str, *, progress: Progress = _silent, stopped: Stop = _never) -> Erased:
        """Erase the personal data of what is due, some submissions at a time; there is no way back.

        `expected` is how many the preview told: RuleRefused `retention_not_as_seen` where it is another number by now.
        Cut off or stopped, whole batches are erased and on record; applying again goes on. Raises InvalidInput
        `reason_missing`, RuleRefused `clock_behind`, StorageRefused where all is done but on the mirror.
        """
        said = checked_reason(reason)
        with self._store.read() as connection:
            due = self._due(connection)
            total = self._preview(connection).count
        if total != expected:
            raise RuleRefused("retention_not_as_seen", expected=expected, count=total)
        done = 0
        for each in due:
            while not stopped() and (some := self._erase_some(each, said)):
                done += some
                progress(done, total)
        finished = not stopped()
        if finished:
            self._clean_search()
        scans = self._sweep_scans() if finished else 0
        cleaned = finished and self._compact()
        if done:
            self._renew_mirror()  # last: a folder that is away must not keep anything else
        return Erased(done, scans, finished, cleaned)

    def _erase_some(self, due: _Due, reason: str) -> int:
        with self._store.write() as unit:
            now = self._clock()
            check_clock(unit, now)
            some = retention.due(unit.connection, due.code, due.before, BATCH)
            if some:
                retention.erase(unit.connection, some)
                ended_until = last_day(due.rule, local(now).date())
                act = RetentionApplied(due.rule, ended_until, some, reason, now)
                self._record(unit.record, act)
        return len(some)

    def _preview(self, connection: Connection) -> RetentionPreview:
        counts: dict[RetentionRule, tuple[int, datetime]] = {}
        for each in self._due(connection):
            count, oldest = retention.count_due(connection, each.code, each.before)
            if oldest is not None:
                before = counts.get(each.rule, (0, oldest))
                counts[each.rule] = before[0] + count, min(before[1], oldest)
        lines = tuple(RetentionLine(rule, count, local(at).date()) for rule, (count, at) in counts.items())
        return RetentionPreview(lines, self._ruleless(connection))

    def _due(self, connection: Connection) -> tuple[_Due, ...]:
        rules, fields = reference.retention_rules(connection), reference.fields_of_procedures(connection)
        today = local(self._clock()).date()
        found = []
        for code in retention.procedures_over(connection):
            rule = rule_for(rules, code, fields.get(code, ""))
            if rule is not None:
                found.append(_Due(code, rule, cutoff(rule, today)))
        return tuple(found)

    def _ruleless(self, connection: Connection) -> int:
        ruled = {each.code for each in self._due(connection)}
        others = (code for code in retention.procedures_over(connection) if code not in ruled)
        tomorrow = self._clock() + timedelta(days=1)
        return sum(retention.count_due(connection, code, tomorrow)[0] for code in others)

    def _clean_search(self) -> None:
        """The full-text index keeps words of rows that are gone until its parts are written anew."""
        pages, more = -_MERGE, True
        while more:
            with self._store.write_unjournaled() as connection:
                more = retention.merge_search(connection, pages)
            pages = _MERGE

    def _sweep_scans(self) -> int:
        """Within the write lock: what is attached meanwhile waits, and is on record before this looks."""
        with self._store.write_unjournaled() as connection:
            unused = retention.unused_contents(connection)
            return sum(self._scans.forget(sha256, self._clock()) for sha256 in unused)

    def _compact(self) -> bool:
        try:
            self._store.compact()
        except StorageRefused:
            return False
        return True

    def _record(self, record: Callable[..., object], act: Act) -> None:
        record((retention.SUBJECT, act), at=self._clock(), actor=self._office.at_hand().officer)


def _check_key(connection: Connection, rule: RetentionRule) -> None:
    fields = reference.fields_of_procedures(connection)
    known = {Scope.ALL: {""}, Scope.FIELD: set(fields.values()), Scope.PROCEDURE: set(fields)}[rule.scope]
    if rule.key not in known:
        raise InvalidInput("retention_key_unknown", key=rule.key[:80])
