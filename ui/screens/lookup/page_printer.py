"""Prints the forms of a submission and says in one line how it went, after what was done before it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, Tone, line_for, printed_line
from ui.operations.forms import print_form
from ui.operations.reception import Hearing, issue_receipt
from ui.operations.room import Printed, Room, paper_key

RECEIPT = "01"


class PagePrinter(QObject):
    """Form 01 is the receipt, with its copy for the office; the others are as the desk issues them."""

    said = Signal(object)  # Line
    changed = Signal()  # something went to the printer, or came from it

    def __init__(self, room: Room, parent: QWidget, words: Words) -> None:
        super().__init__(parent)
        self._room = room
        self._words = words

    def is_printing(self, submission_id: str, form: str) -> bool:
        """Whether that paper is on its way."""
        key = submission_id if form == RECEIPT else paper_key(submission_id, form)
        return key in self._room.printing

    def print(self, submission_id: str, form: str, before: str = "") -> None:
        """Issue, print and record; `before` is what was done, and stands first in the line that answers."""
        if self.is_printing(submission_id, form):
            _ = self._words.gettext
            text = _("Giấy hẹn này đang được in.") if form == RECEIPT else _("Mẫu {form} này đang được in.")
            self.said.emit(Line(text.format(form=form), Tone.MUTED))
            return

        def done(printed: Printed) -> None:
            self.changed.emit()
            self.said.emit(self._printed(printed, before))

        def failed(error: DeskError) -> None:
            self.changed.emit()
            self.said.emit(self._refused(error, before, lambda: self.print(submission_id, form, before)))

        self._start(submission_id, form, done, failed)
        self.changed.emit()

    def _start(
        self,
        submission_id: str,
        form: str,
        done: Callable[[Printed], object],
        failed: Callable[[DeskError], object],
    ) -> None:
        if form == RECEIPT:
            issue_receipt(self._room, self, submission_id, Hearing(lambda _prepared: None, done, failed))
        else:
            print_form(self._room, self, submission_id, form, done, failed)

    def _printed(self, printed: Printed, before: str) -> Line:
        line = printed_line(printed, self._words)
        if not before:
            return line
        handed = printed.handed
        if printed.unrecorded is not None or handed.file is None:
            return Line(f"{before} {line.text}", line.tone)
        text = self._words.gettext("Chưa có máy in: giấy lưu ở tệp {file}.").format(file=handed.file.name)
        return Line(f"{before} {text}", Tone.WARN)

    def _refused(self, error: DeskError, before: str, again: Callable[[], object]) -> Line:
        line = line_for(error, self._words)
        if not before:
            return line
        return Line(f"{before} {line.text}", Tone.WARN, self._words.gettext("In lại"), again)
