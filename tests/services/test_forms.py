"""Forms of real submissions: what can be printed when, under which circular, counted only when it was handed out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import text

from frontdesk.desk import Desk
from frontdesk.domain.control_sheet import Leg, Verdict, legs
from frontdesk.domain.custody import Holder, HolderKind
from frontdesk.domain.departments import Department
from frontdesk.domain.events import DepartmentSet
from frontdesk.domain.manifests import manifest_digest
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.procedures import PaperForm
from frontdesk.domain.result_events import ReturnProof
from frontdesk.domain.submission import Submission
from frontdesk.errors import DeskError, InvalidInput, NotFound, RuleRefused
from frontdesk.forms.manifest import short_digest
from frontdesk.forms.read_back import read_back
from frontdesk.i18n import words
from frontdesk.messages import sentence
from frontdesk.services import form_views, forms
from frontdesk.services.corrections import Correction
from frontdesk.services.results import Handing
from tests.factories import HandClock, make_application, make_desk, make_party

WANTED = (WantedPaper("Bản sao giấy tờ pháp lý của chủ hộ", PaperForm.CERTIFIED, "chưa chứng thực"),)
UNTIL = datetime(2026, 12, 2, 10, 0, tzinfo=UTC)


def receive(desk: Desk, name: str = "NGUYỄN THỊ HÒA") -> str:
    return str(desk.reception.receive(make_application(desk, principal=make_party(name))).submission_id)


def standing(desk: Desk, submission: str) -> Submission:
    return desk.lookup.get(submission).submission


def department(desk: Desk, submission: str) -> str:
    return standing(desk, submission).department


def said(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def hand_over(desk: Desk, ids: Sequence[str]) -> str:
    return desk.handover.hand_over(department(desk, ids[0]), ids).code


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


def erased(submission: Submission) -> Submission:
    return replace(submission, received=replace(submission.received, personal=None))


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


def batch(tmp_path: Path, count: int = 5) -> tuple[Desk, list[str], str]:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    ids = []
    for n in range(count):
        clock.forward(minutes=1)
        ids.append(receive(desk, f"NGUYỄN VĂN {'ABCDEFGHIJ'[n]}"))
    scanned = ids[::-1]  # not in the order they were received
    return desk, scanned, hand_over(desk, scanned)


def test_that_the_manifest_lists_the_batch_as_it_was_scanned_and_its_digest_can_be_counted_again(
    tmp_path: Path,
) -> None:
    desk, ids, code = batch(tmp_path)
    issued = desk.forms.issue_manifest(code)
    assert (issued.form, issued.name, issued.reprint) == ("BG", code, 0)
    text_of = said(issued.pdf)
    listed = [word for word in text_of.split() if word.startswith("C1-")]
    assert listed == [standing(desk, each).received.receipt_code for each in ids]
    digest = manifest_digest(code, department(desk, ids[0]), listed)
    assert digest in text_of
    assert short_digest(digest) in text_of
    (page,) = read_back(issued.pdf)
    assert (page.qr, page.barcodes) == ((code,), ())


def test_that_a_manifest_printed_after_the_department_answered_is_the_one_it_signed(tmp_path: Path) -> None:
    desk, ids, code = batch(tmp_path)
    before = desk.forms.issue_manifest(code).pdf
    desk.handover.acknowledge(code, ids[:1])
    assert desk.forms.issue_manifest(code).pdf == before


def test_that_an_unknown_manifest_has_no_form(tmp_path: Path) -> None:
    desk, _ids, code = batch(tmp_path)
    with pytest.raises(InvalidInput):
        desk.forms.issue_manifest("BG-C1")
    other = make_desk(tmp_path / "other")
    with pytest.raises(NotFound, match="manifest_unknown"):
        other.forms.issue_manifest(code)


def test_that_a_batch_is_its_manifest_and_every_control_sheet(tmp_path: Path) -> None:
    desk, ids, code = batch(tmp_path)
    heard: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        heard.append((done, total))
        return True

    issued = desk.forms.issue_batch(code, progress)
    assert issued.name == f"{code}-06"
    readings = read_back(issued.pdf)
    assert readings[0].qr == (code,)
    codes = [standing(desk, each).received.receipt_code for each in ids]
    assert [page.barcodes for page in readings[1:]] == [(each,) for each in codes]
    assert heard[-1] == (5, 5)
    assert heard == sorted(heard)
    assert issued.pdf == desk.forms.issue_batch(code).pdf


@pytest.mark.parametrize("stop_at", [1, 5, 7, 10])
def test_that_a_batch_stops_when_told_to(tmp_path: Path, stop_at: int) -> None:
    desk, _ids, code = batch(tmp_path)
    heard: list[int] = []

    def progress(done: int, _total: int) -> bool:
        heard.append(done)
        return len(heard) < stop_at

    with pytest.raises(RuleRefused, match="stopped"):
        desk.forms.issue_batch(code, progress)
    assert len(heard) == stop_at
    assert "dừng" in sentence(RuleRefused("stopped"), words())


def test_that_the_prints_of_a_batch_are_recorded_together(tmp_path: Path) -> None:
    desk, ids, code = batch(tmp_path)
    desk.forms.confirm_printed(ids[0], desk.forms.issue(ids[0], "06"))
    before = desk.supervision.verify().events
    desk.forms.confirm_batch_printed(code, desk.forms.issue_batch(code))
    assert desk.supervision.verify().events == before + 6
    assert [standing(desk, each).printed("06") for each in ids] == [2, 1, 1, 1, 1]
    again = desk.forms.issue_batch(code)
    assert again.reprint == 1
    pages = [page.text for page in read_back(again.pdf)]
    assert "BẢN IN LẠI (lần 1)" in pages[0]
    assert "BẢN IN LẠI (lần 2)" in pages[1]
    assert "BẢN IN LẠI (lần 1)" in pages[2]


def test_that_prints_of_a_batch_that_cannot_all_be_recorded_are_not_recorded_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, ids, code = batch(tmp_path)
    issued = desk.forms.issue_batch(code)
    before = desk.supervision.verify().events

    def failing(*_: Any) -> Any:
        yield standing(desk, ids[0])
        raise DeskError("disk_failed")

    monkeypatch.setattr(forms, "get_submissions", failing)
    with pytest.raises(DeskError):
        desk.forms.confirm_batch_printed(code, issued)
    assert desk.supervision.verify().events == before


def test_that_a_manifest_printed_alone_counts_alone(tmp_path: Path) -> None:
    desk, ids, code = batch(tmp_path)
    desk.forms.confirm_batch_printed(code, desk.forms.issue_manifest(code))
    desk.forms.confirm_printed(code, desk.forms.issue_manifest(code))
    assert desk.forms.issue_manifest(code).reprint == 2
    assert standing(desk, ids[0]).printed("06") == 0
    assert desk.supervision.verify().ok


def test_that_an_erased_submission_stops_the_batch_but_not_its_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, ids, code = batch(tmp_path)
    gone = [erased(standing(desk, each)) for each in ids]
    monkeypatch.setattr(forms, "get_submissions", lambda *_: iter(gone))
    with pytest.raises(RuleRefused, match="personal_erased"):
        desk.forms.issue_batch(code)
    desk.forms.issue_manifest(code)


def test_that_the_register_has_every_number_of_its_days(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    for day in range(3):
        for name in ("MỘT", "HAI"):
            receive(desk, f"NGƯỜI THỨ {name} NGÀY {day}")
        clock.forward(days=1)
    whole = desk.forms.issue_register(date(2026, 1, 1), date(2026, 12, 31))
    assert whole.name == "C1-260101-261231-07"
    text_of = said(whole.pdf)
    assert "Quyển số: C1/2026. Năm 2026" in text_of
    assert all(f" {n:02} C1-" in text_of for n in range(1, 7))
    assert "Tổng số tiếp nhận: 6." in text_of
    part = said(desk.forms.issue_register(date(2026, 11, 24), date(2026, 11, 24)).pdf)
    assert "Các ngày trước mang sang: 2 hồ sơ" in part
    assert "NGÀY 1" in part
    assert not any(f"NGÀY {n}" in part for n in (0, 2))
    assert "Lũy kế từ đầu quyển: 4 hồ sơ." in part


def test_that_a_line_of_the_register_follows_its_submission(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    done, refused, stopped = receive(desk), receive(desk), receive(desk)
    hand_over(desk, [done])
    due_at = standing(desk, done).due_at
    desk.endings.refuse(refused, "Không thuộc thẩm quyền")
    desk.endings.withdraw(stopped, "Đổi ý")
    assert due_at is not None
    clock.now = due_at + timedelta(hours=20)
    desk.results.receive(done)
    desk.results.return_result(done, Handing(ReturnProof.LOST_RECEIPT))
    text_of = said(desk.forms.issue_register(date(2026, 11, 23), date(2026, 11, 23)).pdf)
    assert "Tại quầy, giấy tờ tùy thân Trả muộn" in text_of
    assert "Từ chối, số 01/C1- TCHS" in text_of  # parted after the dash
    assert "Dừng, số 01/C1-DHS" in text_of
    assert "Đã trả kết quả: 1, trong đó đúng hạn 0, quá hạn 1. Từ chối: 1. Dừng, đóng: 1." in text_of


def test_that_the_register_of_another_counter_is_its_own(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    receive(desk)
    other = said(desk.forms.issue_register(date(2026, 1, 1), date(2026, 12, 31), "c2").pdf)
    assert "Quyển số: C2/2026" in other
    assert "Không tiếp nhận hồ sơ nào" in other
    with pytest.raises(InvalidInput, match="counter_code_malformed"):
        desk.forms.issue_register(date(2026, 1, 1), date(2026, 12, 31), "'; DROP")


@pytest.mark.parametrize(
    ("first", "last_day", "code"),
    [
        (date(2026, 2, 1), date(2026, 1, 31), "register_days_wrong"),
        (date(2025, 12, 1), date(2026, 1, 31), "register_over_years"),
    ],
)
def test_that_days_that_make_no_book_are_refused(tmp_path: Path, first: date, last_day: date, code: str) -> None:
    with pytest.raises(InvalidInput, match=code) as refusal:
        make_desk(tmp_path).forms.issue_register(first, last_day)
    assert "?" not in sentence(refusal.value, words())


@pytest.mark.parametrize("stop_at", [1, 4, 6])
def test_that_a_register_tells_its_progress_and_stops(tmp_path: Path, stop_at: int) -> None:
    desk = make_desk(tmp_path)
    for _ in range(3):
        receive(desk)
    heard: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        heard.append((done, total))
        return len(heard) < stop_at

    with pytest.raises(RuleRefused, match="stopped"):
        desk.forms.issue_register(date(2026, 11, 23), date(2026, 11, 23), progress=progress)
    assert len(heard) == stop_at
    assert heard == sorted(heard)


def test_that_the_progress_of_a_register_ends_with_all_its_lines(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    for _ in range(3):
        receive(desk)
    heard: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        heard.append((done, total))
        return True

    desk.forms.issue_register(date(2026, 11, 23), date(2026, 11, 23), progress=progress)
    assert heard == [(0, 3), (1, 3), (1, 3), (2, 3), (2, 3), (3, 3)]


def test_that_the_book_is_found_by_its_index(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    receive(desk)
    with desk.store.read() as connection:
        plan = connection.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT submission_id FROM submissions WHERE book = 'C1/2026'"
                " AND received_at >= 1 AND received_at < 2 ORDER BY book_number"
            )
        )
        steps = [row[3] for row in plan]
    assert steps == ["SEARCH submissions USING INDEX submissions_book (book=?)"]
