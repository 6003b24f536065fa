"""Forms 02 to 05 as text: what they say, in every case the counter meets, and how they are set."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from frontdesk.domain.paper_lines import PaperForm
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.procedures import ClockPolicy
from frontdesk.errors import InvalidInput
from frontdesk.files.form_texts import form_library
from frontdesk.forms import apology, refusal, stop, supplement
from frontdesk.forms.fonts import printable
from frontdesk.forms.read_back import check_form
from tests.unit.form_samples import (
    APOLOGY,
    LONG_NAME,
    LONG_REASON,
    MANY_WANTED,
    REFUSAL,
    STOP,
    SUPPLEMENT,
)
from tests.unit.pages import assert_inside_and_apart, flat, pages
from tests.unit.receipt_samples import CITIZEN, COMPANY, ENVOY, RECEIPT, bare
from tests.unit.test_forms_read_back import NAMES

Render = Callable[..., bytes]
HEAD = """\
UBND XÃ THÁI BÌNH
TRUNG TÂM PHỤC VỤ HÀNH
CHÍNH CÔNG XÃ THÁI BÌNH
Số: {number}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thái Bình, ngày 25 tháng 11 năm 2026
"""
FOOT = """
Quét mã QR để xem hồ sơ, hoặc vào
motcua.tuyenquang.gov.vn
Mã tra cứu: 7K3M-Q9XD
Thông tin cá nhân chỉ dùng để giải quyết hồ sơ này (Nghị định 118/2025/NĐ-CP).
Liên hệ: Thôn 2, xã Thái Bình, tỉnh Tuyên Quang, điện thoại 0207 381 2345."""
WHO = """\
Hồ sơ của: NGUYỄN THỊ HÒA
Số căn cước: 008195012346 Số điện thoại: 0912 345 678
Địa chỉ: Thôn 3, Thái Bình, Yên Sơn, Tuyên Quang
Nội dung yêu cầu giải quyết: Đăng ký thành lập hộ kinh doanh (1.001612)
Mã tiếp nhận: C1-261123-0042-K
"""
GOLDEN_02 = (
    "Mẫu số 02, TT 03/2025/TT-VPCP\n"
    + HEAD.format(number="12/C1-HDHS")
    + "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ\n"
    + WHO
    + """\
Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung như sau:
TT Thành phần hồ sơ Hình thức Lý do
1 Bản sao giấy tờ pháp lý của
chủ hộ
Bản sao chứng thực Bản sao chưa
chứng thực
2 Biên bản họp thành viên hộ
gia đình
Bản chính
Ông/Bà vui lòng nộp bổ sung chậm nhất thứ Ba ngày 08/12/2026. Sau ngày này, hồ
sơ có thể được kết thúc giải quyết. Thời hạn giải quyết được tính lại từ đầu khi hồ sơ
đã đầy đủ.
Nếu có vướng mắc khi hoàn thiện hồ sơ, Ông/Bà liên hệ Ma Thị Lan, Quầy C1, điện
thoại 0207 381 2345 để được hướng dẫn./.
NGƯỜI HƯỚNG DẪN
(Ký và ghi rõ họ tên)
Ma Thị Lan"""
    + FOOT
)
GOLDEN_03 = (
    "Mẫu số 03, TT 03/2025/TT-VPCP\n"
    + HEAD.format(number="03/C1-TCHS")
    + "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ\n"
    + WHO
    + """\
Qua xem xét, Trung tâm Phục vụ hành chính công xã Thái Bình thông báo không tiếp
nhận, giải quyết hồ sơ này với lý do cụ thể như sau:
Nơi đăng ký không thuộc thẩm quyền của xã. Ông/Bà nộp hồ sơ tại nơi đặt địa điểm
kinh doanh.
Giấy tờ đã nộp được trả lại Ông/Bà cùng phiếu này.
Xin thông báo để Ông/Bà được biết và thực hiện./.
NGƯỜI NỘP HỒ SƠ
(Ký và ghi rõ họ tên)
NGUYỄN THỊ HÒA
NGƯỜI TIẾP NHẬN HỒ SƠ
(Ký và ghi rõ họ tên)
Ma Thị Lan"""
    + FOOT
)
GOLDEN_04 = (
    """\
