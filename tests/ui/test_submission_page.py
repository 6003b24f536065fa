"""The page of one submission: where it stands, what happened, what may be done."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from frontdesk.desk import Desk
from frontdesk.domain.corrections import Correction
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.states import Verb
from frontdesk.domain.supplement_events import SubmissionClosed
from tests.factories import HandClock
from tests.ui.officer import CONTROL
from tests.ui.submission_pages import (
    ECONOMY,
    AtPage,
    Build,
    handed_over,
    in_progress,
    incomplete,
    missing_at_department,
    received,
    result_at_counter,
)
from ui.screens.handover.screen import HandoverScreen
from ui.screens.lookup.cards.timeline_card import SHOWN
from ui.screens.results.screen import ResultsScreen
from ui.widgets.text import Text

SHIFT = Qt.KeyboardModifier.ShiftModifier
Sit = Callable[[Build], AtPage]


def corrected(desk: Desk, clock: HandClock) -> str:
    submission_id = received(desk, clock)
    personal = desk.lookup.get(submission_id).submission.received.personal
    assert personal is not None
    principal = replace(personal.principal, name="NGUYỄN THỊ HOA")
    desk.corrections.correct(submission_id, Correction(principal=principal))
    return submission_id


def sent_back(desk: Desk, clock: HandClock) -> str:
    submission_id = in_progress(desk, clock)
    desk.handover.send_back(submission_id, "Thiếu chữ ký")
    return submission_id


def supplemented(desk: Desk, clock: HandClock) -> str:
    submission_id = received(desk, clock)
    desk.supplements.request(submission_id, [WantedPaper("Sổ hộ khẩu")])
    clock.forward(days=2)
    desk.supplements.receive(submission_id)
    return submission_id


def test_that_the_state_is_one_sentence_with_holder_time_and_next_step(at_page: Sit) -> None:
    at = at_page(received)
    assert (
        at.lookup.page.state.state.text()
        == "Quầy C1 giữ giấy tờ từ 10:43 hôm nay; cần bàn giao cho Phòng Kinh tế trước 17:00 hôm nay."
    )
    assert at.lookup.page.state.due.text() == "17:00  Thứ Sáu 27/11/2026"
    assert at.lookup.page.state.left.text().startswith("còn 3 ngày")


def test_that_time_over_is_said_in_words_beside_the_date(at_page: Sit, clock: HandClock) -> None:
    def late(desk: Desk, clock: HandClock) -> str:
        submission_id = in_progress(desk, clock)
        clock.forward(days=7)
        return submission_id

    at = at_page(late)
    assert at.lookup.page.state.left.text().startswith("quá hạn")
    assert at.lookup.page.state.left.property("tone") == "bad"


@pytest.mark.parametrize(
    ("build", "act", "words"),
    [
        (received, "Bàn giao", "cần bàn giao"),
        (sent_back, "Yêu cầu bổ sung", "trả lại"),
        (incomplete, "Nhận bổ sung", "nộp đủ 1 giấy tờ"),
        (handed_over, "In lại giấy hẹn", "chờ ký nhận phiếu BG-"),
        (missing_at_department, "Đã tìm thấy", "báo thiếu trong phiếu"),
        (result_at_counter, "Trả kết quả", "báo Ông/Bà đến nhận"),
    ],
)
def test_that_the_primary_act_is_the_natural_next_one(at_page: Sit, build: Build, act: str, words: str) -> None:
    at = at_page(build)
    assert at.lookup.page_bar.primary.text() == act
    assert words in at.lookup.page.state.state.text()


def test_that_a_receipt_never_printed_is_printed_first(at_page: Sit) -> None:
    def unprinted(desk: Desk, _clock: HandClock) -> str:
        from tests.factories import make_application

        return str(desk.reception.receive(make_application(desk, missing=("1",))).submission_id)

    at = at_page(unprinted)
    assert at.lookup.page_bar.primary.text() == "In giấy hẹn"
    at.officer.press(Qt.Key.Key_Return, CONTROL)
    at.officer.until(lambda: at.page.prints == 1)
    at.officer.settle()
    assert at.lookup.page_bar.primary.text() == "Nhận bổ sung"


def test_that_every_act_stands_with_its_key_or_with_its_reason(at_page: Sit) -> None:
    at = at_page(received)
    card = at.lookup.page.acts
    assert card.acts[Verb.REQUEST_SUPPLEMENT].accessibleDescription() == "Alt+B"
    assert Verb.RETURN not in card.acts
    assert card.reasons.isHidden()
    card.fold.setFocus()
    at.officer.press(Qt.Key.Key_Return)
    assert card.reasons.isVisible()
    texts = [label.text() for label in card.reasons.findChildren(Text)]
    assert any("Trả kết quả" in text for text in texts)
    assert any("chưa bàn giao nên chưa làm các việc này được" in text for text in texts)
    against = [each for each in at.page.permissions if each.against is not None and each.verb is not Verb.ATTACH]
    assert card.fold.text() == f"Chưa làm được ({len(against)})"


def test_that_a_forbidden_act_says_why_and_opens_nothing(at_page: Sit) -> None:
    at = at_page(received)
    at.officer.press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert at.said.startswith("Hồ sơ C1-261123-0001")
    assert "nhận bổ sung" in at.said
    assert at.lookup.desk.panel is None


def test_that_a_replaced_receipt_is_told_so(at_page: Sit, clock: HandClock) -> None:
    old: list[str] = []

    def build(desk: Desk, clock: HandClock) -> str:
        submission_id = received(desk, clock)
        old.append(desk.lookup.get(submission_id).token)
        personal = desk.lookup.get(submission_id).submission.received.personal
        assert personal is not None
        changed = replace(personal.principal, name="NGUYỄN THỊ HOA")
        desk.corrections.correct(submission_id, Correction(principal=changed))
        return submission_id

    at = at_page(build)
    notice = at.lookup.page.notice
    assert notice.isHidden()
    at.officer.press(Qt.Key.Key_Escape)
    at.officer.scan(old[0])
    at.officer.until(lambda: at.lookup.shown is not None and at.page.scanned_version == 1)
    assert notice.isVisible()
    assert "bản 1" in notice.replaced.text()
    assert "thay bằng bản 2" in notice.replaced.text()
    at.officer.settle()
    notice.print.setFocus()
    at.officer.press(Qt.Key.Key_Space)
    at.officer.until(lambda: at.page.prints == 1)


def test_that_clock_intervals_are_listed_with_their_reasons(at_page: Sit) -> None:
    at = at_page(supplemented)
    texts = [label.text() for label in at.lookup.page.clock.findChildren(Text)]
    dues = [text for text in texts if text.startswith(("Hẹn ", "Dừng"))]
    assert dues == ["Hẹn 17:00 Thứ Hai 30/11/2026", "Dừng tính", "Hẹn 17:00 Thứ Sáu 27/11/2026"]
    assert any("bổ sung đủ, tính lại từ đầu" in text for text in texts)


def test_that_one_interval_needs_no_list(at_page: Sit) -> None:
    assert at_page(received).lookup.page.clock.isHidden()


def test_that_a_long_life_begins_with_its_newest_part(at_page: Sit) -> None:
    def long_life(desk: Desk, clock: HandClock) -> str:
        submission_id = received(desk, clock)
        for _print in range(58):
            clock.forward(minutes=1)
            desk.receipts.confirm_printed(submission_id, desk.receipts.issue(submission_id))
        return submission_id

    at = at_page(long_life)
    timeline = at.lookup.page.timeline
    sentences = [entry.sentence for entry in at.page.timeline]
    assert len(sentences) == 60
    assert timeline.count.text() == "60 việc"
    shown = [label.text() for label in timeline.findChildren(Text) if label.text() in sentences]
    assert shown == sentences[::-1][:SHOWN]
    assert timeline.more.text() == f"Hiện {60 - SHOWN} việc cũ hơn"
    timeline.more.setFocus()
    at.officer.press(Qt.Key.Key_Return)
    shown = [label.text() for label in timeline.findChildren(Text) if label.text() in sentences]
    assert shown == sentences[::-1]
    assert timeline.more.isHidden()


def test_that_a_conflict_is_marked_where_it_stands(at_page: Sit) -> None:
    def conflicting(desk: Desk, clock: HandClock) -> str:
        submission_id = received(desk, clock)
        with desk.store.write() as unit:
            unit.record((submission_id, SubmissionClosed(clock())), at=clock(), actor="Hoàng Văn Tư")
        return submission_id

    at = at_page(conflicting)
    assert "1 việc ghi ở hai quầy không khớp" in at.lookup.page.notice.conflict.text()
    texts = [label.text() for label in at.lookup.page.timeline.findChildren(Text)]
    assert "Không khớp với trạng thái lúc đó; chờ người phụ trách xem lại." in texts


def test_that_the_control_sheet_is_printed_by_one_key_and_counted(at_page: Sit) -> None:
    at = at_page(handed_over)
    at.officer.press(Qt.Key.Key_P, CONTROL | SHIFT)
    at.officer.until(lambda: at.page.submission.printed("06") == 1)
    at.officer.settle()
    assert ".pdf" in at.said
    assert at.lookup.page.forms.acts["06"].text() == "In lại"


def test_that_every_form_there_is_can_be_printed_again(at_page: Sit) -> None:
    at = at_page(supplemented)
    forms = at.lookup.page.forms
    assert list(forms.acts) == ["01", "02", "06"]
    forms.acts["02"].setFocus()
    at.officer.press(Qt.Key.Key_Return)
    at.officer.until(lambda: at.page.submission.printed("02") == 1)
    at.officer.settle()


def test_that_originals_to_give_back_stand_with_custody(at_page: Sit) -> None:
    at = at_page(result_at_counter)
    texts = [label.text() for label in at.lookup.page.custody.findChildren(Text)]
    assert texts[1] == "Quầy C1"
    assert "chưa trả" in texts
    assert at.page.submission.handover is not None
    assert any(at.page.submission.handover.manifest in text for text in texts)


def test_that_an_act_done_elsewhere_closes_the_panel_and_says_why(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.REQUEST_SUPPLEMENT)
    at.behind(lambda desk: desk.endings.refuse(at.submission_id, "Không thuộc thẩm quyền"))
    at.officer.until(lambda: at.lookup.desk.panel is None)
    assert "đã bị từ chối" in at.said


def test_that_a_print_elsewhere_leaves_the_open_panel_and_what_was_typed(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.REFUSE)
    at.write("Không thuộc thẩm quyền")
    at.behind(lambda desk: desk.receipts.confirm_printed(at.submission_id, desk.receipts.issue(at.submission_id)))
    at.officer.until(lambda: at.page.prints == 2)
    panel = at.lookup.desk.panel
    assert panel is not None
    assert panel.content()["reason"] == "Không thuộc thẩm quyền"


def test_that_esc_goes_from_the_panel_to_the_page_to_the_list(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.MOVE)
    at.officer.press(Qt.Key.Key_Escape)
    assert at.lookup.desk.panel is None
    assert at.lookup.shown is not None
    at.officer.press(Qt.Key.Key_Escape)
    assert at.lookup.shown is None


def test_that_the_result_is_asked_for_in_its_own_room(at_page: Sit) -> None:
    at = at_page(result_at_counter)
    asked: list[str] = []
    at.lookup.return_asked.connect(asked.append)
    at.officer.press(Qt.Key.Key_Return, CONTROL)
    assert asked == [at.submission_id]
    results = at.officer.window.screen_of("results")
    assert isinstance(results, ResultsScreen)
    at.officer.until(lambda: results.panel is results.returning)
    assert at.officer.window.current is results
    assert not results.returning.taker.receipt_seen  # nobody has scanned it


def test_that_papers_are_taken_along_into_the_basket(at_page: Sit) -> None:
    at = at_page(received)
    at.officer.press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    window = at.officer.window
    handover = window.screen_of("handover")
    assert isinstance(handover, HandoverScreen)
    assert window.current is handover
    at.officer.until(lambda: handover.baskets.baskets.ids == (at.submission_id,))


def test_that_the_time_left_is_counted_anew_with_the_minutes(at_page: Sit, clock: HandClock) -> None:
    at = at_page(received)
    before = at.lookup.page.state.left.text()
    clock.now += timedelta(days=3)
    at.lookup.finder.minute_passed.emit()
    at.officer.until(lambda: at.lookup.page.state.left.text() != before)
    assert ECONOMY in at.lookup.page.state.state.text()
