"""What the citizen sees of the form on a screen of their own, and what the citizen says of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.i18n import N_, Words
from ui.events import DeskEvents
from ui.messages import Line, Tone
from ui.screens.reception.form import ReceptionForm

if TYPE_CHECKING:
    from frontdesk.domain.procedures import Procedure
    from frontdesk.domain.reception import Promise, Received
    from ui.encounter import EntryAnswered

_PARTS = {
    "name": N_("họ và tên"),
    "number": N_("số giấy tờ"),
    "delegate": N_("người nộp thay"),
    "phone": N_("điện thoại"),
    "procedure": N_("thủ tục"),
    "papers": N_("giấy tờ"),
    "due": N_("ngày hẹn"),
    "fee": N_("phí, lệ phí"),
}


class CitizenSide(QObject):
    """Shows a form only once the officer worked on it: a draft brought back is nobody's who stands there."""

    answered = Signal(object)  # EntryAnswered, of the form that is shown
    said = Signal(object)  # Line

    def __init__(self, events: DeskEvents, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._events = events
        self._words = words
        self._open = False
        self._submission = ""
        events.entry_answered.connect(self._on_answered)

    def open(self) -> None:
        """The officer works on the form from now on."""
        self._open = True

    def shut(self) -> None:
        """The form is put away, or was brought back and not touched yet."""
        self._open = False

    def show(self, form: ReceptionForm, procedure: "Procedure | None", promise: "Promise | None") -> None:
        """How the form stands now."""
        self._submission = form.submission_id
        if not self._open:
            self._events.entering.emit(None)
            return
        from ui.encounter import Entering  # with the first citizen, not with the window

        self._events.entering.emit(Entering(form, procedure, promise))

    def received(self, received: "Received", form: ReceptionForm) -> None:
        """It was accepted."""
        from ui.encounter import ReceiptGiven

        missing = len(form.missing_papers)
        self._events.receipt_given.emit(
            ReceiptGiven(
                str(received.submission_id), received.receipt_code, received.track_url, received.due_at, missing
            )
        )

    def next_person(self) -> None:
        """The officer goes on to the next one."""
        self._events.next_person.emit()

    def _on_answered(self, answer: "EntryAnswered") -> None:
        if not self._submission or answer.submission_id != self._submission:
            return
        _ = self._words.gettext
        self.answered.emit(answer)
        if answer.wrong:
            parts = ", ".join(_(_PARTS[part]) for part in answer.parts if part in _PARTS)
            text = _("Ông/Bà báo có chỗ sai: {parts}.").format(parts=parts) if parts else _("Ông/Bà báo có chỗ sai.")
            self.said.emit(Line(text, Tone.WARN))
        elif answer.confirmed:
            self.said.emit(Line(_("Ông/Bà đã xác nhận thông tin trên màn hình."), Tone.GOOD))
