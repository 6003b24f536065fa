"""The page on paper: what matters, black on white, on one sheet."""

from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader

from frontdesk.tracking.pages import Pages
from tests.tracking.browser import Reader
from tests.tracking.samples import LINKS, OFFICE, SAMPLES

pytestmark = pytest.mark.slow


def printed(citizen: Reader, drawing: Pages, name: str, paper: str) -> bytes:
    """As somebody prints it who reads in the dark and in large type."""
    citizen.opens(drawing.status(SAMPLES[name], OFFICE, "vi", LINKS).decode(), dark=True, large=True)
    return citizen.page.pdf(format=paper, print_background=True)


@pytest.mark.parametrize("paper", ["A4", "A5"])
@pytest.mark.parametrize("name", ["in_progress", "awaiting_supplement", "result_at_counter", "late", "apologised"])
def test_that_a_page_fits_one_sheet(citizen: Reader, drawing: Pages, name: str, paper: str) -> None:
    document = PdfReader(BytesIO(printed(citizen, drawing, name, paper)))
    said = " ".join(document.pages[0].extract_text().split())
    assert len(document.pages) == 1
    assert "C1-261123-0042-K" in said
    assert "0207 3822 456" in said
    assert not any(control in said for control in ("Chữ to", "English", "Thêm ngày hẹn vào lịch"))


def test_that_the_sheet_says_where_to_look_again_and_has_boxes_to_tick(citizen: Reader, drawing: Pages) -> None:
    """On a screen a box would ask to be tapped, and an address to be typed where one is already."""
    said = PdfReader(BytesIO(printed(citizen, drawing, "result_at_counter", "A5"))).pages[0].extract_text()
    assert "motcua.tuyenquang.gov.vn" in said
    border = "getComputedStyle(document.querySelector('.bring li'), '::before').borderTopWidth"
    citizen.page.emulate_media(media="print")
    assert citizen.page.evaluate(border) == "1px"
    citizen.page.emulate_media(media="screen")
    assert citizen.page.evaluate(border) == "0px"
    assert not citizen.page.get_by_text("motcua.tuyenquang.gov.vn").is_visible()


def test_that_it_is_printed_black_on_white(citizen: Reader, drawing: Pages) -> None:
    document = pypdfium2.PdfDocument(printed(citizen, drawing, "late", "A5"))  # type: ignore[no-untyped-call]
    sheet = document[0].render(scale=2).to_pil().convert("HSV")
    saturation, lightness = sheet.getchannel("S"), sheet.getchannel("V")
    assert saturation.getextrema() == (0, 0), "nothing in it needs colour"
    assert lightness.histogram()[255] > 0.8 * sheet.width * sheet.height
