"""A result on its last way, with keyboard and scanner only."""

import json
import os
from pathlib import Path

from PySide6.QtCore import Qt

from frontdesk.domain.corrections import Correction
from frontdesk.domain.result_events import PapersGivenBack, ReturnProof
from frontdesk.domain.states import State
from frontdesk.settings import Settings
from tests.factories import make_party, open_desk
from tests.ui.lives import DUNG, Lives, Tray
from tests.ui.officer import AN, CONTROL, HOA, Officer
from ui.screens.acts.drafts import SCREEN
from ui.screens.acts.panel import ActPanel
from ui.screens.results.screen import ResultsScreen

DUNG_CARD = "008090004321||MA VĂN DŨNG|12031990|Nam|Thôn 5, Thái Bình, Yên Sơn, Tuyên Quang|25052021"


def _screen(officer: Officer) -> ResultsScreen:
    screen = officer.window.current
    assert isinstance(screen, ResultsScreen)
    return screen


def _shows(screen: ResultsScreen, panel: ActPanel) -> bool:
    return screen.panel is panel


def _enter(officer: Officer) -> ResultsScreen:
    officer.press(Qt.Key.Key_F4)
    officer.settle()
    return _screen(officer)


def _scan(officer: Officer, code: str) -> ResultsScreen:
    officer.scan(code)
    officer.bot.wait(120)
    officer.settle()
    return _screen(officer)


def _do_it(officer: Officer) -> None:
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: not _screen(officer).busy)
    officer.settle()


def test_that_an_empty_list_says_what_to_do_first(officer: Officer) -> None:
    screen = _enter(officer)
    assert "Quét giấy hẹn" in screen.list.count.text()
    assert not screen.primary.act.isVisible()


def test_that_results_age_on_a_list_longest_first(officer: Officer, lives: Lives) -> None:
    old = lives.at_counter()
    lives.clock.forward(days=28)
    younger = lives.at_counter(principal=make_party("NGUYỄN VĂN AN", "008098012345"))
    lives.clock.forward(days=12)
    screen = _enter(officer)
    assert [row.submission_id for row in screen.list.model.rows] == [old.submission_id, younger.submission_id]
    shown = [screen.list.model.data(screen.list.model.index(at, 0)) for at in (0, 1)]
    assert shown == ["chờ 40 ngày · quá lâu", "chờ 12 ngày"]
    assert screen.list.model.data(screen.list.model.index(0, 2)) == "0912 345 678"
    assert "1 đã chờ quá 30 ngày" in screen.list.count.text()


def test_that_enter_opens_the_row_and_esc_returns_to_it(officer: Officer, lives: Lives) -> None:
    page = lives.at_counter()
    screen = _enter(officer)
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: screen.shown is not None)
    assert screen.summary.code.text() == page.receipt_code
    assert _shows(screen, screen.returning)
    officer.press(Qt.Key.Key_Escape)
    assert screen.shown is None
    assert officer.focus is screen.list.table


def test_that_a_result_is_fetched_called_about_and_returned(officer: Officer, lives: Lives, tray: Tray) -> None:
    page = lives.in_progress()
    _enter(officer)
    screen = _scan(officer, page.receipt_code)
    assert _shows(screen, screen.receiving)
    originals = screen.receiving.papers.ticked
    assert originals
    _do_it(officer)
    assert _shows(screen, screen.calling)
    assert screen.calling.phone.text() == "0912 345 678"
    officer.press(Qt.Key.Key_Tab)
    officer.commit("hẹn chiều mai")
    _do_it(officer)
    after = lives.page(page.submission_id)
    assert [(call.reached, call.note) for call in after.submission.calls] == [(True, "hẹn chiều mai")]
    assert _shows(screen, screen.returning)
    assert screen.returning.papers.ticked == originals
    _do_it(officer)
    after = lives.page(page.submission_id)
    assert after.state is State.RETURNED
    assert after.submission.given_back == originals
    assert after.submission.result is not None
    assert after.submission.result.proof is ReturnProof.RECEIPT
    assert screen.handed.isVisible()
    assert tray.sheets == [f"{page.receipt_code}-ky-nhan"]
    assert screen.handed.slip.text() == "Đã gửi tới máy in Máy in quầy 1."
    assert lives.page(page.submission_id).submission.printed("return") == 1
    officer.press(Qt.Key.Key_P, CONTROL)
    officer.settle()
    assert tray.sheets[1:] == [f"{page.receipt_code}-ky-nhan-1"]
    officer.press(Qt.Key.Key_Return)
    officer.settle()
    assert not screen.handed.isVisible()
    assert screen.list.model.rowCount() == 0


