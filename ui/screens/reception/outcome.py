"""After the reception: picture, print and confirm the receipt, and say how it went."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, Tone, line_for, unrecorded_line
from ui.operations.reception import Hearing, Prepared, issue_receipt
from ui.operations.room import Printed, Room
from ui.printing import Handed, open_file
from ui.screens.reception.form import ReceptionForm
from ui.screens.reception.received_page import ReceivedPage

if TYPE_CHECKING:
    from frontdesk.domain.reception import Received


class Outcome(QObject):
    """Follows one reception after the other to its paper."""

    said = Signal(object)  # Line
    handed_out = Signal(object)  # Handed

    def __init__(self, room: Room, page: ReceivedPage, words: Words) -> None:
        super().__init__(page)
        self._room = room
        self._page = page
        self._words = words
        self._submission = ""

    @property
    def submission_id(self) -> str:
        """The submission shown, empty before the first."""
        return self._submission

    @property
    def busy(self) -> bool:
        """True while a receipt is on its way."""
        return self._submission in self._room.printing

    def follow(self, received: "Received", form: ReceptionForm, procedure: str) -> None:
        """Show `received` at once, its receipt when it is ready."""
        self._submission = str(received.submission_id)
        self._page.show_received(received, form, procedure)
        self.print_again()

    def print_again(self) -> None:
        """Issue and print; a receipt that was printed before says that it is a reprint."""
        if not self._submission:
            return
        mine = self._submission
        hearing = Hearing(
            lambda prepared: self._on_prepared(mine, prepared),
            lambda printed: self._on_printed(mine, printed),
            lambda error: self._on_failed(mine, error),
        )
        issue_receipt(self._room, self, mine, hearing)

    def _on_prepared(self, mine: str, prepared: Prepared) -> None:
        _ = self._words.gettext
        if mine == self._submission:
            name = _("Giấy hẹn {code}").format(code=prepared.issued.code)
            self._page.picture.show_png(prepared.picture, name)
            self._page.printing.say(_("Đang gửi tới máy in…"), "muted")

    def _on_printed(self, mine: str, printed: Printed) -> None:
        handed = printed.handed
        if mine == self._submission:
            self._page.printing.say(self._where(handed), "warn" if handed.file else "good")
        if printed.unrecorded is not None:
            self.said.emit(unrecorded_line(printed.unrecorded, self._words, saved=handed.file is not None))
        elif handed.file is not None and mine == self._submission:
            self.said.emit(self._offer_file(handed))
        self.handed_out.emit(handed)

    def _where(self, handed: Handed) -> str:
        _ = self._words.gettext
        if handed.file is None:
            return _("Đã gửi tới máy in {printer}.").format(printer=handed.printer)
        text = _(
            "Chưa có máy in: giấy hẹn đã lưu thành tệp {file} trong thư mục {folder}."
            " Tệp không được mã hóa; tự xóa sau 7 ngày."
        )
        return text.format(file=handed.file.name, folder=handed.file.parent.name)

    def _offer_file(self, handed: Handed) -> Line:
        _ = self._words.gettext
        text = _("Máy này chưa cài máy in. Mở tệp giấy hẹn để in ở máy khác.")
        return Line(text, Tone.WARN, _("Mở tệp"), lambda: open_file(handed.file))

    def _on_failed(self, mine: str, error: DeskError) -> None:
        _ = self._words.gettext
        if mine == self._submission:
            self._page.printing.say(_("Chưa in được. Hồ sơ đã nhận, mã giữ nguyên; bấm In lại."), "bad")
        self.said.emit(line_for(error, self._words))
