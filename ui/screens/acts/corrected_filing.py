"""Procedure, papers, sets, department and place of return as they should have been."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from frontdesk.domain.departments import Department
from frontdesk.domain.events import SubmissionReceived
from frontdesk.domain.paper_lines import ReceivedPaper
from frontdesk.domain.papers import mark_missing
from frontdesk.domain.procedures import Procedure
from frontdesk.errors import DeskError, NotFound
from frontdesk.i18n import Words
from ui.messages import line_for
from ui.operations.room import Room
from ui.procedure_wording import processing
from ui.screens.acts.panel import keys_of, text_of
from ui.screens.reception.applicant_card import RETURNS
from ui.tasks import Latest
from ui.theme import GRID
from ui.widgets.card import column, row
from ui.widgets.search_box import SearchBox
from ui.widgets.suggestion import Suggestion
from ui.widgets.text import Text
from ui.widgets.tick_list import TickList
from ui.wording import joined


@dataclass(frozen=True, slots=True)
class FilingEntry:
    """What is to be put right; None leaves it as it is."""

    procedure_code: str | None
    papers: tuple[ReceivedPaper, ...] | None
    department: str | None
    sets: int | None
    return_to: str | None


class FilingFields(QWidget):
    """Everything about the papers; the upper part is closed while they are away."""

    changed = Signal()
    said = Signal(object)  # Line

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__()
        self._words = words
        self._received: SubmissionReceived | None = None
        self._procedure: Procedure | None = None
        self._papers: tuple[ReceivedPaper, ...] = ()
        self._found: Latest[tuple[Procedure, ...]] = Latest(room.tasks, self)
        self._known: Latest[Procedure | None] = Latest(room.tasks, self)
        self._offices: Latest[tuple[Department, ...]] = Latest(room.tasks, self)
        self._build(words)

    def _build(self, words: Words) -> None:
        _ = words.gettext
        self.box = SearchBox(_("Thủ tục"), _("Tên hoặc mã thủ tục"), _("Không có thủ tục nào như vậy."))
        self.box.asked.connect(self._on_asked)
        self.box.chosen.connect(self._on_chosen)
        self.papers = TickList(_("Thành phần hồ sơ"), "")
        self.department = QComboBox()
        self.sets = QSpinBox()
        self.sets.setRange(1, 99)
        self.sets.setFixedWidth(80)
        self.return_to = QComboBox()
        self.here = QWidget()
        here = column(spacing=GRID)
        here.addLayout(_labelled(_("Thủ tục"), self.box))
        here.addWidget(self.papers)
        pair = row(spacing=GRID)
        pair.addLayout(_labelled(_("Cơ quan giải quyết"), self.department), 1)
        pair.addLayout(_labelled(_("Số bộ"), self.sets))
        here.addLayout(pair)
        self.here.setLayout(here)
        layout = column(self.here, spacing=GRID)
        layout.addLayout(_labelled(_("Nhận kết quả"), self.return_to))
        self.setLayout(layout)
        self.papers.changed.connect(self.changed)
        self.department.activated.connect(lambda _at: self.changed.emit())
        self.return_to.activated.connect(lambda _at: self.changed.emit())
        self.sets.valueChanged.connect(lambda _n: self.changed.emit())

    def begin(self, received: SubmissionReceived, *, here: bool) -> None:
        """Begin with what was received; `here`: the papers can be looked at."""
        self._received = received
        self._procedure = None
        self.here.setEnabled(here)
        with QSignalBlocker(self):
            self.box.settle(received.procedure_name)
            self._show_papers(received.papers)
            self._show_departments((received.department,), received.department)
            self.sets.setValue(received.sets)
            self._show_places(received.return_to)
        self._offices.ask(lambda desk: desk.office.at_hand().departments, self._on_departments, self._refuse)

    @property
    def entry(self) -> FilingEntry:
        """What differs from what was received."""
        received = self._was
        under = self._procedure
        usual = under.department if under else received.department
        listed = mark_missing(under.papers, ()) if under else received.papers
        department, papers = self.department.currentText(), self._ticked()
        return FilingEntry(
            procedure_code=under.code if under else None,
            papers=papers if papers != listed else None,
            department=department if department != usual else None,
            sets=self.sets.value() if self.sets.value() != received.sets else None,
            return_to=self._place if self._place != received.return_to else None,
        )

    def content(self) -> dict[str, object]:
        """What is typed, for a draft."""
        return {
            "procedure": self._procedure.code if self._procedure else "",
            "ticks": list(self.papers.ticked),
            "department": self.department.currentText(),
            "sets": self.sets.value(),
            "return_to": self._place,
        }

    def restore(self, content: dict[str, object]) -> None:
        """Put a draft back; a procedure is looked up first."""
        code = text_of(content, "procedure")
        sets = content.get("sets")
        with QSignalBlocker(self):
            self.sets.setValue(sets if isinstance(sets, int) else self._was.sets)
            self._show_places(text_of(content, "return_to"))
            self._show_departments((), text_of(content, "department"))
        if not code:
            self.papers.put(keys_of(content, "ticks"))
            return
        self._known.ask(
            lambda desk: desk.catalogue.get(code), lambda found: self._on_known(found, content), self._on_unknown
        )

    @property
    def _was(self) -> SubmissionReceived:
        assert self._received is not None
        return self._received

    @property
    def _place(self) -> str:
        return str(self.return_to.currentData() or "")

    def _ticked(self) -> tuple[ReceivedPaper, ...]:
        ticked = set(self.papers.ticked)
        return tuple(replace(paper, present=str(at) in ticked) for at, paper in enumerate(self._papers))

    def _show_papers(self, papers: Sequence[ReceivedPaper]) -> None:
        _ = self._words.gettext
        self._papers = tuple(papers)
        keys = [str(at) for at in range(len(papers))]
        self.papers.show_items(
            [paper.name for paper in papers],
            [key for key, paper in zip(keys, papers, strict=True) if paper.present],
            keys,
            ["" if paper.required else _("nếu có") for paper in papers],
        )

    def _show_departments(self, names: Sequence[str], chosen: str) -> None:
        known = names or [self.department.itemText(at) for at in range(self.department.count())]
        self.department.clear()
        self.department.addItems(list(dict.fromkeys([*known, *([chosen] if chosen else [])])))
        self.department.setCurrentIndex(max(0, self.department.findText(chosen)))

    def _show_places(self, chosen: str) -> None:
        _ = self._words.gettext
        self.return_to.clear()
        for place, words in RETURNS:
            self.return_to.addItem(_(words), place)
        if self.return_to.findData(chosen) < 0:
            self.return_to.addItem(chosen, chosen)
        self.return_to.setCurrentIndex(self.return_to.findData(chosen))

    def _on_departments(self, departments: Sequence[Department]) -> None:
        self._show_departments([each.name for each in departments], self.department.currentText())

    def _on_asked(self, text: str) -> None:
        self._found.ask(lambda desk: desk.catalogue.search(text), self._on_found, self._on_not_found)

    def _on_found(self, procedures: tuple[Procedure, ...]) -> None:
        rows = [
            Suggestion(
                each.name, joined(each.code, each.department), processing(each.processing, self._words), "", each
            )
            for each in procedures
        ]
        self.box.answer(rows)

    def _on_not_found(self, error: DeskError) -> None:
        self.box.give_up()
        self._refuse(error)

    def _on_chosen(self, procedure: object) -> None:
        assert isinstance(procedure, Procedure)
        self._take(procedure)
        self.changed.emit()

    def _take(self, procedure: Procedure) -> None:
        same = procedure.code == self._was.procedure_code
        self._procedure = None if same else procedure
        self.box.settle(procedure.name)
        self._show_papers(self._was.papers if same else mark_missing(procedure.papers, ()))
        self._show_departments((), self._was.department if same else procedure.department)

    def _on_known(self, procedure: Procedure | None, content: dict[str, object]) -> None:
        if procedure is not None:
            self._take(procedure)
            self.papers.put(keys_of(content, "ticks"))
            self._show_departments((), text_of(content, "department"))
            self.changed.emit()

    def _on_unknown(self, error: DeskError) -> None:
        if not isinstance(error, NotFound):  # one gone from the catalogue since is no longer to be chosen
            self._refuse(error)

    def _refuse(self, error: DeskError) -> None:
        self.said.emit(line_for(error, self._words))


def _labelled(label: str, field: QWidget) -> QVBoxLayout:
    caption = Text(label, "caption", "muted")
    caption.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(label)
    return column(caption, field, spacing=2)
