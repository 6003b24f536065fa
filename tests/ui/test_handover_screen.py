"""Handing over with scanner and keyboard: every scan answered, nothing lost, nothing handed over by mistake."""

import os
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.domain.baskets import Answer
from frontdesk.domain.corrections import Correction
from frontdesk.domain.reception import Received
from frontdesk.domain.states import State
from frontdesk.errors import DeskError
from frontdesk.settings import Settings
from tests.factories import HandClock, make_party
from tests.ui.handover_desk import JUSTICE, Prints, hand_over, listen, on_desk, receive, room_of
from tests.ui.officer import CONTROL, Officer
from tests.ui.windows import make_window
from ui.screens.handover.screen import HandoverScreen
from ui.sounds import Sound
from ui.theme import Scheme

ECONOMY_NAME, JUSTICE_NAME = "Phòng Kinh tế", "Bộ phận Tư pháp - Hộ tịch"


@pytest.fixture
def prints(monkeypatch: pytest.MonkeyPatch) -> Prints:
    """What was printed of batches."""
    made = Prints()
    monkeypatch.setattr("ui.screens.handover.batch_prints.print_batch", made)
    return made


def _go(officer: Officer) -> HandoverScreen:
    officer.press(Qt.Key.Key_F3)
    officer.settle()
    return officer.window.handover


def _scan(officer: Officer, code: str) -> Answer:
    """Scan and wait for the answer."""
    answers: list[Answer] = []
    desk = officer.window.handover.baskets
    connection = desk.answered.connect(lambda row: answers.append(row.answer))
    officer.scan(code)
    officer.until(lambda: bool(answers))
    desk.answered.disconnect(connection)
    return answers[0]


def _scan_all(officer: Officer, received: tuple[Received, ...]) -> None:
    for each in received:
        assert _scan(officer, each.receipt_code) in (Answer.ACCEPTED, Answer.WRONG_DEPARTMENT)


def _rows(screen: HandoverScreen) -> list[tuple[str, Answer]]:
    return [
        (row.weighed.receipt_code if row.weighed else row.text, row.answer) for row in screen.work.basket.model.rows
    ]


def test_that_each_scan_becomes_a_row_with_its_answer_and_sound(officer: Officer) -> None:
    mine, others = receive(officer, 3), receive(officer, 1, JUSTICE)
    hand_over(officer, mine[2:])
    heard = listen(officer)
    screen = _go(officer)
    expected = (
        (mine[0].receipt_code, Answer.ACCEPTED, Sound.ACCEPTED),
        (mine[1].receipt_code, Answer.ACCEPTED, Sound.ACCEPTED),
        (mine[0].receipt_code, Answer.DUPLICATE, Sound.DUPLICATE),
        (others[0].receipt_code, Answer.WRONG_DEPARTMENT, Sound.WRONG_DEPARTMENT),
        (mine[2].receipt_code, Answer.NOT_NOW, Sound.REFUSED),
        ("H60.242-261123-0042", Answer.UNKNOWN, Sound.REFUSED),
    )
    for code, answer, sound in expected:
        assert _scan(officer, code) is answer
        assert heard[-1] is sound
        assert _rows(screen)[0] == (code, answer)
    assert len(_rows(screen)) == len(expected)
    assert screen.work.basket.count.text() == "2 hồ sơ"
    assert screen.work.basket.heading.text() == f"Giỏ {ECONOMY_NAME}"


def test_that_an_answer_is_said_in_words_with_its_reason(officer: Officer) -> None:
    (one,) = receive(officer, 1)
    hand_over(officer, (one,))
    banner = _go(officer).work.basket.banner
    _scan(officer, one.receipt_code)
    assert banner.word.text() == "Chưa bàn giao được"
    assert "đã bàn giao cho Phòng Kinh tế" in banner.about.text()
    assert "Chưa bàn giao được" in banner.accessibleName()


