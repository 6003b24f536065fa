"""The receipt as PDF against bare reportlab drawing the same text and QR."""

import io
import random

import qrcode
from pypdf import PdfReader
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

from frontdesk.desk import Desk
from frontdesk.domain.papers import mark_missing
from frontdesk.domain.receipts import ReceiptView
from frontdesk.domain.reception import Application
from frontdesk.forms import fonts, read_back, receipt
from frontdesk.services.demo_people import invent_person
from tests.benchmarks.measure import Ratio, in_turns, timed

ROUNDS = 60


def run(small: Desk) -> list[Ratio]:
    """Rendering beside the floor; the read-back beside rendering, for the record."""
    papers = mark_missing(small.catalogue.get("1.001612").papers, ())
    person = invent_person(random.Random(1))
    received = small.reception.receive(Application(small.reception.new_id(), person, None, "1.001612", papers))
    view = small.lookup.get(str(received.submission_id)).view
    pdf = receipt.render(view)
    lines = [line for page in PdfReader(io.BytesIO(pdf)).pages for line in page.extract_text().splitlines()]
    taken, floor = in_turns(lambda: receipt.render(view), lambda: bare(view, lines), ROUNDS)
    checks = sorted(timed(lambda: read_back.check(pdf, view)) for _ in range(ROUNDS))
    return [
        Ratio("receipt PDF / bare reportlab of the same text and QR", taken, floor, 2.0),
        Ratio("read-back of the receipt (no bar; runs off the GUI thread)", checks[ROUNDS // 2], taken, 100.0),
    ]


def bare(view: ReceiptView, lines: list[str]) -> bytes:
    """Every line of the receipt and its QR, straight onto a canvas."""
    out = io.BytesIO()
    fonts.register_fonts()
    face = fonts.Face.REGULAR.value
    canvas = Canvas(out, pagesize=A5, initialFontName=face, invariant=1)  # type: ignore[arg-type]
    canvas.setFont(face, 10)
    for number, line in enumerate(lines):
        canvas.drawString(40, 560 - 13 * number, line)
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(view.track_url)
    code.make()
    for y, row in enumerate(code.get_matrix()):
        for x, dark in enumerate(row):
            if dark:
                canvas.rect(40 + 2 * x, 120 - 2 * y, 2, 2, stroke=0, fill=1)
    canvas.save()
    return out.getvalue()
