"""Small steps the tests of the forms share."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from frontdesk.desk import Desk
from frontdesk.domain.submission import Submission
from tests.factories import make_application, make_party


def receive(desk: Desk, name: str = "NGUYỄN THỊ HÒA") -> str:
    """A submission of somebody of that name; its id."""
    return str(desk.reception.receive(make_application(desk, principal=make_party(name))).submission_id)


def standing(desk: Desk, submission: str) -> Submission:
    """The submission as it stands."""
    return desk.lookup.get(submission).submission


def department(desk: Desk, submission: str) -> str:
    """Who resolves it."""
    return standing(desk, submission).department


def said(pdf: bytes) -> str:
    """The text of all pages on one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def hand_over(desk: Desk, ids: Sequence[str]) -> str:
    """Hand them over to the department of the first; the manifest's code."""
    return desk.handover.hand_over(department(desk, ids[0]), ids).code


def erased(submission: Submission) -> Submission:
    """The submission after its retention."""
    return replace(submission, received=replace(submission.received, personal=None))