def test_that_a_replaced_receipt_is_taken_and_said_to_be_old(officer: Officer) -> None:
    (one,) = receive(officer, 1)
    address = on_desk(officer, lambda desk: desk.lookup.get(str(one.submission_id)).token)
    corrected = Correction(principal=make_party("NGUYỄN THỊ HÒA ANH"))
    on_desk(officer, lambda desk: desk.corrections.correct(str(one.submission_id), corrected))
    screen = _go(officer)
    assert _scan(officer, f"https://motcua.example/t/{address}") is Answer.REPLACED
    assert "bản 1" in screen.work.basket.banner.about.text()
    assert screen.baskets.open.items[0].submission_id == str(one.submission_id)


def test_that_a_typed_code_goes_the_same_way(officer: Officer) -> None:
    (one,) = receive(officer, 1)
    screen = _go(officer)
    officer.type(one.receipt_code.lower().replace("-", ""))
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: bool(screen.baskets.open.items))
    assert screen.work.basket.field.text() == ""


def test_that_a_mistyped_code_says_what_is_wrong(officer: Officer) -> None:
    screen = _go(officer)
    officer.type("c1-261123-0001-9")
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: bool(screen.work.basket.model.rows))
    assert "ký tự sai" in screen.work.basket.banner.about.text()
    assert not screen.baskets.baskets.ids


def test_that_one_key_puts_another_departments_submission_into_its_own_basket(officer: Officer) -> None:
    mine, others = receive(officer, 1), receive(officer, 2, JUSTICE)
    screen = _go(officer)
    _scan_all(officer, (*mine, *others))
    officer.press(Qt.Key.Key_B, CONTROL)
    assert screen.baskets.baskets.chosen == ECONOMY_NAME
    assert [item.receipt_code for item in screen.baskets.baskets.of(JUSTICE_NAME).items] == [others[1].receipt_code]
    officer.settle()
    board = screen.work.board
    in_basket = {load.department: board.model.columns[1].under(load) for load in board.model.rows}  # type: ignore[misc]
    assert in_basket == {ECONOMY_NAME: "giỏ: 1", JUSTICE_NAME: "giỏ: 1"}


def test_that_switching_departments_keeps_every_basket(officer: Officer) -> None:
    mine, others = receive(officer, 2), receive(officer, 1, JUSTICE)
    screen = _go(officer)
    _scan_all(officer, mine)
    screen.work.board.table.setFocus()
    at = next(at for at, load in enumerate(screen.work.board.model.rows) if load.department == JUSTICE_NAME)
    officer.press(Qt.Key.Key_Down if at else Qt.Key.Key_Up)
    officer.settle()
    assert screen.work.basket.heading.text() == f"Giỏ {JUSTICE_NAME}"
    assert _scan(officer, others[0].receipt_code) is Answer.ACCEPTED
    assert _scan(officer, mine[0].receipt_code) is Answer.DUPLICATE
    officer.press(Qt.Key.Key_Up if at else Qt.Key.Key_Down)
    assert [code for code, _answer in _rows(screen)] == [mine[1].receipt_code, mine[0].receipt_code]


def test_that_ctrl_and_an_arrow_switch_baskets_without_leaving_the_field(officer: Officer) -> None:
    receive(officer, 1)
    receive(officer, 1, JUSTICE)
    screen = _go(officer)
    names = [load.department for load in screen.work.board.model.rows]
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        officer.press(key, CONTROL)
        officer.settle()
        seen.append(screen.baskets.baskets.chosen)
    assert seen == [names[0], names[1], names[1], names[0]]
    assert officer.focus is screen.work.basket.field


def test_that_what_was_refused_stays_in_sight_while_the_basket_changes(officer: Officer) -> None:
    mine, others = receive(officer, 2), receive(officer, 1, JUSTICE)
    screen = _go(officer)
    _scan_all(officer, (mine[0], *others, mine[1]))
    screen.baskets.take_out(str(mine[0].submission_id))
    assert [code for code, _answer in _rows(screen)] == [mine[1].receipt_code, others[0].receipt_code]
    screen.baskets.undo()
    assert [code for code, _answer in _rows(screen)] == [each.receipt_code for each in (mine[0], mine[1], others[0])]


