"""Hand a receipt to the default printer, or keep it as a file where there is none. Runs on a worker.

QPrinter asks the print system when it is made, which may block: nothing here may run on the GUI thread.
"""

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.errors import StorageRefused

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPageLayout
    from PySide6.QtPrintSupport import QPrinter

DPI = 300
_POINTS = 72  # to the inch
_SAFE = re.compile(r"[^A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Handed:
    """Where a receipt went: a printer's name, or else a file."""

    printer: str = ""
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be printed. `pages` renders PNG pictures at a resolution in dots to the inch, one after the other."""

    name: str
    pdf: bytes
    pages: Callable[[int], Iterable[bytes]]


def hand_out(sheet: Sheet, folder: Path, save_only: bool = False) -> Handed:
    """Print `sheet` on the default printer; save it in `folder` where there is none, or with `save_only`.

    Raises StorageRefused (`receipt_not_printed`, `receipt_not_saved`): then nothing was handed out.
    """
    printer = "" if save_only else default_printer()
    return Handed(printer=_print(sheet, printer)) if printer else Handed(file=save(sheet, folder))


def default_printer() -> str:
    """The name of the system's default printer, empty where there is none."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return str(QPrinterInfo.defaultPrinterName())


def save(sheet: Sheet, folder: Path) -> Path:
    """Keep the PDF whole or not at all, readable by its owner only."""
    path = folder / f"{_SAFE.sub('-', sheet.name).strip('-') or 'receipt'}.pdf"
    part = path.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(sheet.pdf)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise StorageRefused("receipt_not_saved", path=str(path), reason=error.strerror or "") from error
    return path


def open_file(path: Path | None) -> None:
    """Show a saved receipt in the system's own viewer."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    if path is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _print(sheet: Sheet, name: str) -> str:
    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    printer.setDocName(sheet.name)
    if not paint(printer, (QImage.fromData(png) for png in sheet.pages(DPI))):
        raise StorageRefused("receipt_not_printed", printer=name)
    return name


def paint(printer: "QPrinter", pages: "Iterable[QImage]") -> bool:
    """Draw `pages` (at 300 dots to the inch), each on a sheet of its own size; False where the printer refuses."""
    from PySide6.QtGui import QPainter

    painter = QPainter()
    for page in pages:
        if page.isNull():
            break
        printer.setFullPage(True)
        printer.setPageLayout(_sheet_of(page))
        if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
            return False
        painter.drawImage(painter.viewport(), page)
    else:
        return painter.isActive() and painter.end()
    if painter.isActive():
        printer.abort()
    return False


def _sheet_of(page: "QImage") -> "QPageLayout":
    """A sheet as large as the picture; wider than high lies across."""
    from PySide6.QtCore import QMarginsF, QSizeF
    from PySide6.QtGui import QPageLayout, QPageSize

    short, long = sorted((page.width(), page.height()))
    across = page.width() > page.height()
    size = QPageSize(QSizeF(short * _POINTS / DPI, long * _POINTS / DPI), QPageSize.Unit.Point)
    way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    return QPageLayout(size, way, QMarginsF())