Mẫu số 04, TT 03/2025/TT-VPCP
UBND XÃ THÁI BÌNH
PHÒNG KINH TẾ
Số: 02/C1-XL
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thái Bình, ngày 25 tháng 11 năm 2026
VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ
GIA HẠN THỜI GIAN GIẢI QUYẾT
Kính gửi: Ông/Bà NGUYỄN THỊ HÒA
Ngày 23/11/2026, Trung tâm Phục vụ hành chính công xã Thái Bình tiếp nhận hồ sơ
của Ông/Bà đề nghị giải quyết thủ tục Đăng ký thành lập hộ kinh doanh (1.001612),
mã tiếp nhận C1-261123-0042-K.
Thời gian hẹn trả kết quả: 17 giờ 00 phút, thứ Sáu ngày 27/11/2026.
Tuy nhiên, Phòng Kinh tế chưa thể trả kết quả đúng thời gian đã hẹn.
Lý do: Chờ ý kiến của cơ quan thuế về mã số hộ kinh doanh.
Phòng Kinh tế xin lỗi Ông/Bà về sự chậm trễ này và đề nghị gia hạn thời gian giải
quyết, trả kết quả: 17 giờ 00 phút, thứ Tư ngày 02/12/2026.
Rất mong nhận được sự thông cảm của Ông/Bà./.
TRƯỞNG PHÒNG KINH TẾ
(Ký tên và đóng dấu)
"""
    + FOOT
)
GOLDEN_05 = (
    "Mẫu số 05, TT 03/2025/TT-VPCP\n"
    + HEAD.format(number="01/C1-DHS")
    + """\
THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ
Kính gửi: Ông/Bà NGUYỄN THỊ HÒA
Theo đề nghị của Ông/Bà ngày 25/11/2026, Trung tâm Phục vụ hành chính công xã
Thái Bình dừng giải quyết hồ sơ sau:
Nội dung yêu cầu giải quyết: Đăng ký thành lập hộ kinh doanh (1.001612)
Mã tiếp nhận: C1-261123-0042-K, tiếp nhận ngày 23/11/2026
Lý do đề nghị dừng: Chuyển sang thành lập doanh nghiệp.
Giai đoạn giải quyết khi dừng: Đang giải quyết
Phí, lệ phí trả lại: 100.000 đồng
Giấy tờ Ông/Bà nhận lại tại Quầy C1:
TT Tên giấy tờ Hình thức SL
1 Giấy đề nghị đăng ký hộ kinh doanh Bản chính 1
2 Bản sao giấy tờ pháp lý của chủ hộ Bản sao 2
3 Biên bản họp thành viên hộ gia đình Bản sao chứng thực 1
NGƯỜI NỘP HỒ SƠ
(Ký và ghi rõ họ tên)
NGUYỄN THỊ HÒA
NGƯỜI TIẾP NHẬN HỒ SƠ
(Ký và ghi rõ họ tên)
Ma Thị Lan"""
    + FOOT
)
FORMS: list[Any] = [
    pytest.param(supplement.render, SUPPLEMENT, id="02"),
    pytest.param(refusal.render, REFUSAL, id="03"),
    pytest.param(apology.render, APOLOGY, id="04"),
    pytest.param(stop.render, STOP, id="05"),
]


def with_case(view: Any, **changes: Any) -> Any:
    return replace(view, case=replace(view.case, **changes))


@pytest.mark.parametrize(
    ("render", "view", "golden"),
    [
        (supplement.render, SUPPLEMENT, GOLDEN_02),
        (refusal.render, REFUSAL, GOLDEN_03),
        (apology.render, APOLOGY, GOLDEN_04),
        (stop.render, STOP, GOLDEN_05),
    ],
    ids=["02", "03", "04", "05"],
)
def test_that_a_form_says_everything_in_the_order_of_the_law(render: Render, view: Any, golden: str) -> None:
    assert [page.split() for page in pages(render(view))] == [golden.split()]


@pytest.mark.parametrize(("render", "view"), FORMS)
def test_that_the_same_view_gives_the_same_bytes(render: Render, view: Any) -> None:
    assert render(view) == render(view)


@pytest.mark.parametrize(("render", "view"), FORMS)
def test_that_the_qr_reads_back_as_the_tracking_address_and_nothing_else(render: Render, view: Any) -> None:
    check_form(render(view), "", "", qr=(RECEIPT.track_url,))


@pytest.mark.parametrize(("render", "view"), FORMS)
def test_that_a_reprint_is_marked(render: Render, view: Any) -> None:
    assert "BẢN IN LẠI (lần 3)" in flat(render(with_case(view, reprint=3)))
    assert "BẢN IN LẠI" not in flat(render(view))


@pytest.mark.parametrize(("render", "view"), FORMS)
def test_that_decomposed_letters_give_the_same_form_as_composed_ones(render: Render, view: Any) -> None:
    name, office = (unicodedata.normalize("NFD", each) for each in (CITIZEN.name, view.case.office.name))
    decomposed = with_case(view, principal=replace(CITIZEN, name=name), office=replace(view.case.office, name=office))
    assert render(decomposed) == render(view)


@pytest.mark.parametrize(("render", "view"), FORMS)
def test_that_the_courtesy_version_says_what_it_is_and_prints_every_label(render: Render, view: Any) -> None:
    said = flat(render(view, "en"))
    assert f"Form No. {view.case.form.form}, Circular 03/2025/TT-VPCP" in said
    assert "courtesy translation, the Vietnamese text prevails" in said
    for vietnamese in ("Kính gửi", "Ông/Bà", "Lý do", "NGƯỜI", "Giấy tờ Ông"):
        assert vietnamese not in said.replace("Ông/Bà nộp hồ sơ tại", "")  # the officer's own words


@pytest.mark.parametrize(("render", "view"), FORMS)
def test_that_no_personal_data_are_in_the_files_description(render: Render, view: Any) -> None:
    said = str(PdfReader(BytesIO(render(view))).metadata)
    assert "C1-261123-0042-K" in said
    assert "HÒA" not in said
    assert CITIZEN.number not in said


@pytest.mark.parametrize(("render", "view"), FORMS)
@pytest.mark.parametrize("name", ["<b>A</b>", "Lê &amp; Trần", "</para>", "{number} %s", "(\\)"])
def test_that_hostile_names_are_only_text(render: Render, view: Any, name: str) -> None:
    pdf = render(with_case(view, principal=replace(CITIZEN, name=name), procedure_name=name))
    assert flat(pdf).count(name) >= 2
    assert b"/URI" not in pdf


@pytest.mark.parametrize(("render", "view"), FORMS)
def test_that_long_reasons_and_names_flow_and_the_signatures_are_not_alone(render: Render, view: Any) -> None:
    pdf = render(
        with_case(replace(view, reason=LONG_REASON), principal=replace(COMPANY, name=LONG_NAME), delegate=ENVOY)
    )
    assert bare(LONG_REASON) in bare(flat(pdf)).replace("C1-261123-0042-K·Trang2/2", "")
    *before, last = pages(pdf)
    assert "Mã tra cứu" in last
    assert not last.splitlines()[1 if before else 0].isupper()  # a sentence, not the title of who signs
    assert not any("Mã tra cứu" in page for page in before)
    assert_inside_and_apart(pdf)


def test_that_forty_papers_are_listed_under_a_repeated_heading() -> None:
    pdf = supplement.render(MANY_WANTED)
    sheets = pages(pdf)
    assert [f"Trang {n}/{len(sheets)}" in sheet for n, sheet in enumerate(sheets, start=1)] == [True] * len(sheets)
    assert sum(sheet.count("Thành phần hồ sơ") for sheet in sheets) >= 3
    said = flat(pdf)
    assert all(f"Giấy tờ số {n}:" in said for n in range(1, 41))
    assert "Lý do yêu cầu bổ sung lần nữa: 1. Giấy đề nghị" in said
    assert_inside_and_apart(pdf)


def test_that_a_column_of_reasons_is_left_out_where_there_are_none() -> None:
    said = flat(supplement.render(replace(SUPPLEMENT, wanted=(WantedPaper("Tờ khai"),))))
    assert "TT Thành phần hồ sơ Hình thức 1 Tờ khai" in said


def test_that_a_paused_clock_is_said_to_run_on() -> None:
    said = flat(supplement.render(replace(SUPPLEMENT, clock_policy=ClockPolicy.PAUSE)))
    assert "tạm dừng và được tính tiếp" in said
    assert "tính lại từ đầu" not in said


def test_that_an_office_without_telephone_names_the_officer_alone() -> None:
    said = flat(supplement.render(with_case(SUPPLEMENT, office=replace(SUPPLEMENT.case.office, phone=""))))
    assert "Ông/Bà liên hệ Ma Thị Lan, Quầy C1 để được hướng dẫn" in said


def test_that_an_organisation_is_addressed_as_one_and_its_envoy_signs() -> None:
    said = flat(refusal.render(with_case(REFUSAL, principal=COMPANY, delegate=ENVOY)))
    assert "được trả lại Quý tổ chức cùng phiếu này" in said
    assert "(Ký và ghi rõ họ tên) MA VĂN DŨNG" in said
    assert f"Kính gửi: {COMPANY.name[:40]}" in flat(apology.render(with_case(APOLOGY, principal=COMPANY)))


def test_that_papers_kept_are_fetched_at_the_counter() -> None:
    assert "nhận lại giấy tờ đã nộp tại Quầy C1" in flat(refusal.render(replace(REFUSAL, given_back=False)))
    assert "Giấy tờ trả lại Ông/Bà cùng thông báo này:" in flat(stop.render(replace(STOP, given_back=True)))
    assert "Không có giấy tờ phải trả lại." in flat(stop.render(replace(STOP, papers=())))


@pytest.mark.parametrize(("amount", "said"), [(None, "không có"), (0, "không có"), (1_500_000, "1.500.000 đồng")])
def test_that_the_money_given_back_is_said(amount: int | None, said: str) -> None:
    assert f"Phí, lệ phí trả lại: {said} Giấy tờ" in flat(stop.render(replace(STOP, fee_returned=amount)))


def test_that_an_apology_after_the_promise_says_that_it_is_late() -> None:
    said = flat(apology.render(with_case(APOLOGY, at=APOLOGY.until)))
    assert "Tuy nhiên đến nay, Phòng Kinh tế chưa trả kết quả đúng thời gian đã hẹn." in said


def test_that_a_department_of_another_level_heads_its_apology_alone() -> None:
    view = replace(APOLOGY, department="Sở Tư pháp", leader="Giám đốc Sở Tư pháp", other_level=True)
    said = flat(apology.render(view))
    assert said.startswith("Mẫu số 04, TT 03/2025/TT-VPCP SỞ TƯ PHÁP Số:")
    assert "UBND" not in said
    assert "GIÁM ĐỐC SỞ TƯ PHÁP (Ký tên và đóng dấu)" in said


def test_that_an_apology_for_what_was_received_before_the_circular_has_the_older_form() -> None:
    said = flat(apology.render(with_case(APOLOGY, form=form_library().get("04", date(2025, 9, 14)))))
    assert said.startswith("Mẫu số 04, TT 01/2018/TT-VPCP")
    assert "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ" in said
    assert "hẹn lại thời gian trả kết quả: 17 giờ 00 phút, thứ Tư ngày 02/12/2026." in said


@pytest.mark.parametrize(("render", "view"), FORMS)
def test_that_an_address_too_long_for_a_readable_code_is_refused(render: Render, view: Any) -> None:
    with pytest.raises(InvalidInput, match="track_url_too_long"):
        render(with_case(view, track_url="https://a.vn/" + "x" * 201))


@given(
    name=NAMES,
    office=NAMES,
    reason=NAMES.filter(printable),
    papers=st.lists(st.tuples(NAMES.filter(printable), st.sampled_from([*PaperForm, None]), NAMES), max_size=40),
    form=st.sampled_from(["02", "03", "04", "05"]),
    envoy=st.booleans(),
)
@settings(max_examples=40, deadline=None)
def test_that_any_form_reads_back_complete_and_inside_the_page(
    name: str, office: str, reason: str, papers: list[tuple[str, PaperForm | None, str]], form: str, envoy: bool
) -> None:
    wanted = tuple(WantedPaper(*paper) for paper in papers) or SUPPLEMENT.wanted
    views: dict[str, tuple[Render, Any]] = {
        "02": (supplement.render, replace(SUPPLEMENT, wanted=wanted, reason=reason)),
        "03": (refusal.render, replace(REFUSAL, reason=reason)),
        "04": (apology.render, replace(APOLOGY, reason=reason, department=office, leader=name)),
        "05": (stop.render, replace(STOP, reason=reason)),
    }
    render, view = views[form]
    view = with_case(
        view,
        principal=replace(COMPANY if envoy else CITIZEN, name=name),
        delegate=ENVOY if envoy else None,
        office=replace(view.case.office, name=office),
    )
    pdf = render(view)
    check_form(pdf, form, "", qr=(RECEIPT.track_url,))
    said = bare(flat(pdf))
    for expected in (name, reason, *(paper.name for paper in wanted if form == "02")):
        assert all(bare(word) in said for word in printable(expected).split(" ") if len(word) < 15)
    assert_inside_and_apart(pdf)