def test_that_a_citizen_who_could_not_be_reached_is_noted_so(officer: Officer, lives: Lives) -> None:
    page = lives.at_counter()
    _enter(officer)
    screen = _scan(officer, page.receipt_code)
    officer.press(Qt.Key.Key_G, CONTROL)
    officer.press(Qt.Key.Key_Right)
    _do_it(officer)
    assert [call.reached for call in lives.page(page.submission_id).submission.calls] == [False]
    assert screen.calls.isVisible()
    assert _shows(screen, screen.returning)


def test_that_a_scanned_receipt_and_a_matching_card_are_said_so(officer: Officer, lives: Lives) -> None:
    page = lives.at_counter()
    _enter(officer)
    screen = _scan(officer, page.receipt_code)
    assert page.receipt_code in screen.answering.text
    _scan(officer, HOA)
    assert screen.returning.taker.check.text() == "Trùng căn cước của người nộp: NGUYỄN THỊ HÒA."
    assert screen.returning.taker.proof.value is ReturnProof.RECEIPT
    assert screen.primary.act.isEnabled()


def test_that_a_lost_receipt_needs_the_applicants_card(officer: Officer, lives: Lives, tray: Tray) -> None:
    page = lives.at_counter()
    screen = _enter(officer)
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: screen.shown is not None)
    officer.press(Qt.Key.Key_Right)
    assert screen.returning.taker.proof.value is ReturnProof.LOST_RECEIPT
    assert not screen.primary.act.isEnabled()
    assert screen.primary.said.text() == "Còn thiếu: số giấy tờ của người nhận"
    officer.press(Qt.Key.Key_Return, CONTROL)
    assert lives.page(page.submission_id).state is State.RESULT_AT_COUNTER
    _scan(officer, HOA)
    assert screen.primary.act.isEnabled()
    _do_it(officer)
    result = lives.page(page.submission_id).submission.result
    assert result is not None
    assert (result.proof, result.taker) == (ReturnProof.LOST_RECEIPT, "NGUYỄN THỊ HÒA")
    assert tray.sheets == [f"{page.receipt_code}-ky-nhan"]


def test_that_a_wrong_number_is_a_clear_warning_and_needs_a_note(officer: Officer, lives: Lives, tray: Tray) -> None:
    page = lives.at_counter()
    screen = _enter(officer)
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: screen.shown is not None)
    officer.press(Qt.Key.Key_Right)
    officer.press(Qt.Key.Key_Tab)
    assert screen.returning.taker.number.hasFocus()
    officer.type("008098012345")
    assert screen.returning.taker.check.text().startswith("KHÔNG TRÙNG: căn cước của NGUYỄN THỊ HÒA là 008195012346")
    assert screen.primary.said.text() == "Không trùng: ghi chú vì sao vẫn trả"
    assert not screen.primary.act.isEnabled()
    officer.press(Qt.Key.Key_Return, CONTROL)
    assert screen.returning.note.hasFocus()
    officer.commit("đã đổi căn cước, có giấy xác nhận")
    assert screen.primary.act.isEnabled()
    assert lives.page(page.submission_id).state is State.RESULT_AT_COUNTER


def test_that_another_citizens_card_asks_for_a_power_of_attorney(officer: Officer, lives: Lives, tray: Tray) -> None:
    page = lives.at_counter()
    _enter(officer)
    screen = _scan(officer, page.receipt_code)
    _scan(officer, AN)
    taker = screen.returning.taker
    assert taker.proof.value is ReturnProof.DELEGATE
    assert (taker.name.text(), taker.number.text()) == ("NGUYỄN VĂN AN", "008098012345")
    assert "Không phải người nộp" in screen.answering.text
    assert screen.primary.said.text() == "Còn thiếu: giấy ủy quyền"
    officer.press(Qt.Key.Key_Return, CONTROL)
    assert lives.page(page.submission_id).state is State.RESULT_AT_COUNTER
    assert officer.focus is taker.paper
    officer.type("12/UQ")
    _do_it(officer)
    result = lives.page(page.submission_id).submission.result
    assert result is not None
    assert (result.proof, result.taker, result.taker_paper) == (ReturnProof.DELEGATE, "NGUYỄN VĂN AN", "12/UQ")
    assert "NGUYỄN VĂN AN" in screen.answering.text


def test_that_the_right_card_after_a_wrong_one_puts_things_right(officer: Officer, lives: Lives) -> None:
    page = lives.at_counter()
    _enter(officer)
    screen = _scan(officer, page.receipt_code)
    _scan(officer, AN)
    _scan(officer, HOA)
    taker = screen.returning.taker
    assert taker.proof.value is ReturnProof.RECEIPT
    assert taker.taker == "NGUYỄN THỊ HÒA"
    assert taker.name.text() == ""
    assert screen.primary.act.isEnabled()


