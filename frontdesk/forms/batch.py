"""A handed-over batch in one file: the manifest first, then form 06 of every submission in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from frontdesk.domain.control_sheet import ControlSheetView
from frontdesk.domain.handover_forms import ManifestView
from frontdesk.forms.control_sheet import ControlSheets
from frontdesk.forms.drawing import Copy, draw_file
from frontdesk.forms.manifest import set_manifest
from frontdesk.forms.read_back import PrintedCode
from frontdesk.forms.strips import DOT, LEFT, TOP, Mosaic, Sheet
from frontdesk.i18n import words

QUIET = 12 * DOT  # of white around a code that a reader is shown


@dataclass(frozen=True, slots=True)
class PrintedBatch:
    """The file, and where its codes stand: the manifest's first."""

    pdf: bytes
    codes: tuple[PrintedCode, ...]


def render_batch(manifest: ManifestView, sheets: Iterable[ControlSheetView], language: str = "vi") -> PrintedBatch:
    """One file; `sheets` are asked for one by one while it is drawn, so that whoever gives them may stop.

    Raises InvalidInput `receipt_code_unprintable`.
    """
    first = set_manifest(manifest, language)
    codes: list[PrintedCode] = []
    copies = _told(first, manifest, sheets, ControlSheets(language), codes)
    pdf = draw_file(replace(first.document, mark=""), copies, words(language))
    return PrintedBatch(pdf, tuple(codes))


def _told(
    first: Copy,
    manifest: ManifestView,
    sheets: Iterable[ControlSheetView],
    setter: ControlSheets,
    codes: list[PrintedCode],
) -> Iterator[Copy]:
    """The copies, with their codes noted as they pass."""
    page = 0
    codes += _codes(first, page, manifest.manifest.code)
    yield first
    page += len(first.pages)
    for view in sheets:
        copy = setter.set(view)
        codes += _codes(copy, page, view.receipt_code)
        yield copy
        page += len(copy.pages)


def _codes(copy: Copy, first: int, text: str) -> Iterator[PrintedCode]:
    for number, page in enumerate(copy.pages, start=first):
        for top, strip in page:
            for mosaic in strip.mosaics:
                yield _code(mosaic, TOP + top, number, text, copy.document.sheet)


def _code(mosaic: Mosaic, top: float, page: int, text: str, sheet: Sheet) -> PrintedCode:
    wide = max(column + columns for column, _, columns, _ in mosaic.rectangles) * mosaic.cell
    high = max(row + rows for _, row, _, rows in mosaic.rectangles) * mosaic.cell_height
    left, upper = LEFT + mosaic.x, sheet.height - top - mosaic.y
    return PrintedCode(page, left - QUIET, upper - high - QUIET, left + wide + QUIET, upper + QUIET, text)
