"""The slip of a return: issued for what was taken, recorded like any print."""

from pathlib import Path

import pytest

from frontdesk.desk import Desk
from frontdesk.domain.fees import Exemption
from frontdesk.domain.result_events import ReturnProof
from frontdesk.domain.takers import Handing
from frontdesk.errors import RuleRefused
from frontdesk.forms.read_back import read_back
from tests.factories import make_application, make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def _at_counter(desk: Desk) -> str:
    received = desk.reception.receive(make_application(desk))
    identity = str(received.submission_id)
    desk.handover.hand_over(desk.lookup.get(identity).submission.department, [identity])
    desk.results.receive(identity)
    return identity


def test_that_there_is_no_slip_before_anything_was_taken(desk: Desk) -> None:
    identity = _at_counter(desk)
    with pytest.raises(RuleRefused) as refusal:
        desk.forms.issue_return_slip(identity)
    assert refusal.value.code == "form_not_here"


def test_that_a_delegates_slip_names_the_delegate_and_is_on_record(desk: Desk) -> None:
    identity = _at_counter(desk)
    handing = Handing(ReturnProof.DELEGATE, "MA VĂN DŨNG", "008090004321", "12/UQ")
    desk.results.return_result(identity, handing)
    issued = desk.forms.issue_return_slip(identity)
    text = " ".join(read_back(issued.pdf)[0].text.split())
    assert "MA VĂN DŨNG" in text
    assert "12/UQ" in text
    desk.forms.confirm_printed(identity, issued)
    again = desk.forms.issue_return_slip(identity)
    assert (issued.reprint, again.reprint) == (0, 1)
    sentences = [entry.sentence for entry in desk.lookup.get(identity).timeline]
    assert sentences[-1] == "In phiếu ký nhận kết quả"


def test_that_originals_fetched_later_have_a_slip_of_their_own(desk: Desk) -> None:
    identity = _at_counter(desk)
    desk.results.return_result(identity, Handing(given_back=()))
    (left,) = desk.lookup.get(identity).submission.owed_back
    text = " ".join(read_back(desk.forms.issue_return_slip(identity).pdf)[0].text.split())
    assert f"Giấy tờ còn giữ tại quầy: 1. {left}" in text
    desk.forms.confirm_printed(identity, desk.forms.issue_return_slip(identity))
    desk.results.give_back(identity, Handing())
    issued = desk.forms.issue_return_slip(identity)
    assert issued.reprint == 0
    text = " ".join(read_back(issued.pdf)[0].text.split())
    assert f"1. {left}" in text
    assert "còn giữ" not in text


def test_that_the_slip_and_the_receipt_say_what_was_assessed(desk: Desk) -> None:
    identity = _at_counter(desk)
    desk.payments.assess(identity, (), [Exemption("Hộ nghèo", percent=50)])
    desk.results.return_result(identity, Handing())
    said = "50.000 đồng (Bằng chữ: Năm mươi nghìn đồng)"
    for pdf in (desk.forms.issue_return_slip(identity).pdf, desk.receipts.issue(identity).pdf):
        assert said in " ".join(" ".join(page.text for page in read_back(pdf)).split())
