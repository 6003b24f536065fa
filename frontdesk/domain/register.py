"""Form 07, the register (Sổ theo dõi hồ sơ): one book a counter and year, every line read from its submission."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from frontdesk.domain.control_sheet import Note, last_promise, promised_for_result
from frontdesk.domain.epochs import PER_YEAR, lane_of
from frontdesk.domain.form_texts import FormVersion
from frontdesk.domain.masking import masked_address, masked_name
from frontdesk.domain.office import OfficeProfile
from frontdesk.domain.phone import masked_phone
from frontdesk.domain.proof import Proof
from frontdesk.domain.result_events import ReturnProof
from frontdesk.domain.states import State
from frontdesk.domain.submission import Result, Submission


class Standing(StrEnum):
    """How a line counts in the totals."""

    IN_TIME = "in_time"  # returned, the result in time at the counter
    LATE = "late"
    REFUSED = "refused"
    STOPPED = "stopped"  # withdrawn or closed
    OPEN = "open"
    UNKNOWN = "unknown"  # the number was given out, its submission is not on this machine


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line of the book. Moments are aware UTC, None where not yet; `name` is empty once it was erased.

    `method` names a sentence of the form's texts, or is "" where `return_to` says where the result is to be fetched.
    """

    number: int
    code: str = ""
    procedure_name: str = ""
    sets: int = 0
    name: str = ""
    address: str = ""
    phone: str = ""
    department: str = ""
    received_at: datetime | None = None
    due_at: datetime | None = None
    handed_over_at: datetime | None = None
    result_at: datetime | None = None
    returned_at: datetime | None = None
    method: str = ""
    return_to: str = ""
    notes: tuple[Note, ...] = ()
    standing: Standing = Standing.UNKNOWN
    erased: bool = False


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The lines of `book` from `first` to `last` (the office's days), without a gap; `carried` come before them."""

    office: OfficeProfile
    form: FormVersion
    book: str
    first: date
    last: date
    carried: int
    lines: tuple[RegisterLine, ...]
    made_at: datetime
    officer: str
    proof: Proof | None = None  # printed on it

    @property
    def whole_year(self) -> bool:
        """Whether it is the whole book."""
        return (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)


@dataclass(frozen=True, slots=True)
class Milestones:
    """When a submission came through the office: aware UTC, None where not yet.

    `ended_at`: returned to the citizen, or refused, withdrawn, closed. `late`: the result came after its promise.
    """

    promised_at: datetime | None
    handed_over_at: datetime | None
    result_at: datetime | None
    ended_at: datetime | None
    late: bool


def milestones(submission: Submission) -> Milestones:
    """The same moments as in the book."""
    promised = promised_for_result(submission) or last_promise(submission)
    result, ending = submission.result, submission.ending
    return Milestones(
        promised_at=promised,
        handed_over_at=submission.handover.handed_over_at if submission.handover else None,
        result_at=result.at_counter_since if result else None,
        ended_at=ending.at if ending else result.returned_at if result else None,
        late=_is_late(submission, promised),
    )


def register_line(submission: Submission) -> RegisterLine:
    """What the book says of a submission as it stands."""
    received, person = submission.received, submission.received.personal
    result = submission.result
    passed = milestones(submission)
    return RegisterLine(
        number=submission.as_received.book_number,
        code=received.receipt_code,
        procedure_name=received.procedure_name,
        sets=received.sets,
        name=person.principal.name if person else "",
        address=person.principal.address if person else "",
        phone=person.principal.phone if person else "",
        department=received.department,
        received_at=received.received_at,
        due_at=passed.promised_at,
        handed_over_at=passed.handed_over_at,
        result_at=passed.result_at,
        returned_at=result.returned_at if result else None,
        method=_method(submission, result),
        return_to=received.return_to,
        notes=_notes(submission, passed.promised_at),
        standing=_standing(submission, passed.promised_at),
        erased=person is None,
    )


def without_gaps(lines: Iterable[RegisterLine]) -> Iterator[RegisterLine]:
    """`lines`, which come in the order of their numbers; a number nobody knows gets a line that says so.

    A device that goes on for another counts in a lane of its own (epochs.py): between lanes no number is missing.
    """
    last: int | None = None
    for line in lines:
        if last is not None and lane_of(last, PER_YEAR) == lane_of(line.number, PER_YEAR):
            yield from (RegisterLine(number) for number in range(last + 1, line.number))
        yield line
        last = line.number


def masked_line(line: RegisterLine) -> RegisterLine:
    """`line` for eyes that need not know whose it is (domain.md §9)."""
    return replace(
        line,
        name=masked_name(line.name),
        address=masked_address(line.address),
        phone=masked_phone(line.phone),
    )


_METHODS = {
    ReturnProof.RECEIPT: "method_receipt",
    ReturnProof.LOST_RECEIPT: "method_lost",
    ReturnProof.DELEGATE: "method_delegate",
}


def _method(submission: Submission, result: Result | None) -> str:
    if result is not None and result.at_once:
        return "method_at_once"
    if result is not None and result.proof is not None:
        return _METHODS[result.proof]
    return "" if submission.received.return_to else "method_counter"


def _is_late(submission: Submission, promised: datetime | None) -> bool:
    at = submission.result.at_counter_since if submission.result else None
    return at is not None and promised is not None and at > promised


_ENDINGS = {State.REFUSED: "note_refused", State.WITHDRAWN: "note_withdrawn", State.CLOSED: "note_closed"}


def _notes(submission: Submission, promised: datetime | None) -> tuple[Note, ...]:
    notes: list[Note] = []
    if submission.ending is not None:
        notes.append(Note(_ENDINGS[submission.ending.state], submission.ending.number))
    if submission.apology is not None:
        notes.append(Note("note_apology", submission.apology.number))
    if _is_late(submission, promised):
        notes.append(Note("note_late"))
    if submission.state is State.AWAITING_SUPPLEMENT:
        notes.append(Note("note_waiting"))
    return tuple(notes)


_STANDINGS = {
    State.REFUSED: Standing.REFUSED,
    State.WITHDRAWN: Standing.STOPPED,
    State.CLOSED: Standing.STOPPED,
}


def _standing(submission: Submission, promised: datetime | None) -> Standing:
    if submission.state is State.RETURNED:
        return Standing.LATE if _is_late(submission, promised) else Standing.IN_TIME
    return _STANDINGS.get(submission.state, Standing.OPEN)
