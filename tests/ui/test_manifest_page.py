"""One batch: opened by its code from anywhere, answered all at once or one by one, the three counts always in sight."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.domain.custody import Parcel
from frontdesk.domain.reception import Received
from frontdesk.domain.states import State
from frontdesk.settings import Settings
from tests.factories import HandClock
from tests.ui.handover_desk import Prints, hand_over, listen, on_desk, receive
from tests.ui.officer import CONTROL, Officer
from tests.ui.windows import make_window
from ui.screens.handover.screen import HandoverScreen
from ui.sounds import Sound
from ui.theme import Scheme

Batch = tuple[tuple[Received, ...], str]


@pytest.fixture
def batch(officer: Officer) -> Batch:
    """Three submissions handed over, and their manifest's code."""
    mine = receive(officer, 3)
    return mine, hand_over(officer, mine)


def _open(officer: Officer, code: str) -> HandoverScreen:
    officer.scan(code)
    officer.until(lambda: officer.window.current is officer.window.handover and officer.window.handover.shows_manifest)
    officer.settle()
    return officer.window.handover


def _figures(screen: HandoverScreen) -> dict[str, str]:
    return {name: figure.text() for name, figure in screen.manifest_page.figures.items()}


def _parcels(officer: Officer, code: str) -> list[Parcel]:
    return [item.parcel for item in on_desk(officer, lambda desk: desk.handover.manifest(code)).items]


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F5, Qt.Key.Key_F10])
def test_that_a_scanned_manifest_opens_from_every_room(officer: Officer, batch: Batch, key: Qt.Key) -> None:
    officer.press(key)
    officer.settle()
    screen = _open(officer, batch[1])
    assert screen.manifest_page.code.text() == batch[1]
    assert _figures(screen) == {"sent": "3", "received": "0", "back": "0", "missing": "0", "unanswered": "3"}


def test_that_a_manifest_typed_into_the_box_on_top_opens_too(officer: Officer, batch: Batch) -> None:
    officer.press(Qt.Key.Key_K, CONTROL)
    officer.type(batch[1].lower())
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: officer.window.handover.shows_manifest)


def test_that_an_unknown_manifest_is_told_so_where_the_officer_is(officer: Officer, batch: Batch) -> None:
    from frontdesk.domain.clock import local
    from frontdesk.domain.manifests import manifest_code
    from tests.factories import MONDAY_MORNING

    officer.scan(manifest_code("C1", local(MONDAY_MORNING).date(), 77))
    officer.until(lambda: "Không có phiếu bàn giao" in officer.window.current.answering.text)
    assert not officer.window.handover.shows_manifest


def test_that_everything_is_acknowledged_but_the_exceptions(officer: Officer, batch: Batch) -> None:
    mine, code = batch
    heard = listen(officer)
    screen = _open(officer, code)
    officer.scan(mine[1].receipt_code)
    officer.until(lambda: bool(screen.manifests.edit.excepted))
    assert heard[-1] is Sound.ACCEPTED
    assert "2 đã nhận, 1 thiếu" in screen.manifest_page.answer.note.text()
    screen.manifest_page.answer.taker.setFocus()
    officer.commit("Hoàng Văn Sáng")
    screen.manifest_page.answer.reason.setFocus()
    officer.commit("Không có trong lô")
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: "2 đã nhận, 1 thiếu" in screen.answering.text)
    assert _figures(screen) == {"sent": "3", "received": "2", "back": "0", "missing": "1", "unanswered": "0"}
    assert _parcels(officer, code) == [Parcel.RECEIVED, Parcel.MISSING, Parcel.RECEIVED]
    taker, reason = on_desk(
        officer,
        lambda desk: (
            desk.lookup.get(str(mine[0].submission_id)).submission.handover,
            desk.handover.manifest(code).items[1].reason,
        ),
    )
    assert taker is not None
    assert (taker.taker, reason) == ("Hoàng Văn Sáng", "Không có trong lô")
    assert not screen.primary.isEnabled()


def test_that_the_space_bar_and_a_click_mark_an_exception_and_take_it_back(officer: Officer, batch: Batch) -> None:
    screen = _open(officer, batch[1])
    screen.manifest_page.table.setFocus()
    officer.press(Qt.Key.Key_Down)
    officer.press(Qt.Key.Key_Space)
    marked = screen.manifests.edit.excepted
    assert len(marked) == 1
    page = screen.manifest_page
    at = next(at for at, item in enumerate(page.model.rows) if item.submission_id in marked)
    page.table.clicked.emit(page.model.index(at, 1))
    assert screen.manifests.edit.excepted == frozenset()
    page.table.clicked.emit(page.model.index(at, 0))  # only the answer is a switch
    assert screen.manifests.edit.excepted == frozenset()


def test_that_a_second_scan_does_not_take_an_exception_back(officer: Officer, batch: Batch) -> None:
    mine, code = batch
    heard = listen(officer)
    screen = _open(officer, code)
    for _ in range(2):
        screen.take_code(mine[0].receipt_code)
    officer.settle()
    assert screen.manifests.edit.excepted == {str(mine[0].submission_id)}
    assert heard == [Sound.ACCEPTED, Sound.DUPLICATE]


def test_that_a_submission_of_another_batch_is_told_so(officer: Officer, batch: Batch) -> None:
    (other,) = receive(officer, 1)
    heard = listen(officer)
    screen = _open(officer, batch[1])
    officer.scan(other.receipt_code)
    officer.until(lambda: "Không có trong phiếu này" in screen.answering.text)
    assert heard == [Sound.REFUSED]
    assert screen.manifests.edit.excepted == frozenset()