def test_that_delete_takes_a_row_out_and_ctrl_z_puts_it_back(officer: Officer) -> None:
    mine = receive(officer, 2)
    screen = _go(officer)
    _scan_all(officer, mine)
    officer.press(Qt.Key.Key_Down)
    officer.press(Qt.Key.Key_Delete)
    assert [code for code, _answer in _rows(screen)] == [mine[0].receipt_code]
    officer.press(Qt.Key.Key_Z, CONTROL)
    assert len(screen.baskets.open.items) == 2
    screen.work.basket.field.setFocus()
    officer.press(Qt.Key.Key_Z, CONTROL)  # the scan itself
    assert len(screen.baskets.open.items) == 1


def test_that_the_board_says_what_must_leave_and_when(officer: Officer) -> None:
    receive(officer, 2)
    clock = room_of(officer).clock
    assert isinstance(clock, HandClock)
    screen = _go(officer)
    (load,) = screen.work.board.model.rows
    assert (load.overdue, load.today, load.later) == (0, 2, 0)
    assert screen.work.board.model.columns[0].spoken(load) == f"{ECONOMY_NAME}, 2 hôm nay"
    clock.forward(hours=7)  # 17:43: closed
    screen.look_again()
    officer.until(lambda: screen.work.board.model.rows[0].overdue == 2)
    (load,) = screen.work.board.model.rows
    name, left = screen.work.board.model.columns
    assert name.spoken(load) == f"{ECONOMY_NAME}, 2 quá giờ"
    assert name.under_tone is not None
    assert name.under_tone(load) == "bad"
    assert left.say(load) == "vừa quá hạn"
    waiting = screen.work.waiting.model
    assert [waiting.columns[1].say(row) for row in waiting.rows] == ["vừa quá hạn"] * 2


def test_that_the_board_turns_by_itself_and_after_every_act(officer: Officer) -> None:
    screen = _go(officer)
    assert screen.work.board.nothing.isVisible()
    assert screen._minute.isActive()
    assert screen._minute.interval() == 60_000
    receive(officer, 1)
    screen._minute.timeout.emit()
    officer.until(lambda: len(screen.work.board.model.rows) == 1)
    officer.press(Qt.Key.Key_F2)
    assert not screen._minute.isActive()


def test_that_a_basket_is_handed_over_and_printed(officer: Officer, prints: Prints) -> None:
    mine, others = receive(officer, 3), receive(officer, 1, JUSTICE)
    screen = _go(officer)
    _scan_all(officer, (*mine, *others))
    officer.press(Qt.Key.Key_B, CONTROL)
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: "HP-1" in screen.answering.text)
    assert screen.answering.text.startswith(f"Đã bàn giao 3 hồ sơ cho {ECONOMY_NAME}.")
    assert screen.baskets.baskets.ids == (str(others[0].submission_id),)
    officer.settle()
    (difference,) = screen.work.differences.model.rows
    assert (difference.code, difference.sent, difference.unanswered) == (prints.asked[0], 3, 3)
    assert prints.told[-1] == (4, 4, True)
    assert officer.focus is screen.work.basket.field
    assert screen.reprint.isVisible()


def test_that_what_leaves_too_late_is_said_to_be(officer: Officer, prints: Prints) -> None:
    mine = receive(officer, 1)
    clock = room_of(officer).clock
    assert isinstance(clock, HandClock)
    clock.forward(days=2)
    screen = _go(officer)
    _scan_all(officer, mine)
    assert screen.work.basket.model.columns[1].spoken(screen.work.basket.model.row(0)) == "Đã vào giỏ, quá giờ bàn giao"
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: "HP-1" in screen.answering.text)
    assert "1 hồ sơ ghi là quá giờ." in screen.answering.text


def test_that_the_papers_of_a_batch_come_out_and_are_on_record(officer: Officer) -> None:
    mine = receive(officer, 2)
    screen = _go(officer)
    _scan_all(officer, mine)
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: "tệp" in screen.answering.text)
    (paper,) = room_of(officer).folder.iterdir()
    (difference,) = on_desk(officer, lambda desk: desk.handover.differences())
    assert paper.name.startswith(difference.code)
    pages = on_desk(officer, lambda desk: len(tuple(desk.receipts.pictures(paper.read_bytes(), 60))))
    assert pages == 3  # the manifest, and form 06 of each
    kinds = on_desk(
        officer, lambda desk: [entry.kind for entry in desk.lookup.get(str(mine[0].submission_id)).timeline]
    )
    assert kinds[-1] == "form.printed"


