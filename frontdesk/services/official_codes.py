"""The province's own codes: noted by hand, by scanner, or from a list, and never invented here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from sqlalchemy import Connection

from frontdesk.domain.clock import OFFICE_ZONE
from frontdesk.domain.code_list import WILL_BE_RECORDED, CodeImport, CodeRow, RowFate, RowMatch
from frontdesk.domain.codes import official_code, parse_receipt_code
from frontdesk.domain.events import Act
from frontdesk.domain.lookup import Hit
from frontdesk.domain.official_code_events import CodeSource, OfficialCodeNoted
from frontdesk.domain.submission import Submission
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.files.code_list_file import read_code_list
from frontdesk.services.access import UseCases, at_counter, in_office
from frontdesk.services.acting import Acting
from frontdesk.services.submissions import get_submission
from frontdesk.storage import lookup, official_codes
from frontdesk.storage.engine import driver

AT_ONCE = 500  # rows


@dataclass(frozen=True, slots=True)
class DoubledCode:
    """An official code that was noted for several submissions (id and receipt code of each)."""

    code: str
    submissions: tuple[tuple[str, str], ...]


class OfficialCodeService(UseCases):
    """Which submission of ours is which of the province's."""

    def __init__(self, acting: Acting) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting

    @at_counter
    def note(
        self, submission_id: str, code: str, source: CodeSource = CodeSource.TYPED, *, even_so: bool = False
    ) -> Submission:
        """`code` is the submission's official code from now on, in place of one noted before.

        `even_so`: also where it stands on another; both are flagged then. Raises InvalidInput
        `official_code_malformed`, RuleRefused `official_code_taken` (whose), NotFound.
        """
        found = official_code(code)
        return self._note(submission_id, found, source, even_so=even_so)

    @at_counter
    def take_off(self, submission_id: str) -> Submission:
        """The code that was noted is not its own, and no other is known. Raises RuleRefused `official_code_none`."""
        return self._note(submission_id, "", CodeSource.TYPED, even_so=True)

    def _note(self, submission_id: str, code: str, source: CodeSource, *, even_so: bool) -> Submission:
        with self._acting.store.write() as unit:
            situation = self._acting.situation(unit)
            submission = get_submission(unit.connection, submission_id)
            if not code and not submission.official_code:
                raise RuleRefused("official_code_none", code=submission.received.receipt_code)
            if code == submission.official_code:
                return submission
            if code and not even_so:
                _check_free(unit.connection, code, submission_id)
            act = OfficialCodeNoted(code, source, situation.now)
            unit.record((submission_id, act), at=situation.now, actor=situation.office.officer)
            return get_submission(unit.connection, submission_id)

    @in_office
    def doubled(self) -> tuple[DoubledCode, ...]:
        """Codes that several submissions have: two counters noted them apart, or somebody did so all the same."""
        with self._acting.store.read() as connection:
            rows = official_codes.doubled(connection)
        codes = dict.fromkeys(code for code, _id, _receipt in rows)
        return tuple(DoubledCode(code, tuple((i, r) for c, i, r in rows if c == code)) for code in codes)

    @at_counter
    def preview(self, path: Path) -> CodeImport:
        """What an import of the XLSX or CSV file at `path` would do; nothing is recorded. Raises InvalidInput."""
        rows = read_code_list(path)
        with self._acting.store.read() as connection:
            matching = _Matching()
            matching.match(connection, rows)
        return CodeImport(tuple(matching.matches))

    @at_counter
    def import_file(self, path: Path) -> CodeImport:
        """Record each row that is one submission's; the others are answered and left. Again: nothing more is done.

        Some hundred rows are one transaction, so that a long list holds nobody up; what was cut off is given again.
        Raises InvalidInput, StorageRefused, RuleRefused `clock_behind`.
        """
        rows, matching = read_code_list(path), _Matching()
        recorded = 0
        for start in range(0, len(rows), AT_ONCE):
            with self._acting.store.write() as unit:
                situation = self._acting.situation(unit)
                fresh = matching.match(unit.connection, rows[start : start + AT_ONCE])
                acts = [_imported(each, situation.now) for each in fresh if each.fate in WILL_BE_RECORDED]
                unit.record(*acts, at=situation.now, actor=situation.office.officer)
                recorded += len(acts)
        return CodeImport(tuple(matching.matches), recorded)


def _imported(match: RowMatch, now: datetime) -> tuple[str, Act]:
    return match.submission_id, OfficialCodeNoted(official_code(match.row.official), CodeSource.IMPORTED, now)


def _check_free(connection: Connection, code: str, submission_id: str) -> None:
    others = [each for each in official_codes.holders(connection, code) if each != submission_id]
    if others:
        taken = get_submission(connection, others[0]).received.receipt_code
        raise RuleRefused("official_code_taken", official=code, code=taken)


class _Matching:
    """Row by row; what one row says counts for those below it."""

    def __init__(self) -> None:
        self.matches: list[RowMatch] = []
        self._codes: dict[str, str] = {}  # submission → official code, as the rows above say
        self._holders: dict[str, str] = {}  # and the other way round

    def match(self, connection: Connection, rows: Sequence[CodeRow]) -> list[RowMatch]:
        """The next rows."""
        fresh = []
        for row in rows:
            match = self._match(connection, row)
            if match.fate in WILL_BE_RECORDED:
                code = official_code(row.official)
                self._codes[match.submission_id], self._holders[code] = code, match.submission_id
            fresh.append(match)
        self.matches += fresh
        return fresh

    def _match(self, connection: Connection, row: CodeRow) -> RowMatch:
        try:
            code, found = official_code(row.official), _candidates(connection, row)
        except InvalidInput:
            return RowMatch(row, RowFate.WRONG)
        if len(found) != 1:
            fate = RowFate.AMBIGUOUS if found else RowFate.UNMATCHED
            return RowMatch(row, fate, others=tuple(hit.receipt_code for hit in found))
        (hit,) = found
        fate, others = self._fate(connection, hit, code)
        return RowMatch(row, fate, hit.submission_id, hit.receipt_code, others)

    def _fate(self, connection: Connection, hit: Hit, code: str) -> tuple[RowFate, tuple[str, ...]]:
        said = self._codes.get(hit.submission_id, "")
        stands = said or official_codes.of(connection, hit.submission_id)
        if stands == code:
            return RowFate.KNOWN, ()
        if said:  # a row above says another code of the same submission
            return RowFate.AMBIGUOUS, (said,)
        held = {each for each in official_codes.holders(connection, code) if each not in self._codes}
        held |= {self._holders[code]} if code in self._holders else set()
        others = [lookup.by_id(driver(connection.connection), each) for each in sorted(held - {hit.submission_id})]
        if others:
            return RowFate.TAKEN, tuple(each.receipt_code for each in others if each)
        return (RowFate.CHANGES if stands else RowFate.NEW), ()


def _candidates(connection: Connection, row: CodeRow) -> tuple[Hit, ...]:
    """By receipt code where there is one; else who, for what and on which day together."""
    asker = driver(connection.connection)
    if row.receipt:
        hit = lookup.by_code(asker, parse_receipt_code(row.receipt).compact)
        return (hit,) if hit else ()
    if not (row.id_number and row.procedure and row.day):
        return ()
    since = datetime.combine(row.day, time(), OFFICE_ZONE)
    found = official_codes.candidates(connection, row.id_number, row.procedure, since, since + timedelta(days=1))
    return tuple(hit for each in found if (hit := lookup.by_id(asker, each)))
