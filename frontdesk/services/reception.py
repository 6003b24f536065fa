"""Receive a citizen's papers (NĐ 118/2025 Art 17)."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection

from frontdesk.domain.clock import Clock, local
from frontdesk.domain.codec import canonical, to_json
from frontdesk.domain.codes import format_receipt_code
from frontdesk.domain.consents import in_order, phone_of
from frontdesk.domain.deadlines import Due, due, explain
from frontdesk.domain.events import ReceivedPersonal, SubmissionReceived
from frontdesk.domain.ids import uuid7
from frontdesk.domain.lookup import Hit
from frontdesk.domain.procedures import Procedure
from frontdesk.domain.reception import Application, Caution, Promise, Received
from frontdesk.domain.submissions import fold
from frontdesk.domain.tokens import new_lookup_key, new_token, token_hash, track_url
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.files.consent_texts import consent_wordings
from frontdesk.i18n import Words
from frontdesk.services.access import UseCases, at_counter
from frontdesk.services.clock import check_clock
from frontdesk.services.office import OfficeAtHand, OfficeService
from frontdesk.storage import lookup, numbers
from frontdesk.storage.journal import events_of
from frontdesk.storage.store import Store, WriteUnit


class ReceptionService(UseCases):
    """The main job of the house."""

    def __init__(self, store: Store, office: OfficeService, clock: Clock, words: Words) -> None:
        super().__init__(office.seat)
        self._store = store
        self._office = office
        self._clock = clock
        self._words = words

    @at_counter
    def new_id(self) -> UUID:
        """The id a new form carries from its first key to its receipt."""
        return uuid7(self._clock(), secrets.token_bytes)

    @at_counter
    def today(self) -> date:
        """The office's day."""
        return local(self._clock()).date()

    @at_counter
    def promise(self, procedure_code: str) -> Promise:
        """When the result would be due if complete papers were received now. Raises NotFound."""
        procedure = self._office.procedure(procedure_code)
        return promise(procedure, self._clock(), self._office.at_hand(), self._words)

    @at_counter
    def find_duplicates(self, number: str, procedure_code: str) -> tuple[Hit, ...]:
        """Open submissions of the same person for the same procedure, newest first."""
        with self._store.read() as connection:
            return lookup.open_duplicates(connection, number, procedure_code)

    @at_counter
    def receive(self, application: Application) -> Received:
        """Record the reception; it is durable on disk when this returns.

        The same application sent again is answered as the first time. Raises NotFound (procedure), RuleRefused
        (`application_changed`: same id, other content; `clock_behind`), InvalidInput, StorageRefused.
        """
        application = replace(application, consents=in_order(application.consents))
        _check(application)
        now = self._clock()
        with self._store.write() as unit:
            office = self._office.at_hand(unit.connection)
            earlier = _earlier(unit.connection, application)
            if earlier is not None:
                return _answer(application.submission_id, earlier, office, ())
            return self._receive(unit, application, office, now)

    def _receive(self, unit: WriteUnit, application: Application, office: OfficeAtHand, now: datetime) -> Received:
        check_clock(unit, now)
        procedure = self._office.procedure(application.procedure_code, unit.connection)
        _check_papers(application, procedure)
        duplicates = lookup.open_duplicates(unit.connection, application.principal.number, procedure.code)
        serial, book_number = _next_numbers(unit, office.counter, now)
        act = received_act(application, procedure, office, now, serial, book_number)
        unit.record((str(application.submission_id), act), at=now, actor=office.officer)
        return _answer(application.submission_id, act, office, _warnings(application, duplicates))


def promise(procedure: Procedure, at: datetime, office: OfficeAtHand, words: Words) -> Promise:
    """The due date of `procedure` for complete papers received at `at`, and its counting in words."""
    counted = due(at, procedure.processing, office.calendar)
    return Promise(counted, office.hand_over_by(procedure.department, at), explain(counted, words))


