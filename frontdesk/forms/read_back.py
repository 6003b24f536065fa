"""Reading a printed form back as a scanner would, and pictures of its pages.

The reader (zxing-cpp) shares nothing with the library that made the codes, so an agreement of both means something.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from threading import RLock
from typing import Any

import pypdfium2
import zxingcpp
from PIL import Image

from frontdesk.domain.receipts import ReceiptView
from frontdesk.errors import InvalidInput, RuleRefused

SCANNER_DPI = 203
_FORMATS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Code128])
_HYPHEN = "\ufffe"  # what PDFium says for a hyphen at the end of a line
_PDFIUM = RLock()  # PDFium may be in one thread at a time only


@dataclass(frozen=True, slots=True)
class PageReading:
    """What one page says to a reader: its text, its QR codes and its Code 128 bar codes, sorted."""

    text: str
    qr: tuple[str, ...]
    barcodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page in grey: `grey` holds `height` rows of `width` bytes, 0 black to 255 white."""

    width: int
    height: int
    grey: bytes

    def png(self) -> bytes:
        """The picture as a PNG file."""
        Image.frombytes("L", (self.width, self.height), self.grey).save(out := BytesIO(), "PNG")
        return out.getvalue()


def page_images(pdf: bytes, dpi: int = 96) -> tuple[PageImage, ...]:
    """The pages of `pdf` as pictures; raises InvalidInput `pdf_unreadable` when it is no PDF."""
    return tuple(picture for picture, _ in _rasterised(pdf, dpi))


def each_page_image(pdf: bytes, dpi: int) -> Iterator[PageImage]:
    """The same pages one at a time, each rendered when it is asked for."""
    for index in range(_page_count(pdf)):
        yield _page_at(pdf, index, dpi)


def read_back(pdf: bytes, dpi: int = SCANNER_DPI) -> tuple[PageReading, ...]:
    """What text and codes can be read from each page; raises InvalidInput `pdf_unreadable` when it is no PDF."""
    return tuple(_reading(picture, text) for picture, text in _rasterised(pdf, dpi))


def check(pdf: bytes, view: ReceiptView) -> None:
    """Refuse a receipt that a phone or a scanner would not read as `view` says.

    Raises RuleRefused `receipt_unreadable` (receipt_code, part "qr" or "barcode") unless every copy has exactly one
    QR code of the tracking address and one bar code of the receipt code, and no other.
    """
    copies = 2 if view.two_copies else 1
    readings = read_back(pdf)
    _expect([text for page in readings for text in page.qr], [view.track_url] * copies, view, "qr")
    _expect([text for page in readings for text in page.barcodes], [view.receipt_code] * copies, view, "barcode")


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """Where a code stands in a file and what it says: the page (from 0) and its box in points from the bottom left."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    text: str


def check_form(pdf: bytes, form: str, code: str, *, qr: tuple[str, ...] = (), bars: tuple[str, ...] = ()) -> None:
    """Refuse a form whose codes a scanner would not read as exactly `qr` and `bars`, in the order of the pages.

    Raises RuleRefused `form_unreadable` (form, code, part "qr" or "barcode").
    """
    readings = read_back(pdf)
    read = {"qr": [each for page in readings for each in page.qr]}
    read["barcode"] = [each for page in readings for each in page.barcodes]
    for part, expected in (("qr", qr), ("barcode", bars)):
        if read[part] != list(expected):
            raise RuleRefused("form_unreadable", form=form, code=code, part=part)


def check_last_page(pdf: bytes, form: str, code: str, qr: str) -> None:
    """Refuse a form whose last page has another QR code than `qr`, for those too long to draw every page of.

    Raises RuleRefused `form_unreadable`.
    """
    with _opened(pdf) as document:
        picture, text = _page(document, len(document) - 1, SCANNER_DPI / 72)
    if _reading(picture, text).qr != (qr,):
        raise RuleRefused("form_unreadable", form=form, code=code, part="qr")


def check_codes(pdf: bytes, codes: Iterable[PrintedCode], form: str, tell: Callable[[], None]) -> None:
    """The same for many codes in one large file, looking only where each code stands; `tell` hears of each.

    Every code is drawn from the finished file by another program than the one that wrote it, at a scanner's
    resolution, and read there; the text around it is not drawn. Raises RuleRefused `form_unreadable`.
    """
    with _opened(pdf) as document:
        for code in codes:
            if _read_at(document, code) != [code.text]:
                raise RuleRefused("form_unreadable", form=form, code=code.text, part="code")
            tell()


def _read_at(document: Any, code: PrintedCode) -> list[str]:
    with _PDFIUM:
        page = document[code.page]
        width, height = page.get_size()
        crop = (code.left, code.bottom, width - code.right, height - code.top)
        bitmap = page.render(scale=SCANNER_DPI / 72, grayscale=True, crop=crop)
        picture = bitmap.to_pil().convert("L")
        bitmap.close()
        page.close()
    return [found.text for found in zxingcpp.read_barcodes(picture, formats=_FORMATS)]


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    with _PDFIUM:
        try:
            document: Any = pypdfium2.PdfDocument(pdf)  # type: ignore[no-untyped-call]
        except pypdfium2.PdfiumError as error:
            raise InvalidInput("pdf_unreadable") from error
    try:
        yield document
    finally:
        with _PDFIUM:
            document.close()


def _expect(read: list[str], expected: list[str], view: ReceiptView, part: str) -> None:
    if read != expected:
        raise RuleRefused("receipt_unreadable", receipt_code=view.receipt_code, part=part)


def _page_count(pdf: bytes) -> int:
    with _opened(pdf) as document:
        return len(document)


def _page_at(pdf: bytes, index: int, dpi: int) -> PageImage:
    with _opened(pdf) as document:
        return _page(document, index, dpi / 72)[0]


def _rasterised(pdf: bytes, dpi: int) -> tuple[tuple[PageImage, str], ...]:
    with _opened(pdf) as document:
        return tuple(_page(document, index, dpi / 72) for index in range(len(document)))


def _page(document: Any, index: int, scale: float) -> tuple[PageImage, str]:
    with _PDFIUM:
        page = document[index]
        bitmap = page.render(scale=scale, grayscale=True)
        picture = bitmap.to_pil().convert("L")
        text_page = page.get_textpage()
        text: str = text_page.get_text_range().replace(_HYPHEN, "-")
        text_page.close()
        bitmap.close()
        page.close()
    return PageImage(picture.width, picture.height, picture.tobytes()), text


def _reading(picture: PageImage, text: str) -> PageReading:
    image = Image.frombytes("L", (picture.width, picture.height), picture.grey)
    codes = zxingcpp.read_barcodes(image, formats=_FORMATS)
    return PageReading(
        text,
        tuple(sorted(code.text for code in codes if code.format == zxingcpp.BarcodeFormat.QRCode)),
        tuple(sorted(code.text for code in codes if code.format == zxingcpp.BarcodeFormat.Code128)),
    )
