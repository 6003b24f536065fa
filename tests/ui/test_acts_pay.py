"""The fee: counted, let off, taken in cash or by transfer, with the keyboard alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from frontdesk.desk import Desk
from frontdesk.domain.fees import Exemption, Quantity
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.states import Verb
from tests.factories import HandClock, make_application
from tests.ui.officer import CONTROL
from tests.ui.submission_pages import ALT, AtPage, Build, received
from ui.screens.acts.give_at_once import GiveAtOncePanel
from ui.screens.acts.note_receipt import NoteReceiptPanel
from ui.screens.acts.pay import PayPanel
from ui.screens.acts.reverse_payment import ReversePaymentPanel

Sit = Callable[[Build], AtPage]
COPIES, REGISTER_EXTRACT, MARRIAGE, BIRTH = "2.000815", "2.000635", "1.000894", "1.001193"


def _received(desk: Desk, procedure: str) -> str:
    answer = desk.reception.receive(make_application(desk, procedure))
    submission_id = str(answer.submission_id)
    desk.receipts.confirm_printed(submission_id, desk.receipts.issue(submission_id))
    return submission_id


def certified_copies(desk: Desk, _clock: HandClock) -> str:
    """Charged by the page; nobody has counted."""
    return _received(desk, COPIES)


def set_by_the_province(desk: Desk, _clock: HandClock) -> str:
    """The officer types the amount."""
    return _received(desk, MARRIAGE)


def with_account(desk: Desk, _clock: HandClock) -> str:
    """100.000 đ, and an account to pay it to."""
    desk.payments.set_account("970405", "1234567890123", "UBND XA THAI BINH")
    return _received(desk, "1.001612")


def paid(desk: Desk, clock: HandClock) -> str:
    """100.000 đ in cash, without the legal receipt's number."""
    submission_id = received(desk, clock)
    desk.payments.confirm(submission_id, PaymentMethod.CASH, 100_000)
    return submission_id


def paid_twice(desk: Desk, clock: HandClock) -> str:
    """60.000 in cash, 40.000 by transfer."""
    submission_id = received(desk, clock)
    desk.payments.confirm(submission_id, PaymentMethod.CASH, 60_000, "0000001")
    desk.payments.confirm(submission_id, PaymentMethod.TRANSFER, 40_000)
    return submission_id


def pay(at: AtPage) -> PayPanel:
    at.choose(Verb.PAY)
    panel: PayPanel = at.panel(PayPanel)
    return panel


def charged(at: AtPage) -> object:
    return at.page.submission.assessment


def test_that_a_fee_is_taken_in_two_keys(at_page: Sit) -> None:
    at = at_page(received)
    panel = pay(at)
    assert panel.total.text() == "100.000 đ"
    assert panel.spoken.text() == "Một trăm nghìn đồng"
    assert panel.taking.amount.text() == "100.000"
    assert at.lookup.page_bar.primary.text() == "Đã thu 100.000 đ"
    at.do()
    (payment,) = at.page.submission.payments
    assert (payment.amount, payment.method, payment.receipt_no) == (100_000, PaymentMethod.CASH, "")
    assert at.said == "Đã thu 100.000 đ tiền mặt."
    assert at.page.submission.owed == 0


def test_that_the_receipts_number_is_typed_where_the_focus_is(at_page: Sit) -> None:
    at = at_page(received)
    pay(at)
    at.write("AA/26E 0001234")
    at.do()
    assert at.page.submission.payments[0].receipt_no == "AA/26E 0001234"


def test_that_one_key_says_which_note_was_given_and_the_change_is_computed(at_page: Sit) -> None:
    at = at_page(received)
    panel = pay(at)
    assert panel.taking.cash.back.text() == "Tiền thối: 0 đ"
    at.officer.press(Qt.Key.Key_2, ALT)
    assert panel.taking.cash.given.text() == "500.000"
    assert panel.taking.cash.back.text() == "Tiền thối: 400.000 đ"
    at.do()
    assert at.said == "Đã thu 100.000 đ tiền mặt. Thối lại 400.000 đ."


