"""The codes on the receipt, read by a library that did not make them, and the layout within the page."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from frontdesk.domain.identity import Party
from frontdesk.domain.paper_lines import PaperForm, ReceivedPaper
from frontdesk.domain.receipts import ReceiptView
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.forms import control_sheet
from frontdesk.forms.control_sheet import ControlSheets
from frontdesk.forms.fonts import printable
from frontdesk.forms.qr import SMALLEST_SIDE, mosaic_side, qr_mosaic
from frontdesk.forms.read_back import PrintedCode, check, check_codes, check_form, page_images, read_back
from frontdesk.forms.receipt import render
from frontdesk.forms.strips import A5, DOT, LEFT, MM, TOP
from frontdesk.qr import merged_rectangles, qr_matrix
from tests.unit.form_samples import CONTROL_SHEET
from tests.unit.pages import assert_inside_and_apart
from tests.unit.receipt_samples import COMPANY, ENVOY, OFFICE, RECEIPT, bare, with_papers

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
WORDS = st.text(VIETNAMESE + VIETNAMESE.upper() + "0123456789-,.<>&/'\"() ", max_size=260)
LONG_WORDS = st.text("AMWĐÔ", min_size=60, max_size=300)
NAMES = WORDS | LONG_WORDS


def covered(pdf: bytes, x: float, y: float, width: float, height: float) -> bytes:
    """The first page of `pdf` with a white patch, in millimetres from the bottom left."""
    canvas = Canvas(patch := BytesIO(), pagesize=(A5.width, A5.height))
    canvas.setFillGray(1)
    canvas.rect(x * MM, y * MM, width * MM, height * MM, stroke=0, fill=1)
    canvas.save()
    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.pages[0].merge_page(PdfReader(patch).pages[0])
    writer.write(out := BytesIO())
    return out.getvalue()


@pytest.mark.parametrize("view", [RECEIPT, replace(with_papers(12), two_copies=True, reprint=1)])
def test_that_the_printed_codes_read_back_as_the_view_says(view: ReceiptView) -> None:
    check(render(view), view)


def test_that_a_reading_has_text_and_codes_of_each_page() -> None:
    first, last = read_back(render(with_papers(12)))
    assert (first.qr, first.barcodes) == ((), ())
    assert (last.qr, last.barcodes) == ((RECEIPT.track_url,), (RECEIPT.receipt_code,))
    assert "Độc lập - Tự do - Hạnh phúc" in first.text


@pytest.mark.parametrize(
    ("part", "patch"), [("qr", (10, 45, 18, 28)), ("barcode", (90, 20, 20, 25))], ids=["qr", "barcode"]
)
def test_that_a_damaged_code_is_refused(part: str, patch: tuple[float, float, float, float]) -> None:
    with pytest.raises(RuleRefused) as refusal:
        check(covered(render(RECEIPT), *patch), RECEIPT)
    assert refusal.value.code == "receipt_unreadable"
    assert refusal.value.params == {"receipt_code": RECEIPT.receipt_code, "part": part}


@pytest.mark.parametrize(
    "other",
    [
        replace(RECEIPT, track_url=RECEIPT.track_url + "x"),
        replace(RECEIPT, receipt_code="C1-261123-0043-K"),
        replace(RECEIPT, two_copies=True),
    ],
)
def test_that_a_receipt_of_another_view_is_refused(other: ReceiptView) -> None:
    with pytest.raises(RuleRefused):
        check(render(other), RECEIPT)


def where(pdf: bytes, text: str, **changes: float) -> PrintedCode:
    """The bar code of the sample sheet."""
    (page,) = ControlSheets().set(CONTROL_SHEET).pages
    ((top, strip),) = [(top, strip) for top, strip in page if strip.mosaics]
    (bars,) = strip.mosaics
    upper = A5.height - TOP - top - bars.y
    box = PrintedCode(0, LEFT + bars.x - 9, upper - bars.cell_height - 9, A5.width - LEFT + 9, upper + 9, text)
    return replace(box, **changes)  # type: ignore[arg-type]


def test_that_a_code_is_read_where_it_stands_in_a_large_file() -> None:
    pdf = control_sheet.render(CONTROL_SHEET)
    heard: list[int] = []
    check_codes(pdf, [where(pdf, RECEIPT.receipt_code)] * 2, "06", lambda: heard.append(1))
    assert heard == [1, 1]


@pytest.mark.parametrize(
    ("text", "changes"),
    [("C1-261123-0043-K", {}), (RECEIPT.receipt_code, {"right": 250.0}), (RECEIPT.receipt_code, {"top": 300.0})],
    ids=["another code", "half of it", "elsewhere"],
)
def test_that_a_code_that_is_not_where_it_should_be_is_refused(text: str, changes: dict[str, float]) -> None:
    pdf = control_sheet.render(CONTROL_SHEET)
    if "top" in changes:
        changes = {"top": 300.0, "bottom": 200.0}
    with pytest.raises(RuleRefused) as refusal:
        check_codes(pdf, [where(pdf, text, **changes)], "06", lambda: None)
    assert refusal.value.params == {"form": "06", "code": text, "part": "code"}


def test_that_a_code_covered_by_a_stain_is_refused() -> None:
    pdf = control_sheet.render(CONTROL_SHEET)
    with pytest.raises(RuleRefused, match="form_unreadable"):
        check_codes(covered(pdf, 95, 160, 20, 20), [where(pdf, RECEIPT.receipt_code)], "06", lambda: None)


@pytest.mark.parametrize(
    ("part", "qr", "bars"),
    [("qr", ("https://elsewhere.vn",), (RECEIPT.receipt_code,)), ("barcode", (), ("C1-1",)), ("barcode", (), ())],
)
def test_that_a_form_with_other_codes_than_expected_is_refused(
    part: str, qr: tuple[str, ...], bars: tuple[str, ...]
) -> None:
    with pytest.raises(RuleRefused) as refusal:
        check_form(control_sheet.render(CONTROL_SHEET), "06", "C1", qr=qr, bars=bars)
    assert refusal.value.code == "form_unreadable"
    assert refusal.value.params == {"form": "06", "code": "C1", "part": part}


def test_that_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(InvalidInput) as refusal:
        read_back(b"no pdf")
    assert refusal.value.code == "pdf_unreadable"


def test_that_pictures_have_a_byte_for_each_dot() -> None:
    (picture,) = page_images(render(RECEIPT), dpi=72)
    assert (picture.width, picture.height) == (420, 596)
    assert len(picture.grey) == 420 * 596
    assert {0, 255} <= set(picture.grey)
    assert picture.png().startswith(b"\x89PNG")


@given(st.text(min_size=1, max_size=150))
@settings(max_examples=40, deadline=None)
def test_that_merged_rectangles_cover_the_dark_modules_once(text: str) -> None:
    matrix = qr_matrix(text)
    seen = [[0] * len(matrix) for _ in matrix]
    for column, row, columns, rows in merged_rectangles(matrix):
        for y in range(row, row + rows):
            for x in range(column, column + columns):
                seen[y][x] += 1
    assert seen == [[int(dark) for dark in row] for row in matrix]


@pytest.mark.parametrize("length", range(13, 214, 25))
def test_that_the_qr_is_25_mm_or_more_of_whole_printer_dots(length: int) -> None:
    mosaic = qr_mosaic("https://a.vn/" + "x" * (length - 13), 0, 0)
    assert SMALLEST_SIDE <= mosaic_side(mosaic) + 1e-6 <= 32 * MM
    assert mosaic.cell / DOT == pytest.approx(round(mosaic.cell / DOT))
    assert mosaic.cell >= 3.9 * DOT


@given(
    name=NAMES,
    procedure=NAMES,
    office=NAMES,
    papers=st.lists(st.tuples(NAMES, st.sampled_from(PaperForm), st.booleans()), max_size=30),
    envoy=st.booleans(),
)
@settings(max_examples=30, deadline=None)
def test_that_any_receipt_reads_back_complete_and_inside_the_page(
    name: str, procedure: str, office: str, papers: list[tuple[str, PaperForm, bool]], envoy: bool
) -> None:
    view = replace(
        RECEIPT,
        office=replace(OFFICE, name=office),
        principal=replace(COMPANY if envoy else RECEIPT.principal, name=name),
        delegate=replace(ENVOY, name=name[::-1]) if envoy else None,
        procedure_name=procedure,
        papers=tuple(ReceivedPaper(paper, form, 1, present) for paper, form, present in papers),
    )
    pdf = render(view)
    check(pdf, view)
    said = bare("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))
    for expected in (name, procedure, *(paper for paper, _, _ in papers)):
        assert all(bare(word) in said for word in printable(expected).split(" ") if len(word) < 20)
    assert_inside_and_apart(pdf)


def test_that_texts_a_page_long_still_flow() -> None:
    endless = "giấy tờ dài " * 400
    papers = (ReceivedPaper(endless, PaperForm.ORIGINAL, 1),)
    principal: Party = replace(RECEIPT.principal, name=endless)
    view = replace(RECEIPT, principal=principal, procedure_name=endless, papers=papers, return_to=endless)
    pdf = render(view)
    check(pdf, view)
    said = bare("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))
    assert said.count("giấytờdài") >= 1600
    assert_inside_and_apart(pdf)
