"""Acts in words."""

from frontdesk.domain.events import Act, ReceiptPrinted, SubmissionReceived
from frontdesk.i18n import Words


def sentence(act: Act, words: Words) -> str:
    """One short sentence for `act`, in the language of `words`."""
    _ = words.gettext
    match act:
        case SubmissionReceived():
            return _("Tiếp nhận hồ sơ tại quầy {counter}").format(counter=act.counter)
        case ReceiptPrinted(reprint=0):
            return _("In giấy tiếp nhận")
        case ReceiptPrinted():
            return _("In lại giấy tiếp nhận (lần {n})").format(n=act.reprint)
        case _:
            return _("Việc ghi bởi phiên bản mới hơn")
