"""Form 01 as text: what it says, in the order of the law, in every case the counter meets."""

import unicodedata
from dataclasses import replace
from gettext import NullTranslations
from io import BytesIO

import pytest
from pypdf import PdfReader

from frontdesk.domain.procedures import Fee
from frontdesk.domain.receipts import ReceiptView
from frontdesk.errors import InvalidInput
from frontdesk.forms import receipt
from frontdesk.forms.fields import DENSE, ROOMY
from frontdesk.forms.fonts import REPLACEMENT
from frontdesk.forms.receipt import render
from tests.unit.receipt_samples import COMPANY, ENVOY, PAPERS, RECEIPT, bare, with_papers

GOLDEN = """\
Mẫu số 01, TT 03/2025/TT-VPCP
UBND XÃ THÁI BÌNH
TRUNG TÂM PHỤC VỤ HÀNH
CHÍNH CÔNG XÃ THÁI BÌNH
Số: C1-261123-0042-K
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thái Bình, ngày 23 tháng 11 năm 2026
GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ
(Liên: Giao người nộp)
Mã tiếp nhận
C1-261123-0042-K
Hẹn trả kết quả
17:00 thứ Sáu 27/11/2026
Mã hồ sơ: (cấp sau khi đồng bộ với Hệ thống thông tin giải quyết TTHC của tỉnh)
Bộ phận tiếp nhận và trả kết quả: Quầy C1, Trung tâm Phục vụ hành chính công xã
Thái Bình
Tiếp nhận hồ sơ của: NGUYỄN THỊ HÒA
Số căn cước: 008195012346 Số điện thoại: 0912 345 678
Địa chỉ: Thôn 3, Thái Bình, Yên Sơn, Tuyên Quang
Nội dung yêu cầu giải quyết: Đăng ký thành lập hộ kinh doanh (1.001612)
1. Thành phần hồ sơ nộp gồm:
TT Tên giấy tờ Hình thức SL
1 Giấy đề nghị đăng ký hộ kinh doanh Bản chính 1
2 Bản sao giấy tờ pháp lý của chủ hộ Bản sao 2
3 Biên bản họp thành viên hộ gia đình Bản sao chứng thực 1
2. Số lượng hồ sơ: 01 (bộ)
3. Thời gian giải quyết hồ sơ theo quy định là: 3 ngày làm việc
4. Thời gian nhận hồ sơ: 10 giờ 43 phút, thứ Hai ngày 23/11/2026
5. Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, thứ Sáu ngày 27/11/2026
6. Đăng ký nhận kết quả tại: Quầy C1 Phí, lệ phí: 100.000 đồng
Vào Sổ theo dõi hồ sơ, Quyển số: C1/2026, Số thứ tự: 1042
NGƯỜI NỘP HỒ SƠ
(Ký và ghi rõ họ tên)
NGUYỄN THỊ HÒA
NGƯỜI TIẾP NHẬN HỒ SƠ
(Ký và ghi rõ họ tên)
Ma Thị Lan
Quét mã QR để xem hồ sơ, hoặc vào
motcua.tuyenquang.gov.vn
Mã tra cứu: 7K3M-Q9XD
C1-261123-0042-K
Mang giấy này khi nhận kết quả; mất giấy: mang giấy tờ tùy thân; nhận thay: mang giấy ủy quyền.
Thông tin cá nhân chỉ dùng để giải quyết hồ sơ này (Nghị định 118/2025/NĐ-CP).
Liên hệ: Thôn 2, xã Thái Bình, tỉnh Tuyên Quang, điện thoại 0207 381 2345."""


def pages(view: ReceiptView) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(render(view))).pages]


def text(view: ReceiptView) -> str:
    return "\n".join(pages(view))


def flat(view: ReceiptView) -> str:
    return " ".join(text(view).split())


def test_that_a_normal_receipt_says_every_item_in_the_order_of_the_form() -> None:
    assert pages(RECEIPT) == [GOLDEN]


def test_that_the_same_view_gives_the_same_bytes() -> None:
    assert render(RECEIPT) == render(RECEIPT)


def test_that_two_copies_are_one_for_the_file_and_one_for_the_citizen() -> None:
    office, citizen = pages(replace(RECEIPT, two_copies=True))
    assert "(Liên 1: Lưu)" in office
    assert "(Liên 2: Giao người nộp)" in citizen
    assert office.replace("Liên 1: Lưu", "") == citizen.replace("Liên 2: Giao người nộp", "")


