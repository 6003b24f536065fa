"""The codes on the receipt, read by a library that did not make them, and the layout within the page."""

from dataclasses import replace
from io import BytesIO
from itertools import combinations
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from frontdesk.domain.identity import Party
from frontdesk.domain.procedures import PaperForm
from frontdesk.domain.receipts import ReceiptView, ReceivedPaper
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.forms.fonts import printable
from frontdesk.forms.qr import SMALLEST_SIDE, merged_rectangles, mosaic_side, qr_matrix, qr_mosaic
from frontdesk.forms.read_back import check, page_images, read_back
from frontdesk.forms.receipt import render
from frontdesk.forms.strips import A5, DOT, LEFT, MM
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


def assert_inside_and_apart(pdf: bytes) -> None:
    """Every letter lies within the margins, and no two pieces of text overlap."""
    document: Any = pypdfium2.PdfDocument(pdf)  # type: ignore[no-untyped-call]
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_charbox(index, loose=False) for index in range(text.count_chars())]
        for left, bottom, right, top in (box for box in boxes if box[2] > box[0]):
            assert left >= LEFT - 2
            assert right <= A5.width - LEFT + 2
            assert bottom >= 6 * MM
            assert top <= A5.height - 4 * MM
        rectangles = [text.get_rect(index) for index in range(text.count_rects())]
        for one, other in combinations(rectangles, 2):
            assert not _overlap(one, other), (one, other)
    document.close()


def _overlap(one: tuple[float, ...], other: tuple[float, ...], slack: float = 2.5) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    upright = min(one[3], other[3]) - max(one[1], other[1])
    return across > slack and upright > slack