def test_that_too_little_cash_holds_the_payment_up(at_page: Sit) -> None:
    at = at_page(received)
    panel = pay(at)
    panel.taking.cash.given.setFocus()
    at.write("50000")
    at.officer.until(lambda: panel.taking.cash.given.text() == "50.000")
    at.officer.press(Qt.Key.Key_Return, CONTROL)
    assert at.said == "Ông/Bà đưa chưa đủ, còn thiếu 50.000 đ."
    assert at.page.submission.payments == ()


def test_that_a_part_may_be_paid_and_the_rest_later(at_page: Sit) -> None:
    at = at_page(received)
    panel = pay(at)
    panel.taking.amount.setFocus()
    panel.taking.amount.selectAll()
    at.write("60000")
    at.do()
    assert at.said == "Đã thu 60.000 đ tiền mặt. Còn phải thu 40.000 đ."
    panel = pay(at)
    assert panel.taking.amount.text() == "40.000"
    assert panel.standing.text() == "Đã thu 60.000 đ, còn 40.000 đ"
    panel.taking.amount.setFocus()
    panel.taking.amount.selectAll()
    at.write("50000")
    at.officer.until(lambda: panel.gap == "Chỉ còn phải thu 40.000 đ")


def test_that_pages_are_counted_while_one_types(at_page: Sit) -> None:
    at = at_page(certified_copies)
    panel = pay(at)
    assert panel.gap == "Ghi số bản, số trang để tính phí."
    assert at.officer.focus is panel.fee.lines.rows[0].pages
    at.officer.type("5")
    at.officer.until(lambda: panel.total.text() == "7.000 đ")
    at.officer.settle()  # 2 × 2.000 + 3 × 1.000
    panel.fee.lines.rows[0].copies.setFocus()
    panel.fee.lines.rows[0].copies.selectAll()
    at.officer.type("2")
    at.officer.until(lambda: panel.total.text() == "14.000 đ")
    at.officer.settle()
    assert panel.fee.lines.rows[0].amount.text() == "14.000 đ"
    at.do()
    assert at.page.submission.fee_total == 14_000
    assert at.page.submission.owed == 0


def test_that_documents_of_different_length_are_counted_each(at_page: Sit) -> None:
    at = at_page(certified_copies)
    panel = pay(at)
    at.officer.type("5")
    panel.fee.lines.more.setFocus()
    at.officer.press(Qt.Key.Key_Return)
    assert at.officer.focus is panel.fee.lines.rows[1].pages
    at.officer.type("1")
    at.officer.until(lambda: len(panel.fee.typed.quantities) == 2)
    at.officer.settle()
    assert panel.fee.typed.quantities == (Quantity(0, 1, 5), Quantity(0, 1, 1))
    assert panel.total.text() == "9.000 đ"


def test_that_enter_charges_first_so_that_the_citizen_sees_it(at_page: Sit) -> None:
    at = at_page(certified_copies)
    heard: list[str] = []
    at.lookup._room.events.paying.connect(heard.append)
    panel = pay(at)
    at.officer.type("3")
    at.officer.settle()
    at.officer.press(Qt.Key.Key_Return)
    at.officer.settle()
    assert at.lookup.desk.panel is panel
    assert at.said == "Đã tính phí: 5.000 đ."
    assert charged(at) is not None
    assert at.page.submission.payments == ()
    assert heard[0] == heard[-1] == at.submission_id
    assert len(heard) >= 2
    assert at.officer.focus is panel.taking.receipt
    at.do()
    assert at.page.submission.owed == 0


