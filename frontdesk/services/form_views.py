"""What each form says of a submission as it stands: from the fold to the frozen views the forms are drawn from."""

from collections.abc import Callable, Mapping
from typing import Any

from frontdesk.domain.citizen_forms import ApologyView, CaseView, RefusalView, StopView, SupplementView
from frontdesk.domain.clock import local
from frontdesk.domain.control_sheet import ControlSheetView, accepted, last_promise, legs
from frontdesk.domain.custody import CITIZEN
from frontdesk.domain.departments import Department
from frontdesk.domain.form_overrides import with_own_words
from frontdesk.domain.form_texts import RETURN_SLIP, FormVersion
from frontdesk.domain.journal import Event
from frontdesk.domain.numbers import form_number
from frontdesk.domain.procedures import ClockPolicy
from frontdesk.domain.result_events import PapersGivenBack, ResultReturned
from frontdesk.domain.return_slip import ReturnSlipView
from frontdesk.domain.states import ENDED, State
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import (
    ApologyMade,
    FormNumber,
    SubmissionRefused,
    SubmissionWithdrawn,
    SupplementRequested,
)
from frontdesk.domain.tokens import track_url
from frontdesk.errors import RuleRefused
from frontdesk.files.form_texts import form_library
from frontdesk.services.office import OfficeAtHand
from frontdesk.services.receipts import counter_name


def forms_of(submission: Submission) -> tuple[str, ...]:
    """The forms ("01" … "06") that can be printed of it now; none once its personal part was erased."""
    if submission.received.personal is None:
        return ()
    there = {
        "01": True,
        "02": bool(submission.supplements),
        "03": _ended(submission, State.REFUSED),
        "04": submission.apology is not None,
        "05": _ended(submission, State.WITHDRAWN),
        "06": True,
    }
    return tuple(form for form, is_there in there.items() if is_there)


def render(submission: Submission, form: str, office: OfficeAtHand) -> bytes:
    """One of "02" to "06", which must be among `forms_of`. Raises InvalidInput for codes no paper can carry."""
    from frontdesk.forms import apology, control_sheet, refusal, stop, supplement

    forms: Mapping[str, tuple[Callable[[Submission, OfficeAtHand], Any], Callable[[Any], bytes]]] = {
        "02": (_supplement, supplement.render),
        "03": (_refusal, refusal.render),
        "04": (_apology, apology.render),
        "05": (_stop, stop.render),
        "06": (control_sheet_view, control_sheet.render),
    }
    view, draw = forms[form]
    return draw(view(submission, office))


def version_for(submission: Submission, form: str) -> FormVersion:
    """The texts in force on the day the submission was received."""
    return form_library().get(form, submission.as_received.day)


def control_sheet_view(submission: Submission, office: OfficeAtHand) -> ControlSheetView:
    """Form 06. Raises RuleRefused `personal_erased`."""
    received = submission.received
    if received.personal is None:
        raise RuleRefused("personal_erased", code=received.receipt_code)
    return ControlSheetView(
        office=office.profile,
        form=version_for(submission, "06"),
        receipt_code=received.receipt_code,
        official_code=submission.official_code,
        department=received.department,
        procedure_code=received.procedure_code,
        procedure_name=received.procedure_name,
        received_at=received.received_at,
        due_at=last_promise(submission) if submission.state in ENDED else submission.due_at,
        legs=legs(submission),
        ended=submission.custody == CITIZEN,
        reprint=submission.printed("06"),
    )


