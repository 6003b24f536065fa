"""Set pages drawn as a PDF: fonts embedded, no dates or random ids, so the same pages give the same bytes."""

from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from frontdesk.forms.fonts import Face, printable, register_fonts, width
from frontdesk.forms.pages import Page
from frontdesk.forms.strips import DOT, LEFT, MM, PAGE_HEIGHT, PAGE_WIDTH, TOP, Mosaic, Strip, Text
from frontdesk.forms.typeset import TIE
from frontdesk.i18n import Words

MARGIN_LINE = PAGE_HEIGHT - 8 * MM  # baseline of the reprint mark and the page number, in the upper margin
MARGIN_SIZE = 9.0


@dataclass(frozen=True, slots=True)
class Document:
    """What the file says about itself (never personal data) and what every page repeats in its upper margin."""

    title: str
    author: str
    language: str
    code: str
    mark: str = ""  # "BẢN IN LẠI (lần 1)", or nothing


def draw_copies(document: Document, copies: tuple[tuple[Page, ...], ...], words: Words) -> bytes:
    """The copies one after the other, each with page numbers of its own when it has more than one page."""
    canvas = _canvas(out := BytesIO(), document)
    for pages in copies:
        for number, page in enumerate(pages, start=1):
            _draw_margin(canvas, document, number, len(pages), words)
            _draw_page(canvas, page)
            canvas.showPage()
    canvas.save()
    return out.getvalue()


def _canvas(out: BytesIO, document: Document) -> Canvas:
    register_fonts()
    canvas = Canvas(
        out,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        initialFontName=Face.REGULAR.value,  # type: ignore[arg-type]  # the stub is wrong; without it: Helvetica
        lang=document.language,
    )
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setSubject(document.title)
    canvas.setCreator("frontdesk")
    return canvas


def _draw_margin(canvas: Canvas, document: Document, number: int, total: int, words: Words) -> None:
    if document.mark:
        canvas.setFont(Face.BOLD.value, MARGIN_SIZE + 1)
        canvas.drawString(LEFT, MARGIN_LINE, document.mark)
    if total > 1:
        where = printable(words.gettext("Trang {number}/{total}").format(number=number, total=total))
        said = f"{document.code}  ·  {where}" if number > 1 else where
        canvas.setFont(Face.REGULAR.value, MARGIN_SIZE)
        canvas.drawString(PAGE_WIDTH - LEFT - width(said, Face.REGULAR, MARGIN_SIZE), MARGIN_LINE, said)


def _draw_page(canvas: Canvas, page: Page) -> None:
    for top, strip in page:
        _draw_strip(canvas, strip, TOP + top)


def _draw_strip(canvas: Canvas, strip: Strip, top: float) -> None:
    for mosaic in strip.mosaics:
        _draw_mosaic(canvas, mosaic, top)
    for rule in strip.rules:
        canvas.setLineWidth(rule.weight)
        y1, y2 = PAGE_HEIGHT - top - rule.y1, PAGE_HEIGHT - top - rule.y2
        canvas.line(LEFT + rule.x1, y1, LEFT + rule.x2, y2)
    for text in strip.texts:
        _draw_text(canvas, text, top)


def _draw_text(canvas: Canvas, text: Text, top: float) -> None:
    pen = canvas.beginText(LEFT + text.x, PAGE_HEIGHT - top - text.y)
    for run in text.line.runs:
        pen.setFont(run.face.value, text.size)
        pen.textOut(run.text.replace(TIE, " "))
    canvas.drawText(pen)


def _draw_mosaic(canvas: Canvas, mosaic: Mosaic, top: float) -> None:
    """All in one path, so that no renderer leaves hairlines between neighbours; on whole dots of the printer."""
    y = round((top + mosaic.y) / DOT) * DOT
    canvas.saveState()
    canvas.transform(mosaic.cell, 0, 0, -mosaic.cell_height, LEFT + mosaic.x, PAGE_HEIGHT - y)
    code = [f"{x} {y} {columns} {rows} re" for x, y, columns, rows in mosaic.rectangles]
    canvas.drawPath(PDFPathObject(code=code), stroke=0, fill=1)
    canvas.restoreState()
