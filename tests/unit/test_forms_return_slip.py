"""The slip the taker of a result signs."""

from dataclasses import replace

import pytest

from frontdesk.domain.procedures import Fee
from frontdesk.domain.result_events import Outcome, ReturnProof
from frontdesk.forms.read_back import check_form, read_back
from frontdesk.forms.return_slip import render
from tests.unit.form_samples import LONG_NAME, RETURN_SLIP_VIEW, TAKER
from tests.unit.receipt_samples import CITIZEN, RECEIPT

PAPERS = tuple(f"Giấy chứng nhận số {n} của hộ gia đình, kèm bản vẽ đã thẩm định" for n in range(1, 41))


def _text(pdf: bytes) -> str:
    return " ".join(" ".join(page.text for page in read_back(pdf)).split())


def test_that_it_says_who_took_what_and_leaves_room_to_sign() -> None:
    text = _text(render(RETURN_SLIP_VIEW))
    assert "PHIẾU KÝ NHẬN KẾT QUẢ" in text
    assert "Người nhận: NGUYỄN THỊ HÒA" in text
    assert "Số giấy tờ tùy thân của người nhận: 008195012346" in text
    assert "Căn cứ trả: giấy tiếp nhận hồ sơ và hẹn trả kết quả" in text
    assert "1. Biên bản họp thành viên hộ gia đình 2. Giấy chứng nhận quyền sử dụng đất" in text
    assert "Phí, lệ phí: 100.000 đồng" in text
    assert "Số văn bản: 15/GCN-UBND" in text
    assert "NGƯỜI NHẬN" in text
    assert "NGƯỜI TRẢ KẾT QUẢ" in text
    assert text.count("(Ký và ghi rõ họ tên)") == 2


def test_that_its_bar_code_is_read_back() -> None:
    check_form(render(RETURN_SLIP_VIEW), "return", RECEIPT.receipt_code, bars=(RECEIPT.receipt_code,))


def test_that_a_delegate_and_the_power_of_attorney_are_named() -> None:
    taker = replace(TAKER, name="NGUYỄN VĂN AN", paper="12/UQ ngày 20/11/2026")
    text = _text(render(replace(RETURN_SLIP_VIEW, proof=ReturnProof.DELEGATE, taker=taker)))
    assert "Căn cứ trả: ủy quyền (12/UQ ngày 20/11/2026)" in text
    assert "Người nhận: NGUYỄN VĂN AN" in text


def test_that_nobody_is_named_who_was_not_asked() -> None:
    text = _text(render(replace(RETURN_SLIP_VIEW, taker=None)))
    assert "Người nhận:" not in text


def test_that_papers_that_stay_are_said_to_stay() -> None:
    view = replace(RETURN_SLIP_VIEW, given_back=(), left=RETURN_SLIP_VIEW.given_back)
    text = _text(render(view))
    assert "Không có giấy tờ phải trả lại." in text
    assert "Giấy tờ còn giữ tại quầy: 1. Biên bản họp thành viên hộ gia đình" in text


def test_that_a_refusal_of_the_matter_and_no_result_at_all_are_told_apart() -> None:
    assert "văn bản không giải quyết" in _text(render(replace(RETURN_SLIP_VIEW, outcome=Outcome.DECLINED)))
    ended = _text(render(replace(RETURN_SLIP_VIEW, outcome=None, fee=None)))
    assert "kết thúc không có kết quả giải quyết" in ended
    assert "lệ phí" not in ended


def test_that_an_unknown_fee_is_the_provinces() -> None:
    assert "Theo quy định của tỉnh" in _text(render(replace(RETURN_SLIP_VIEW, fee=Fee(None))))


def test_that_a_reprint_says_so() -> None:
    view = replace(RETURN_SLIP_VIEW, case=replace(RETURN_SLIP_VIEW.case, reprint=2))
    assert "BẢN IN LẠI (lần 2)" in _text(render(view))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_that_the_longest_slip_is_whole_and_its_signatures_never_stand_alone(language: str) -> None:
    taker = replace(TAKER, name=LONG_NAME, note="ghi chú rất dài " * 60)
    case = replace(RETURN_SLIP_VIEW.case, principal=replace(CITIZEN, name=LONG_NAME))
    pdf = render(replace(RETURN_SLIP_VIEW, case=case, taker=taker, given_back=PAPERS, left=PAPERS), language)
    pages = read_back(pdf)
    assert len(pages) > 1
    assert [page.barcodes for page in pages[:-1]] == [()] * (len(pages) - 1)
    assert pages[-1].barcodes == (RECEIPT.receipt_code,)
    assert "40." in _text(pdf)
    assert render(RETURN_SLIP_VIEW, language) == render(RETURN_SLIP_VIEW, language)


def test_that_an_assessed_fee_is_said_in_words_too() -> None:
    said = _text(render(replace(RETURN_SLIP_VIEW, fee=Fee(None), fee_total=24_000)))
    assert "24.000 đồng (Bằng chữ: Hai mươi bốn nghìn đồng)" in said