def test_that_the_citizens_screen_hears_of_the_payment_and_of_leaving(at_page: Sit) -> None:
    at = at_page(received)
    events, heard = at.lookup._room.events, list[object]()
    events.paying.connect(heard.append)
    events.paid.connect(lambda submission_id, amount: heard.append((submission_id, amount)))
    pay(at)
    at.officer.press(Qt.Key.Key_Escape)
    assert heard == [at.submission_id, ""]
    heard.clear()
    pay(at)
    at.officer.press(Qt.Key.Key_F2)
    at.officer.press(Qt.Key.Key_F5)
    assert heard == [at.submission_id, "", at.submission_id]
    heard.clear()
    at.do()
    assert heard == [(at.submission_id, 100_000)]


def test_that_an_exemption_needs_its_ground(at_page: Sit) -> None:
    at = at_page(received)
    panel = pay(at)
    panel.fee.exemption.off.take_focus()
    at.officer.press(Qt.Key.Key_Right)
    at.officer.press(Qt.Key.Key_Right)
    assert panel.gap == "Ghi mức giảm, ví dụ 50% hoặc 20.000."
    at.tab()
    at.write("50%")
    assert panel.gap == "Ghi căn cứ miễn, giảm."
    at.tab()
    at.write("Hộ nghèo")
    at.officer.until(lambda: panel.total.text() == "50.000 đ")
    at.officer.settle()
    assert panel.taking.amount.text() == "50.000"
    at.do()
    submission = at.page.submission
    assert (submission.fee_total, submission.owed) == (50_000, 0)
    assert submission.assessment is not None
    assert submission.assessment.lines[0].reason == "Hộ nghèo"


def test_that_a_fee_let_off_wholly_is_only_charged(at_page: Sit) -> None:
    at = at_page(received)
    panel = pay(at)
    panel.fee.exemption.off.take_focus()
    at.officer.press(Qt.Key.Key_Right)
    at.tab()
    at.write("Người có công")
    at.officer.until(lambda: panel.total.text() == "0 đ")
    at.officer.settle()
    assert at.lookup.page_bar.primary.text() == "Tính phí"
    at.officer.press(Qt.Key.Key_Return, CONTROL)
    at.officer.settle()
    assert panel.standing.text() == "Không phải thu"
    assert panel.gap == "Không còn phải thu"
    assert at.page.submission.owed == 0
    assert at.page.submission.payments == ()


def test_that_the_provinces_amount_is_typed_with_its_ground(at_page: Sit) -> None:
    at = at_page(set_by_the_province)
    panel = pay(at)
    assert panel.gap == "Ghi số tiền và căn cứ mức thu."
    at.write("30000")
    at.officer.settle()
    assert "căn cứ" in panel.gap
    at.tab()
    at.write("Nghị quyết 12/2026/NQ-HĐND")
    at.officer.until(lambda: panel.total.text() == "30.000 đ")
    at.officer.settle()
    at.do()
    submission = at.page.submission
    assert (submission.fee_total, submission.paid, submission.owed) == (30_000, 30_000, 0)
    assert submission.assessment is not None
    assert submission.assessment.note == "Nghị quyết 12/2026/NQ-HĐND"


def test_that_what_is_free_says_so_and_opens_nothing(at_page: Sit) -> None:
    at = at_page(lambda desk, _clock: _received(desk, BIRTH))
    at.officer.press(Qt.Key.Key_A, ALT)
    at.officer.settle()
    assert at.lookup.desk.panel is None
    assert "miễn phí" in at.said


