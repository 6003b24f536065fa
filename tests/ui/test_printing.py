"""A receipt goes to a printer or into a file, whole or not at all."""

import stat
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from frontdesk.errors import StorageRefused
from ui import printing
from ui.printing import Sheet, hand_out, paint, save


def _page() -> bytes:
    image = QImage(583, 827, QImage.Format.Format_Grayscale8)
    image.fill(255)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _sheet(name: str = "C1-261123-0001-4", pages: Sequence[bytes] = ()) -> Sheet:
    return Sheet(name, b"%PDF-1.4 made up", lambda _dpi: pages)


def test_that_without_a_printer_the_receipt_is_kept_as_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setattr(printing, "default_printer", lambda: "")
    handed = hand_out(_sheet(), tmp_path / "receipts")
    assert handed.printer == ""
    assert handed.file == tmp_path / "receipts" / "C1-261123-0001-4.pdf"
    assert handed.file.read_bytes() == b"%PDF-1.4 made up"


def test_that_a_kept_receipt_is_for_its_owner_only(tmp_path: Path) -> None:
    path = save(_sheet(), tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["../../etc/x", "a/b", "", "…"])
def test_that_a_file_name_never_leaves_the_folder(tmp_path: Path, name: str) -> None:
    assert save(_sheet(name), tmp_path).parent == tmp_path


def test_that_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(StorageRefused) as refusal:
        save(_sheet(), blocked)
    assert refusal.value.code == "receipt_not_saved"


def test_that_every_page_is_painted_at_its_own_size(qapp: QApplication, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    page = QImage.fromData(_page())
    assert paint(printer, [page, page])
    from pypdf import PdfReader

    pages = PdfReader(tmp_path / "out.pdf").pages
    assert len(pages) == 2
    assert round(float(pages[0].mediabox.width)) == round(583 * 72 / 300)


def test_that_a_page_that_cannot_be_drawn_is_not_called_printed(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "default_printer", lambda: "nowhere")
    with pytest.raises(StorageRefused) as refusal:
        hand_out(_sheet(pages=[b"no picture"]), tmp_path)
    assert refusal.value.code == "receipt_not_printed"
