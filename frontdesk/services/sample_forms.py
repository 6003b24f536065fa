"""Each form as it would print for a made-up citizen: what an office looks at before it changes a text."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from frontdesk.domain.clock import local
from frontdesk.domain.events import Act, ReceivedPersonal, SubmissionReceived
from frontdesk.domain.identity import IdKind, Party
from frontdesk.domain.journal import Event
from frontdesk.domain.paper_lines import PaperForm, ReceivedPaper
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.procedures import Fee, ProcessingTime, TimeUnit
from frontdesk.domain.reception import Channel
from frontdesk.domain.submission import Submission
from frontdesk.domain.submissions import step_known
from frontdesk.domain.supplement_events import (
    ApologyMade,
    FormNumber,
    Reason,
    SubmissionRefused,
    SubmissionWithdrawn,
    SupplementRequested,
)
from frontdesk.domain.tokens import new_lookup_key, new_token, token_hash
from frontdesk.services.form_views import render
from frontdesk.services.office import OfficeAtHand
from frontdesk.services.receipts import receipt_view

_CODE = "C1-261123-0001-4"
_PAPERS = (
    ReceivedPaper("Giấy đề nghị", PaperForm.ORIGINAL, 1),
    ReceivedPaper("Bản sao giấy tờ tùy thân", PaperForm.CERTIFIED, 1),
)


def sample(form: str, office: OfficeAtHand, now: datetime) -> bytes:
    """Form "01" … "05" as a PDF. Nobody in it exists, and its codes open nothing."""
    from frontdesk.forms import receipt

    submission = _submission(office, now)
    if form == "01":
        return receipt.render(receipt_view(submission, office))
    act = _acts(submission, now)[form]
    after = step_known(submission, _event(act, now, office, 2), act)
    assert after is not None
    return render(after, form, office)


def _submission(office: OfficeAtHand, now: datetime) -> Submission:
    token = new_token(bytes)  # of zeros: no receipt of anybody's
    due = now + timedelta(days=4)
    citizen = Party(
        IdKind.CITIZEN_ID, "008095000000", "NGUYỄN VĂN MẪU", address="Thôn 1, xã Thái Bình", phone="+84900000000"
    )
    act = SubmissionReceived(
        receipt_code=_CODE,
        counter=office.counter,
        officer=office.officer,
        day=local(now).date(),
        serial=1,
        book=f"{office.counter}/{local(now).year}",
        book_number=1,
        procedure_code="1.000000",
        procedure_name="Thủ tục mẫu",
        procedure_version=1,
        field="",
        department=office.departments[0].name if office.departments else office.profile.name,
        processing=ProcessingTime(TimeUnit.WORKING_DAYS, 3),
        fee=Fee(50_000),
        papers=_PAPERS,
        channel=Channel.PAPER,
        sets=1,
        return_to="",
        received_at=now,
        due_at=due,
        hand_over_by=now,
        token_hash=token_hash(token),
        personal=ReceivedPersonal(citizen, None, token, new_lookup_key(bytes), ""),
    )
    made = step_known(None, _event(act, now, office, 1), act)
    assert made is not None
    return made


def _acts(submission: Submission, now: datetime) -> Mapping[str, Act]:
    number, reason = FormNumber(f"00:{submission.received.book}", 1), Reason("Lý do mẫu")
    wanted, day = (WantedPaper("Bản sao giấy tờ mẫu"),), local(now).date() + timedelta(days=15)
    promised = submission.due_at or now
    return {
        "02": SupplementRequested(number, wanted, repeated=False, respond_by=day, requested_at=now),
        "03": SubmissionRefused(number, given_back=False, refused_at=now, personal=reason),
        "04": ApologyMade(
            number, submission.department, promised, promised + timedelta(days=3), tardy=False, made_at=now,
            personal=reason,
        ),
        "05": SubmissionWithdrawn(
            number, submission.state.value, None, given_back=False, withdrawn_at=now, personal=reason
        ),
    }  # fmt: skip


def _event(act: Act, now: datetime, office: OfficeAtHand, seq: int) -> Event:
    at = int(now.timestamp() * 1_000_000) + seq
    event = Event("", office.profile.code, "", seq, at, office.officer, act.KIND, act.VERSION, "sample", "")
    return replace(event, personal="")