def test_that_a_transfer_shows_its_memo_and_qr_and_one_key_makes_it_large(at_page: Sit) -> None:
    at = at_page(with_account)
    panel = pay(at)
    transfer = panel.taking.transfer
    panel.taking.method.take_focus()
    at.officer.press(Qt.Key.Key_Right)
    at.officer.settle()
    assert transfer.picture.is_shown
    assert transfer.shown is not None
    assert transfer.shown.qr.amount == 100_000
    assert transfer.memo.text() == transfer.shown.qr.memo
    assert transfer.account.text() == "Agribank\n1234567890123\nUBND XA THAI BINH"
    at.officer.press(Qt.Key.Key_F11)
    assert panel.large.isVisible()
    assert panel.large.amount.text() == "100.000 đ"
    at.officer.press(Qt.Key.Key_Escape)
    assert not panel.large.isVisible()
    assert at.lookup.desk.panel is panel
    assert at.lookup.page_bar.primary.text() == "Đã nhận 100.000 đ"
    at.do()
    assert at.page.submission.payments[0].method is PaymentMethod.TRANSFER
    assert at.said == "Đã ghi nhận chuyển khoản 100.000 đ."


def test_that_a_qr_waits_until_the_amount_is_on_record(at_page: Sit) -> None:
    def copies_with_account(desk: Desk, _clock: HandClock) -> str:
        desk.payments.set_account("970405", "1234567890123", "UBND XA THAI BINH")
        return _received(desk, COPIES)

    at = at_page(copies_with_account)
    panel = pay(at)
    at.officer.type("3")
    at.officer.settle()
    panel.taking.method.take_focus()
    at.officer.press(Qt.Key.Key_Right)
    at.officer.settle()
    assert not panel.taking.transfer.picture.is_shown
    assert at.lookup.page_bar.primary.text() == "Tính phí"
    at.officer.press(Qt.Key.Key_Return, CONTROL)
    at.officer.settle()
    assert at.lookup.desk.panel is panel
    assert panel.taking.method.value is PaymentMethod.TRANSFER
    assert panel.taking.transfer.shown is not None
    assert panel.taking.transfer.shown.qr.amount == 5_000


def test_that_an_office_without_account_is_asked_for_it_there(at_page: Sit) -> None:
    at = at_page(received)
    panel = pay(at)
    transfer = panel.taking.transfer
    panel.taking.method.take_focus()
    at.officer.press(Qt.Key.Key_Right)
    at.officer.settle()
    assert "frontdesk bank" in transfer.why.text()
    assert transfer.bank.isVisible()
    transfer.bank.number.setFocus()
    at.write("12")
    transfer.bank.save.setFocus()
    at.officer.press(Qt.Key.Key_Return)
    at.officer.settle()
    assert "Số tài khoản" in transfer.bank.refused.text()
    transfer.bank.number.selectAll()
    at.write("1234567890123")
    at.tab()
    at.write("UBND xã Thái Bình")
    at.tab()
    at.officer.press(Qt.Key.Key_Return)
    at.officer.settle()
    assert transfer.memo.text().startswith("LP ")
    assert transfer.account.text() == "Agribank\n1234567890123\nUBND xã Thái Bình"
    assert not transfer.bank.isVisible()


def test_that_a_draft_of_the_payment_comes_back(at_page: Sit) -> None:
    at = at_page(certified_copies)
    panel = pay(at)
    at.officer.type("4")
    at.officer.settle()
    panel.taking.receipt.setFocus()
    at.write("0000077")
    at.officer.press(Qt.Key.Key_Escape)
    panel = pay(at)
    at.officer.until(lambda: panel.total.text() == "6.000 đ")
    at.officer.settle()
    assert panel.taking.receipt.text() == "0000077"
    assert "khôi phục" in at.said


def test_that_a_payment_elsewhere_reaches_the_open_panel(at_page: Sit) -> None:
    at = at_page(received)
    panel = pay(at)
    at.write("0000077")
    at.behind(lambda desk: desk.payments.confirm(at.submission_id, PaymentMethod.CASH, 70_000))
    assert panel.taking.amount.text() == "30.000"
    assert panel.taking.receipt.text() == "0000077"


