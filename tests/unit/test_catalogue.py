"""Reading catalogue rows: every column in both languages, every bad cell reported, nothing guessed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.catalogue import CatalogueRead, RowError, content_key, parse_rows
from frontdesk.domain.catalogue_columns import REQUIRED, VIETNAMESE, Column, column_of
from frontdesk.domain.fees import MOST_FEE
from frontdesk.domain.paper_lines import PaperForm
from frontdesk.domain.procedures import (
    CountMode,
    Fee,
    PaperRequirement,
    Procedure,
    ProcessingTime,
    ServiceLevel,
    TimeUnit,
)
from frontdesk.errors import InvalidInput

ROW = {
    "code": "1.001612",
    "name": "Đăng ký thành lập hộ kinh doanh",
    "field": "Hộ kinh doanh",
    "department": "Phòng Kinh tế",
    "time_unit": "working_days",
    "time_amount": "3",
    "count_mode": "end_of_day",
    "fee": "100000",
    "fee_unit": "lần",
    "fee_note": "nộp tại quầy",
    "papers": "Giấy đề nghị đăng ký | 1 | original",
    "service_level": "full",
    "legal_basis": "NĐ 168/2025/NĐ-CP",
    "effective_from": "2025-07-01",
}


def read(**cells: str) -> CatalogueRead:
    return parse_rows([(2, ROW | cells)])


def procedure(**cells: str) -> Procedure:
    result = read(**cells)
    assert result.errors == ()
    return result.procedures[0]


def refusals(**cells: str) -> list[tuple[str, str]]:
    return [(error.column, error.code) for error in read(**cells).errors]


def test_that_a_row_becomes_a_procedure() -> None:
    assert procedure() == Procedure(
        code="1.001612",
        name="Đăng ký thành lập hộ kinh doanh",
        field="Hộ kinh doanh",
        department="Phòng Kinh tế",
        processing=ProcessingTime(TimeUnit.WORKING_DAYS, 3, CountMode.END_OF_DAY),
        fee=Fee(100_000, "lần", "nộp tại quầy"),
        papers=(PaperRequirement("Giấy đề nghị đăng ký"),),
        service_level=ServiceLevel.FULL,
        legal_basis="NĐ 168/2025/NĐ-CP",
        effective_from=date(2025, 7, 1),
        version=1,
    )


def test_that_vietnamese_headers_and_words_say_the_same_as_english_ones() -> None:
    words = {"time_unit": "Ngày làm việc", "count_mode": "cuối ngày", "service_level": "Toàn trình"}
    words |= {"papers": "Giấy đề nghị đăng ký | 1 bản chính", "effective_from": "01/07/2025", "fee": "100.000 đ"}
    vietnamese = {VIETNAMESE[Column(column)][0].upper(): cell for column, cell in (ROW | words).items()}
    assert parse_rows([(2, vietnamese)]).procedures == (procedure(),)


@pytest.mark.parametrize(
    "header", ["MA THU TUC", "  mã  thủ tục: ", "Mã TTHC*", "Code", "Ma\u0303 thu\u0309 tu\u0323c"]
)
def test_that_a_header_is_known_whatever_its_case_accents_and_punctuation(header: str) -> None:
    assert column_of(header) is Column.CODE


def test_that_no_header_stands_for_two_columns() -> None:
    headers = [(column, header) for column in Column for header in (column.value, *VIETNAMESE[column])]
    assert [(column_of(header), header) for _, header in headers] == headers


@pytest.mark.parametrize("column", REQUIRED)
def test_that_a_missing_required_column_is_one_refusal(column: Column) -> None:
    cells = {header: cell for header, cell in ROW.items() if header != column}
    with pytest.raises(InvalidInput) as refusal:
        parse_rows([(2, cells), (3, cells)])
    assert refusal.value.code == "catalogue_columns_missing"
    assert refusal.value.params == {"columns": f"{VIETNAMESE[column][0]} ({column})"}


def test_that_columns_not_required_may_be_absent() -> None:
    result = parse_rows([(2, {header: cell for header, cell in ROW.items() if header in REQUIRED})])
    assert result.errors == ()
    assert result.procedures[0].fee == Fee(None)
    assert result.procedures[0].service_level is ServiceLevel.OFFLINE
    assert result.procedures[0].processing.mode is CountMode.END_OF_DAY


def test_that_two_headers_for_one_column_are_refused() -> None:
    with pytest.raises(InvalidInput, match="catalogue_columns_repeated") as refusal:
        parse_rows([(2, ROW | {"Mã thủ tục": "1.001193"})])
    assert refusal.value.params == {"columns": "code, Mã thủ tục"}


def test_that_no_rows_are_refused() -> None:
    with pytest.raises(InvalidInput, match="catalogue_empty"):
        parse_rows([])


def test_that_filled_unknown_columns_are_reported_and_row_numbers_and_empty_ones_are_not() -> None:
    result = parse_rows([(2, ROW | {"STT": "1", "Người soạn": "Ma Thị Lan", "Cột trống": " "})])
    assert result.unknown_columns == ("Người soạn",)
    assert len(result.procedures) == 1


def test_that_all_errors_of_all_rows_are_collected_and_good_rows_kept() -> None:
    bad = {"code": "1193", "name": " ", "time_unit": "tuần", "fee": "nhiều", "effective_from": "31/02/2025"}
    result = parse_rows([(2, ROW), (3, ROW | bad), (5, ROW | {"code": "1.001193", "papers": "a | hai"})])
    assert [each.code for each in result.procedures] == ["1.001612"]
    assert [(error.row, error.column, error.code) for error in result.errors] == [
        (3, "code", "catalogue_code_invalid"),
        (3, "name", "catalogue_cell_empty"),
        (3, "time_unit", "catalogue_value_unknown"),
        (3, "fee", "catalogue_fee_invalid"),
        (3, "effective_from", "catalogue_date_invalid"),
        (5, "papers", "catalogue_paper_invalid"),
    ]


def test_that_an_error_names_the_column_as_the_file_heads_it() -> None:
    cells = {("LĨNH VỰC" if header == "field" else header): cell for header, cell in ROW.items()}
    assert parse_rows([(7, cells | {"LĨNH VỰC": ""})]).errors == (RowError(7, "LĨNH VỰC", "catalogue_cell_empty"),)


def test_that_a_repeated_code_is_an_error_naming_its_first_row() -> None:
    result = parse_rows([(2, ROW), (9, ROW | {"name": "Tên khác"})])
    assert [each.name for each in result.procedures] == [ROW["name"]]
    assert result.errors == (RowError(9, "code", "catalogue_code_repeated", {"procedure": "1.001612", "first_row": 2}),)


@pytest.mark.parametrize("code", ["1.001193", "2.000815.000.00.00.H55", "1.012753.h19", " 1.001193 "])
def test_that_official_codes_are_read(code: str) -> None:
    assert procedure(code=code).code == code.strip().upper()


@pytest.mark.parametrize("code", ["1193", "1.00157", "1,001193", "1.0011934", "TTHC-1", "1.001193.", "١.001193x"])
def test_that_other_codes_are_refused(code: str) -> None:
    assert refusals(code=code) == [("code", "catalogue_code_invalid")]


@pytest.mark.parametrize(
    ("unit", "amount", "expected"),
    [
        ("ngày làm việc", "3", ProcessingTime(TimeUnit.WORKING_DAYS, 3)),
        ("NGAY LAM VIEC", "3.0", ProcessingTime(TimeUnit.WORKING_DAYS, 3)),
        ("giờ làm việc", "8", ProcessingTime(TimeUnit.WORKING_HOURS, 8)),
        ("trong ngày", "", ProcessingTime(TimeUnit.SAME_DAY)),
        ("same_day", "0", ProcessingTime(TimeUnit.SAME_DAY)),
        ("ngày lịch", "30", ProcessingTime(TimeUnit.CALENDAR_DAYS, 30)),
        ("calendar days", "999", ProcessingTime(TimeUnit.CALENDAR_DAYS, 999)),
    ],
)
def test_that_processing_times_are_read(unit: str, amount: str, expected: ProcessingTime) -> None:
    assert procedure(time_unit=unit, time_amount=amount).processing == expected


@pytest.mark.parametrize(
    ("unit", "amount"),
    [
        ("ngày làm việc", ""),
        ("ngày làm việc", "0"),
        ("ngày làm việc", "1000"),
        ("ngày làm việc", "-3"),
        ("ngày làm việc", "2.5"),
        ("ngày làm việc", "3 ngày"),
        ("trong ngày", "1"),
        ("trong ngày", "một"),
    ],
)
def test_that_impossible_amounts_are_refused(unit: str, amount: str) -> None:
    assert refusals(time_unit=unit, time_amount=amount) == [("time_amount", "catalogue_time_amount_invalid")]


@pytest.mark.parametrize("unit", ["ngày", "ngay", "tuần"])
def test_that_a_doubtful_time_unit_is_refused_naming_those_accepted(unit: str) -> None:
    (error,) = read(time_unit=unit).errors
    assert (error.column, error.code) == ("time_unit", "catalogue_value_unknown")
    assert error.params["accepted"] == "ngày làm việc, giờ làm việc, trong ngày, ngày lịch"


@pytest.mark.parametrize("cell", ["theo giờ", "hours", "HOURS"])
def test_that_counting_by_hours_is_read(cell: str) -> None:
    assert procedure(count_mode=cell).processing.mode is CountMode.HOURS


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("Toàn trình", ServiceLevel.FULL),
        ("Một phần", ServiceLevel.PARTIAL),
        ("Dịch vụ công trực tuyến toàn trình", ServiceLevel.FULL),
        ("trực tiếp", ServiceLevel.OFFLINE),
        ("", ServiceLevel.OFFLINE),
    ],
)
def test_that_service_levels_are_read(cell: str, level: ServiceLevel) -> None:
    assert procedure(service_level=cell).service_level is level


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("", None),
        ("0", 0),
        ("Miễn phí", 0),
        ("50000", 50_000),
        ("50000.0", 50_000),
        ("100.000", 100_000),
        ("100,000 đồng", 100_000),
        ("1.200.000đ", 1_200_000),
        ("8 000 VNĐ", 8_000),
    ],
)
def test_that_fees_are_read_as_whole_dong(cell: str, amount: int | None) -> None:
    assert procedure(fee=cell).fee.amount == amount


@pytest.mark.parametrize("cell", ["-5000", "100.00.000", "10.5", "1.000,000", "theo quy định", "5000 USD", "100000001"])
def test_that_other_fees_are_refused(cell: str) -> None:
    assert refusals(fee=cell) == [("fee", "catalogue_fee_invalid")]


@given(st.integers(0, MOST_FEE))
def test_that_a_fee_reads_the_same_grouped_or_plain(amount: int) -> None:
    grouped = f"{amount:,}".replace(",", ".")
    assert procedure(fee=grouped).fee.amount == procedure(fee=str(amount)).fee.amount == amount


@pytest.mark.parametrize(
    "cell", ["2025-07-01", "2025-07-01 00:00:00", "01/07/2025", "1/7/2025", "1-7-2025", "01.07.2025"]
)
def test_that_dates_are_read_day_first(cell: str) -> None:
    assert procedure(effective_from=cell).effective_from == date(2025, 7, 1)


@pytest.mark.parametrize("cell", ["13/13/2025", "2025-02-30", "1/7/25", "07/2025", "01/07/0025", "45839", "hôm nay"])
def test_that_other_dates_are_refused(cell: str) -> None:
    assert refusals(effective_from=cell) == [("effective_from", "catalogue_date_invalid")]


@pytest.mark.parametrize(
    ("cell", "papers"),
    [
        ("", ()),
        ("Tờ khai", (PaperRequirement("Tờ khai"),)),
        ("Tờ khai; Giấy chứng sinh", (PaperRequirement("Tờ khai"), PaperRequirement("Giấy chứng sinh"))),
        ("- Đơn; theo mẫu\r\n- Ảnh;\n\n", (PaperRequirement("Đơn; theo mẫu"), PaperRequirement("Ảnh"))),
        ("Di chúc | 2 | original", (PaperRequirement("Di chúc", copies=2),)),
        ("CCCD | 1 | Bản sao chứng thực", (PaperRequirement("CCCD", PaperForm.CERTIFIED),)),
        ("CCCD | certified | 3", (PaperRequirement("CCCD", PaperForm.CERTIFIED, 3),)),
        ("CCCD | 2 bản sao", (PaperRequirement("CCCD", PaperForm.PLAIN, 2),)),
        ("Ảnh | | | optional", (PaperRequirement("Ảnh", required=False),)),
        ("Văn bản ủy quyền (nếu nộp thay)", (PaperRequirement("Văn bản ủy quyền (nếu nộp thay)", required=False),)),
        ("Đơn (nếu có) | bắt buộc", (PaperRequirement("Đơn (nếu có)"),)),
    ],
)
def test_that_papers_are_read_with_defaults(cell: str, papers: tuple[PaperRequirement, ...]) -> None:
    assert procedure(papers=cell).papers == papers


@pytest.mark.parametrize("cell", ["| 1 | original", "Đơn | 0", "Đơn | 100", "Đơn | bản gì đó", "Đơn | 2 tờ"])
def test_that_unreadable_papers_are_refused(cell: str) -> None:
    assert refusals(papers=cell) == [("papers", "catalogue_paper_invalid")]


@pytest.mark.parametrize(
    ("cell", "code"), [("H\ufffd t\ufffdch", "garbled"), ("#REF!", "garbled"), ("x" * 2001, "too_long")]
)
def test_that_spoilt_text_is_refused(cell: str, code: str) -> None:
    assert refusals(name=cell, fee_note=cell) == [(column, f"catalogue_text_{code}") for column in ("name", "fee_note")]


def test_that_text_is_kept_in_nfc_on_one_line() -> None:
    assert procedure(name="Đăng ky\u0301\n kết  hôn").name == "Đăng ký kết hôn"


def test_that_the_content_key_ignores_the_version_and_nothing_else() -> None:
    first = procedure()
    others = [
        procedure(**change)
        for change in (
            {"name": "Tên khác"},
            {"fee": ""},
            {"fee": "0"},
            {"time_amount": "4"},
            {"papers": "Giấy đề nghị đăng ký | 2"},
            {"effective_from": "2025-07-02"},
            {"legal_basis": "khác"},
        )
    ]
    assert content_key(replace(first, version=9)) == content_key(first)
    assert len({content_key(each) for each in (first, *others)}) == len(others) + 1


@given(st.dictionaries(st.sampled_from([*ROW, "khác"]), st.text(max_size=40)))
def test_that_any_cells_give_a_procedure_or_errors_and_never_raise(cells: dict[str, str]) -> None:
    result = parse_rows([(2, ROW | cells)])
    assert len(result.procedures) == (0 if result.errors else 1)
