"""LibreOffice opens every export: types as they were meant, Vietnamese whole, and nothing that computes."""

import csv
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from frontdesk.domain.daily_log import LogFilter
from frontdesk.domain.exports import ExportFormat
from tests.exports.busy_office import HOSTILE, NAMES, busy_desk
from tests.exports.many_rows import fill

YEAR = LogFilter(date(2026, 1, 1), date(2026, 12, 31))
HEADING = "Bàn giao lúc"  # of letters every face has: pages are drawn in whatever stands in for Times New Roman
PATIENCE = 180  # s; the first start of an office suite writes its profile
# a CSV as a spreadsheet's own dialog reads it: comma, double quote, UTF-8, every column as it seems
_AS_IT_SEEMS = "44,34,76,1,,0,false,true,false"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


@dataclass(frozen=True)
class Office:
    """LibreOffice with a profile of its own."""

    profile: Path

    def convert(self, source: Path, to: str, folder: Path, *, reading: str = "") -> Path:
        """`source` as LibreOffice saves it again in another format."""
        folder.mkdir(exist_ok=True)
        told = [f"--infilter={reading}"] if reading else []
        command = ["soffice", f"-env:UserInstallation={self.profile.as_uri()}", "--headless", *told]
        ran = subprocess.run(
            [*command, "--convert-to", to, "--outdir", str(folder), str(source)],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        made = folder / f"{source.stem}.{to.partition(':')[0]}"
        assert made.exists(), (ran.stdout, ran.stderr)
        return made


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("profile"))


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the log of an office whose citizens have hostile names, in every format."""
    folder = tmp_path_factory.mktemp("exports")
    desk = busy_desk(tmp_path_factory.mktemp("hostile"), (*HOSTILE, *NAMES))
    for form in ExportFormat:
        desk.daily_log.export(YEAR, form, folder / f"log.{form.value}", with_personal=True, reason="Kiểm tra")
    fill(desk, 120)
    desk.daily_log.export(YEAR, ExportFormat.XLSX, folder / "long.xlsx")
    yield folder
    desk.close()


def cells(workbook: Path) -> list[list[Any]]:
    """The cells of a workbook's first sheet."""
    return [list(row) for row in openpyxl.load_workbook(workbook).worksheets[0].iter_rows()]


def under_heading(workbook: Path) -> tuple[list[str], list[list[Any]]]:
    """The headings, and the rows of submissions."""
    rows = cells(workbook)
    at = next(place for place, row in enumerate(rows) if row[0].value == "Mã hồ sơ")
    return [cell.value for cell in rows[at]], [row for row in rows[at + 1 :] if _is_code(row[0].value)]


def _is_code(value: object) -> bool:
    return isinstance(value, str) and re.match(r"C1-\d{6}-\d{4}-.$", value) is not None


def formulas(workbook: Path) -> list[str]:
    """Every cell that computes."""
    return [cell.coordinate for row in cells(workbook) for cell in row if cell.data_type == "f"]


def test_that_a_workbook_keeps_its_types(office: Office, exports: Path, tmp_path: Path) -> None:
    again = office.convert(exports / "log.xlsx", "xlsx", tmp_path / "again")
    headings, rows = under_heading(again)
    assert len(rows) == 3 * (len(HOSTILE) + len(NAMES) + 3)
    for row in rows:
        for heading, cell in zip(headings, row, strict=False):
            if cell.value is None:
                continue
            if heading in ("Tiếp nhận lúc", "Hẹn trả", "Bàn giao lúc", "Có kết quả lúc", "Trả, kết thúc lúc"):
                assert isinstance(cell.value, datetime), (heading, cell.value)
                assert cell.value.year == 2026
            elif heading in ("Đã nộp", "Phí, lệ phí phải nộp", "Số thứ tự"):
                assert isinstance(cell.value, int), (heading, cell.value)
            else:
                assert cell.data_type == "s", (heading, cell.value)
    paid = headings.index("Đã nộp")
    assert "đ" in rows[0][paid].number_format
    assert sum(row[paid].value for row in rows) == 300_000
    assert {row[headings.index("Số giấy tờ")].value for row in rows} == {"008195012346"}  # its zeros are there


