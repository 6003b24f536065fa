"""Write a file of the log: whole or not at all, and recorded before it has its name."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection

from frontdesk.domain.codes import counter_code
from frontdesk.domain.daily_log import LogFilter, LogRow, LogVotes, ProofMark, masked
from frontdesk.domain.export_events import ExportMade, made
from frontdesk.domain.exports import DAILY_LOG, Exported, ExportFormat
from frontdesk.domain.proof import Proof, qr_payload
from frontdesk.domain.proof_words import proof_lines
from frontdesk.domain.rating_report import RatingReport, Tally
from frontdesk.domain.register import RegisterLine, masked_line
from frontdesk.domain.supplement_events import Reason
from frontdesk.errors import InvalidInput, RuleRefused, StorageRefused
from frontdesk.i18n import Words
from frontdesk.services.acting import Acting
from frontdesk.services.books import check_book_days, open_stretch, register_view
from frontdesk.services.proof import take_in
from frontdesk.storage import daily_log, rating_views

Progress = Callable[[int, int], bool]
T = TypeVar("T")
_SEEN_BY_ALL, _SEEN_BY_ONE = 0o644, 0o600


@dataclass(frozen=True, slots=True)
class Order:
    """A file that was asked for. `reason` is empty for one that names nobody."""

    asked: LogFilter
    form: ExportFormat
    target: Path
    reason: str = ""
    scheduled: bool = False

    @property
    def masked(self) -> bool:
        return not self.reason


class Exporter:
    """Writes orders; whoever uses it has checked who asks."""

    def __init__(self, acting: Acting, home: Path, words: Words, language: str) -> None:
        self._acting = acting
        self._home = home
        self._words = words
        self._language = language

    def make(self, order: Order, who: str, progress: Progress | None) -> Exported:
        """Write and record it, done by `who` (a person, or the counter). `progress` hears how many rows are done, of
        how many, and stops everything by answering False: RuleRefused `export_stopped`; then, and after any refusal,
        there is no file.

        Raises InvalidInput (`report_days_wrong`, `export_in_home`, `book_takes_counter_alone`, as `check_book_days`),
        StorageRefused `export_unwritable` and of the database.
        """
        from frontdesk.exports.placing import beside, flush, put_in_place

        order = self._checked(order)
        target = order.target.absolute().resolve()
        try:
            with beside(target) as work:
                whole = work / f"whole.{order.form.value}"
                rows = self._write(order, who, whole, progress)
                flush(whole)
                act = self._act(order, rows, _sha256(whole))
                self._record(act, who)
                put_in_place(whole, target, _SEEN_BY_ALL if order.masked else _SEEN_BY_ONE)
        except OSError as error:
            raise StorageRefused("export_unwritable", path=str(order.target), reason=error.strerror or "") from error
        return Exported(str(order.target), order.form, rows, act.sha256, act.masked, act.made_at)

    def _checked(self, order: Order) -> Order:
        order.asked.checked()
        if order.target.absolute().resolve().is_relative_to(self._home.resolve()):
            raise InvalidInput("export_in_home", path=str(order.target))
        if order.form is not ExportFormat.PDF:
            return order
        if not order.asked.only_counter:
            raise InvalidInput("book_takes_counter_alone")
        check_book_days(order.asked.first, order.asked.last)
        whose = counter_code(order.asked.counter) if order.asked.counter else self._acting.office.counter
        return replace(order, asked=replace(order.asked, counter=whose))

    def _write(self, order: Order, who: str, whole: Path, progress: Progress | None) -> int:
        with self._acting.store.read() as connection:
            if order.form is ExportFormat.PDF:
                return self._write_book(connection, order, who, whole, progress)
            return self._write_list(connection, order, who, whole, progress)

    def _write_list(
        self, connection: Connection, order: Order, who: str, whole: Path, progress: Progress | None
    ) -> int:
        from frontdesk.exports.cover import LogCover
        from frontdesk.exports.registry import WRITERS

        asked, now = order.asked, self._acting.clock()
        which = daily_log.numbers(connection, asked, now)
        _check_size(order.form, len(which))
        cover = LogCover(
            office=self._acting.office.at_hand(connection).profile.name,
            asked=asked,
            who=who,
            made_at=now,
            masked=order.masked,
            totals=daily_log.totals(connection, asked, now),
            votes=votes_of(connection, asked),
            proof=self._mark(self._proof(order, who)),
        )
        rows: Iterator[LogRow] = _told(daily_log.stream(connection, which, now), len(which), progress)
        WRITERS[order.form](whole, cover, map(masked, rows) if order.masked else rows, self._words)
        return len(which)

    def _write_book(
        self, connection: Connection, order: Order, who: str, whole: Path, progress: Progress | None
    ) -> int:
        from frontdesk.forms import register

        first, last = order.asked.first, order.asked.last
        stretch = open_stretch(connection, f"{order.asked.counter}/{first.year}", first, last)
        # what nobody made by hand has room for a name, and a signature
        office = replace(self._acting.office.at_hand(connection), officer="" if order.scheduled else who)
        view = register_view(stretch, office, self._acting.clock(), self._proof(order, who))
        lines: Iterator[RegisterLine] = _told(stretch.lines(connection), stretch.count, progress)
        with whole.open("xb") as out:
            register.write(view, map(masked_line, lines) if order.masked else lines, out, self._language)
        return stretch.count

    def _proof(self, order: Order, who: str) -> Proof:
        """Recorded once the rows are known: all of them stand before it."""
        paper = f"{DAILY_LOG} {order.form.value} {order.asked.first}/{order.asked.last}"
        with self._acting.store.write() as unit:
            office = self._acting.office.at_hand(unit.connection).profile.code
            return take_in(unit, paper, office, self._acting.clock(), who)

    def _mark(self, proof: Proof) -> ProofMark:
        return ProofMark(proof_lines(proof, self._words), qr_payload(proof))

    def _act(self, order: Order, rows: int, sha256: str) -> ExportMade:
        act = made(order.asked, DAILY_LOG, order.form, rows, sha256, self._acting.clock())
        said = Reason(order.reason) if order.reason else None
        return replace(act, masked=order.masked, scheduled=order.scheduled, personal=said)

    def _record(self, act: ExportMade, who: str) -> None:
        with self._acting.store.write() as unit:
            unit.record((f"export:{new_id(act.made_at)}", act), at=act.made_at, actor=who)


def new_id(at: datetime) -> UUID:
    """An id of its own for each export."""
    import secrets

    from frontdesk.domain.ids import uuid7

    return uuid7(at, secrets.token_bytes)


def votes_of(connection: Connection, asked: LogFilter) -> LogVotes | None:
    """Votes of whole groups released on those days; None where a filter would look into a group, or none left."""
    others = (asked.officer, asked.department, asked.state, asked.late, asked.counter and asked.field)
    if any(others):
        return None
    tally = _tally(rating_views.report(connection, asked.first, asked.last), asked)
    return LogVotes(tally.n, tally.invited, tally.mean) if tally is not None and tally.n else None


def _tally(report: RatingReport, asked: LogFilter) -> Tally | None:
    if asked.counter:
        return next((each for each in report.by_counter if each.name == asked.counter), None)
    if asked.field:
        return next((each for each in report.by_field if each.name == asked.field), None)
    return report.total


def _check_size(form: ExportFormat, rows: int) -> None:
    from frontdesk.exports.xlsx import MOST_ROWS

    if form is ExportFormat.XLSX and rows > MOST_ROWS:
        raise InvalidInput("export_too_long", rows=rows, most=MOST_ROWS)


def _told(rows: Iterator[T], total: int, progress: Progress | None) -> Iterator[T]:
    """`rows` as they are taken, told now and then. Raises RuleRefused `export_stopped`."""
    pace = max(total // 200, 1)
    if progress is not None and not progress(0, total):
        raise RuleRefused("export_stopped")
    for done, row in enumerate(rows, start=1):
        yield row
        if progress is not None and (done % pace == 0 or done == total) and not progress(min(done, total), total):
            raise RuleRefused("export_stopped")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def file_name(counter: str, day: date, form: ExportFormat) -> str:
    """What the program calls a day's file by itself: "nhat-ky-C1-2026-11-30.xlsx"."""
    return f"nhat-ky-{counter}-{day.isoformat()}.{form.value}"
