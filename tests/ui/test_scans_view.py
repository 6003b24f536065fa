"""Scans of papers on the page: dropped, chosen, taken from the scanner's folder, looked at, taken off."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from frontdesk.desk import Desk
from frontdesk.settings import Settings
from tests.factories import HandClock
from tests.ui.officer import CONTROL
from tests.ui.submission_pages import AtPage, Build, received

Sit = Callable[[Build], AtPage]


def picture(path: Path, shade: int = 255) -> Path:
    """A picture of a page."""
    Image.new("RGB", (120, 170), (shade, shade, shade)).save(path)
    return path


def document(path: Path, pages: int = 3) -> Path:
    """A PDF of some pages, each darker than the one before."""
    first, *others = (Image.new("RGB", (120, 170), (250 - 60 * at,) * 3) for at in range(pages))
    first.save(path, save_all=True, append_images=others)
    return path


def drop(target: QWidget, *paths: Path) -> None:
    """Somebody drags files over `target` and lets go."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, dragged, left, none)
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, dragged, left, none))


def with_scan(folder: Path) -> Build:
    """Received, and a document of three pages on its first paper."""

    def build(desk: Desk, clock: HandClock) -> str:
        submission_id = received(desk, clock)
        desk.attachments.attach(submission_id, document(folder / "to khai.pdf"), "1")
        return submission_id

    return build


def scans(at: AtPage) -> list[tuple[str, str]]:
    return [(scan.paper, scan.file_name) for scan in at.page.submission.attachments]


def test_that_a_file_dropped_on_a_paper_is_its_scan(at_page: Sit, tmp_path: Path) -> None:
    at = at_page(received)
    line = at.lookup.page.papers.papers[1]
    drop(line, picture(tmp_path / "anh.png"))
    at.officer.until(lambda: bool(at.page.submission.attachments))
    at.officer.settle()
    assert scans(at) == [(line.paper, "anh.png")]
    assert at.said == f"Đã gắn anh.png vào {line.paper}."
    assert [act.text() for act in at.lookup.page.papers.papers[1].scans] == ["anh.png · 1 trang"]


def test_that_files_dropped_on_the_card_belong_to_no_paper(at_page: Sit, tmp_path: Path) -> None:
    at = at_page(received)
    drop(at.lookup.page.papers, picture(tmp_path / "a.png"), picture(tmp_path / "b.png", 200))
    at.officer.until(lambda: len(at.page.submission.attachments) == 2)
    at.officer.settle()
    assert at.said == "Đã gắn 2 bản quét vào hồ sơ."
    assert [act.text() for act in at.lookup.page.papers.papers[-1].scans] == ["a.png · 1 trang", "b.png · 1 trang"]


def test_that_what_is_no_file_is_not_taken(at_page: Sit) -> None:
    at = at_page(received)
    dragged = QMimeData()
    dragged.setUrls([QUrl("https://example.invalid/a.pdf")])
    enter = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    QApplication.sendEvent(at.lookup.page.papers.papers[0], enter)
    assert not enter.isAccepted()


