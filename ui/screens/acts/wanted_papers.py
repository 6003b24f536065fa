"""The lines of form 02: papers of the list that are missing or wrong, and others that are wanted besides."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from frontdesk.domain.paper_lines import PaperForm, ReceivedPaper
from frontdesk.domain.papers import WantedPaper
from frontdesk.i18n import Words
from ui.screens.acts.reasons import ready_reasons, reason_chooser
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import column, empty, row
from ui.widgets.tick_list import Tick
from ui.wording import paper_form

_FORMS = tuple(PaperForm)
MOST_OTHERS = 8
_INDENT = 30  # px: where the words of a tick begin


class WantedRow(QWidget):
    """A paper of the list: ticked it opens a line that says in which form it is wanted, and why."""

    changed = Signal()

    def __init__(self, paper: ReceivedPaper, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self._paper = paper
        self.missing = paper.required and not paper.present
        self.tick = Tick(paper.name, on=self.missing)
        self.form = QComboBox()
        self.form.addItems([paper_form(form, words) for form in _FORMS])
        self.form.setAccessibleName(_("Hình thức: {paper}").format(paper=paper.name))
        self.form.setCurrentIndex(_FORMS.index(paper.form))
        self.form.setFixedSize(148, 28)
        self.form.setProperty("quiet", "true")
        self.form.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.why = QLineEdit(_not_brought() if self.missing else "")
        self.why.setAccessibleName(_("Lý do: {paper}").format(paper=paper.name))
        self.why.setPlaceholderText(_("Thiếu, mờ, hay sai chỗ nào"))
        self.ready = reason_chooser("missing_paper", words)
        self.ready.chosen.connect(lambda text: self.why.setText(str(text)))
        self._more = QWidget()
        more = row(self.why, self.ready)
        more.setContentsMargins(_INDENT, 0, 0, 4)
        more.setStretch(0, 1)
        self._more.setLayout(more)
        head = row(self.tick, self.form)
        head.setStretch(0, 1)
        head.setAlignment(self.form, Qt.AlignmentFlag.AlignTop)
        layout = column(spacing=2)
        layout.addLayout(head)
        layout.addWidget(self._more)
        self.setLayout(layout)
        self.tick.changed.connect(self._on_toggled)
        self.form.activated.connect(lambda _at: self.changed.emit())
        self.why.textChanged.connect(lambda _text: self.changed.emit())
        self._unfold(on=self.tick.on)

    @property
    def wanted(self) -> WantedPaper | None:
        """The line of form 02; None where it is not ticked."""
        if not self.tick.on:
            return None
        return WantedPaper(self._paper.name, _FORMS[self.form.currentIndex()], self.why.text().strip())

    def content(self) -> list[object]:
        """What is typed."""
        return [self.tick.on, _FORMS[self.form.currentIndex()].value, self.why.text()]

    def restore(self, content: Sequence[object]) -> None:
        """Put what was typed back, without announcing it."""
        on, form, why = content
        with QSignalBlocker(self):
            self.form.setCurrentIndex(_FORMS.index(PaperForm(str(form))))
            self.why.setText(str(why))
            self.tick.put(on=bool(on))
            self._unfold(on=bool(on))

    def _on_toggled(self) -> None:
        self._unfold(on=self.tick.on)
        self.changed.emit()

    def _unfold(self, *, on: bool) -> None:
        self.form.setVisible(on)
        self._more.setVisible(on)


class OtherRow(QWidget):
    """Something that is not on the list."""

    changed = Signal()

    def __init__(self, at: int, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self.name, self.why = QLineEdit(), QLineEdit()
        self.name.setAccessibleName(_("Giấy tờ khác, dòng {n}").format(n=at))
        self.name.setPlaceholderText(_("Giấy tờ khác"))
        self.why.setAccessibleName(_("Lý do, dòng {n}").format(n=at))
        self.why.setPlaceholderText(_("Lý do"))
        self.setLayout(row(self.name, self.why))
        for field in (self.name, self.why):
            field.textChanged.connect(lambda _text: self.changed.emit())

    @property
    def wanted(self) -> WantedPaper | None:
        """The line of form 02; None where nothing is named."""
        name = self.name.text().strip()
        return WantedPaper(name, None, self.why.text().strip()) if name else None

    @property
    def is_nameless(self) -> bool:
        """A reason without what it is about."""
        return bool(self.why.text().strip()) and not self.name.text().strip()


class WantedPapers(QWidget):
    """All lines of form 02 together."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.rows: list[WantedRow] = []
        self.others: list[OtherRow] = []
        self._listed = QVBoxLayout()
        self._listed.setSpacing(4)
        self._free = QVBoxLayout()
        self._free.setSpacing(4)
        self.more = Act(words.gettext("Thêm dòng"), self._on_more, look="link")
        foot = row(self.more)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for part in (self._listed, self._free, foot):
            layout.addLayout(part)

    def show_papers(self, papers: Sequence[ReceivedPaper]) -> None:
        """Begin with the papers of a submission; those that are missing are ticked."""
        empty(self._listed)
        empty(self._free)
        self.others = []
        self.rows = [WantedRow(paper, self._words) for paper in papers]
        for each in self.rows:
            each.changed.connect(self.changed)
            self._listed.addWidget(each)
        self._add_other()

    @property
    def wanted(self) -> tuple[WantedPaper, ...]:
        """The lines of form 02."""
        lines = (*(each.wanted for each in self.rows), *(each.wanted for each in self.others))
        return tuple(line for line in lines if line is not None)

    @property
    def is_nameless(self) -> bool:
        """Whether a free line says why, and not what."""
        return any(each.is_nameless for each in self.others)

    def take_focus(self) -> None:
        """Begin at the first line."""
        if self.rows:
            self.rows[0].tick.setFocus()
        else:
            self.others[0].name.setFocus()

    def content(self) -> dict[str, object]:
        """What is typed."""
        return {
            "papers": [each.content() for each in self.rows],
            "others": [[each.name.text(), each.why.text()] for each in self.others],
        }

    def restore(self, content: dict[str, object]) -> None:
        """Put a draft back; where the list of papers has changed meanwhile, only what still fits."""
        listed, others = content.get("papers"), content.get("others")
        if isinstance(listed, list) and len(listed) == len(self.rows):
            for each, kept in zip(self.rows, listed, strict=True):
                each.restore(kept)
        for at, (name, why) in enumerate(others if isinstance(others, list) else []):
            if at >= len(self.others):
                self._add_other()
            self.others[at].name.setText(name)
            self.others[at].why.setText(why)

    def _on_more(self) -> None:
        self._add_other()
        self.others[-1].name.setFocus()

    def _add_other(self) -> None:
        made = OtherRow(len(self.others) + 1, self._words)
        made.changed.connect(self.changed)
        self.others.append(made)
        self._free.addWidget(made)
        QWidget.setTabOrder(made.why, self.more)
        self.more.setEnabled(len(self.others) < MOST_OTHERS)


def _not_brought() -> str:
    """Why a missing paper is wanted, as the form says it."""
    return next((each.text for each in ready_reasons("missing_paper")), "")