def received_act(
    application: Application,
    procedure: Procedure,
    office: OfficeAtHand,
    now: datetime,
    serial: int,
    book_number: int,
    random_bytes: Callable[[int], bytes] = secrets.token_bytes,
) -> SubmissionReceived:
    """The act that records `application`; draws the token and the look-up key."""
    day = local(now).date()
    token = new_token(random_bytes)
    return SubmissionReceived(
        receipt_code=format_receipt_code(office.counter, day, serial),
        counter=office.counter,
        officer=office.officer,
        day=day,
        serial=serial,
        book=f"{office.counter}/{day.year}",
        book_number=book_number,
        procedure_code=procedure.code,
        procedure_version=procedure.version,
        procedure_name=procedure.name,
        field=procedure.field,
        department=procedure.department,
        processing=procedure.processing,
        fee=procedure.fee,
        papers=application.papers,
        channel=application.channel,
        sets=application.sets,
        return_to=application.return_to,
        received_at=now,
        due_at=_due(application, procedure, office, now),
        hand_over_by=office.hand_over_by(procedure.department, now),
        token_hash=token_hash(token),
        clock_policy=procedure.clock_policy,
        consents=application.consents,
        consent_wording=consent_wordings().get(day).id if application.consents else "",
        confirmed=application.confirmed,
        personal=ReceivedPersonal(
            application.principal,
            application.delegate,
            token,
            new_lookup_key(random_bytes),
            digest_of(application),
            application.note,
        ),
    )


def digest_of(application: Application) -> str:
    """What tells the same application sent twice from another one under its id."""
    return hashlib.sha256(canonical(to_json(application)).encode()).hexdigest()


def _due(application: Application, procedure: Procedure, office: OfficeAtHand, now: datetime) -> datetime | None:
    """The clock starts at complete receipt (NĐ 118/2025 Art 17.3)."""
    if _missing(application):
        return None
    counted: Due = due(now, procedure.processing, office.calendar)
    return counted.at


def _missing(application: Application) -> tuple[str, ...]:
    return tuple(paper.name for paper in application.papers if paper.required and not paper.present)


def _check(application: Application) -> None:
    if not 1 <= application.sets <= 99:
        raise InvalidInput("sets_out_of_range", sets=application.sets)
    if not any(paper.present for paper in application.papers):
        raise InvalidInput("no_papers")
    if application.consents and not phone_of(application.principal, application.delegate):
        raise InvalidInput("consent_without_phone")


def _check_papers(application: Application, procedure: Procedure) -> None:
    """The list that was ticked must be the one in force: what is missing is for the office to say, not the screen."""
    asked = [(paper.name, paper.required) for paper in procedure.papers]
    if [(paper.name, paper.required) for paper in application.papers] != asked:
        raise RuleRefused("procedure_changed", code=procedure.code)


def _earlier(connection: Connection, application: Application) -> SubmissionReceived | None:
    submission = fold(events_of(connection, str(application.submission_id)))
    if submission is None:
        return None
    personal = submission.received.personal
    if personal is None or personal.application_digest != digest_of(application):
        raise RuleRefused("application_changed", code=submission.received.receipt_code)
    return submission.received


def _next_numbers(unit: WriteUnit, counter: str, now: datetime) -> tuple[int, int]:
    day, lane = local(now).date(), unit.me.lane
    serial = numbers.next_serial(unit.connection, counter, day.isoformat(), lane)
    return serial, numbers.next_line(unit.connection, f"{counter}/{day.year}", lane)


def _warnings(application: Application, duplicates: tuple[Hit, ...]) -> tuple[Caution, ...]:
    missing = tuple(Caution("paper_missing", (("paper", name),)) for name in _missing(application))
    if application.delegate is not None and application.delegate.number == application.principal.number:
        missing += (Caution("delegate_is_principal"),)
    return missing + tuple(Caution("possible_duplicate", (("code", hit.receipt_code),)) for hit in duplicates)


def _answer(
    submission_id: UUID, act: SubmissionReceived, office: OfficeAtHand, warnings: tuple[Caution, ...]
) -> Received:
    assert act.personal is not None
    return Received(
        submission_id=submission_id,
        receipt_code=act.receipt_code,
        token=act.personal.token,
        track_url=track_url(office.profile.track_base, act.personal.token),
        lookup_key=act.personal.lookup_key,
        received_at=act.received_at,
        due_at=act.due_at,
        warnings=warnings,
    )
