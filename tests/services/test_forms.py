"""Forms of real submissions: what can be printed when, under which circular, counted only when it was handed out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from frontdesk.desk import Desk
from frontdesk.domain.control_sheet import Leg, Verdict, legs
from frontdesk.domain.corrections import Correction
from frontdesk.domain.custody import Holder, HolderKind
from frontdesk.domain.departments import Department
from frontdesk.domain.events import DepartmentSet, ProcedurePublished
from frontdesk.domain.paper_lines import PaperForm
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.procedures import ClockPolicy
from frontdesk.domain.result_events import ReturnProof
from frontdesk.domain.takers import Handing
from frontdesk.errors import InvalidInput, NotFound, RuleRefused
from frontdesk.i18n import words
from frontdesk.messages import sentence
from frontdesk.services import form_views, forms
from tests.factories import HOUSEHOLD_BUSINESS, HandClock, make_application, make_desk
from tests.services.steps import department, erased, hand_over, receive, said, standing

WANTED = (WantedPaper("Bản sao giấy tờ pháp lý của chủ hộ", PaperForm.CERTIFIED, "chưa chứng thực"),)
UNTIL = datetime(2026, 12, 2, 10, 0, tzinfo=UTC)


def test_that_a_received_submission_has_its_receipt_and_its_control_sheet(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    submission = receive(desk)
    assert desk.forms.forms_of(standing(desk, submission)) == ("01", "06")
    for form in ("02", "03", "04", "05"):
        with pytest.raises(RuleRefused) as refusal:
            desk.forms.issue(submission, form)
        assert (refusal.value.code, refusal.value.params["form"]) == ("form_not_here", form)


@pytest.mark.parametrize("form", ["", "00", "07", "1", "BG", "../etc"])
def test_that_a_form_nobody_knows_is_refused_with_those_known(tmp_path: Path, form: str) -> None:
    desk = make_desk(tmp_path)
    with pytest.raises(InvalidInput) as refusal:
        desk.forms.issue(receive(desk), form)
    assert sentence(refusal.value, words()).endswith("Các mẫu: 01, 02, 03, 04, 05, 06.")


def test_that_no_form_is_issued_of_an_unknown_submission(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    with pytest.raises(NotFound):
        desk.forms.issue("nobody", "06")


def test_that_form_01_is_the_receipt(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    submission = receive(desk)
    issued = desk.forms.issue(submission, "01")
    code = standing(desk, submission).received.receipt_code
    assert (issued.pdf, issued.name, issued.reprint) == (desk.receipts.issue(submission).pdf, f"{code}-01", 0)
    desk.forms.confirm_printed(submission, issued)
    assert standing(desk, submission).prints == 1
    assert desk.forms.issue(submission, "01").reprint == 1


def test_that_a_receipt_corrected_while_it_printed_counts_for_its_own_version(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    submission = receive(desk)
    issued = desk.forms.issue(submission, "01")
    desk.corrections.correct(submission, Correction(sets=2))
    desk.forms.confirm_printed(submission, issued)
    assert standing(desk, submission).prints == 0


def test_that_form_02_is_the_last_request(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    submission = receive(desk)
    desk.supplements.request(submission, WANTED)
    first = desk.forms.issue(submission, "02")
    assert "chưa chứng thực" in said(first.pdf)
    assert "Số: 01/C1-HDHS" in said(first.pdf)
    desk.supplements.receive(submission)
    clock.forward(hours=1)
    desk.supplements.request(submission, (WantedPaper("Tờ khai"),), reason="Tờ khai bị nhòe")
    again = said(desk.forms.issue(submission, "02").pdf)
    assert "Số: 02/C1-HDHS" in again
    assert "Lý do yêu cầu bổ sung lần nữa: Tờ khai bị nhòe" in again
    assert "chậm nhất thứ Ba ngày 08/12/2026" in again
    assert desk.forms.forms_of(standing(desk, submission)) == ("01", "02", "06")


def test_that_prints_of_a_form_are_counted_when_confirmed(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    submission = receive(desk)
    desk.supplements.request(submission, WANTED)
    for reprint in (0, 0):
        assert desk.forms.issue(submission, "02").reprint == reprint
    desk.forms.confirm_printed(submission, desk.forms.issue(submission, "02"))
    again = desk.forms.issue(submission, "02")
    assert again.reprint == 1
    assert "BẢN IN LẠI (lần 1)" in said(again.pdf)
    assert desk.forms.issue(submission, "06").reprint == 0
    assert desk.supervision.verify().ok


def test_that_a_print_is_recorded_even_when_the_clock_has_gone_wrong(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    submission = receive(desk)
    issued = desk.forms.issue(submission, "06")
    clock.forward(days=-3)
    desk.forms.confirm_printed(submission, issued)
    assert standing(desk, submission).printed("06") == 1


def test_that_a_refusal_says_why_and_where_the_papers_are(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    submission = receive(desk)
    desk.endings.refuse(submission, "Không thuộc thẩm quyền")
    text_of = said(desk.forms.issue(submission, "03").pdf)
    assert "Không thuộc thẩm quyền" in text_of
    assert "nhận lại giấy tờ đã nộp tại Quầy C1" in text_of
    assert desk.forms.forms_of(standing(desk, submission)) == ("01", "03", "06")


def test_that_a_control_sheet_keeps_the_promise_of_what_has_ended(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    ended, waiting = receive(desk), receive(desk)
    desk.endings.refuse(ended, "Không thuộc thẩm quyền")
    desk.supplements.request(waiting, WANTED)
    assert "Hẹn trả: 17 giờ 00 phút, ngày 27/11/2026" in said(desk.forms.issue(ended, "06").pdf)
    assert "Hẹn trả: tính từ ngày nộp đủ hồ sơ" in said(desk.forms.issue(waiting, "06").pdf)


@pytest.mark.parametrize(("missing", "sentence_of"), [((), "được tính tiếp"), (("1",), "được tính lại từ đầu")])
def test_that_a_request_says_how_the_clock_goes_on(tmp_path: Path, missing: tuple[str, ...], sentence_of: str) -> None:
    desk = make_desk(tmp_path)
    procedure = replace(desk.catalogue.get(HOUSEHOLD_BUSINESS), clock_policy=ClockPolicy.PAUSE, version=2)
    with desk.store.write() as unit:
        unit.record((procedure.code, ProcedurePublished(procedure)), at=HandClock()(), actor="Ma Thị Lan")
    submission = str(desk.reception.receive(make_application(desk, missing=missing)).submission_id)
    desk.supplements.request(submission, WANTED)
    assert sentence_of in said(desk.forms.issue(submission, "02").pdf)


def test_that_an_apology_is_signed_by_the_leader_of_the_department(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    submission = receive(desk)
    name = department(desk, submission)
    with desk.store.write() as unit:
        known = Department("kinh-te", name, leader="Trưởng phòng Kinh tế")
        unit.record(("kinh-te", DepartmentSet(known)), at=HandClock()(), actor="Ma Thị Lan")
    desk.apologies.apologise(submission, UNTIL, "Chờ cơ quan thuế")
    text_of = said(desk.forms.issue(submission, "04").pdf)
    assert f"UBND XÃ THÁI BÌNH {name.upper()} Số: 01/C1-XL" in text_of
    assert "TRƯỞNG PHÒNG KINH TẾ (Ký tên và đóng dấu)" in text_of
    assert "17 giờ 00 phút, thứ Tư ngày 02/12/2026" in text_of


def test_that_a_stop_says_stage_money_and_papers(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    submission = receive(desk)
    hand_over(desk, [submission])
    desk.handover.acknowledge_one(submission)
    desk.endings.withdraw(submission, "Đổi ý", 100_000, given_back=True)
    text_of = said(desk.forms.issue(submission, "05").pdf)
    assert "Giai đoạn giải quyết khi dừng: Đang giải quyết Phí, lệ phí trả lại: 100.000 đồng" in text_of
    assert "Giấy tờ Ông/Bà nhận lại tại Quầy C1: TT Tên giấy tờ" in text_of  # they are at the department still


@pytest.mark.parametrize(
    ("day", "basis", "title"),
    [
        (
            datetime(2025, 9, 12, 3, 0, tzinfo=UTC),
            "Mẫu số 04, TT 01/2018/TT-VPCP",
            "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
        ),
        (datetime(2025, 9, 15, 3, 0, tzinfo=UTC), "Mẫu số 04, TT 03/2025/TT-VPCP", "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ"),
    ],
)
def test_that_a_submission_prints_the_version_it_was_received_under(
    tmp_path: Path, day: datetime, basis: str, title: str
) -> None:
    clock = HandClock(day)
    desk = make_desk(tmp_path, clock)
    submission = receive(desk)
    clock.now = datetime(2025, 9, 16, 3, 0, tzinfo=UTC)  # the circular of 15/9/2025 is in force by now
    desk.apologies.apologise(submission, datetime(2025, 9, 25, 9, 0, tzinfo=UTC), "Chờ xác minh")
    found = said(desk.forms.issue(submission, "04").pdf)
    assert found.startswith(basis)
    assert title in found
    older = day < datetime(2025, 9, 15, tzinfo=UTC)
    assert ("Mẫu số 05, TT 01/2018" in said(desk.forms.issue(submission, "06").pdf)) is older
    assert ("Mẫu số 01, TT 01/2018" in said(desk.forms.issue(submission, "01").pdf)) is older
    desk.endings.withdraw(submission, "Đổi ý")
    assert ("(TT 01/2018 chưa có)" in said(desk.forms.issue(submission, "05").pdf)) is older


@pytest.mark.parametrize("form", ["01", "02", "06"])
def test_that_an_erased_submission_prints_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    desk = make_desk(tmp_path)
    submission = receive(desk)
    desk.supplements.request(submission, WANTED)
    gone = erased(standing(desk, submission))
    monkeypatch.setattr(forms, "get_submission", lambda *_: gone)
    assert desk.forms.forms_of(gone) == ()
    with pytest.raises(RuleRefused, match="personal_erased"):
        desk.forms.issue(submission, form)


def test_that_a_form_whose_code_is_of_another_submission_is_not_handed_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(tmp_path)
    first, second = receive(desk), receive(desk)
    wrong = desk.forms.issue(second, "06").pdf
    monkeypatch.setattr(form_views, "render", lambda *_: wrong)
    with pytest.raises(RuleRefused) as refusal:
        desk.forms.issue(first, "06")
    assert refusal.value.params == {
        "form": "06",
        "code": standing(desk, first).received.receipt_code,
        "part": "barcode",
    }
    assert "không đọc lại được" in sentence(refusal.value, words())


def test_that_the_control_sheet_tells_the_longest_life(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    submission = receive(desk)
    there = department(desk, submission)
    hand_over(desk, [submission])
    desk.handover.acknowledge_one(submission, "Nguyễn Văn Hùng")
    desk.handover.send_back(submission, "Thiếu chữ ký", "Nguyễn Văn Hùng")
    clock.forward(days=2)
    hand_over(desk, [submission])
    desk.results.receive(submission)
    proof = Handing(ReturnProof.DELEGATE, taker="MA VĂN DŨNG", paper="Giấy ủy quyền ngày 25/11/2026")
    desk.results.return_result(submission, proof)
    away = legs(standing(desk, submission))
    at_counter, at_department = Holder(HolderKind.COUNTER, "C1"), Holder(HolderKind.DEPARTMENT, there)
    assert [(leg.giver, leg.taker, leg.giver_name, leg.taker_name, leg.verdict) for leg in away] == [
        (at_counter, at_department, "Ma Thị Lan", "Nguyễn Văn Hùng", Verdict.IN_TIME),
        (at_department, at_counter, "Nguyễn Văn Hùng", "", Verdict.IN_TIME),
        (at_counter, at_department, "Ma Thị Lan", "", Verdict.LATE),
        (at_department, at_counter, "", "Ma Thị Lan", Verdict.EARLY),
        (at_counter, Holder(HolderKind.CITIZEN), "Ma Thị Lan", "MA VĂN DŨNG", None),
    ]
    text_of = said(desk.forms.issue(submission, "06").pdf)
    assert "Trả lại: Thiếu chữ ký" in text_of
    assert text_of.count("1. Giao: Quầy C1") == 3


@pytest.mark.parametrize(
    ("shift", "verdict"),
    [(timedelta(days=-1), Verdict.EARLY), (timedelta(0), Verdict.IN_TIME), (timedelta(minutes=1), Verdict.LATE)],
)
def test_that_a_result_is_judged_by_the_promise(tmp_path: Path, shift: timedelta, verdict: Verdict) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    submission = receive(desk)
    hand_over(desk, [submission])
    due_at = standing(desk, submission).due_at
    assert due_at is not None
    clock.now = due_at + shift
    desk.results.receive(submission)
    assert last(desk, submission).verdict is verdict


def last(desk: Desk, submission: str) -> Leg:
    return legs(standing(desk, submission))[-1]


def test_that_papers_missing_found_and_moved_are_told(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    submission = receive(desk)
    code = hand_over(desk, [submission])
    desk.handover.acknowledge(code, [submission], reason="không có trong bì")
    desk.handover.found(submission)
    assert [(note.name, note.said) for note in last(desk, submission).notes] == [
        ("note_missing", "không có trong bì"),
        ("note_found", ""),
    ]
    desk.handover.move(submission, Holder(HolderKind.OFFICER, "Lò Văn Páo"), "Mang về bản")
    moved = last(desk, submission)
    assert (moved.giver.name, moved.taker.name, moved.taker_name) == ("C1", "Lò Văn Páo", "Lò Văn Páo")
    desk.handover.move(submission, Holder(HolderKind.COUNTER), "")
    desk.endings.refuse(submission, "Không thuộc thẩm quyền", given_back=True)
    assert last(desk, submission).taker.kind is HolderKind.CITIZEN


def test_that_a_second_request_is_a_paper_of_its_own_and_no_reprint(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    submission = receive(desk)
    desk.supplements.request(submission, WANTED)
    desk.forms.confirm_printed(submission, desk.forms.issue(submission, "02"))
    assert desk.forms.issue(submission, "02").reprint == 1
    desk.supplements.request(submission, WANTED, "Bản sao mờ")
    second = desk.forms.issue(submission, "02")
    assert second.reprint == 0
    desk.forms.confirm_printed(submission, second)
    assert desk.forms.issue(submission, "02").reprint == 1