def test_that_thirty_papers_go_over_pages_with_the_heading_repeated_and_the_pages_numbered() -> None:
    sheets = pages(with_papers(30))
    assert len(sheets) == 3
    for number, sheet in enumerate(sheets, start=1):
        assert f"Trang {number}/3" in sheet
    assert [sheet.count("Tên giấy tờ") for sheet in sheets] == [1, 1, 0]
    assert all(sheet.count("C1-261123-0042-K") >= 1 for sheet in sheets)


def test_that_smaller_type_saves_a_second_sheet() -> None:
    view = replace(RECEIPT, papers=PAPERS * 2)
    sizes = [size for _, size in sized_text(view)]
    assert len(pages(view)) == 1
    assert DENSE.size in sizes
    assert ROOMY.size not in sizes


def test_that_after_the_title_the_code_and_the_promised_date_are_largest() -> None:
    (_, title), *rest = sorted(sized_text(RECEIPT), key=lambda found: -found[1])
    assert {said for said, size in rest if size == rest[0][1]} == {"C1-261123-0042-K", "17:00 thứ Sáu 27/11/2026"}
    assert rest[0][1] < title
    assert min(size for _, size in rest) >= 8.5


def sized_text(view: ReceiptView) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []

    def note(said: str, _matrix: object, _text_matrix: object, _font: object, size: float) -> None:
        if said.strip():
            found.append((said.strip(), size))

    PdfReader(BytesIO(render(view))).pages[0].extract_text(visitor_text=note)
    return found


def test_that_each_copy_numbers_its_own_pages() -> None:
    sheets = pages(replace(with_papers(30), two_copies=True))
    assert [sheet.count("/3\n") for sheet in sheets] == [1] * 6
    assert "Trang 1/3" in sheets[3]


def test_that_a_single_page_has_no_page_number() -> None:
    assert "Trang" not in text(RECEIPT)


@pytest.mark.parametrize("count", range(0, 31, 3))
def test_that_the_signatures_come_with_the_book_entry_on_the_last_page(count: int) -> None:
    *before, last = pages(with_papers(count))
    assert all(said in last for said in ("Vào Sổ theo dõi", "NGƯỜI NỘP HỒ SƠ", "Mã tra cứu", "Mang giấy này"))
    assert not any("NGƯỜI NỘP HỒ SƠ" in sheet for sheet in before)


def test_that_an_organisation_shows_its_tax_code_and_its_envoy_signs() -> None:
    said = flat(replace(RECEIPT, principal=COMPANY, delegate=ENVOY))
    assert "Mã số thuế: 5000123456" in said
    assert "Email: vanthu@congty.example" in said
    assert "Người nộp hồ sơ (được ủy quyền): MA VĂN DŨNG" in said
    assert "(Ký và ghi rõ họ tên) MA VĂN DŨNG" in said
    assert bare(COMPANY.name) in bare(said)


def test_that_an_organisation_without_envoy_leaves_the_signer_to_write_the_name() -> None:
    assert "NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên) NGƯỜI TIẾP NHẬN" in flat(replace(RECEIPT, principal=COMPANY))


def test_that_missing_papers_are_listed_and_no_date_is_promised() -> None:
    papers = (PAPERS[0], replace(PAPERS[1], present=False), replace(PAPERS[2], present=False, required=False))
    said = flat(replace(RECEIPT, papers=papers, due_at=None))
    assert "5. Thời gian trả kết quả giải quyết hồ sơ: tính từ ngày nộp đủ hồ sơ" in said
    assert "Hẹn trả kết quả tính từ ngày nộp đủ hồ sơ" in said
    assert "còn thiếu, cần nộp bổ sung: TT Tên giấy tờ Hình thức SL 1 Bản sao giấy tờ pháp lý" in said
    assert "Biên bản họp" not in said
    assert "27/11/2026" not in said


def test_that_a_receipt_without_any_paper_says_so() -> None:
    assert "1. Thành phần hồ sơ nộp gồm: chưa có giấy tờ nào 2. Số lượng" in flat(replace(RECEIPT, papers=()))


def test_that_a_reprint_is_marked_on_every_page() -> None:
    sheets = pages(replace(with_papers(30), reprint=2, two_copies=True))
    assert len(sheets) == 6
    assert all("BẢN IN LẠI (lần 2)" in sheet for sheet in sheets)
    assert "BẢN IN LẠI" not in text(RECEIPT)


def test_that_an_official_code_replaces_the_promise_of_one() -> None:
    said = text(replace(RECEIPT, official_code="000.00.12.H60-261123-0042"))
    assert "Mã hồ sơ: 000.00.12.H60-261123-0042" in said
    assert "cấp sau khi đồng bộ" not in said