def _at(officer: Officer, screen: HandoverScreen, received: Received) -> None:
    screen.manifest_page.table.setFocus()
    screen.manifest_page.go_to(str(received.submission_id))


def test_that_one_is_reported_missing_and_found_again_or_received_after_all(officer: Officer, batch: Batch) -> None:
    mine, code = batch
    screen = _open(officer, code)
    for each in mine[:2]:
        _at(officer, screen, each)
        officer.press(Qt.Key.Key_1, CONTROL)
        officer.settle()
    assert _figures(screen)["missing"] == "2"
    _at(officer, screen, mine[0])
    officer.press(Qt.Key.Key_2, CONTROL)
    officer.settle()
    _at(officer, screen, mine[1])
    officer.press(Qt.Key.Key_3, CONTROL)
    officer.settle()
    assert _parcels(officer, code) == [Parcel.FOUND, Parcel.RECEIVED, Parcel.SENT]
    assert _figures(screen) == {"sent": "3", "received": "1", "back": "1", "missing": "0", "unanswered": "1"}


def test_that_sending_back_needs_a_reason_and_asks_for_it(officer: Officer, batch: Batch) -> None:
    mine, code = batch
    screen = _open(officer, code)
    _at(officer, screen, mine[0])
    officer.press(Qt.Key.Key_4, CONTROL)
    assert "Ghi lý do" in screen.answering.text
    assert officer.focus is screen.manifest_page.answer.reason
    officer.commit("Thiếu bản chính")
    officer.press(Qt.Key.Key_4, CONTROL)
    officer.settle()
    assert _parcels(officer, code)[0] is Parcel.SENT_BACK
    assert on_desk(officer, lambda desk: desk.lookup.get(str(mine[0].submission_id)).state) is State.SENT_BACK
    assert screen.manifest_page.answer.reason.text == ""


def test_that_an_act_that_does_not_fit_the_row_is_not_done(officer: Officer, batch: Batch) -> None:
    screen = _open(officer, batch[1])
    _at(officer, screen, batch[0][0])
    officer.press(Qt.Key.Key_2, CONTROL)  # found: but nobody misses it
    officer.settle()
    assert _parcels(officer, batch[1]) == [Parcel.SENT] * 3


def test_that_what_was_noted_survives_esc_and_a_restart(
    qapp: QApplication, qtbot: QtBot, settings: Settings, officer: Officer, batch: Batch
) -> None:
    mine, code = batch
    screen = _open(officer, code)
    screen.manifests.toggle(str(mine[2].submission_id))
    screen.manifest_page.answer.taker.setFocus()
    officer.commit("Hoàng Văn Sáng")
    officer.press(Qt.Key.Key_Escape)
    assert not screen.shows_manifest
    _open(officer, code)
    assert screen.manifest_page.answer.taker.text() == "Hoàng Văn Sáng"
    officer.window.close()
    again = Officer(qapp, qtbot, make_window(qapp, settings, Scheme.LIGHT, HandClock()))
    again.sit_down()
    again.window._room.sounds.on = False
    screen = _open(again, code)
    assert screen.manifests.edit.excepted == {str(mine[2].submission_id)}
    assert screen.manifest_page.answer.taker.text() == "Hoàng Văn Sáng"
    again.window.close()


def test_that_a_batch_opens_from_the_open_differences_oldest_first(officer: Officer, batch: Batch) -> None:
    later = hand_over(officer, receive(officer, 1))
    officer.press(Qt.Key.Key_F3)
    officer.settle()
    differences = officer.window.handover.work.differences
    assert [row.code for row in differences.model.rows] == [batch[1], later]
    differences.table.setFocus()
    officer.press(Qt.Key.Key_Down)
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: officer.window.handover.shows_manifest)
    assert officer.window.handover.manifest_page.code.text() in (batch[1], later)
    officer.press(Qt.Key.Key_Escape)
    assert officer.focus is officer.window.handover.work.basket.field


def test_that_a_batch_is_printed_again(officer: Officer, batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    prints = Prints()
    monkeypatch.setattr("ui.screens.handover.batch_prints.print_batch", prints)
    screen = _open(officer, batch[1])
    officer.press(Qt.Key.Key_P, CONTROL)
    officer.until(lambda: "HP-1" in screen.answering.text)
    assert prints.asked == [batch[1]]


def test_that_the_page_turns_when_the_department_answers_elsewhere(officer: Officer, batch: Batch) -> None:
    from ui.events import DeskChanged

    screen = _open(officer, batch[1])
    on_desk(officer, lambda desk: desk.handover.acknowledge(batch[1]))
    officer.window._room.events.announce(DeskChanged(submissions=True))
    officer.until(lambda: _figures(screen)["received"] == "3")
    assert screen.gap.text() == "Phiếu đã được trả lời đủ"


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)], ids=str)
def test_that_everything_on_the_page_is_reached_by_tab_and_named(
    officer: Officer, batch: Batch, size: tuple[int, int]
) -> None:
    from tests.ui.test_layout import _controls, _cut_off

    officer.window.resize(*size)
    screen = _open(officer, batch[1])
    _at(officer, screen, batch[0][0])
    wanted = {id(each): each for each in _controls(officer) if each.focusPolicy() & Qt.FocusPolicy.TabFocus}
    reached = set()
    for _ in range(3 * len(wanted)):
        officer.window.focusNextChild()
        reached.add(id(officer.focus))
    assert [each.accessibleName() for key, each in wanted.items() if key not in reached] == []
    assert all(each.accessibleName() for each in wanted.values())
    assert _cut_off(officer) == []
    if folder := os.environ.get("FRONTDESK_SCREENSHOTS"):
        screen.window().grab().save(str(Path(folder) / f"manifest-{size[0]}.png"))