def test_that_stopping_the_print_leaves_the_handover_standing(officer: Officer, prints: Prints) -> None:
    mine = receive(officer, 3)
    go_on = threading.Event()
    prints.hold = lambda: go_on.wait(20)
    screen = _go(officer)
    _scan_all(officer, mine)
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: screen.answering.act.text() == "Dừng in")
    assert not screen.reprint.isEnabled()
    screen.answering.act.click()
    go_on.set()
    officer.until(lambda: "Đã dừng in" in screen.answering.text)
    states = on_desk(officer, lambda desk: {desk.lookup.get(str(each.submission_id)).state for each in mine})
    assert states == {State.HANDED_OVER}
    officer.settle()
    officer.press(Qt.Key.Key_P, CONTROL)
    officer.until(lambda: "HP-1" in screen.answering.text)
    assert prints.asked == [prints.asked[0]] * 2


def test_that_a_print_that_fails_can_be_done_again_from_its_line(officer: Officer, prints: Prints) -> None:
    prints.failure = DeskError("receipt_not_printed", printer="HP-1")
    screen = _go(officer)
    _scan_all(officer, receive(officer, 1))
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: screen.answering.act.text() == "In lại phiếu")
    prints.failure = None
    screen.answering.act.click()
    officer.until(lambda: screen.answering.text.endswith("HP-1."))
    assert len(prints.asked) == 2


def test_that_ctrl_enter_does_nothing_while_the_basket_is_empty(officer: Officer, prints: Prints) -> None:
    screen = _go(officer)
    assert not screen.primary.isEnabled()
    assert screen.gap.text() == "Quét hồ sơ vào giỏ trước"
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.settle()
    assert prints.asked == []


def test_that_a_submission_refused_meanwhile_leaves_the_basket_with_its_reason(officer: Officer) -> None:
    mine = receive(officer, 2)
    heard = listen(officer)
    screen = _go(officer)
    _scan_all(officer, mine)
    on_desk(officer, lambda desk: desk.endings.refuse(str(mine[0].submission_id), "Không thuộc thẩm quyền"))
    from ui.events import DeskChanged

    room_of(officer).events.announce(DeskChanged(submissions=True, submission_id=str(mine[0].submission_id)))
    officer.until(lambda: len(screen.baskets.open.items) == 1)
    assert _rows(screen)[0] == (mine[0].receipt_code, Answer.NOT_NOW)
    assert mine[0].receipt_code in screen.answering.text
    assert heard[-1] is Sound.REFUSED


def test_that_a_batch_the_desk_refuses_stays_in_the_basket_without_what_may_not_go(
    officer: Officer, prints: Prints
) -> None:
    mine = receive(officer, 3)
    screen = _go(officer)
    _scan_all(officer, mine)
    on_desk(officer, lambda desk: desk.endings.refuse(str(mine[0].submission_id), "Không thuộc thẩm quyền"))
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: len(screen.baskets.open.items) == 2)
    assert prints.asked == []
    officer.settle()
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: len(prints.asked) == 1)


def _another_window(qapp: QApplication, qtbot: QtBot, settings: Settings) -> Officer:
    made = Officer(qapp, qtbot, make_window(qapp, settings, Scheme.LIGHT, HandClock()))
    made.sit_down()
    made.window._room.sounds.on = False
    return made


def test_that_baskets_survive_a_restart(qapp: QApplication, qtbot: QtBot, settings: Settings, officer: Officer) -> None:
    mine, others = receive(officer, 3), receive(officer, 1, JUSTICE)
    _go(officer)
    _scan_all(officer, (*mine, *others))
    officer.press(Qt.Key.Key_B, CONTROL)
    officer.window.close()  # saves what the last moment left unsaved
    again = _another_window(qapp, qtbot, settings)
    on_desk(again, lambda desk: desk.endings.refuse(str(mine[1].submission_id), "Không thuộc thẩm quyền"))
    screen = _go(again)
    again.until(lambda: bool(screen.baskets.baskets.ids))
    assert screen.baskets.baskets.chosen == ECONOMY_NAME
    assert [item.receipt_code for item in screen.baskets.open.items] == [mine[0].receipt_code, mine[2].receipt_code]
    assert len(screen.baskets.baskets.of(JUSTICE_NAME).items) == 1
    assert _rows(screen)[0] == (mine[1].receipt_code, Answer.NOT_NOW)
    again.window.close()