def test_that_the_receipts_number_is_noted_later_from_the_same_panel(at_page: Sit) -> None:
    at = at_page(paid)
    panel = pay(at)
    assert panel.standing.text() == "Đã thu đủ, không còn phải thu"
    at.officer.press(Qt.Key.Key_W, ALT)
    at.officer.until(lambda: isinstance(at.lookup.desk.panel, NoteReceiptPanel))
    at.officer.settle()
    at.write("0000123")
    at.officer.press(Qt.Key.Key_Return, CONTROL)
    at.officer.until(lambda: at.lookup.desk.panel is panel)
    at.officer.settle()
    assert at.page.submission.payments[0].receipt_no == "0000123"


def test_that_a_payment_is_taken_back_with_its_reason(at_page: Sit) -> None:
    at = at_page(paid)
    at.choose(Verb.REVERSE_PAYMENT)
    panel = at.panel(ReversePaymentPanel)
    assert panel.gap == "Ghi lý do hủy."
    at.write("Ghi nhầm hồ sơ")
    at.do()
    submission = at.page.submission
    assert submission.owed == 100_000
    assert submission.payments[0].reversed_reason == "Ghi nhầm hồ sơ"
    assert at.said == "Đã hủy khoản thu 100.000 đ tiền mặt."


def test_that_one_of_several_payments_is_chosen(at_page: Sit) -> None:
    at = at_page(paid_twice)
    at.choose(Verb.NOTE_RECEIPT)
    panel = at.panel(NoteReceiptPanel)
    assert panel.payments.payment.number == 2  # the one without
    assert panel.payments.choice is not None
    panel.payments.choice.take_focus()
    at.officer.press(Qt.Key.Key_Left)
    assert panel.receipt.text() == "0000001"
    assert panel.gap == "Số biên lai chưa đổi."


def test_that_settling_at_once_leads_to_the_till_and_back(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.GIVE_AT_ONCE)
    panel = at.panel(GiveAtOncePanel)
    assert panel.balance.said.text() == "Chưa thu 100.000 đ"
    panel.decision.document.setFocus()
    at.write("15/GCN")
    pay(at)
    at.officer.press(Qt.Key.Key_Escape)
    at.officer.until(lambda: at.lookup.desk.panel is panel)
    at.officer.settle()
    assert panel.decision.number == "15/GCN"
    pay(at)
    at.officer.press(Qt.Key.Key_Return, CONTROL)
    at.officer.until(lambda: at.lookup.desk.panel is panel)
    at.officer.settle()
    assert panel.decision.number == "15/GCN"
    assert panel.balance.said.text() == "Đã thu đủ 100.000 đ"


@pytest.mark.parametrize("build", [received, paid, certified_copies, set_by_the_province])
def test_that_the_page_says_how_the_money_stands(at_page: Sit, build: Build) -> None:
    at = at_page(build)
    said: dict[Build, str] = {
        received: "Chưa thu 100.000 đ",
        paid: "Đã thu đủ 100.000 đ",
        certified_copies: "Chưa tính phí, chưa thu",
        set_by_the_province: "Chưa tính phí, chưa thu",
    }
    lines = _lines(at)
    assert lines[0] == said[build]
    if build is paid:
        assert "100.000 đ tiền mặt · 10:43 23/11/2026 · Ma Thị Lan" in lines
        assert "Chưa có số biên lai" in lines


def test_that_the_page_says_what_was_let_off_and_why(at_page: Sit) -> None:
    def let_off(desk: Desk, clock: HandClock) -> str:
        submission_id = received(desk, clock)
        desk.payments.assess(submission_id, exemptions=[Exemption("Hộ nghèo", percent=50)])
        return submission_id

    assert "Miễn, giảm 50.000 đ: Hộ nghèo" in _lines(at_page(let_off))


def _lines(at: AtPage) -> list[str]:
    card = at.lookup.page.money
    return [
        text
        for at_line in range(card.lines.count())
        if (item := card.lines.itemAt(at_line)) is not None
        and (widget := item.widget()) is not None
        and isinstance(text := getattr(widget, "text", str)(), str)
    ]
