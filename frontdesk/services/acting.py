"""What every act on one submission has in common: look, judge, record, all in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from frontdesk.domain.clock import Clock, local
from frontdesk.domain.departments import Department, find_department
from frontdesk.domain.duties import forbidden
from frontdesk.domain.events import Act
from frontdesk.domain.people import noted
from frontdesk.domain.permissions import check
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import FormNumber
from frontdesk.domain.text import nfc
from frontdesk.errors import InvalidInput
from frontdesk.services.clock import check_clock
from frontdesk.services.office import OfficeAtHand, OfficeService
from frontdesk.services.submissions import get_submission
from frontdesk.storage import numbers
from frontdesk.storage.store import Store, WriteUnit

LONGEST_REASON = 2_000
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Situation:
    """Where an act finds the desk; `now` is aware UTC."""

    unit: WriteUnit
    office: OfficeAtHand
    now: datetime

    @property
    def today(self) -> date:
        """The office's day."""
        return local(self.now).date()

    def next_form_number(self, form: str) -> FormNumber:
        """The number the form ("02") gets by recording it."""
        unit = self.unit
        return numbers.next_form_number(unit.connection, form, self.office.counter, self.today.year, unit.me.lane)

    def signed(self, by: str = "") -> str:
        """Who acts: whoever is signed in, and who said so where that was somebody of a department (`by`)."""
        return noted(checked_name(by).replace("·", " "), self.office.officer)

    def hand_over_by(self, department: str) -> datetime:
        """When papers complete now must be with `department`."""
        return self.office.hand_over_by(department, self.now)


Build = Callable[[Situation, Submission], Act]


class Acting:
    """Records acts on submissions; every refusal comes before anything is written."""

    def __init__(self, store: Store, office: OfficeService, clock: Clock) -> None:
        self.store = store
        self.office = office
        self.clock = clock

    def do(self, submission_id: str, verb: Verb, build: Build, actor: str = "") -> Submission:
        """Record what `build` makes of the submission, if `verb` may be done to it; durable when this returns.

        `actor`: somebody of a department for whom whoever sits here writes it down. Raises NotFound, RuleRefused,
        InvalidInput, StorageRefused; returns the submission as it then stands.
        """
        with self.store.write() as unit:
            situation = self.situation(unit)
            self.record(situation, submission_id, verb, build, actor)
            return get_submission(unit.connection, submission_id)

    def foresee(self, submission_id: str, verb: Verb, build: Build) -> Act:
        """The act `do` would record now; nothing is recorded, no number is taken. Raises as `do`."""
        with self.store.foresee() as unit:
            situation = self.situation(unit)
            submission = get_submission(unit.connection, submission_id)
            self._check(situation, submission, verb)
            return build(situation, submission)

    def record(self, situation: Situation, submission_id: str, verb: Verb, build: Build, actor: str = "") -> None:
        """The same within a transaction that does more."""
        submission = get_submission(situation.unit.connection, submission_id)
        self._check(situation, submission, verb)
        act = build(situation, submission)
        situation.unit.record((submission_id, act), at=situation.now, actor=situation.signed(actor))

    def _check(self, situation: Situation, submission: Submission, verb: Verb) -> None:
        forbids = forbidden(self.office.seat.taken_by, verb, submission.department)
        if forbids is not None:
            raise forbids
        check(submission, verb, situation.now)

    def situation(self, unit: WriteUnit) -> Situation:
        """The desk now. Raises RuleRefused `clock_behind`."""
        now = self.clock()
        check_clock(unit, now)
        return Situation(unit, self.office.at_hand(unit.connection), now)

    def department(self, typed: str) -> Department:
        """The department somebody means. Raises NotFound, InvalidInput."""
        return find_department(self.office.at_hand().departments, typed)


def checked_name(text: str) -> str:
    """Somebody's name as it is kept: NFC on one line, empty where none was given. Raises InvalidInput
    `person_name_too_long`.
    """
    name = nfc(text)
    if len(name) > LONGEST_NAME:
        raise InvalidInput("person_name_too_long", most=LONGEST_NAME)
    return name


def checked_reason(text: str, *, needed: bool = True) -> str:
    """A reason as it is kept: NFC on one line. Raises InvalidInput `reason_missing`, `reason_too_long`."""
    said = nfc(text)
    if needed and not said:
        raise InvalidInput("reason_missing")
    if len(said) > LONGEST_REASON:
        raise InvalidInput("reason_too_long", most=LONGEST_REASON)
    return said
