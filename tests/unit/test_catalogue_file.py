"""Catalogue files as offices really save them, and files that are none."""

import os
import zipfile
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from frontdesk.domain.catalogue import CatalogueRead, CatalogueRow, parse_rows
from frontdesk.errors import InvalidInput
from frontdesk.files import catalogue_file, csv_table, xlsx_table
from frontdesk.files.catalogue_file import read_catalogue_file

SAMPLES = Path(__file__).parents[2] / "resources" / "catalogue"
HEAD = "code,name,papers"


def csv_rows(tmp_path: Path, content: str | bytes, name: str = "a.csv") -> tuple[CatalogueRow, ...]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_catalogue_file(path)


def xlsx_rows(tmp_path: Path, rows: list[list[Any]], name: str = "a.xlsx") -> tuple[CatalogueRow, ...]:
    workbook = Workbook()
    for row in rows:
        workbook.worksheets[0].append(row)
    workbook.save(tmp_path / name)
    return read_catalogue_file(tmp_path / name)


def rewrite(tmp_path: Path, old: bytes, new: bytes) -> None:
    """Make a.xlsx of plain.xlsx with `old`, which must be in its sheet, replaced by `new`."""
    with zipfile.ZipFile(tmp_path / "plain.xlsx") as plain, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as changed:
        assert old in plain.read("xl/worksheets/sheet1.xml")
        for member in plain.namelist():
            content = plain.read(member)
            changed.writestr(member, content.replace(old, new) if "sheet1" in member else content)


def code_of(read: Callable[[str, bytes], Iterable[object]], content: bytes) -> str:
    """The refusal's code, or nothing where `content` is read to its end."""
    try:
        list(read("a", content))
    except InvalidInput as refused:
        return refused.code
    return ""


def refusal(path: Path) -> str:
    with pytest.raises(InvalidInput) as refused:
        read_catalogue_file(path)
    return refused.value.code


def sample(suffix: str) -> CatalogueRead:
    return parse_rows(read_catalogue_file(SAMPLES / f"sample.{suffix}"))


def test_that_both_samples_give_the_same_procedures_without_error() -> None:
    assert sample("csv") == sample("xlsx")
    assert sample("csv").errors == ()
    assert sample("csv").unknown_columns == ()
    assert len(sample("csv").procedures) == 32


def test_that_the_sample_household_business_is_the_one_officers_know() -> None:
    (procedure,) = (each for each in sample("xlsx").procedures if each.code == "1.001612")
    assert (procedure.fee.amount, procedure.processing.amount, procedure.department) == (100_000, 3, "Phòng Kinh tế")
    assert [(paper.name, paper.form, paper.required) for paper in procedure.papers] == [
        ("Giấy đề nghị đăng ký hộ kinh doanh", "original", True),
        ("Bản sao giấy tờ pháp lý của chủ hộ", "plain", True),
        ("Biên bản họp thành viên hộ gia đình", "original", True),
        ("Văn bản ủy quyền (nếu nộp thay)", "original", False),
    ]


def test_that_every_sample_procedure_names_its_papers_basis_and_first_day() -> None:
    for procedure in sample("csv").procedures:
        assert 2 <= len(procedure.papers) <= 6
        assert procedure.legal_basis
        assert procedure.effective_from == date(2025, 7, 1)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_that_csv_is_read_whatever_spreadsheet_wrote_it(
    tmp_path: Path, separator: str, encoding: str, newline: str
) -> None:
    lines = [separator.join(["Mã thủ tục", "Tên thủ tục"]), separator.join(["1.001193", '"Đăng ký, khai; sinh"'])]
    rows = csv_rows(tmp_path, newline.join(lines).encode(encoding))
    assert rows == ((2, {"Mã thủ tục": "1.001193", "Tên thủ tục": "Đăng ký, khai; sinh"}),)


def test_that_quoted_lines_stay_in_one_row_and_blank_rows_are_counted_but_skipped(tmp_path: Path) -> None:
    rows = csv_rows(tmp_path, f'{HEAD}\n1,A,"Đơn\nẢnh ""4x6"""\n\n,,\n2,B,\n')
    assert [(number, cells["code"], cells["papers"]) for number, cells in rows] == [
        (2, "1", 'Đơn\nẢnh "4x6"'),
        (5, "2", ""),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "mã,tên thủ tục\n1,Đăng".encode("cp1258", errors="replace").replace(b"?", b"\xea"),
        f"{HEAD}\n1,Đăng ký".encode("utf-16-le"),
        f"{HEAD}\n1,A\0B,".encode(),
        b"\xff\xfe\x41",
    ],
)
def test_that_an_unknown_encoding_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    assert refusal(tmp_path / "a.csv") == "catalogue_file_encoding"


