"""The printed manifest: a department without a computer can check it, mark it and sign it."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.domain.manifests import manifest_digest
from frontdesk.forms.fonts import printable
from frontdesk.forms.manifest import render, short_digest
from frontdesk.forms.read_back import check_form
from frontdesk.forms.strips import A4
from tests.unit.form_samples import manifest_of
from tests.unit.pages import assert_inside_and_apart, flat, pages
from tests.unit.receipt_samples import bare
from tests.unit.test_forms_read_back import NAMES

VIEW = manifest_of(2)
BATCH = VIEW.manifest
GOLDEN = f"""\
Phiếu bàn giao, Điều 18 NĐ 118/2025/NĐ-CP
UBND XÃ THÁI BÌNH
TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ THÁI BÌNH
Số: {BATCH.code}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thái Bình, ngày 23 tháng 11 năm 2026
PHIẾU BÀN GIAO HỒ SƠ
Bên giao: Quầy C1, Trung tâm Phục vụ hành chính công xã Thái Bình
Bên nhận: Phòng Kinh tế
Thời gian bàn giao: 15 giờ 30 phút, thứ Hai ngày 23/11/2026
Số lượng: 02 hồ sơ
Dấu kiểm: {short_digest(BATCH.digest)}
Quét mã QR của phiếu này để ghi nhận
TT Mã tiếp nhận Tên cá nhân, tổ chức Thủ tục Thiếu, sai (ghi rõ)
1 C1-261123-0001-K MA VĂN DŨNG Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc
2 C1-261123-0002-K CÔNG TY TNHH THƯƠNG MẠI VÀ XÂY DỰNG MIỀN NÚI PHÍA BẮC Đăng ký thành lập hộ kinh doanh
Cộng: 02 hồ sơ. Thực nhận: ……… hồ sơ. Thiếu, sai: ……… hồ sơ.
Bên nhận kiểm đếm từng hồ sơ, đánh dấu và ghi rõ hồ sơ thiếu hoặc sai vào cột bên phải rồi ký nhận.
Dấu kiểm đầy đủ (SHA-256): {BATCH.digest}
NGƯỜI GIAO
(Ký và ghi rõ họ tên)
Ma Thị Lan
NGƯỜI NHẬN
(Ký và ghi rõ họ tên)"""


def test_that_a_manifest_says_who_gives_what_to_whom() -> None:
    assert flat(render(VIEW)).split() == GOLDEN.split()


def test_that_its_qr_is_its_code() -> None:
    check_form(render(VIEW), "BG", "", qr=(BATCH.code,))


def test_that_the_digest_can_be_counted_again_from_the_paper() -> None:
    said = flat(render(manifest_of(40)))
    listed = [word for word in said.split() if word.startswith("C1-261123-")]
    assert len(listed) == 40
    assert manifest_digest(BATCH.code, "Phòng Kinh tế", listed) in said


def test_that_two_hundred_submissions_go_over_pages_and_the_signatures_follow_the_last() -> None:
    pdf = render(replace(manifest_of(200), reprint=1))
    sheets = pages(pdf)
    assert all("Mã tiếp nhận" in sheet for sheet in sheets[:-1])
    assert all("BẢN IN LẠI (lần 1)" in sheet for sheet in sheets)
    assert ["NGƯỜI NHẬN" in sheet for sheet in sheets] == [False] * (len(sheets) - 1) + [True]
    assert "Cộng: 200 hồ sơ." in sheets[-1]
    assert_inside_and_apart(pdf, A4)


def test_that_an_erased_name_is_said_to_be_erased() -> None:
    items = (replace(BATCH.items[0], name=""), BATCH.items[1])
    said = flat(render(replace(VIEW, manifest=replace(BATCH, items=items))))
    assert "C1-261123-0001-K (đã xóa theo thời hạn lưu trữ)" in said


def test_that_the_same_view_gives_the_same_bytes() -> None:
    assert render(VIEW) == render(VIEW)


@given(names=st.lists(st.tuples(NAMES.filter(printable), NAMES), min_size=1, max_size=25), department=NAMES)
@settings(max_examples=25, deadline=None)
def test_that_any_manifest_reads_back_and_stays_inside_the_page(names: list[tuple[str, str]], department: str) -> None:
    first = BATCH.items[0]
    items = tuple(replace(first, name=name, procedure_name=procedure) for name, procedure in names)
    pdf = render(replace(VIEW, manifest=replace(BATCH, items=items, department=department)))
    check_form(pdf, "BG", "", qr=(BATCH.code,))
    said = bare(flat(pdf))
    assert all(
        bare(word) in said
        for pair in names
        for text in pair
        for word in printable(text).split(" ")[:3]
        if len(word) < 15
    )
    assert_inside_and_apart(pdf, A4)
