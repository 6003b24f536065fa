"""A batch of 200 submissions on paper, against bare reportlab drawing the same text, lines and codes."""

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass

import qrcode
from reportlab.graphics.barcode.code128 import Code128
from reportlab.pdfgen.canvas import Canvas

from frontdesk.desk import Desk
from frontdesk.domain.control_sheet import ControlSheetView
from frontdesk.domain.form_texts import MANIFEST
from frontdesk.domain.handover_forms import ManifestView
from frontdesk.domain.manifests import Manifest
from frontdesk.domain.papers import mark_missing
from frontdesk.domain.reception import Application
from frontdesk.files.form_texts import form_library
from frontdesk.forms import fonts, read_back
from frontdesk.forms.batch import render_batch
from frontdesk.forms.control_sheet import ControlSheets
from frontdesk.forms.drawing import Copy
from frontdesk.forms.manifest import set_manifest
from frontdesk.forms.strips import LEFT, TOP
from frontdesk.services.demo_people import invent_person
from frontdesk.services.form_views import control_sheet_view
from tests.benchmarks.measure import Ratio, in_turns, timed

FILES = 200
ROUNDS = 9
PROCEDURE = "1.001612"


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What one page shows: text with its font, size and place, lines, and the codes to make."""

    size: tuple[float, float]
    texts: tuple[tuple[str, float, float, float, str], ...]
    lines: tuple[tuple[float, float, float, float, float], ...]
    bars: tuple[str, ...]
    qr: tuple[str, ...]


def run(small: Desk) -> list[Ratio]:
    """Drawing beside the floor; then everything `issue_batch` does, folding and reading back, beside it."""
    code = _handed_over(small)
    manifest, sheets = _views(small, code)
    pages = _pages(manifest, sheets)
    taken, floor = in_turns(lambda: render_batch(manifest, sheets), lambda: bare(pages), ROUNDS)
    printed = render_batch(manifest, sheets)
    whole, floor_again = in_turns(lambda: small.forms.issue_batch(code), lambda: bare(pages), ROUNDS)
    reads = sorted(
        timed(lambda: read_back.check_codes(printed.pdf, printed.codes, MANIFEST, lambda: None)) for _ in range(ROUNDS)
    )
    return [
        Ratio(f"manifest and {FILES} forms 06 / bare reportlab of the same", taken, floor, 1.5),
        Ratio("the same issued: folded, drawn, every code read back", whole, floor_again, 1.5),
        Ratio("reading back every code of it, for the record", reads[ROUNDS // 2], floor, 1.5),
    ]


def _handed_over(desk: Desk) -> str:
    rng = random.Random(7)
    papers = mark_missing(desk.catalogue.get(PROCEDURE).papers, ())
    ids = [
        str(
            desk.reception.receive(
                Application(desk.reception.new_id(), invent_person(rng), None, PROCEDURE, papers)
            ).submission_id
        )
        for _ in range(FILES)
    ]
    return desk.handover.hand_over(desk.catalogue.get(PROCEDURE).department, ids).code


def _views(desk: Desk, code: str) -> tuple[ManifestView, tuple[ControlSheetView, ...]]:
    manifest: Manifest = desk.handover.manifest(code)
    office = desk.office.at_hand()
    sheets = tuple(
        control_sheet_view(desk.lookup.get(item.submission_id).submission, office) for item in manifest.items
    )
    return ManifestView(office.profile, form_library().get(MANIFEST, desk.reception.today()), manifest), sheets


def _pages(manifest: ManifestView, sheets: Sequence[ControlSheetView]) -> list[_Drawn]:
    setter = ControlSheets()
    pages = _drawn(set_manifest(manifest, "vi"), (), (manifest.manifest.code,))
    for view in sheets:
        pages += _drawn(setter.set(view), (view.receipt_code,), ())
    return pages


def _drawn(copy: Copy, bars: tuple[str, ...], qr: tuple[str, ...]) -> list[_Drawn]:
    sheet = copy.document.sheet
    found = []
    for number, page in enumerate(copy.pages):
        texts, lines = [], []
        for top, strip in page:
            bottom = sheet.height - TOP - top
            for text in strip.texts:
                for piece in text.line.runs:
                    place = (LEFT + text.x, bottom - text.y)
                    texts.append((piece.face.value, text.size, *place, piece.text.replace("\u00a0", " ")))
            lines += [
                (rule.weight, LEFT + rule.x1, bottom - rule.y1, LEFT + rule.x2, bottom - rule.y2)
                for rule in strip.rules
            ]
        texts.append((fonts.Face.REGULAR.value, 9.0, LEFT, sheet.height - 20, copy.document.basis))
        found.append(
            _Drawn(
                (sheet.width, sheet.height),
                tuple(texts),
                tuple(lines),
                () if number else bars,
                () if number else qr,
            )
        )
    return found


def bare(pages: Sequence[_Drawn]) -> bytes:
    """Every text, line and code of the batch straight onto a canvas: nothing is laid out, nothing is checked."""
    fonts.register_fonts()
    face = fonts.Face.REGULAR.value
    canvas = Canvas(out := io.BytesIO(), initialFontName=face, invariant=1, pageCompression=1)  # type: ignore[arg-type]
    for page in pages:
        canvas.setPageSize(page.size)
        for name, size, x, y, text in page.texts:
            canvas.setFont(name, size)
            canvas.drawString(x, y, text)
        for weight, *ends in page.lines:
            canvas.setLineWidth(weight)
            canvas.line(*ends)
        for code in page.bars:
            Code128(code, barWidth=0.7, barHeight=28, quiet=0).drawOn(canvas, 240, 480)
        for code in page.qr:
            _bare_qr(canvas, code)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _bare_qr(canvas: Canvas, text: str) -> None:
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make()
    for y, row in enumerate(code.get_matrix()):
        for x, dark in enumerate(row):
            if dark:
                canvas.rect(400 + 3 * x, 700 - 3 * y, 3, 3, stroke=0, fill=1)
