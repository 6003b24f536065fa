"""From the reception to the paper: printed once, recorded once, and said as it is."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from frontdesk.errors import DeskError, StorageRefused
from frontdesk.services.receipts import ReceiptService
from frontdesk.settings import Settings
from tests.factories import open_desk
from tests.ui.officer import CONTROL, Officer
from ui import printing
from ui.printing import Handed


class Printer:
    """Stands where the system's printer would; `refusal` instead of paper, or paper only once `gate` is open."""

    def __init__(self) -> None:
        self.refusal: DeskError | None = None
        self.sheets = 0
        self.gate = threading.Event()
        self.gate.set()

    def __call__(self, *_sheet: object, **_options: object) -> Handed:
        self.sheets += 1
        self.gate.wait(20)
        if self.refusal is not None:
            raise self.refusal
        return Handed(printer="Máy in quầy 1")


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Printer:
    made = Printer()
    monkeypatch.setattr(printing, "hand_out", made)
    return made


def _prints(settings: Settings) -> list[int]:
    desk = open_desk(settings)
    try:
        return [desk.lookup.get(hit.submission_id).prints for hit in desk.lookup.search("")]
    finally:
        desk.close()


def test_that_a_print_is_said_and_on_record(officer: Officer, printer: Printer, settings: Settings) -> None:
    officer.take_papers()
    officer.receive()
    assert officer.window.reception.received.printing.text() == "Đã gửi tới máy in Máy in quầy 1."
    assert _prints(settings) == [1]


def test_that_a_failed_print_is_said_and_not_on_record(officer: Officer, printer: Printer, settings: Settings) -> None:
    printer.refusal = StorageRefused("receipt_not_printed", printer="Máy in quầy 1")
    officer.take_papers()
    officer.receive()
    assert officer.window.reception.received.printing.text().startswith("Chưa in được.")
    assert officer.window.reception.answering.text.startswith("Máy in Máy in quầy 1 không nhận giấy hẹn.")
    assert _prints(settings) == [0]


def test_that_a_failed_print_can_be_tried_again(officer: Officer, printer: Printer, settings: Settings) -> None:
    printer.refusal = StorageRefused("receipt_not_printed", printer="P")
    officer.take_papers()
    officer.receive()
    printer.refusal = None
    officer.press(Qt.Key.Key_P, CONTROL)
    officer.settle()
    assert officer.window.reception.received.printing.text().startswith("Đã gửi")
    assert _prints(settings) == [1]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [(StorageRefused("disk_full"), "ổ đĩa đã đầy"), (KeyError("NGUYỄN"), "lỗi ngoài dự kiến")],
)
def test_that_a_print_that_cannot_be_recorded_is_not_called_unprinted(
    officer: Officer, printer: Printer, monkeypatch: pytest.MonkeyPatch, fault: Exception, reason: str
) -> None:
    def refuse(*_receipt: object) -> None:
        raise fault

    monkeypatch.setattr(ReceiptService, "confirm_printed", refuse)
    officer.take_papers()
    officer.receive()
    reception = officer.window.reception
    assert reception.received.printing.text().startswith("Đã gửi")
    assert reception.answering.text == f"Giấy đã in, nhưng chưa ghi được lần in ({reason}). Không cần in lại."


def test_that_a_window_closed_while_printing_leaves_a_recorded_print(
    officer: Officer, printer: Printer, settings: Settings
) -> None:
    printer.gate.clear()
    officer.take_papers()
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: printer.sheets == 1)
    threading.Timer(0.3, printer.gate.set).start()
    officer.window.close()
    assert _prints(settings) == [1]


def test_that_one_receipt_is_printed_once_at_a_time(officer: Officer, printer: Printer, settings: Settings) -> None:
    printer.gate.clear()
    officer.take_papers()
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: printer.sheets == 1)
    officer.press(Qt.Key.Key_P, CONTROL)
    officer.window.reception.outcome_bar.page.click()
    lookup = officer.window.lookup
    officer.until(lambda: lookup.shown is not None)
    assert not lookup.page_bar.primary.isEnabled()
    lookup.print_again()
    assert lookup.answering.text == "Giấy hẹn này đang được in."
    printer.gate.set()
    officer.until(lambda: lookup.shown is not None and lookup.shown.prints == 1)
    officer.settle()
    assert lookup.page_bar.primary.isEnabled()
    assert printer.sheets == 1
    assert _prints(settings) == [1]


PLAIN = "trong thư mục papers. Tệp không được mã hóa; tự xóa sau 7 ngày."


def test_that_a_receipt_kept_as_a_file_is_said_to_be_readable_by_others(officer: Officer) -> None:
    officer.take_papers()
    officer.receive()
    assert officer.window.reception.received.printing.text().endswith(f".pdf {PLAIN}")
    officer.window.reception.outcome_bar.page.click()
    lookup = officer.window.lookup
    officer.until(lambda: lookup.shown is not None)
    officer.press(Qt.Key.Key_P, CONTROL)
    officer.until(lambda: lookup.answering.text.endswith(f".pdf {PLAIN}"))


def test_that_our_code_is_never_called_the_provinces(officer: Officer) -> None:
    officer.take_papers()
    officer.receive()
    said = [label.text() for label in officer.window.reception.received.findChildren(QLabel)]
    model = officer.window.lookup.list.model
    said += [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())]
    assert said.count("Mã tiếp nhận") == 2
    assert not [text for text in said if "Mã hồ sơ" in text]
