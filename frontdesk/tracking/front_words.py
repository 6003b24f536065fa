"""The words around the pages in a folder: its front page, and what stands where there is no page."""

from collections.abc import Mapping
from datetime import datetime
from types import SimpleNamespace

from frontdesk.domain.moments import spoken
from frontdesk.i18n import N_, words

_WORDS: Mapping[str, str] = {
    "text": N_("Quét mã QR trên giấy hẹn vào ô dưới đây, hoặc dán địa chỉ tra cứu của giấy hẹn."),
    "address": N_("Mã QR vừa quét, hoặc địa chỉ tra cứu"),
    "address_hint": N_("Đặt con trỏ vào ô rồi quét: trang của hồ sơ tự mở."),
    "opening": N_("Đang mở trang của hồ sơ"),
    "unreadable": N_("Đây chưa phải mã QR trên giấy hẹn. Mời Ông/Bà quét lại."),
    "missing": N_(
        "Chưa có trang cho giấy hẹn này: giấy hẹn được cấp sau lần cập nhật ghi ở cuối trang, hoặc đã hết hạn xem."
        " Mời Ông/Bà hỏi tại quầy hoặc gọi cơ quan."
    ),
    "no_script": N_(
        "Trình duyệt này tắt JavaScript nên không mở được hồ sơ từ đây. Mời Ông/Bà hỏi tại quầy hoặc gọi cơ quan."
    ),
    "missing_here": N_("Địa chỉ này không đúng, hồ sơ chưa được đưa lên trang, hoặc đã hết hạn xem."),
    "home": N_("Về trang đầu"),
    "no_script_here": N_("Trang cần JavaScript để tìm hồ sơ. Mời Ông/Bà bật JavaScript rồi mở lại địa chỉ này."),
}


def front_words(language: str, as_of: datetime | None) -> SimpleNamespace:
    """Every word in `language`. `as_of`: up to when the journal was known in the last whole run; None before it."""
    said = words(language)
    _ = said.gettext
    told = {key: _(text) for key, text in _WORDS.items()}
    told["as_of"] = (
        _("Các trang được ghi theo sổ của cơ quan lúc {moment}.").format(moment=spoken(as_of, said))
        if as_of
        else _("Các trang đang được ghi lần đầu, chưa xong.")
    )
    return SimpleNamespace(**told, front=front_file(language))


def front_file(language: str) -> str:
    """The name of the front page in `language`."""
    return "index.html" if language == "vi" else f"index.{language}.html"