@pytest.mark.parametrize(
    ("fee", "said"),
    [(Fee(0), "Miễn phí"), (Fee(None), "Theo quy định của tỉnh"), (Fee(8_000, "bản"), "8.000 đồng/bản")],
)
def test_that_the_fee_is_said_as_officials_write_it(fee: Fee, said: str) -> None:
    assert f"Phí, lệ phí: {said}\n" in text(replace(RECEIPT, fee=fee))


def test_that_an_assessed_fee_is_said_in_words_too() -> None:
    said = " ".join(text(replace(RECEIPT, fee=Fee(2_000, "trang"), fee_total=105_000)).split())
    assert "Phí, lệ phí: 105.000 đồng (Bằng chữ: Một trăm linh năm nghìn đồng)" in said
    assert "Phí, lệ phí: Miễn phí" in text(replace(RECEIPT, fee_total=0))


@pytest.mark.parametrize("name", ["<b>A</b>", "Lê &amp; Trần", "</para>", 'file:///etc/passwd"', "{number} %s", "(\\)"])
def test_that_hostile_names_are_only_text(name: str) -> None:
    papers = (replace(PAPERS[0], name=name),)
    pdf = render(replace(RECEIPT, principal=replace(RECEIPT.principal, name=name), papers=papers, procedure_name=name))
    said = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert said.count(name) == 4  # field, signature, paper, procedure
    assert b"/URI" not in pdf
    assert b"/Annots" not in pdf


def test_that_decomposed_letters_give_the_same_receipt_as_composed_ones() -> None:
    name = unicodedata.normalize("NFD", RECEIPT.principal.name)
    assert name != RECEIPT.principal.name
    assert render(replace(RECEIPT, principal=replace(RECEIPT.principal, name=name))) == render(RECEIPT)


def test_that_characters_without_a_glyph_are_shown_as_such() -> None:
    said = text(replace(RECEIPT, principal=replace(RECEIPT.principal, name="MA\u200d 😀 漢\ud800 LAN")))
    assert f"MA {REPLACEMENT} {REPLACEMENT * 2} LAN" in said


def test_that_no_personal_data_are_in_the_files_description() -> None:
    said = str(PdfReader(BytesIO(render(RECEIPT))).metadata)
    assert "C1-261123-0042-K" in said
    assert "HÒA" not in said
    assert RECEIPT.principal.number not in said


def test_that_only_subsets_of_tinos_are_embedded() -> None:
    fonts = [
        font.get_object()
        for page in PdfReader(BytesIO(render(RECEIPT))).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]
    assert len(fonts) == 3
    for font in fonts:
        assert "+Tinos" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]


def test_that_every_label_goes_through_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    class Marked(NullTranslations):
        def gettext(self, message: str) -> str:
            return f"~{message}"

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return f"~{msgid1}"

    monkeypatch.setattr(receipt, "words", lambda _: Marked())
    lines = PdfReader(BytesIO(render(RECEIPT, "en"))).pages[0].extract_text().splitlines()
    data = [line for line in lines if "~" not in line]
    assert data == [
        "Form No. 01, Circular 03/2025/TT-VPCP",
        "UBND XÃ THÁI BÌNH",
        "TRUNG TÂM PHỤC VỤ HÀNH",
        "CHÍNH CÔNG XÃ THÁI BÌNH",
        "RECEIPT AND APPOINTMENT FOR THE RESULT",
        "C1-261123-0042-K",
        "Thái Bình",
        "NGUYỄN THỊ HÒA",
        "Ma Thị Lan",
        "motcua.tuyenquang.gov.vn",
        "C1-261123-0042-K",
    ]


@pytest.mark.parametrize("code", ["", "MÃ-1", "C1\n2", "ABCDEFGHJK-LMNPQRSTUV-WXYZ"])
def test_that_a_receipt_code_no_bar_code_can_carry_is_refused(code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        render(replace(RECEIPT, receipt_code=code))
    assert refusal.value.code == "receipt_code_unprintable"


def test_that_an_address_too_long_for_a_readable_code_is_refused() -> None:
    render(replace(RECEIPT, track_url="https://a.vn/" + "x" * 200))
    with pytest.raises(InvalidInput) as refusal:
        render(replace(RECEIPT, track_url="https://a.vn/" + "x" * 201))
    assert refusal.value.code == "track_url_too_long"


def test_that_a_corrected_receipt_says_which_version_it_is_and_that_it_replaces_another() -> None:
    text = PdfReader(BytesIO(render(replace(RECEIPT, version=2)))).pages[0].extract_text()
    assert "(Liên: Giao người nộp; bản 2, thay bản đã giao trước)" in text
    assert "thay bản" not in PdfReader(BytesIO(render(RECEIPT))).pages[0].extract_text()