def test_that_a_damaged_file_is_one_clear_line(at_page: Sit, tmp_path: Path) -> None:
    at = at_page(received)
    whole = document(tmp_path / "whole.pdf").read_bytes()
    damaged = tmp_path / "hong.pdf"
    damaged.write_bytes(whole[: len(whole) // 2])
    drop(at.lookup.page.papers.papers[0], damaged)
    at.officer.until(lambda: "hong.pdf" in at.said)
    at.officer.settle()
    assert scans(at) == []
    disguised = tmp_path / "gia.png"
    disguised.write_text("<script>", encoding="utf-8")
    drop(at.lookup.page.papers.papers[0], disguised)
    at.officer.until(lambda: "không phải PDF hay ảnh" in at.said)
    assert scans(at) == []


def test_that_files_are_chosen_in_a_dialog(at_page: Sit, tmp_path: Path) -> None:
    at = at_page(received)
    at.officer.press(Qt.Key.Key_O, CONTROL)
    dialog = at.lookup.findChild(QFileDialog)
    assert dialog is not None
    dialog.filesSelected.emit([str(picture(tmp_path / "anh.png"))])
    dialog.reject()
    at.officer.until(lambda: bool(at.page.submission.attachments))
    at.officer.settle()
    assert scans(at) == [("", "anh.png")]


@pytest.fixture
def scanner_folder(settings: Settings, tmp_path: Path) -> Path:
    """The folder a scanner writes to, watched by this home."""
    from tests.factories import open_desk

    folder = tmp_path / "scanner"
    folder.mkdir()
    desk = open_desk(settings, HandClock())
    desk.scanner_folder.watch(folder)
    desk.close()
    return folder


def look_twice(at: AtPage, clock: HandClock) -> None:
    """The timer's two looks: a file that has not changed between them is finished."""
    for _look in range(2):
        at.lookup.scans.look()
        at.officer.settle()
        clock.forward(seconds=2)


def test_that_a_finished_scan_is_offered_and_attached_by_keyboard(
    at_page: Sit, clock: HandClock, scanner_folder: Path
) -> None:
    at = at_page(received)
    new = at.lookup.page.papers.new
    picture(scanner_folder / "scan001.png")
    at.lookup.scans.look()
    at.officer.settle()
    assert new.isHidden()  # it may still be written
    look_twice(at, clock)
    assert new.sentence.text() == "Có bản quét mới: scan001.png"
    new.to.setFocus()
    at.officer.press(Qt.Key.Key_Return)
    at.officer.press(Qt.Key.Key_Down)
    at.officer.press(Qt.Key.Key_Return)
    at.officer.until(lambda: bool(at.page.submission.attachments))
    at.officer.settle()
    assert scans(at) == [(at.page.submission.received.papers[1].name, "scan001.png")]
    assert new.isHidden()
    assert not (scanner_folder / "scan001.png").exists()
    assert (scanner_folder / "da-nhan" / "scan001.png").exists()


def test_that_a_scan_passed_over_stays_in_its_folder(at_page: Sit, clock: HandClock, scanner_folder: Path) -> None:
    at = at_page(received)
    picture(scanner_folder / "a.png")
    picture(scanner_folder / "b.png")
    look_twice(at, clock)
    new = at.lookup.page.papers.new
    assert new.sentence.text().endswith("(và 1 bản nữa)")
    new.not_now.setFocus()
    at.officer.press(Qt.Key.Key_Return)
    assert new.sentence.text().startswith("Có bản quét mới:")
    at.officer.press(Qt.Key.Key_Return)
    assert new.isHidden()
    assert len(list(scanner_folder.glob("*.png"))) == 2
    assert scans(at) == []


def test_that_a_scanner_folder_gone_is_said_once(at_page: Sit, clock: HandClock, scanner_folder: Path) -> None:
    at = at_page(received)
    scanner_folder.rmdir()
    at.lookup.scans.look()
    at.officer.settle()
    assert "Không thấy thư mục máy quét" in at.said
    at.lookup.answering.clear()
    look_twice(at, clock)
    assert at.said == ""


def test_that_the_folder_is_watched_only_beside_a_submission(at_page: Sit, scanner_folder: Path) -> None:
    at = at_page(received)
    assert at.lookup.scans._timer.isActive()
    at.officer.press(Qt.Key.Key_Escape)
    assert not at.lookup.scans._timer.isActive()


def test_that_a_scan_is_looked_at_page_by_page(at_page: Sit, tmp_path: Path) -> None:
    at = at_page(with_scan(tmp_path))
    at.lookup.page.papers.papers[0].scans[0].setFocus()
    at.officer.press(Qt.Key.Key_Return)
    view = at.lookup.scan.view
    at.officer.until(lambda: not view.image.isNull())
    assert at.lookup.scan.at.text() == "Trang 1/3"
    first = view.image.pixelColor(10, 10).lightness()
    assert abs(view.image.width() - view.viewport().width()) <= 1
    at.officer.press(Qt.Key.Key_PageDown)
    assert at.lookup.scan.at.text() == "Trang 2/3"
    at.officer.until(lambda: view.image.pixelColor(10, 10).lightness() < first - 40)
    at.officer.press(Qt.Key.Key_PageDown)
    at.officer.press(Qt.Key.Key_PageDown)  # there is no fourth
    at.officer.settle()
    assert at.lookup.scan.at.text() == "Trang 3/3"
    assert not at.lookup.scan.after.isEnabled()
    at.officer.press(Qt.Key.Key_PageUp)
    at.officer.settle()
    assert at.lookup.scan.at.text() == "Trang 2/3"


def test_that_a_scan_is_made_larger_and_smaller_and_fits_again(at_page: Sit, tmp_path: Path) -> None:
    at = at_page(with_scan(tmp_path))
    at.lookup.open_scan(at.page.submission.attachments[0])
    view = at.lookup.scan.view
    at.officer.until(lambda: not view.image.isNull())
    at.officer.settle()
    fits = view.image.width()
    at.officer.press(Qt.Key.Key_Plus)
    at.officer.until(lambda: view.image.width() > fits)
    at.officer.press(Qt.Key.Key_Minus)
    at.officer.press(Qt.Key.Key_Minus)
    at.officer.until(lambda: view.image.width() < fits)
    at.officer.press(Qt.Key.Key_0)
    at.officer.until(lambda: view.image.width() == fits)


def test_that_esc_goes_back_to_the_submission(at_page: Sit, tmp_path: Path) -> None:
    at = at_page(with_scan(tmp_path))
    at.lookup.open_scan(at.page.submission.attachments[0])
    at.officer.settle()
    assert at.lookup.page_bar.primary.isHidden()
    at.officer.press(Qt.Key.Key_Escape)
    assert at.lookup.shown is not None
    assert at.officer.focus is at.lookup.page_bar.primary


def test_that_a_wrong_scan_is_taken_off_with_a_reason(at_page: Sit, tmp_path: Path) -> None:
    at = at_page(with_scan(tmp_path))
    at.lookup.open_scan(at.page.submission.attachments[0])
    at.officer.settle()
    at.lookup.scan.wrong.setFocus()
    at.officer.press(Qt.Key.Key_Return)
    assert at.officer.focus is at.lookup.scan.reason
    assert not at.lookup.scan.remove.isEnabled()
    at.officer.press(Qt.Key.Key_Escape)
    assert at.lookup.scan.removal.isHidden()  # one step back only
    at.lookup.scan.wrong.click()
    at.write("Gắn nhầm hồ sơ.")
    at.officer.press(Qt.Key.Key_Return)
    at.officer.until(lambda: not at.page.submission.attachments)
    at.officer.settle()
    assert at.page.timeline[-1].sentence == "Gỡ bản quét: Gắn nhầm hồ sơ."
    assert at.said == "Đã gỡ bản quét. Gắn bản đúng nếu có."


def test_that_a_scan_whose_content_is_lost_is_one_line(at_page: Sit, tmp_path: Path, settings: Settings) -> None:
    at = at_page(with_scan(tmp_path))
    for kept in (settings.home / "scans").glob("??/*"):
        kept.unlink()
    at.lookup.open_scan(at.page.submission.attachments[0])
    at.officer.until(lambda: at.lookup.scan.view.sentence.startswith("Mất tệp nội dung"))
    assert at.lookup.scan.view.image.isNull()
