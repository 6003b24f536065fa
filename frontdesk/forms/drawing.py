"""Set pages drawn as a PDF: fonts embedded, no dates or random ids, so the same pages give the same bytes."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from frontdesk.forms.fonts import Face, printable, register_fonts, width
from frontdesk.forms.pages import Page
from frontdesk.forms.strips import A5, DOT, LEFT, MM, TOP, Mosaic, Sheet, Strip, Text
from frontdesk.forms.typeset import TIE
from frontdesk.i18n import Words

MARGIN_DROP = 8 * MM  # from the sheet's top to the baseline of reprint mark, page number and small print
MARGIN_SIZE = 9.0
FOOT_RISE, FOOT_SIZE = 6.6 * MM, 6.5  # from the sheet's bottom to the baseline of what every page's foot says
MARK_GAP = 12.0  # points between the reprint mark and what stands right of it


@dataclass(frozen=True, slots=True)
class Document:
    """What the file says about itself (never personal data) and what its pages say in their upper margin."""

    title: str
    author: str
    language: str
    code: str
    mark: str = ""  # "BẢN IN LẠI (lần 1)", or nothing
    basis: str = ""  # "Mẫu số 02, TT 03/2025/TT-VPCP", on the first page
    sheet: Sheet = A5
    foot: str = ""  # capitals and figures at the foot of every page, or nothing


@dataclass(frozen=True, slots=True)
class Copy:
    """One form within a file: its pages are numbered on their own."""

    document: Document
    pages: tuple[Page, ...]


def draw_copies(
    document: Document, copies: Iterable[tuple[Page, ...]], words: Words, drawn: Callable[[], None] = lambda: None
) -> bytes:
    """The copies one after the other, each with page numbers of its own when it has more than one page.

    `drawn` hears of each page.
    """
    return draw_file(document, (Copy(document, pages) for pages in copies), words, drawn)


def draw_file(about: Document, copies: Iterable[Copy], words: Words, drawn: Callable[[], None] = lambda: None) -> bytes:
    """Forms one after the other in one file, which says of itself what `about` says."""
    canvas = _canvas(out := BytesIO(), about)
    shared = _Shared(canvas)
    for copy in copies:
        canvas.setPageSize((copy.document.sheet.width, copy.document.sheet.height))
        for number, page in enumerate(copy.pages, start=1):
            _draw_margin(canvas, copy.document, number, len(copy.pages), words)
            _draw_page(canvas, shared, page, copy.document.sheet)
            canvas.showPage()
            drawn()
    canvas.save()
    return out.getvalue()


def draw_stream(document: Document, pages: Iterable[Page], words: Words, out: BinaryIO) -> int:
    """One form, written to `out` page by page as they come; returns how many. How many there are is known at the end
    only, so the margins are drawn last, as forms the pages already show.
    """
    canvas = _canvas(out, document)
    shared = _Shared(canvas)
    total = 0
    for total, page in enumerate(pages, start=1):
        canvas.doForm(_margin(total))
        _draw_page(canvas, shared, page, document.sheet)
        canvas.showPage()
    for number in range(1, total + 1):
        canvas.beginForm(_margin(number), 0, 0, document.sheet.width, document.sheet.height)
        _draw_margin(canvas, document, number, total, words)
        canvas.endForm()
    canvas.save()
    return total


def _margin(number: int) -> str:
    return f"margin{number}"


class _Shared:
    """Strips that many pages of one file show: each is a form XObject, drawn when it is first met."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._known: dict[int, tuple[str, Strip]] = {}  # the strip is kept, so that its id stays its own

    def place(self, strip: Strip, top: float, sheet: Sheet) -> None:
        """Show `strip` with its top `top` points below the sheet's."""
        name, _strip = self._known.get(id(strip)) or self._define(strip, sheet)
        self._canvas.saveState()
        self._canvas.translate(0, sheet.height - top)
        self._canvas.doForm(name)
        self._canvas.restoreState()

    def _define(self, strip: Strip, sheet: Sheet) -> tuple[str, Strip]:
        known = self._known[id(strip)] = f"strip{len(self._known)}", strip
        low = max([strip.height, *(text.y for text in strip.texts)])
        room = math.ceil(LEFT)
        self._canvas.beginForm(known[0], 0, -math.ceil(low) - room, math.ceil(sheet.width), room)
        _draw_strip(self._canvas, strip, 0, 0)
        self._canvas.endForm()
        return known


def _canvas(out: BinaryIO, document: Document) -> Canvas:
    register_fonts()
    canvas = Canvas(
        out,
        pagesize=(document.sheet.width, document.sheet.height),
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
    sheet, taken = document.sheet, 0.0
    if document.foot:
        canvas.setFont(Face.REGULAR.value, FOOT_SIZE)
        canvas.drawString(LEFT, FOOT_RISE, document.foot)
    if document.mark:
        canvas.setFont(Face.BOLD.value, MARGIN_SIZE + 1)
        canvas.drawString(LEFT, sheet.height - MARGIN_DROP, document.mark)
        taken = width(document.mark, Face.BOLD, MARGIN_SIZE + 1) + MARK_GAP
    if said := _beside_mark(document, number, total, words):
        wide = width(said, Face.REGULAR, MARGIN_SIZE)
        size = MARGIN_SIZE * min(1.0, (sheet.room - taken) / wide)
        canvas.setFont(Face.REGULAR.value, size)
        canvas.drawString(sheet.width - LEFT - width(said, Face.REGULAR, size), sheet.height - MARGIN_DROP, said)


def _beside_mark(document: Document, number: int, total: int, words: Words) -> str:
    first = document.basis if number == 1 else document.code
    where = words.gettext("Trang {number}/{total}").format(number=number, total=total) if total > 1 else ""
    return "  ·  ".join(part for part in (first, printable(where)) if part)


def _draw_page(canvas: Canvas, shared: _Shared, page: Page, sheet: Sheet) -> None:
    for top, strip in page:
        if strip.shared:
            shared.place(strip, TOP + top, sheet)
        else:
            _draw_strip(canvas, strip, TOP + top, sheet.height)


def _draw_strip(canvas: Canvas, strip: Strip, top: float, height: float) -> None:
    for mosaic in strip.mosaics:
        _draw_mosaic(canvas, mosaic, top, height)
    bottom = height - top
    for weight, rules in groupby(strip.rules, key=attrgetter("weight")):
        canvas.setLineWidth(weight)
        canvas.lines([(LEFT + each.x1, bottom - each.y1, LEFT + each.x2, bottom - each.y2) for each in rules])
    for text in strip.texts:
        _draw_text(canvas, text, height - top)


def _draw_text(canvas: Canvas, text: Text, bottom: float) -> None:
    pen = canvas.beginText(LEFT + text.x, bottom - text.y)
    for run in text.line.runs:
        pen.setFont(run.face.value, text.size)
        pen.textOut(run.text.replace(TIE, " "))
    canvas.drawText(pen)


def _draw_mosaic(canvas: Canvas, mosaic: Mosaic, top: float, height: float) -> None:
    """All in one path, so that no renderer leaves hairlines between neighbours; on whole dots of the printer."""
    y = round((top + mosaic.y) / DOT) * DOT
    canvas.saveState()
    canvas.transform(mosaic.cell, 0, 0, -mosaic.cell_height, LEFT + mosaic.x, height - y)
    code = [f"{x} {y} {columns} {rows} re" for x, y, columns, rows in mosaic.rectangles]
    canvas.drawPath(PDFPathObject(code=code), stroke=0, fill=1)
    canvas.restoreState()
