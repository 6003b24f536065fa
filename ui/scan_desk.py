"""Where a scan belongs: cards to the reception, our codes to the look-up, anything else is told so."""

from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from frontdesk.domain.clock import Clock, local, system_clock
from frontdesk.domain.scan import (
    CardScan,
    GarbledReason,
    GarbledScan,
    OfficialScan,
    ReceiptScan,
    TokenScan,
    read_scan,
)
from frontdesk.i18n import Words
from ui.messages import Line, Tone


class ScanDesk(QObject):
    """Reads what the scanner sent and passes it on; never presses anything."""

    card_read = Signal(object)  # CardRead
    code_read = Signal(str)
    said = Signal(object)  # Line

    def __init__(self, words: Words, clock: Clock = system_clock) -> None:
        super().__init__()
        self._words = words
        self._clock = clock

    def take(self, text: str, composed: bool = False) -> None:
        """Read `text` and pass it on."""
        match read_scan(text, self._today(), composed=composed):
            case CardScan(card=card):
                self.card_read.emit(card)
            case ReceiptScan() | TokenScan() | OfficialScan():
                self.code_read.emit(text.strip())
            case GarbledScan(reason=reason):
                self._refuse(self._advice(reason))
            case _:
                self._refuse(self._words.gettext("Mã vừa quét không phải căn cước hay giấy hẹn. Chưa làm gì cả."))

    def _today(self) -> date:
        return local(self._clock()).date()

    def _refuse(self, text: str) -> None:
        QApplication.beep()
        self.said.emit(Line(text, Tone.BAD))

    def _advice(self, reason: GarbledReason) -> str:
        _ = self._words.gettext
        advice = {
            GarbledReason.INPUT_METHOD: _("Bộ gõ tiếng Việt đã làm sai mã. Tắt bộ gõ (chuyển sang E) rồi quét lại."),
            GarbledReason.CAPS_LOCK: _("Phím Caps Lock đang bật nên mã bị sai. Tắt Caps Lock rồi quét lại."),
            GarbledReason.LAYOUT: _(
                "Bàn phím không ở kiểu tiếng Anh (Mỹ) nên mã bị sai. Đổi kiểu bàn phím rồi quét lại."
            ),
            GarbledReason.TRUNCATED: _("Mã quét bị thiếu. Giữ thẻ phẳng, cách đầu đọc 10–15 cm rồi quét lại."),
            GarbledReason.ENCODING: _("Đầu đọc gửi sai bảng mã. Đặt đầu đọc về UTF-8 rồi quét lại."),
            GarbledReason.DAMAGED: _("Mã quét bị sai một chỗ. Lau mặt thẻ hoặc giấy rồi quét lại."),
        }
        return advice[reason]
