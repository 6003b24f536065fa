"""What follows from the form: promise, sketch of the receipt, possible duplicates. Looked up, shown, never decided."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.domain.moments import spoken
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, Tone, line_for
from ui.screens.reception.entry_page import EntryPage
from ui.screens.reception.form import ReceptionForm
from ui.screens.reception.receipt_card import Sketch
from ui.tasks import Latest, Tasks

if TYPE_CHECKING:
    from frontdesk.domain.lookup import Hit
    from frontdesk.domain.procedures import Procedure
    from frontdesk.domain.reception import Promise

_AGAIN_MS = 60_000  # a promise may change with the minute (15:00, closing time)


class Consequence(QObject):
    """Keeps the right half in step with the form."""

    said = Signal(object)  # Line
    drawn = Signal(object, object, object)  # form, Procedure | None, Promise | None: as they stand now

    def __init__(self, tasks: Tasks, page: EntryPage, words: Words) -> None:
        super().__init__(page)
        self._page = page
        self._words = words
        self._form = ReceptionForm()
        self._procedure: Procedure | None = None
        self._promise: Promise | None = None
        self._refused = ""  # why there is no promise
        self._office = ""
        self._checked: tuple[str, str] = ("", "")
        self._promises: Latest[Promise] = Latest(tasks, self)
        self._duplicates: Latest[tuple[Hit, ...]] = Latest(tasks, self)
        page.duplicates.accepted.connect(page.duplicates.hide)
        tasks.look(self, lambda desk: desk.office.profile.name, self._on_office)
        self._minute = QTimer(self, interval=_AGAIN_MS)
        self._minute.timeout.connect(self.look_again)
        self._minute.start()

    def show_form(self, form: ReceptionForm, procedure: "Procedure | None") -> None:
        """Follow `form`; only what a change touches is asked again."""
        changed = procedure != self._procedure
        self._form, self._procedure = form, procedure
        if changed:
            self._promise, self._refused = None, ""
            self._promises.forget()
            self._ask_promise()
        self._ask_duplicates()
        self._draw()

    def look_again(self) -> None:
        """What was promised may be another day by now; asked only where somebody sees it."""
        if self._page.isVisible():
            self._ask_promise()

    def _ask_promise(self) -> None:
        procedure = self._procedure
        if procedure is not None:
            self._promises.ask(
                lambda desk: desk.reception.promise(procedure.code), self._on_promise, self._on_no_promise
            )

    def _ask_duplicates(self) -> None:
        number = self._form.principal.number if self._form.principal else ""
        code = self._form.procedure_code
        if (number, code) == self._checked:
            return
        self._checked = (number, code)
        self._duplicates.forget()
        self._page.duplicates.show_hits(())
        if number and code:
            self._duplicates.ask(
                lambda desk: desk.reception.find_duplicates(number, code),
                self._page.duplicates.show_hits,
                self._on_unchecked,
            )

    def _on_promise(self, promise: "Promise") -> None:
        self._promise, self._refused = promise, ""
        self._draw()

    def _on_no_promise(self, error: DeskError) -> None:
        reason = line_for(error, self._words).text
        self._promise = None
        self._refused = self._words.gettext("Chưa tính được ngày hẹn. {reason}").format(reason=reason)
        self._draw()

    def _on_unchecked(self, error: DeskError) -> None:
        self._checked = ("", "")  # asked again with the next change
        reason = line_for(error, self._words).text
        text = self._words.gettext("Chưa kiểm tra được hồ sơ trùng. {reason}").format(reason=reason)
        self.said.emit(Line(text, Tone.WARN))

    def _on_office(self, name: str) -> None:
        self._office = name
        self._draw()

    def _draw(self) -> None:
        if self._refused and self._procedure is not None:
            self._page.promise.show_refusal(self._refused)
        elif self._promise is None or self._procedure is None:
            self._page.promise.show_nothing()
        else:
            self._page.promise.show_promise(self._promise, self._procedure.department, self._form)
        self._page.receipt.sheet.show_sketch(self._sketch())
        self.drawn.emit(self._form, self._procedure, self._promise)

    def _sketch(self) -> Sketch:
        form = self._form
        due = self._promise.due if self._promise else None
        present = sum(1 for paper in form.papers if paper.present)
        papers = self._words.gettext("{n} giấy tờ").format(n=present) if present else ""
        known = due is not None and not (form.missing_papers and present)
        return Sketch(
            office=self._office,
            holder=form.principal.name if form.principal else "",
            procedure=self._procedure.name if self._procedure else "",
            papers=papers,
            due=spoken(due.at, self._words) if due is not None and known else "",
        )
