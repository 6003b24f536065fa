"""Which procedure: two or three letters and Enter."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import line_for
from ui.tasks import Latest, Tasks
from ui.widgets.card import Card
from ui.widgets.search_box import SearchBox
from ui.widgets.text import Text, chip
from ui.wording import joined

if TYPE_CHECKING:
    from frontdesk.domain.procedures import Procedure
    from ui.widgets.suggestion import Suggestion


class ProcedureCard(Card):
    """Searches as one types; `chosen` carries the Procedure."""

    chosen = Signal(object)
    said = Signal(object)  # Line

    def __init__(self, tasks: Tasks, words: Words) -> None:
        _ = words.gettext
        super().__init__(_("Thủ tục"))
        self._words = words
        self._hint = _("Gõ vài chữ không dấu hoặc mã thủ tục, rồi Enter.")
        self._found: Latest[tuple[Procedure, ...]] = Latest(tasks, self)
        self._code = chip()
        self.head.insertWidget(1, self._code)
        self._department = Text("", tone="muted", elide=True)
        self._department.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head.takeAt(self.head.count() - 1)  # the department takes the room instead of a stretch
        self.head.addWidget(self._department, 1)
        self.box = SearchBox(_("Thủ tục"), _("Tên hoặc mã thủ tục"), _("Không có thủ tục nào như vậy."))
        self.box.asked.connect(self._on_asked)
        self.box.chosen.connect(self.chosen)
        self._facts = Text(self._hint, tone="muted", elide=True)
        self.body.addWidget(self.box)
        self.body.addWidget(self._facts)
        self.show_procedure(None)

    def show_procedure(self, procedure: "Procedure | None") -> None:
        """Show what was chosen, or how to choose."""
        self._found.forget()
        self._code.setVisible(procedure is not None)
        if procedure is None:
            self.box.settle("")
            self._department.say("")
            self._facts.say(self._hint)
            return
        self._code.say(procedure.code)
        self.box.settle(procedure.name)
        self._department.say(procedure.department)
        self._facts.say(self._say_facts(procedure))

    def _say_facts(self, procedure: "Procedure") -> str:
        from ui.procedure_wording import fee, processing, service_level  # with the first procedure, not with the window

        return joined(
            processing(procedure.processing, self._words),
            fee(procedure.fee, self._words),
            service_level(procedure.service_level, self._words),
        )

    def _on_asked(self, text: str) -> None:
        self._found.ask(lambda desk: desk.catalogue.search(text), self._on_found, self._on_refused)

    def _on_found(self, procedures: "tuple[Procedure, ...]") -> None:
        self.box.answer([self._suggest(procedure) for procedure in procedures])

    def _on_refused(self, error: DeskError) -> None:
        self.box.give_up()
        self.said.emit(line_for(error, self._words))

    def _suggest(self, procedure: "Procedure") -> "Suggestion":
        from ui.procedure_wording import fee, processing
        from ui.widgets.suggestion import Suggestion

        return Suggestion(
            title=procedure.name,
            detail=joined(procedure.code, procedure.field, procedure.department),
            aside=processing(procedure.processing, self._words),
            under_aside=fee(procedure.fee, self._words),
            value=procedure,
        )
