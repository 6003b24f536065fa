"""Stretches of the yearly books (form 07), read line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from frontdesk.domain.clock import OFFICE_ZONE, local
from frontdesk.domain.form_texts import REGISTER
from frontdesk.domain.proof import Proof
from frontdesk.domain.register import RegisterLine, RegisterView, register_line, without_gaps
from frontdesk.errors import InvalidInput
from frontdesk.files.form_texts import form_library
from frontdesk.services.office import OfficeAtHand
from frontdesk.services.submissions import get_submissions
from frontdesk.storage import register as books


@dataclass(frozen=True, slots=True)
class Stretch:
    """What was received into `book` from `first` to `last` (the office's days); `carried` lines come before it."""

    book: str
    first: date
    last: date
    carried: int
    ids: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many submissions."""
        return len(self.ids)

    def lines(self, connection: Connection) -> Iterator[RegisterLine]:
        """Its lines in order, a few hundred in memory at a time; numbers nobody knows among them say so."""
        return without_gaps(map(register_line, get_submissions(connection, self.ids)))


def check_book_days(first: date, last: date) -> None:
    """Raises InvalidInput `register_days_wrong`, `register_over_years`: a book is of one year."""
    if last < first:
        raise InvalidInput("register_days_wrong", first=first, last=last)
    if first.year != last.year:
        raise InvalidInput("register_over_years", first=first, last=last)


def open_stretch(connection: Connection, book: str, first: date, last: date) -> Stretch:
    """The stretch of `book` ("C1/2026") of those days."""
    since, until = _midnight(first), _midnight(last + timedelta(days=1))
    ids = books.list_book(connection, book, since, until)
    return Stretch(book, first, last, books.count_before(connection, book, since), ids)


def register_view(stretch: Stretch, office: OfficeAtHand, now: datetime, proof: Proof | None = None) -> RegisterView:
    """Everything of form 07 but its lines; `now` (aware) is when it is made, `proof` is printed on it."""
    return RegisterView(
        office=office.profile,
        form=form_library().get(REGISTER, min(stretch.last, local(now).date())),
        book=stretch.book,
        first=stretch.first,
        last=stretch.last,
        carried=stretch.carried,
        lines=(),
        made_at=now,
        officer=office.officer,
        proof=proof,
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), OFFICE_ZONE)