def test_that_an_open_quote_is_refused_and_does_not_swallow_rows(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'{HEAD}\n1,"A,x\n2,B,y\n')
    assert refusal(tmp_path / "a.csv") == "catalogue_file_unreadable"


def test_that_the_header_is_found_below_titles_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    titles: list[list[Any]] = [["DANH MỤC THỦ TỤC HÀNH CHÍNH"], [], ["Kèm theo Quyết định số 1"]]
    rows = xlsx_rows(tmp_path, [*titles, ["STT", "Mã TTHC", "Tên thủ tục"], [], [1, "1.001193", "Khai sinh"]])
    assert rows == ((6, {"STT": "1", "Mã TTHC": "1.001193", "Tên thủ tục": "Khai sinh"}),)


def test_that_numbers_dates_and_rich_text_become_plain_text(tmp_path: Path) -> None:
    rich = CellRichText("Đăng ", TextBlock(InlineFont(b=True), "ký"))
    header = ["code", "name", "fee", "time_amount", "effective_from", "fee_note", "fee_unit"]
    row = [1.00157, rich, 100000, 3.0, datetime(2025, 7, 1), date(2025, 7, 2), 0.5]
    ((_, cells),) = xlsx_rows(tmp_path, [header, row])
    assert list(cells.values()) == ["1.001570", "Đăng ký", "100000", "3", "2025-07-01", "2025-07-02", "0.5"]


def test_that_hidden_rows_are_read_and_the_first_visible_sheet_is_taken(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.worksheets[0].append(["code", "name"])
    workbook.worksheets[0].append(["0", "hidden sheet"])
    workbook.worksheets[0].sheet_state = "hidden"
    sheet = workbook.create_sheet("Danh mục")
    for row in (["code", "name"], ["1", "A"], ["2", "B"]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    workbook.active = 1
    workbook.save(tmp_path / "a.xlsx")
    assert [(number, cells["name"]) for number, cells in read_catalogue_file(tmp_path / "a.xlsx")] == [
        (2, "A"),
        (3, "B"),
    ]


def test_that_a_formula_gives_its_saved_value_and_never_its_text(tmp_path: Path) -> None:
    xlsx_rows(tmp_path, [["code", "name", "fee"], ["1", "A", "=2000*5"]], "plain.xlsx")
    rewrite(tmp_path, b"<f>2000*5</f><v />", b"<f>2000*5</f><v>10000</v>")
    assert [cells["fee"] for _, cells in read_catalogue_file(tmp_path / "plain.xlsx")] == [""]
    assert [cells["fee"] for _, cells in read_catalogue_file(tmp_path / "a.xlsx")] == ["10000"]


def test_that_strings_shared_as_excel_shares_them_are_read(tmp_path: Path) -> None:
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    package = "http://schemas.openxmlformats.org/package/2006"
    rich = "<si><r><rPr><b/></rPr><t>Đơn_x000D_\n</t></r><r><t>Ảnh</t></r></si>"
    cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
        f'<Override PartName="/xl/s1.xml" ContentType="{kinds}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kinds}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets><sheet name="A" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="s1.xml"/></Relationships>',
        "xl/sharedStrings.xml": f"<sst {main}><si><t>name</t></si><si><t>papers</t></si><si><t>A</t></si>{rich}</sst>",
        "xl/s1.xml": f'<worksheet {main}><sheetData><row r="1">{cells}</row><row r="4">'
        '<c r="A4" t="s"><v>2</v></c><c r="B4" t="s"><v>3</v></c></row></sheetData></worksheet>',
    }
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert read_catalogue_file(tmp_path / "a.xlsx") == ((4, {"name": "A", "papers": "Đơn\nẢnh"}),)


def test_that_a_sheet_stating_too_small_a_size_is_read_whole(tmp_path: Path) -> None:
    xlsx_rows(tmp_path, [["code", "name"], ["1", "A"], ["2", "B"]], "plain.xlsx")
    rewrite(tmp_path, b'<dimension ref="A1:B3"', b'<dimension ref="A1:A1"')
    assert [cells["name"] for _, cells in read_catalogue_file(tmp_path / "a.xlsx")] == ["A", "B"]


def test_that_cells_under_no_header_are_kept_by_their_place(tmp_path: Path) -> None:
    ((_, cells),) = csv_rows(tmp_path, "code,name,\n1,A,lạc,xa\n")
    assert cells == {"code": "1", "name": "A", "[3]": "lạc", "[4]": "xa"}


def test_that_a_header_written_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("code,name,code\n1,A,2\n")
    assert refusal(tmp_path / "a.csv") == "catalogue_columns_repeated"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"code,name\n1,A\n"),
        ("a.xlsx", b""),
        ("a.xlsx", b"PK\x03\x04 and nothing more"),
        ("a.xls", b"\xd0\xcf\x11\xe0"),
        ("a.csv", b"PK\x03\x04\x14\0\0\0"),
        ("a.csv", b"\xd0\xcf\x11\xe0\xa1\xb1"),
        ("a.pdf", b"%PDF-1.7"),
        ("a", b"code,name\n1,A\n"),
    ],
)
def test_that_what_is_no_catalogue_file_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert refusal(tmp_path / name) == "catalogue_file_unreadable"


