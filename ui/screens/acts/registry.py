"""Which panel does which act, what the page calls it, and its key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.domain.states import Verb
from frontdesk.errors import RuleRefused
from frontdesk.i18n import N_, Words
from ui.operations.room import Room
from ui.screens.acts.keys import PAY_KEY
from ui.screens.acts.panel import ActPanel

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


@dataclass(frozen=True, slots=True)
class Offer:
    """An act as the page offers it: its words and its key, the same in every state."""

    words: str
    key: str


# In the order of a submission's life; this is the order of the card too.
OFFERS: Mapping[Verb, Offer] = {
    Verb.RETURN: Offer(N_("Trả kết quả"), "Alt+P"),
    Verb.RECEIVE_SUPPLEMENT: Offer(N_("Nhận bổ sung"), "Alt+N"),
    Verb.FIND: Offer(N_("Đã tìm thấy"), "Alt+F"),
    Verb.RECEIVE_RESULT: Offer(N_("Nhận kết quả về quầy"), "Alt+V"),
    Verb.GIVE_BACK: Offer(N_("Trả lại giấy tờ"), "Alt+L"),
    Verb.HAND_OVER: Offer(N_("Bàn giao"), "Alt+J"),
    Verb.REQUEST_SUPPLEMENT: Offer(N_("Yêu cầu bổ sung"), "Alt+B"),
    Verb.REFUSE: Offer(N_("Từ chối"), "Alt+T"),
    Verb.GIVE_AT_ONCE: Offer(N_("Trả kết quả ngay"), "Alt+K"),
    Verb.PAY: Offer(N_("Thu phí"), PAY_KEY),
    Verb.NOTE_RECEIPT: Offer(N_("Ghi số biên lai"), "Alt+W"),
    Verb.REVERSE_PAYMENT: Offer(N_("Hủy khoản thu"), "Alt+E"),
    Verb.CALL: Offer(N_("Báo công dân"), "Alt+G"),
    Verb.APOLOGISE: Offer(N_("Xin lỗi, hẹn lại"), "Alt+X"),
    Verb.CORRECT: Offer(N_("Sửa hồ sơ"), "Alt+S"),
    Verb.MOVE: Offer(N_("Chuyển giấy tờ"), "Alt+C"),
    Verb.WITHDRAW: Offer(N_("Dừng theo yêu cầu"), "Alt+D"),
    Verb.CLOSE: Offer(N_("Đóng hồ sơ"), "Alt+O"),
    Verb.GIVE_CONSENT: Offer(N_("Đồng ý nhận tin"), "Alt+I"),
    Verb.WITHDRAW_CONSENT: Offer(N_("Rút đồng ý nhận tin"), "Alt+U"),
    Verb.ACKNOWLEDGE: Offer(N_("Ký nhận"), "Alt+Y"),
    Verb.REPORT_MISSING: Offer(N_("Báo thiếu"), "Alt+M"),
    Verb.RECORD_RESULT: Offer(N_("Ghi kết quả"), "Alt+R"),
    Verb.ASK_EXTENSION: Offer(N_("Đề nghị gia hạn"), "Alt+H"),
    Verb.SEND_BACK: Offer(N_("Trả lại quầy"), "Alt+Q"),
}
# The department's acts; from here they may be done in its name.
OF_DEPARTMENT = frozenset(
    {Verb.ACKNOWLEDGE, Verb.REPORT_MISSING, Verb.RECORD_RESULT, Verb.ASK_EXTENSION, Verb.SEND_BACK}
)
ELSEWHERE = frozenset({Verb.HAND_OVER, Verb.RETURN, Verb.GIVE_BACK})  # in rooms of their own
MONEY = frozenset({Verb.PAY, Verb.NOTE_RECEIPT, Verb.REVERSE_PAYMENT})  # another act may wait for them
# A fee is counted, and looked at, in the panel that takes it, also where there is nothing to take yet or any more.
_RESTS_ON = {Verb.PAY: Verb.ASSESS_FEE}


def against(page: "SubmissionPage", verb: Verb) -> RuleRefused | None:
    """Why the panel of `verb` has nothing to do on `page`; None where it may be opened."""
    asked = _RESTS_ON.get(verb, verb)
    return next((each.against for each in page.permissions if each.verb is asked), None)


def make_panel(room: Room, words: Words, verb: Verb) -> ActPanel:
    """The panel of `verb` at the counter, furnished when it is first asked for."""
    from ui.screens.acts import (
        acknowledge,
        apologise,
        ask_extension,
        call,
        close,
        consent,
        correct,
        find,
        give_at_once,
        move,
        note_receipt,
        pay,
        receive_result,
        receive_supplement,
        record_result,
        refuse,
        report_missing,
        request_supplement,
        reverse_payment,
        send_back,
        withdraw,
    )

    panels: Mapping[Verb, Callable[[Room, Words], ActPanel]] = {
        Verb.REQUEST_SUPPLEMENT: request_supplement.RequestSupplementPanel,
        Verb.RECEIVE_SUPPLEMENT: receive_supplement.ReceiveSupplementPanel,
        Verb.REFUSE: refuse.RefusePanel,
        Verb.GIVE_AT_ONCE: give_at_once.GiveAtOncePanel,
        Verb.WITHDRAW: withdraw.WithdrawPanel,
        Verb.APOLOGISE: apologise.ApologisePanel,
        Verb.ASK_EXTENSION: ask_extension.AskExtensionPanel,
        Verb.CLOSE: close.ClosePanel,
        Verb.CORRECT: correct.CorrectPanel,
        Verb.ACKNOWLEDGE: acknowledge.AcknowledgePanel,
        Verb.REPORT_MISSING: report_missing.ReportMissingPanel,
        Verb.FIND: find.FindPanel,
        Verb.SEND_BACK: send_back.SendBackPanel,
        Verb.MOVE: move.MovePanel,
        Verb.RECORD_RESULT: record_result.RecordResultPanel,
        Verb.RECEIVE_RESULT: receive_result.ReceiveResultPanel,
        Verb.CALL: call.CallPanel,
        Verb.PAY: pay.PayPanel,
        Verb.NOTE_RECEIPT: note_receipt.NoteReceiptPanel,
        Verb.REVERSE_PAYMENT: reverse_payment.ReversePaymentPanel,
        Verb.GIVE_CONSENT: consent.GiveConsentPanel,
        Verb.WITHDRAW_CONSENT: consent.WithdrawConsentPanel,
    }
    return panels[verb](room, words)