def test_that_a_basket_is_on_disk_a_moment_after_each_scan(officer: Officer) -> None:
    mine = receive(officer, 1)
    _go(officer)
    _scan_all(officer, mine)
    officer.until(lambda: bool(on_desk(officer, lambda desk: desk.drafts.list("handover"))))
    (draft,) = on_desk(officer, lambda desk: desk.drafts.list("handover"))
    assert str(mine[0].submission_id) in draft.content


def test_that_enter_on_a_row_opens_the_submission_and_the_basket_stays(officer: Officer) -> None:
    mine = receive(officer, 1)
    screen = _go(officer)
    _scan_all(officer, mine)
    officer.press(Qt.Key.Key_Down)
    officer.press(Qt.Key.Key_Down)  # an Enter too soon after a scan is the scanner's own
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: officer.window.lookup.shown is not None)
    officer.press(Qt.Key.Key_F3)
    assert len(screen.baskets.open.items) == 1


def test_that_scans_are_answered_in_the_order_they_came(officer: Officer) -> None:
    mine = receive(officer, 12)
    screen = _go(officer)
    for each in mine:  # faster than any answer
        screen.take_code(each.receipt_code)
    officer.until(lambda: len(screen.baskets.open.items) == len(mine))
    assert [code for code, _answer in _rows(screen)] == [each.receipt_code for each in reversed(mine)]


def test_that_what_is_scanned_while_a_batch_leaves_stays_in_the_basket(officer: Officer, prints: Prints) -> None:
    mine = receive(officer, 3)
    screen = _go(officer)
    _scan_all(officer, mine[:2])
    screen.do_primary()
    screen.take_code(mine[2].receipt_code)
    officer.until(lambda: len(prints.asked) == 1)
    officer.settle()
    assert screen.baskets.baskets.ids == (str(mine[2].submission_id),)


@pytest.mark.parametrize("size", [(1366, 768), (960, 540), (1920, 1080)], ids=str)
def test_that_everything_is_reached_by_tab_and_named(officer: Officer, size: tuple[int, int]) -> None:
    from tests.ui.test_layout import _controls, _cut_off

    hand_over(officer, receive(officer, 1))
    mine = receive(officer, 2)
    officer.window.resize(*size)
    screen = _go(officer)
    _scan_all(officer, mine)
    officer.settle()
    wanted = {id(each): each for each in _controls(officer) if each.focusPolicy() & Qt.FocusPolicy.TabFocus}
    reached = set()
    for _ in range(3 * len(wanted)):
        officer.window.focusNextChild()
        reached.add(id(officer.focus))
    assert [each.accessibleName() for key, each in wanted.items() if key not in reached] == []
    assert all(each.accessibleName() for each in wanted.values())
    assert _cut_off(officer) == []
    if folder := os.environ.get("FRONTDESK_SCREENSHOTS"):
        screen.window().grab().save(str(Path(folder) / f"handover-{size[0]}.png"))


def test_that_an_answer_moves_nothing(officer: Officer) -> None:
    (one,) = receive(officer, 1)
    screen = _go(officer)
    card = screen.work.basket
    before = card.field.geometry(), card.banner.geometry(), screen.primary.geometry().right()
    _scan(officer, one.receipt_code)
    _scan(officer, "H60.242-261123-0042")
    officer.bot.wait(50)
    assert (card.field.geometry(), card.banner.geometry(), screen.primary.geometry().right()) == before


def test_that_a_spoiled_scan_sounds_refused_in_every_room(officer: Officer) -> None:
    heard = listen(officer)
    officer.scan("C1-261123-0001-9")
    officer.until(lambda: bool(officer.window.current.answering.text))
    assert heard == [Sound.REFUSED]
