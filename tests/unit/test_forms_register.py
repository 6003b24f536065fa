"""Form 07: fifteen columns, numbers without gaps, sums that are carried over."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.domain.proof import qr_payload, typed_code
from frontdesk.domain.register import RegisterLine, Standing, without_gaps
from frontdesk.forms.fonts import printable
from frontdesk.forms.register import render, write
from frontdesk.forms.strips import A4_ACROSS
from tests.proofs import make_proof
from tests.unit.form_samples import EMPTY_REGISTER, LINE, LONG_REGISTER, REGISTER, register_of
from tests.unit.pages import assert_inside_and_apart, codes_on_last_page, flat, pages
from tests.unit.receipt_samples import bare
from tests.unit.test_forms_read_back import NAMES

HEADING = (
    "TT Mã hồ sơ Tên TTHC Số bộ Tên cá nhân, tổ chức Địa chỉ, số điện thoại Cơ quan chủ trì giải quyết Ngày nhận"
    " Hẹn trả Chuyển hồ sơ Nhận kết quả Ngày trả Phương thức nhận kết quả Ký nhận Ghi chú"
)
GOLDEN = f"""\
Mẫu số 07, TT 03/2025/TT-VPCP
UBND XÃ THÁI BÌNH
TRUNG TÂM PHỤC VỤ HÀNH
CHÍNH CÔNG XÃ THÁI BÌNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thái Bình, ngày 31 tháng 12 năm 2026
SỔ THEO DÕI HỒ SƠ
Quyển số: C1/2026. Năm 2026
{HEADING}
01 C1-261123- 0042-K Đăng ký thành lập hộ kinh doanh 01 NGUYỄN THỊ HÒA
Thôn 3, Thái Bình, Yên Sơn, Tuyên Quang, 0912 345 678 Phòng Kinh tế
10:43 23/11/2026 17:00 27/11/2026 15:30 23/11/2026 10:00 26/11/2026 09:15 27/11/2026 Tại quầy, giấy hẹn
02 C1-261123- 0042-K Đăng ký thành lập hộ kinh doanh 01 NGUYỄN THỊ HÒA
Thôn 3, Thái Bình, Yên Sơn, Tuyên Quang, 0912 345 678 Phòng Kinh tế
10:43 23/11/2026 17:00 27/11/2026 15:30 23/11/2026 Bưu chính công ích
Tổng số tiếp nhận: 2. Đã trả kết quả: 1, trong đó đúng hạn 1, quá hạn 0. Từ chối: 0. Dừng, đóng: 0.
Đang giải quyết: 1.
Lũy kế từ đầu quyển: 2 hồ sơ.
NGƯỜI LẬP SỔ
(Ký và ghi rõ họ tên)
Ma Thị Lan
NGƯỜI PHỤ TRÁCH
(Ký và ghi rõ họ tên)"""


def test_that_a_book_has_all_fifteen_columns() -> None:
    assert flat(render(REGISTER)).split() == GOLDEN.split()


def test_that_the_same_view_gives_the_same_bytes() -> None:
    assert render(REGISTER) == render(REGISTER)


def test_that_a_page_carries_its_sum_to_the_next() -> None:
    pdf = render(LONG_REGISTER)
    sheets = [" ".join(page.split()) for page in pages(pdf)]
    assert "Từ ngày 01/11/2026 đến ngày 31/12/2026" in sheets[0]
    assert "Các ngày trước mang sang: 999 hồ sơ" in sheets[0]
    total = 999
    for sheet, after in pairwise(sheets):
        here = int(sheet.partition("Cộng trang này: ")[2].partition(" ")[0])
        total += here
        assert f"Cộng chuyển trang sau: {total} hồ sơ" in sheet
        assert f"Mang sang: {total} hồ sơ" in after
        assert HEADING in sheet
    assert f"Lũy kế từ đầu quyển: {999 + 36} hồ sơ." in sheets[-1]  # four of forty numbers are unknown here
    assert "Tổng số tiếp nhận: 36. Đã trả kết quả: 20, trong đó đúng hạn 16, quá hạn 4" in sheets[-1]
    assert "Từ chối: 4. Dừng, đóng: 8. Đang giải quyết: 4." in sheets[-1]
    assert_inside_and_apart(pdf, A4_ACROSS)


def test_that_every_number_has_its_line() -> None:
    said = flat(render(LONG_REGISTER))
    assert all(f" {number} " in said for number in range(1000, 1040))
    assert said.count("Không có trên máy này") == 4
    assert said.count("(đã xóa theo thời hạn lưu trữ)") == 4


@given(st.sets(st.integers(1, 60), min_size=1))
def test_that_gaps_are_filled_and_the_order_is_that_of_the_numbers(numbers: set[int]) -> None:
    lines = tuple(without_gaps(replace(LINE, number=number) for number in sorted(numbers)))
    assert [line.number for line in lines] == list(range(min(numbers), max(numbers) + 1))
    assert {line.number for line in lines if line.standing is not Standing.UNKNOWN} == numbers


def test_that_an_empty_time_says_so() -> None:
    said = flat(render(EMPTY_REGISTER))
    assert "Không tiếp nhận hồ sơ nào trong thời gian này. Tổng số tiếp nhận: 0." in said


def test_that_an_english_book_names_its_columns() -> None:
    said = flat(render(LONG_REGISTER, "en"))
    assert "Resolving agency Received Promised Handed over Result received Returned" in said
    assert "Carried over from earlier days: 999 applications" in said


def test_that_lines_are_asked_for_one_by_one_and_may_stop_it() -> None:
    asked: list[int] = []

    def lines() -> Iterator[RegisterLine]:
        for number in range(1, 200):
            asked.append(number)
            if number == 100:
                raise KeyError("enough")
            yield replace(LINE, number=number)

    with pytest.raises(KeyError):
        write(LONG_REGISTER, lines(), BytesIO())
    assert asked == list(range(1, 101))


def test_that_what_proves_a_book_stands_at_its_end() -> None:
    proof = make_proof()
    out = BytesIO()
    write(replace(LONG_REGISTER, proof=proof), LONG_REGISTER.lines, out)
    sheets = pages(out.getvalue())
    assert all(typed_code(proof) in sheet for sheet in sheets)
    assert codes_on_last_page(out.getvalue()) == [qr_payload(proof)]


@given(
    rows=st.lists(st.tuples(NAMES.filter(printable), NAMES, NAMES, NAMES), min_size=1, max_size=30),
    first=st.integers(1, 100_000),
)
@settings(max_examples=25, deadline=None)
def test_that_any_book_stays_inside_its_columns(rows: list[tuple[str, str, str, str]], first: int) -> None:
    lines = tuple(_line(first + place, *row) for place, row in enumerate(rows))
    pdf = render(register_of(first, *lines))
    said = bare(flat(pdf))
    assert all(
        bare(word) in said for row in rows for text in row for word in printable(text).split(" ") if len(word) < 7
    )
    assert_inside_and_apart(pdf, A4_ACROSS)


def _line(number: int, name: str, address: str, procedure: str, return_to: str) -> RegisterLine:
    return replace(
        LINE,
        number=number,
        name=name,
        address=address,
        procedure_name=procedure,
        return_to=return_to,
        method="" if printable(return_to) else "method_counter",
    )


def test_that_between_the_lanes_of_two_devices_no_line_is_missing() -> None:
    numbers = (1, 3, 47_200_001, 47_200_003)
    lines = without_gaps(tuple(replace(LINE, number=number) for number in numbers))
    assert [line.number for line in lines] == [1, 2, 3, 47_200_001, 47_200_002, 47_200_003]
