"""Qt ships no Vietnamese: the few words of its own that officers meet, in ours (field menus, dialog buttons)."""

from PySide6.QtCore import QObject, QTranslator

from frontdesk.i18n import N_, Words

_WORDS = {
    "&Undo": N_("Hoàn tác"),
    "&Redo": N_("Làm lại"),
    "Cu&t": N_("Cắt"),
    "&Copy": N_("Sao chép"),
    "&Paste": N_("Dán"),
    "Delete": N_("Xóa"),
    "Select All": N_("Chọn tất cả"),
    "&Select All": N_("Chọn tất cả"),
    "&Step up": N_("Tăng"),
    "Step &down": N_("Giảm"),
    "OK": N_("Đồng ý"),
    "&OK": N_("Đồng ý"),
    "Cancel": N_("Hủy"),
    "&Cancel": N_("Hủy"),
    "&Yes": N_("Có"),
    "&No": N_("Không"),
    "Close": N_("Đóng"),
    "&Close": N_("Đóng"),
    "Save": N_("Lưu"),
    "&Save": N_("Lưu"),
    "Open": N_("Mở"),
    "Discard": N_("Bỏ"),
    "Apply": N_("Áp dụng"),
    "Reset": N_("Đặt lại"),
    "Retry": N_("Thử lại"),
    "Ignore": N_("Bỏ qua"),
    "Abort": N_("Dừng"),
    "Help": N_("Trợ giúp"),
    "&Print": N_("In"),
}


class QtWords(QTranslator):
    """Translates Qt's own words into the language of `words`; leaves English as Qt has it."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        ours = _WORDS.get(source)
        return self._words.gettext(ours) if ours else None
