"""Exchange files for the province's system: what changed since the last, or in some days, or one made before."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import Connection

from frontdesk.domain.clock import OFFICE_ZONE, local
from frontdesk.domain.exchange import FORMAT, VERSION, exchange_record
from frontdesk.domain.exchange_events import ExchangeMade
from frontdesk.errors import InvalidInput, NotFound, RuleRefused, StorageRefused
from frontdesk.files.exchange_file import ExchangeFile, beside, put_in_place
from frontdesk.services.access import UseCases, overseeing
from frontdesk.services.acting import Acting
from frontdesk.storage import exchange
from frontdesk.storage.journal import who_am_i
from frontdesk.storage.touched import Place, first_since, holds, last_place, place_at

Progress = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class ExchangeWritten:
    """A file and its record. `same`: byte for byte what was written the first time (always, for a new one)."""

    made: ExchangeMade
    path: Path
    same: bool = True


@dataclass(frozen=True, slots=True)
class _Span:
    """What goes into a file."""

    number: int
    after: int
    until: Place
    follows: bool
    made_at: datetime


def _unheard(_done: int) -> bool:
    return True


class ExchangeService(UseCases):
    """Files for the system that keeps the official state."""

    def __init__(self, acting: Acting) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting

    @overseeing
    def made(self) -> tuple[ExchangeMade, ...]:
        """The files this device made, by number."""
        with self._acting.store.read() as connection:
            return exchange.made_here(connection, who_am_i(connection).device)

    @overseeing
    def export_changes(self, target: Path, progress: Progress = _unheard) -> ExchangeWritten:
        """Write what changed since the last such file; the first holds everything.

        `progress` hears how many submissions are written; False stops with RuleRefused `stopped` and nothing is
        recorded. Raises StorageRefused `target_unwritable`, `exchange_not_placed` (made, and to be had by `again`),
        RuleRefused `exchange_meanwhile` where another window made one at the same time.
        """
        with self._acting.store.read() as connection:
            span = self._span(connection, last_place(connection), follows=True)
        return self._new(span, target, progress)

    @overseeing
    def export_days(self, first: date, last: date, target: Path, progress: Progress = _unheard) -> ExchangeWritten:
        """Write what was recorded on the office's days `first` to `last`, as it stood then; the next file of changes
        begins where it would have.

        Raises as `export_changes`, and InvalidInput `exchange_days_wrong`.
        """
        if last < first:
            raise InvalidInput("exchange_days_wrong", first=first, last=last)
        with self._acting.store.read() as connection:
            after = first_since(connection, _midnight(first)) - 1
            until = first_since(connection, _midnight(last + timedelta(days=1))) - 1
            span = self._span(connection, place_at(connection, until), follows=False, after=after)
        return self._new(span, target, progress)

    @overseeing
    def again(self, number: int, target: Path, progress: Progress = _unheard) -> ExchangeWritten:
        """Write file `number` of this device once more; nothing is recorded.

        Raises NotFound `exchange_unknown`, RuleRefused `exchange_elsewhere` where the journal is not that one, and as
        `export_changes`.
        """
        made = self.made()
        found = next((each for each in made if each.number == number), None)
        if found is None:
            raise NotFound("exchange_unknown", number=number, last=made[-1].number if made else 0)
        until = Place(found.until, found.until_hash)
        with self._acting.store.read() as connection:
            if not holds(connection, until):
                raise RuleRefused("exchange_elsewhere", number=number)
        span = _Span(number, found.after, until, found.follows, found.made_at)
        with _refusing(target), beside(target) as (file, part):
            sha256 = self._write(file, span, progress)
            put_in_place(part, target)
        return ExchangeWritten(found, target, sha256 == found.sha256)

    def _span(self, connection: Connection, until: Place, *, follows: bool, after: int | None = None) -> _Span:
        made = exchange.made_here(connection, who_am_i(connection).device)
        number = made[-1].number + 1 if made else 1
        last = max((each.until for each in made if each.follows), default=0)
        return _Span(number, last if after is None else after, until, follows, self._acting.clock())

    def _new(self, span: _Span, target: Path, progress: Progress) -> ExchangeWritten:
        """Written whole, then recorded, then named: what is named was recorded, and can be had again."""
        with _refusing(target), beside(target) as (file, part):
            sha256 = self._write(file, span, progress)
            made = self._record(span, file.count, sha256)
            try:
                put_in_place(part, target)
            except OSError as error:
                raise StorageRefused("exchange_not_placed", path=str(target), number=made.number) from error
        return ExchangeWritten(made, target)

    def _write(self, file: ExchangeFile, span: _Span, progress: Progress) -> str:
        with self._acting.store.read() as connection:
            office, me = self._acting.office.at_hand(connection).profile.code, who_am_i(connection)
        file.begin(
            {
                "format": FORMAT,
                "version": VERSION,
                "office": office,
                "device": me.device,
                "number": span.number,
                "made_at": local(span.made_at).isoformat(timespec="seconds"),
                "changes_only": span.follows and span.after > 0,
            }
        )
        for submission in exchange.changed(self._acting.store, span.after, span.until.position):
            file.add(exchange_record(submission, span.made_at))
            if file.count % exchange.AT_ONCE == 0 and not progress(file.count):
                raise RuleRefused("stopped")
        if not progress(file.count):
            raise RuleRefused("stopped")
        return file.end()

    def _record(self, span: _Span, count: int, sha256: str) -> ExchangeMade:
        with self._acting.store.write() as unit:
            if any(each.number == span.number for each in exchange.made_here(unit.connection, unit.me.device)):
                raise RuleRefused("exchange_meanwhile", number=span.number)
            made = ExchangeMade(
                unit.me.device,
                span.number,
                span.after,
                span.until.position,
                span.until.hash,
                span.follows,
                count,
                sha256,
                span.made_at,
            )
            officer = self._acting.office.at_hand(unit.connection).officer
            unit.record((f"exchange:{unit.me.device}", made), at=self._acting.clock(), actor=officer)
        return made


@contextmanager
def _refusing(target: Path) -> Iterator[None]:
    """A disk that does not take the file is a refusal."""
    try:
        yield
    except OSError as error:
        raise StorageRefused("target_unwritable", path=str(target)) from error


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), OFFICE_ZONE)