def return_slip_view(submission: Submission, office: OfficeAtHand) -> ReturnSlipView:
    """What the last taker of a result, or of papers, signs for.

    Raises RuleRefused `form_not_here` while nothing was taken, `personal_erased`.
    """
    received = submission.received
    if received.personal is None:
        raise RuleRefused("personal_erased", code=received.receipt_code)
    taken = [pair for pair in accepted(submission) if isinstance(pair[1], ResultReturned | PapersGivenBack)]
    if not taken:
        raise RuleRefused("form_not_here", code=received.receipt_code, form=RETURN_SLIP)
    event, act = taken[-1]
    assert isinstance(act, ResultReturned | PapersGivenBack)
    result = submission.result if isinstance(act, ResultReturned) else None
    case = CaseView(
        office=office.profile,
        form=version_for(submission, RETURN_SLIP),
        number=received.receipt_code,
        at=event.moment,
        receipt_code=received.receipt_code,
        track_url="",
        lookup_key="",
        principal=received.personal.principal,
        delegate=received.personal.delegate,
        procedure_code=received.procedure_code,
        procedure_name=received.procedure_name,
        received_at=received.received_at,
        counter=counter_name(office.counter),
        officer=event.actor,
        reprint=submission.printed(RETURN_SLIP),
    )
    return ReturnSlipView(
        case=case,
        outcome=result.outcome if result else None,
        document=result.document if result else "",
        proof=act.proof,
        taker=act.personal,
        given_back=act.given_back,
        left=submission.owed_back,
        fee=received.fee if result else None,
        fee_total=submission.assessment.total if submission.assessment else None,
    )


def _ended(submission: Submission, state: State) -> bool:
    return submission.ending is not None and submission.ending.state is state


def _case(submission: Submission, office: OfficeAtHand, form: str, kind: type) -> tuple[CaseView, Any]:
    """The common part of a form, and the act it was made by: the last of its kind that holds."""
    made: list[tuple[Event, Any]] = [pair for pair in accepted(submission) if isinstance(pair[1], kind)]
    event, act = made[-1]
    received = submission.received
    assert received.personal is not None
    return CaseView(
        office=office.profile,
        form=with_own_words(version_for(submission, form), office.form_texts, local(event.moment).date()),
        number=form_number(act.form),
        at=event.moment,
        receipt_code=received.receipt_code,
        track_url=track_url(office.profile.track_base, received.personal.token),
        lookup_key=received.personal.lookup_key,
        principal=received.personal.principal,
        delegate=received.personal.delegate,
        procedure_code=received.procedure_code,
        procedure_name=received.procedure_name,
        received_at=received.received_at,
        counter=counter_name(_counter(act.form)),
        officer=event.actor,
        reprint=submission.printed(form),
    ), act


def _counter(number: FormNumber) -> str:
    """The counter that gave the number: C1 of "02:C1/2026"."""
    return number.book.partition(":")[2].partition("/")[0]


def _said(submission: Submission, act: Any) -> str:
    """A reason no such act is without: erased where it is missing."""
    if act.personal is None:
        raise RuleRefused("personal_erased", code=submission.received.receipt_code)
    return str(act.personal.text)


def _supplement(submission: Submission, office: OfficeAtHand) -> SupplementView:
    case, act = _case(submission, office, "02", SupplementRequested)
    return SupplementView(
        case=case,
        wanted=act.wanted,
        reason=act.personal.text if act.personal else "",
        repeated=act.repeated,
        respond_by=act.respond_by,
        clock_policy=_policy(submission),
    )


def _policy(submission: Submission) -> ClockPolicy:
    """A clock that never ran has nothing to go on from."""
    return submission.received.clock_policy if last_promise(submission) else ClockPolicy.RESET


def _refusal(submission: Submission, office: OfficeAtHand) -> RefusalView:
    case, act = _case(submission, office, "03", SubmissionRefused)
    return RefusalView(case=case, reason=_said(submission, act), given_back=act.given_back)


def _apology(submission: Submission, office: OfficeAtHand) -> ApologyView:
    case, act = _case(submission, office, "04", ApologyMade)
    department = next(
        (each for each in office.departments if each.name == act.department), Department("", act.department)
    )
    return ApologyView(
        case=case,
        department=act.department,
        leader=department.leader,
        other_level=department.other_level,
        promised_at=act.promised_at,
        until=act.until,
        reason=_said(submission, act),
    )


def _stop(submission: Submission, office: OfficeAtHand) -> StopView:
    case, act = _case(submission, office, "05", SubmissionWithdrawn)
    return StopView(
        case=case,
        reason=_said(submission, act),
        stage=State(act.stage),
        fee_returned=act.fee_returned,
        papers=tuple(paper for paper in submission.received.papers if paper.present),
        given_back=act.given_back,
    )
