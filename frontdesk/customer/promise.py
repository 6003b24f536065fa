"""Why no day is promised yet, on every page that would name it."""

from frontdesk.customer.view import Fact, Tone
from frontdesk.i18n import Words


def no_date_yet(missing: int, words: Words) -> Fact:
    """The clock starts at complete receipt (NĐ 118/2025 Art 17.3): so many required papers are `missing`."""
    text = words.ngettext(
        "Còn thiếu {n} giấy tờ. Thời hạn tính từ khi nộp đủ.",
        "Còn thiếu {n} giấy tờ. Thời hạn tính từ khi nộp đủ.",
        missing,
    )
    label = words.gettext("Hẹn trả kết quả")
    return Fact(label, words.gettext("Chưa hẹn ngày"), text.format(n=missing), Tone.WARN)
