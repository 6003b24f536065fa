"""Decode scans: count their pages, prove that each can be shown, draw one. Runs in the limited process only."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pypdfium2
import pypdfium2.raw
from PIL import Image, ImageOps, UnidentifiedImageError

from frontdesk.domain.attachments import MOST_PAGES, MOST_PIXELS
from frontdesk.errors import InvalidInput
from frontdesk.files.scan_kinds import Media, check_whole

_pdfium: Any = pypdfium2.raw  # untyped, with its names made at import
Image.MAX_IMAGE_PIXELS = None  # Pillow only warns; the limit here is ours
_FORMATS = {Media.PNG: "PNG", Media.JPEG: "JPEG", Media.TIFF: "TIFF", Media.WEBP: "WEBP"}
_PROOF_WIDTH = 48  # pixels: enough to make a PDF's page decode what is on it
_WIDEST = 6_000


def count_pages(content: bytes, media: Media) -> int:
    """How many pages there are; each has been decoded.

    Raises InvalidInput `scan_undecodable`, `scan_truncated`, `scan_mixed`, `scan_encrypted`, `scan_no_pages`,
    `scan_too_many_pages`, `scan_page_too_large`.
    """
    with _refusing(content):
        check_whole(content, media)
        return _count_pdf(content) if media is Media.PDF else _count_pictures(content, media)


def count_leaves(content: bytes, media: Media) -> int:
    """How many pages there are, without a look at them and without a limit. Raises InvalidInput as above."""
    with _refusing(content):
        if media is Media.PDF:
            with _opened(content) as document:
                return len(document)
        return _count_pictures(content, media) if media is Media.TIFF else 1


def draw_page(content: bytes, media: Media, number: int, width: int) -> bytes:
    """Page `number` (from 0) as PNG, `width` pixels wide. Raises InvalidInput as above, and `scan_page_unknown`."""
    width = max(16, min(width, _WIDEST))
    with _refusing(content):
        picture = _pdf_page(content, number, width) if media is Media.PDF else _picture(content, media, number, width)
        picture.save(out := BytesIO(), "PNG", compress_level=1)
        return out.getvalue()


@contextmanager
def _refusing(content: bytes) -> Iterator[None]:
    try:
        yield
    except (InvalidInput, MemoryError):
        raise
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)  # PDFium may still tell of an earlier file
        locked = code == _pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in content
        raise InvalidInput("scan_encrypted" if locked else "scan_undecodable") from error
    except Exception as error:  # a decoder may raise anything for a hostile file
        raise InvalidInput("scan_truncated" if "truncated" in str(error) else "scan_undecodable") from error


def _refuse_large(width: float, height: float) -> None:
    if width * height > MOST_PIXELS:
        raise InvalidInput("scan_page_too_large", most=MOST_PIXELS // 1_000_000)


def _scaled(width: int, shape: tuple[float, float]) -> tuple[int, int]:
    """`shape` at `width`, narrower where the page is so long that it would become too large."""
    ratio = shape[1] / shape[0]
    fitting = min(width, int((MOST_PIXELS / ratio) ** 0.5))
    return max(1, fitting), max(1, min(round(fitting * ratio), MOST_PIXELS))


# -- PDF ---------------------------------------------------------------------------------------------------------
@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    document: Any = pypdfium2.PdfDocument(content)  # type: ignore[no-untyped-call]
    try:
        yield document
    finally:
        document.close()


def _count_pdf(content: bytes) -> int:
    with _opened(content) as document:
        pages = len(document)
        if pages < 1:
            raise InvalidInput("scan_no_pages")
        if pages > MOST_PAGES:
            raise InvalidInput("scan_too_many_pages", most=MOST_PAGES)
        for number in range(pages):
            page = document[number]
            for item in page.get_objects(filter=(_pdfium.FPDF_PAGEOBJ_IMAGE,)):
                _refuse_large(*item.get_px_size())
            _render(page, _PROOF_WIDTH)
            page.close()
        return pages


def _pdf_page(content: bytes, number: int, width: int) -> Image.Image:
    with _opened(content) as document:
        if not 0 <= number < len(document):
            raise InvalidInput("scan_page_unknown", number=number + 1)
        return _render(document[number], width)


def _render(page: Any, width: int) -> Image.Image:
    shape = page.get_size()
    if min(shape) <= 0:
        raise InvalidInput("scan_undecodable")
    scaled = _scaled(width, shape)
    bitmap = page.render(scale=scaled[0] / shape[0])
    picture: Image.Image = bitmap.to_pil().convert("RGB")  # a copy: the bitmap's own memory goes with it
    bitmap.close()
    return picture if picture.width == scaled[0] else picture.resize(scaled)


# -- pictures ----------------------------------------------------------------------------------------------------
def _open(content: bytes, media: Media) -> Image.Image:
    try:
        picture = Image.open(BytesIO(content), formats=(_FORMATS[media],))
    except UnidentifiedImageError as error:
        raise InvalidInput("scan_undecodable") from error
    _refuse_large(*picture.size)
    return picture


def _count_pictures(content: bytes, media: Media) -> int:
    with _open(content, media) as picture:
        pages = 0
        while _turned_to(picture, pages, media):
            if pages == MOST_PAGES:
                raise InvalidInput("scan_too_many_pages", most=MOST_PAGES)
            _refuse_large(*picture.size)
            picture.load()
            pages += 1
        return pages


def _turned_to(picture: Image.Image, number: int, media: Media) -> bool:
    """Whether there is that page; only TIFF has several, an animation shows its first picture."""
    if media is not Media.TIFF:
        return number == 0
    try:
        picture.seek(number)
    except EOFError:
        return False
    return True


def _picture(content: bytes, media: Media, number: int, width: int) -> Image.Image:
    with _open(content, media) as picture:
        if number < 0 or not _turned_to(picture, number, media):
            raise InvalidInput("scan_page_unknown", number=number + 1)
        _refuse_large(*picture.size)
        upright = ImageOps.exif_transpose(_on_paper(picture))
        return upright.resize(_scaled(width, upright.size), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _on_paper(picture: Image.Image) -> Image.Image:
    """In grey or colour, on white where it is transparent."""
    if picture.mode.startswith("I"):  # 16 bits a dot
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        paper.alpha_composite(seen)
        seen = paper.convert("RGB")
        seen.info["exif"] = picture.info.get("exif", b"")
        return seen
    return picture.convert("RGB")
