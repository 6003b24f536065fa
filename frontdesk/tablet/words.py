"""The page's own few words: all others come ready in the view."""

from collections.abc import Mapping

from frontdesk.i18n import LANGUAGES, N_, words

_TITLE = N_("Màn hình công dân")
_CITIZEN: Mapping[str, str] = {
    "lost": N_("Mất kết nối với quầy, đang nối lại…"),
    "fullscreen": N_("Xem toàn màn hình"),
}
_PAIRING: Mapping[str, str] = {
    "pair_title": N_("Ghép máy tính bảng với quầy"),
    "pair_text": N_("Trên máy của quầy: bấm F12, bấm Tạo mã ghép, rồi nhập mã 6 chữ số hiện ở đó."),
    "pair_code": N_("Mã ghép"),
    "pair_send": N_("Ghép"),
    "pair_unreachable": N_("Không nối được với máy của quầy. Kiểm tra mạng rồi thử lại."),
    "pair_script": N_("Trình duyệt này tắt JavaScript. Bật lên rồi mở lại trang."),
}


def title(language: str) -> str:
    """What the page and its icon are called."""
    return words(language).gettext(_TITLE)


def citizen_words() -> Mapping[str, Mapping[str, str]]:
    """By key, in each language: the citizen chooses it, and the counter cannot be asked while it is away."""
    return {key: {each: words(each).gettext(text) for each in LANGUAGES} for key, text in _CITIZEN.items()}


def pairing_words(language: str) -> Mapping[str, str]:
    """For the officer who sets the tablet up."""
    said = words(language)
    return {key: said.gettext(text) for key, text in _PAIRING.items()}
