"""Where a scan belongs: cards to the reception, our codes to the look-up, anything else is told so."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from frontdesk.domain.clock import Clock, local, system_clock
from frontdesk.domain.scan import (
    CardScan,
    GarbledReason,
    GarbledScan,
    ManifestScan,
    OfficialScan,
    ProofScan,
    ReceiptScan,
    TokenScan,
    read_scan,
)
from frontdesk.errors import InvalidInput
from frontdesk.i18n import Words
from ui.messages import line_for

_GARBLED = {
    GarbledReason.INPUT_METHOD: "card_garbled_by_input_method",
    GarbledReason.CAPS_LOCK: "card_garbled_by_caps_lock",
    GarbledReason.LAYOUT: "card_garbled_by_layout",
    GarbledReason.TRUNCATED: "card_incomplete",
    GarbledReason.ENCODING: "card_wrong_encoding",
    GarbledReason.DAMAGED: "scan_damaged",
}


class ScanDesk(QObject):
    """Reads what the scanner sent and passes it on; never presses anything."""

    card_read = Signal(object)  # CardRead
    code_read = Signal(str)
    refused = Signal(object)  # Line

    def __init__(self, words: Words, clock: Clock = system_clock) -> None:
        super().__init__()
        self._words = words
        self._clock = clock

    def take(self, text: str, composed: bool = False) -> None:
        """Read `text` and pass it on."""
        match read_scan(text, self._today(), composed=composed):
            case CardScan(card=card):
                self.card_read.emit(card)
            case ReceiptScan() | ManifestScan() | TokenScan() | OfficialScan() | ProofScan():
                self.code_read.emit(text.strip())
            case GarbledScan(reason=reason):
                self._refuse(_GARBLED[reason])
            case _:
                self._refuse("scan_unknown")

    def _today(self) -> date:
        return local(self._clock()).date()

    def _refuse(self, code: str) -> None:
        self.refused.emit(line_for(InvalidInput(code), self._words))