def test_that_an_absent_file_a_folder_and_a_pipe_are_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    assert refusal(tmp_path / "absent.csv") == "catalogue_file_unreadable"
    assert refusal(tmp_path / "folder.csv") == "catalogue_file_unreadable"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.csv")
        assert refusal(tmp_path / "pipe.csv") == "catalogue_file_unreadable"


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_that_a_file_too_large_is_refused(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(catalogue_file.LARGEST_FILE + 1)
    assert refusal(tmp_path / name) == "catalogue_file_too_large"


def test_that_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\n\n")
    assert refusal(tmp_path / "a.csv") == "catalogue_empty"


def test_that_too_many_rows_are_refused_and_the_most_allowed_are_read(tmp_path: Path) -> None:
    most = catalogue_file.MOST_ROWS
    assert len(csv_rows(tmp_path, HEAD + "\n" + "1,A,\n" * most)) == most
    (tmp_path / "b.csv").write_text(HEAD + "\n" + "1,A,\n" * (most + 1))
    assert refusal(tmp_path / "b.csv") == "catalogue_rows_too_many"


def test_that_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (8 * xlsx_table.ALWAYS_ALLOWED))
    assert (tmp_path / "a.xlsx").stat().st_size < 20_000
    assert refusal(tmp_path / "a.xlsx") == "catalogue_file_too_large"


def test_that_a_zip_of_countless_members_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        for number in range(xlsx_table.MOST_MEMBERS + 1):
            archive.writestr(str(number), b"")
    assert refusal(tmp_path / "a.xlsx") == "catalogue_file_too_large"


def test_that_entities_that_expand_without_end_are_refused(tmp_path: Path) -> None:
    xlsx_rows(tmp_path, [["code", "name"], ["1", "bomb"]], "plain.xlsx")
    steps = "".join(f'<!ENTITY e{step} "{f"&e{step - 1};" * 20}">' for step in range(1, 9))
    rewrite(tmp_path, b"<worksheet ", f'<!DOCTYPE x [<!ENTITY e0 "ha">{steps}]><worksheet '.encode())
    (tmp_path / "a.xlsx").rename(tmp_path / "plain.xlsx")
    rewrite(tmp_path, b"bomb", b"&e8;")
    assert refusal(tmp_path / "a.xlsx") == "catalogue_file_unreadable"


def test_that_a_row_numbered_beyond_the_last_ends_reading(tmp_path: Path) -> None:
    xlsx_rows(tmp_path, [["code", "name"], ["1", "A"], ["2", "B"]], "plain.xlsx")
    rewrite(tmp_path, b'<row r="3"', b'<row r="999999999"')
    assert [cells["name"] for _, cells in read_catalogue_file(tmp_path / "a.xlsx")] == ["A"]


@given(st.binary(max_size=400))
def test_that_any_bytes_named_csv_give_rows_or_a_refusal(content: bytes) -> None:
    assert code_of(csv_table.read_csv, content) in {"", "catalogue_file_encoding", "catalogue_file_unreadable"}


@given(st.integers(0, 9_000), st.integers(1, 255))
def test_that_any_damaged_byte_of_a_workbook_gives_rows_or_a_refusal(place: int, change: int) -> None:
    content = bytearray((SAMPLES / "sample.xlsx").read_bytes())
    content[place % len(content)] ^= change
    code = code_of(xlsx_table.read_xlsx, bytes(content))
    assert code in {"", "catalogue_file_unreadable", "catalogue_file_too_large"}


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=3, max_size=3), max_size=5))
def test_that_cells_survive_csv_as_a_spreadsheet_quotes_them(rows: list[list[str]]) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    content = "\r\n".join([HEAD, *quoted]).encode()
    assert list(csv_table.read_csv("a.csv", content))[1:] == rows
