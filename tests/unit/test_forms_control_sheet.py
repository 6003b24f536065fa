"""Form 06 and the batch it travels in: what is filled, what is left to write on, and that every code is read."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from frontdesk.domain.control_sheet import Leg, Note, Verdict
from frontdesk.domain.custody import Holder, HolderKind
from frontdesk.errors import InvalidInput
from frontdesk.forms.batch import render_batch
from frontdesk.forms.control_sheet import ControlSheets, render
from frontdesk.forms.fonts import printable
from frontdesk.forms.read_back import check_codes, check_form
from frontdesk.forms.strips import A4, A5
from tests.unit.form_samples import CONTROL_SHEET, HANDED_OVER_AT, LEG, LONG_CONTROL_SHEET, manifest_of
from tests.unit.pages import assert_inside_and_apart, flat, pages
from tests.unit.receipt_samples import RECEIPT, bare
from tests.unit.test_forms_read_back import NAMES

HEADING = "TÊN CƠ QUAN THỜI GIAN GIAO, NHẬN HỒ SƠ KẾT QUẢ GIẢI QUYẾT GHI CHÚ"
EMPTY_ROW = "1. Giao: 2. Nhận: …… giờ …… phút, ngày ……/……/20…… Người giao Người nhận Trước hạn Đúng hạn Quá hạn"
GOLDEN = (
    "Mẫu số 06, TT 03/2025/TT-VPCP"
    " UBND XÃ THÁI BÌNH TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ THÁI BÌNH"
    " CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Thái Bình, ngày 23 tháng 11 năm 2026"
    " Số: C1-261123-0042-K"
    " PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ"
    " Mã hồ sơ: …………………………… Tiếp nhận: 10 giờ 43 phút, ngày 23/11/2026"
    " Hẹn trả: 17 giờ 00 phút, ngày 27/11/2026"
    " Thủ tục: Đăng ký thành lập hộ kinh doanh (1.001612)"
    " Cơ quan giải quyết: Phòng Kinh tế Cơ quan phối hợp: …………………………………………………………………… C1-261123-0042-K "
    + HEADING
    + " 1. Giao: Quầy C1 2. Nhận: Phòng Kinh tế 15 giờ 30 phút, ngày 23/11/2026 Người giao Ma Thị Lan Người nhận"
    " Trước hạn Đúng hạn Quá hạn " + " ".join([EMPTY_ROW] * 4)
)


def dotless(text: str) -> str:
    """Runs of dots as one: how many there are is a matter of room."""
    return "".join(char for place, char in enumerate(text) if char != "…" or text[place - 1 : place] != "…")


def test_that_a_sheet_is_filled_with_what_is_known_and_has_rows_to_write_on() -> None:
    assert dotless(flat(render(CONTROL_SHEET))).split() == dotless(GOLDEN).split()


def test_that_no_page_is_begun_for_papers_that_travel_no_more() -> None:
    full = next(replace(CONTROL_SHEET, legs=(LEG,) * n) for n in range(1, 20) if _fills_a_page(n))
    assert len(pages(render(full))) == 2
    assert len(pages(render(replace(full, ended=True)))) == 1


def _fills_a_page(rows: int) -> bool:
    return EMPTY_ROW.split(" ……")[0] not in flat(render(replace(CONTROL_SHEET, legs=(LEG,) * rows, ended=True)))


def test_that_the_same_view_gives_the_same_bytes() -> None:
    assert render(CONTROL_SHEET) == render(CONTROL_SHEET)


def test_that_the_bar_code_is_the_receipt_code_and_there_is_no_other() -> None:
    check_form(render(CONTROL_SHEET), "06", "", bars=(RECEIPT.receipt_code,))
    check_form(render(LONG_CONTROL_SHEET), "06", "", bars=(RECEIPT.receipt_code,))


def test_that_a_long_way_goes_over_pages_with_the_heading_repeated() -> None:
    pdf = render(replace(LONG_CONTROL_SHEET, reprint=1))
    sheets = pages(pdf)
    assert len(sheets) >= 2
    assert all(HEADING in " ".join(sheet.split()) for sheet in sheets)
    assert all("BẢN IN LẠI (lần 1)" in sheet for sheet in sheets)
    assert flat(pdf).count("1. Giao:") >= len(LONG_CONTROL_SHEET.legs) + 1
    assert_inside_and_apart(pdf)


def test_that_a_reason_a_page_long_stands_below_its_row() -> None:
    reason = "Thiếu bản sao có chứng thực giấy tờ pháp lý của chủ hộ. " * 36
    pdf = render(replace(CONTROL_SHEET, legs=(LEG, replace(LEG, notes=(Note("note_sent_back", reason),)))))
    said = bare(flat(pdf)).replace(bare(HEADING), "")
    assert said.count("Thiếubảnsaocóchứngthựcgiấytờpháplýcủachủhộ.") >= 35  # one may be parted by a page's margin
    assert_inside_and_apart(pdf)


def test_that_whoever_has_no_name_is_called_by_kind() -> None:
    said = flat(render(LONG_CONTROL_SHEET))
    for expected in ("2. Nhận: Công dân", "2. Nhận: Lưu trữ", "2. Nhận: Lò Văn Páo", "Trả lại: NGUYỄN PHÚC"):
        assert expected in said


def test_that_an_official_code_and_a_standing_clock_are_said() -> None:
    said = flat(render(replace(CONTROL_SHEET, official_code="000.00.12.H60-261123-0042", due_at=None)))
    assert "Mã hồ sơ: 000.00.12.H60-261123-0042 Tiếp nhận" in said
    assert "Hẹn trả: tính từ ngày nộp đủ hồ sơ" in said


@pytest.mark.parametrize("verdict", [None, *Verdict])
def test_that_the_box_of_the_verdict_is_ticked_and_no_other(verdict: Verdict | None) -> None:
    (page,) = ControlSheets().set(replace(CONTROL_SHEET, legs=(replace(LEG, verdict=verdict),))).pages
    ticked: list[str] = []
    for _top, strip in page:
        crosses = [rule for rule in strip.rules if rule.x1 != rule.x2 and rule.y1 != rule.y2]
        labels = {text.y: "".join(run.text for run in text.line.runs) for text in strip.texts}
        ticked += {min(labels.items(), key=lambda item: abs(item[0] - max(rule.y1, rule.y2)))[1] for rule in crosses}
    assert ticked == ([] if verdict is None else [CONTROL_SHEET.form.text("vi")[verdict.value]])


def test_that_a_receipt_code_no_bar_code_can_carry_is_refused() -> None:
    with pytest.raises(InvalidInput, match="receipt_code_unprintable"):
        render(replace(CONTROL_SHEET, receipt_code="MÃ-1"))


def test_that_the_courtesy_version_is_english() -> None:
    said = flat(render(CONTROL_SHEET, "en"))
    for expected in (
        "Form No. 06",
        "CONTROL SHEET OF THE PROCESSING",
        "1. Given by: Counter C1",
        "10:43 on 23/11/2026",
    ):
        assert expected in said


def test_that_a_batch_begins_with_its_manifest_and_every_code_in_it_is_read() -> None:
    manifest = manifest_of(30)
    sheets = [replace(CONTROL_SHEET, receipt_code=item.receipt_code) for item in manifest.manifest.items]
    sheets[7] = replace(LONG_CONTROL_SHEET, receipt_code=sheets[7].receipt_code)
    printed = render_batch(manifest, sheets)
    assert [code.text for code in printed.codes] == [manifest.manifest.code, *(view.receipt_code for view in sheets)]
    heard: list[int] = []
    check_codes(printed.pdf, printed.codes, "06", lambda: heard.append(1))
    assert len(heard) == 31
    sizes = [
        (float(page.mediabox.width), float(page.mediabox.height)) for page in PdfReader(BytesIO(printed.pdf)).pages
    ]
    assert sizes[0] == pytest.approx((A4.width, A4.height), abs=0.01)
    assert sizes[-1] == pytest.approx((A5.width, A5.height), abs=0.01)


def test_that_a_sheet_of_a_batch_says_what_it_says_alone() -> None:
    manifest = manifest_of(2)
    sheets = [replace(CONTROL_SHEET, receipt_code=item.receipt_code) for item in manifest.manifest.items]
    printed = render_batch(manifest, sheets)
    assert pages(printed.pdf)[-2:] == [page for view in sheets for page in pages(render(view))]


def test_that_whoever_gives_the_sheets_may_stop_the_batch() -> None:
    def stopping() -> Any:
        yield CONTROL_SHEET
        raise KeyError("enough")

    with pytest.raises(KeyError, match="enough"):
        render_batch(manifest_of(2), stopping())


LEGS = st.builds(
    Leg,
    giver=st.builds(Holder, st.sampled_from(HolderKind), NAMES),
    taker=st.builds(Holder, st.sampled_from(HolderKind), NAMES),
    at=st.just(HANDED_OVER_AT),
    giver_name=NAMES,
    taker_name=NAMES,
    verdict=st.none() | st.sampled_from(Verdict),
    notes=st.lists(st.builds(Note, st.just("note_sent_back"), NAMES), max_size=2).map(tuple),
)


@given(way=st.lists(LEGS, max_size=5), department=NAMES, procedure=NAMES)
@settings(max_examples=25, deadline=None)
def test_that_any_sheet_reads_back_and_stays_inside_the_page(way: list[Leg], department: str, procedure: str) -> None:
    view = replace(CONTROL_SHEET, legs=tuple(way), department=department, procedure_name=procedure)
    pdf = render(view)
    check_form(pdf, "06", "", bars=(RECEIPT.receipt_code,))
    said = bare(flat(pdf))
    names = [department, procedure, *(name for leg in way for name in (leg.giver_name, leg.taker_name))]
    assert all(bare(word) in said for name in names for word in printable(name).split(" ") if len(word) < 9)
    assert_inside_and_apart(pdf)