def test_that_a_hostile_name_stays_text_in_a_workbook(office: Office, exports: Path, tmp_path: Path) -> None:
    again = office.convert(exports / "log.xlsx", "xlsx", tmp_path / "again")
    for workbook in (exports / "log.xlsx", again):
        headings, rows = under_heading(workbook)
        named = {row[headings.index("Người đề nghị")].value for row in rows}
        assert {name for name in HOSTILE if "\u200b" not in name} <= named
        assert set(NAMES) <= named
        assert formulas(workbook) == []


def test_that_a_csv_computes_nothing_where_it_is_opened(office: Office, exports: Path, tmp_path: Path) -> None:
    reading = f"Text - txt - csv (StarCalc):{_AS_IT_SEEMS}"
    opened = office.convert(exports / "log.csv", "xlsx", tmp_path / "opened", reading=reading)
    assert formulas(opened) == []
    headings, rows = under_heading(opened)
    assert len(rows) == 3 * (len(HOSTILE) + len(NAMES) + 3)
    named = {row[headings.index("Người đề nghị")].value for row in rows}
    assert set(NAMES) <= named
    assert all(isinstance(row[headings.index("Tiếp nhận lúc")].value, datetime) for row in rows)
    assert sum(row[headings.index("Đã nộp")].value for row in rows) == 300_000


def test_that_an_unguarded_csv_would_have_computed(office: Office, exports: Path, tmp_path: Path) -> None:
    """The control: without its apostrophes the very same file does compute there."""
    bare = tmp_path / "bare.csv"
    bare.write_bytes((exports / "log.csv").read_bytes().replace(b"'", b""))
    reading = f"Text - txt - csv (StarCalc):{_AS_IT_SEEMS}"
    assert formulas(office.convert(bare, "xlsx", tmp_path / "opened", reading=reading))


def test_that_a_csv_has_its_mark_and_its_line_ends(exports: Path) -> None:
    content = (exports / "log.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n")
    lines = list(csv.reader(content.decode("utf-8-sig").splitlines()))
    below = [line for line in lines if len(line) == 1]  # the proof
    assert {len(line) for line in lines if line not in below} == {24}
    assert lines[-len(below) :] == below
    assert 2 <= len(below) <= 4


def test_that_a_workbook_is_set_up_for_paper(office: Office, exports: Path, tmp_path: Path) -> None:
    printed = PdfReader(office.convert(exports / "long.xlsx", "pdf", tmp_path / "printed"))
    assert len(printed.pages) > 1
    for number, page in enumerate(printed.pages, start=1):
        width, height = (float(side) for side in page.mediabox[2:])
        assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (297, 210)
        text = " ".join(page.extract_text().split())
        if number < len(printed.pages):  # the last may hold the sums alone
            assert HEADING in text
        assert f"Trang {number}/{len(printed.pages)}" in text
    sheet = openpyxl.load_workbook(exports / "log.xlsx").worksheets[0]
    assert sheet.freeze_panes == "B7"
    assert sheet.auto_filter.ref is not None
    assert sheet.auto_filter.ref.startswith("A6:X")
    assert (sheet.page_setup.fitToHeight, sheet.page_setup.orientation) == (0, "landscape")


def test_that_the_book_opens_as_pages(office: Office, exports: Path) -> None:
    book = PdfReader(exports / "log.pdf")
    said = " ".join(" ".join(page.extract_text() for page in book.pages).split())
    assert f"Trang 1/{len(book.pages)}" in said
    assert "=HYPERLINK(" in said  # ink on paper
    assert all(name in said for name in NAMES)