def test_that_who_filed_may_take_the_result_against_the_receipt(officer: Officer, lives: Lives, tray: Tray) -> None:
    page = lives.at_counter(delegate=DUNG)
    _enter(officer)
    screen = _scan(officer, page.receipt_code)
    _scan(officer, DUNG_CARD)
    assert screen.returning.taker.check.text() == "Trùng căn cước của người nộp thay: MA VĂN DŨNG."
    _do_it(officer)
    result = lives.page(page.submission_id).submission.result
    assert result is not None
    assert (result.proof, result.taker) == (ReturnProof.RECEIPT, "MA VĂN DŨNG")


def test_that_who_filed_and_lost_the_receipt_shows_a_power_of_attorney(officer: Officer, lives: Lives) -> None:
    lives.at_counter(delegate=DUNG)
    screen = _enter(officer)
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: screen.shown is not None)
    officer.press(Qt.Key.Key_Right)
    _scan(officer, DUNG_CARD)
    taker = screen.returning.taker
    assert taker.proof.value is ReturnProof.DELEGATE
    assert taker.name.text() == "MA VĂN DŨNG"
    assert taker.check.text() == "Trùng căn cước của người nộp thay: MA VĂN DŨNG."
    assert screen.primary.said.text() == "Còn thiếu: giấy ủy quyền"


def test_that_a_replaced_receipt_is_said_to_be_so_and_asks_for_the_card(officer: Officer, lives: Lives) -> None:
    page = lives.in_progress()
    old = page.token
    lives.do(lambda desk: desk.corrections.correct(page.submission_id, Correction(note="sửa", reason="ghi sai")))
    lives.do(lambda desk: desk.results.receive(page.submission_id))
    _enter(officer)
    screen = _scan(officer, f"https://motcua.tuyenquang.gov.vn/t/{old}")
    assert _shows(screen, screen.returning)
    assert screen.answering.text.startswith("Giấy hẹn vừa quét là bản 1, đã được thay bằng bản 2.")
    assert screen.returning.taker.proof.value is ReturnProof.LOST_RECEIPT


def test_that_a_submission_still_at_the_counter_is_said_to_be_there(officer: Officer, lives: Lives) -> None:
    page = lives.received()
    _enter(officer)
    screen = _scan(officer, page.receipt_code)
    assert screen.shown is None
    assert screen.answering.text.startswith(f"Hồ sơ {page.receipt_code} còn ở quầy, chưa bàn giao")
    screen.answering.act.click()
    officer.settle()
    assert officer.window.current is officer.window.lookup


def test_that_a_result_goes_out_once(officer: Officer, lives: Lives, tray: Tray) -> None:
    page = lives.at_counter()
    _enter(officer)
    _scan(officer, page.receipt_code)
    _do_it(officer)
    screen = _scan(officer, page.receipt_code)
    assert "đã trả kết quả" in screen.answering.text
    assert tray.sheets == [f"{page.receipt_code}-ky-nhan"]


def test_that_the_papers_of_a_refused_submission_go_back(officer: Officer, lives: Lives, tray: Tray) -> None:
    page = lives.received()
    lives.do(lambda desk: desk.endings.refuse(page.submission_id, "Không thuộc thẩm quyền"))
    _enter(officer)
    screen = _scan(officer, page.receipt_code)
    assert _shows(screen, screen.giving_back)
    assert len(screen.giving_back.papers.ticks) == 3
    assert not screen.giving_back.balance.isVisible()
    _do_it(officer)
    after = lives.page(page.submission_id)
    assert after.state is State.REFUSED
    assert after.holder == "citizen"
    assert len(after.submission.given_back) == 3
    assert screen.shows_handed
    _scan(officer, page.receipt_code)
    assert screen.answering.text == f"Công dân đã nhận lại giấy tờ của hồ sơ {page.receipt_code}."


def test_that_only_what_is_ticked_is_given_back_and_no_slip_is_printed_unasked(
    officer: Officer, lives: Lives, tray: Tray
) -> None:
    page = lives.received()
    lives.do(lambda desk: desk.endings.refuse(page.submission_id, "Không thuộc thẩm quyền"))
    _enter(officer)
    screen = _scan(officer, page.receipt_code)
    screen.giving_back.papers.ticks[1].box.setFocus()
    officer.press(Qt.Key.Key_Space)
    screen.giving_back.slip.box.setFocus()
    officer.press(Qt.Key.Key_Space)
    _do_it(officer)
    after = lives.page(page.submission_id)
    assert len(after.submission.given_back) == 2
    assert tray.sheets == []
    _scan(officer, page.receipt_code)
    assert _shows(screen, screen.giving_back)
    assert screen.giving_back.papers.ticked == after.submission.owed_back
    other = lives.at_counter()
    _scan(officer, other.receipt_code)
    officer.press(Qt.Key.Key_P, CONTROL)
    assert tray.sheets == []


