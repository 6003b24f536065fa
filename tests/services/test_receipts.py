"""A receipt is handed out only when it reads back, and counted only when it was handed out."""

from pathlib import Path

import pytest

from frontdesk.errors import NotFound, RuleRefused
from frontdesk.forms import receipt
from tests.factories import make_application, make_desk


def test_that_a_receipt_whose_codes_cannot_be_read_is_not_handed_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(tmp_path)
    first, second = (str(desk.reception.receive(make_application(desk)).submission_id) for _ in range(2))
    wrong = desk.receipts.issue(second).pdf
    monkeypatch.setattr(receipt, "render", lambda _view: wrong)  # another citizen's codes
    with pytest.raises(RuleRefused, match="receipt_unreadable"):
        desk.receipts.issue(first)
    assert desk.lookup.get(first).prints == 0


def test_that_prints_are_counted_when_confirmed_and_the_next_is_a_reprint(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    submission = str(desk.reception.receive(make_application(desk)).submission_id)
    for reprint in (0, 0):
        assert desk.receipts.issue(submission).reprint == reprint
    desk.receipts.confirm_printed(submission, desk.receipts.issue(submission))
    again = desk.receipts.issue(submission, two_copies=True)
    assert (again.reprint, again.copies) == (1, 2)


def test_that_no_print_of_an_unknown_submission_is_recorded(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    submission = str(desk.reception.receive(make_application(desk)).submission_id)
    issued = desk.receipts.issue(submission)
    before = desk.supervision.verify().events
    with pytest.raises(NotFound, match="submission_unknown"):
        desk.receipts.confirm_printed("nobody", issued)
    assert desk.supervision.verify().events == before