def test_that_esc_loses_nothing_that_was_typed(officer: Officer, lives: Lives) -> None:
    page = lives.at_counter()
    _enter(officer)
    screen = _scan(officer, page.receipt_code)
    _scan(officer, AN)
    officer.type("12/UQ")
    officer.press(Qt.Key.Key_Escape)
    assert screen.shown is None
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: screen.shown is not None)
    officer.settle()
    assert screen.returning.taker.name.text() == "NGUYỄN VĂN AN"
    assert screen.returning.taker.paper.text() == "12/UQ"


def test_that_an_unknown_code_is_told_so(officer: Officer) -> None:
    _enter(officer)
    screen = _scan(officer, "C1-261123-0999-0")
    assert screen.answering.text


def test_that_a_manifest_is_opened_where_it_belongs(officer: Officer, lives: Lives) -> None:
    manifest = lives.handed_over(lives.received())
    for key in (Qt.Key.Key_F4, Qt.Key.Key_F6):
        officer.press(key)
        officer.settle()
        officer.scan(manifest)
        officer.bot.wait(120)
        officer.settle()
        assert officer.window.current is officer.window.handover
        assert officer.window.handover.shows_manifest


def test_that_what_is_owed_is_shown_and_paid_on_the_way(officer: Officer, lives: Lives) -> None:
    page = lives.at_counter()
    _enter(officer)
    screen = _scan(officer, page.receipt_code)
    assert screen.returning.balance.said.text() == "Chưa thu 100.000 đ"
    screen.returning.note.setFocus()
    officer.commit("Nhận thay sáng thứ Hai")
    officer.press(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    officer.settle()
    assert _shows(screen, screen.paying)
    officer.press(Qt.Key.Key_Escape)
    officer.settle()
    assert _shows(screen, screen.returning)
    assert screen.returning.note.text == "Nhận thay sáng thứ Hai"
    officer.press(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    officer.settle()
    _do_it(officer)
    assert _shows(screen, screen.returning)
    assert screen.returning.note.text == "Nhận thay sáng thứ Hai"
    assert screen.returning.taker.receipt_seen
    assert screen.returning.balance.said.text() == "Đã thu đủ 100.000 đ"
    assert not screen.returning.balance.pay.isVisible()
    assert lives.page(page.submission_id).submission.owed == 0
    if "FRONTDESK_SCREENSHOTS" in os.environ:
        officer.window.grab().save(str(Path(os.environ["FRONTDESK_SCREENSHOTS"]) / "results.png"))


def test_that_nothing_ticked_gives_nothing_back(officer: Officer, lives: Lives) -> None:
    page = lives.received()
    lives.do(lambda desk: desk.endings.refuse(page.submission_id, "Không thuộc thẩm quyền"))
    _enter(officer)
    screen = _scan(officer, page.receipt_code)
    for tick in screen.giving_back.papers.ticks:
        tick.box.setFocus()
        officer.press(Qt.Key.Key_Space)
    assert screen.primary.said.text() == "Chọn giấy tờ trả lại."
    assert not screen.primary.act.isEnabled()
    officer.press(Qt.Key.Key_D, CONTROL)
    assert screen.primary.said.text() == ""


def test_that_a_delegate_who_fetches_papers_shows_a_power_of_attorney(officer: Officer, lives: Lives) -> None:
    page = lives.received()
    lives.do(lambda desk: desk.endings.refuse(page.submission_id, "Không thuộc thẩm quyền"))
    _enter(officer)
    screen = _scan(officer, page.receipt_code)
    _scan(officer, AN)
    assert screen.primary.said.text() == "Còn thiếu: giấy ủy quyền"
    officer.type("12/UQ")
    _do_it(officer)
    events = lives.page(page.submission_id).submission.events
    act = next(act for _event, act in events if isinstance(act, PapersGivenBack))
    assert act.personal is not None
    assert (act.personal.name, act.personal.id_number, act.personal.paper) == (
        "NGUYỄN VĂN AN",
        "008098012345",
        "12/UQ",
    )


def test_that_what_was_typed_in_a_room_is_there_after_a_restart(
    officer: Officer, lives: Lives, settings: Settings
) -> None:
    page = lives.at_counter()
    _enter(officer)
    _scan(officer, page.receipt_code)
    _scan(officer, AN)
    officer.type("12/UQ")
    officer.window.close()  # before typing has paused for long
    desk = open_desk(settings, lives.clock)
    try:
        kept = {draft.submission_id: json.loads(draft.content) for draft in desk.drafts.list(SCREEN)}
    finally:
        desk.close()
    assert kept[f"return:{page.submission_id}"]["name"] == "NGUYỄN VĂN AN"
    assert kept[f"return:{page.submission_id}"]["paper"] == "12/UQ"
