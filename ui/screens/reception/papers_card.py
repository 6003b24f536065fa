"""The papers brought: tick, form, copies."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from frontdesk.domain.paper_lines import PaperForm, ReceivedPaper
from frontdesk.i18n import Words
from ui.screens.reception.form import ReceptionForm, with_all_papers
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import Card, column, row
from ui.widgets.text import Text
from ui.wording import paper_form

_FORMS = tuple(PaperForm)


class PaperRow(QWidget):
    """One paper. The words tick it too."""

    changed = Signal(object)

    def __init__(self, paper: ReceivedPaper, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self._paper = paper
        plain = paper.required or "(nếu" in paper.name.lower()
        name = paper.name if plain else _("{paper} (nếu có)").format(paper=paper.name)
        self.tick = QCheckBox()
        self.tick.setAccessibleName(name)
        self.tick.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name = Text(name, wrap=True, tone="ink" if paper.required else "muted")
        self._name.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name.installEventFilter(self)
        self.copies = QSpinBox()
        self.copies.setRange(1, 99)
        self.copies.setAccessibleName(_("Số bản: {paper}").format(paper=paper.name))
        self.form = QComboBox()
        self.form.addItems([paper_form(form, words) for form in _FORMS])
        self.form.setAccessibleName(_("Hình thức: {paper}").format(paper=paper.name))
        for quiet in (self.copies, self.form):
            quiet.setProperty("quiet", "true")
            quiet.setFixedHeight(28)
            quiet.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            quiet.installEventFilter(self)
        self.copies.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.copies.setFixedWidth(40)
        self.copies.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.form.setFixedWidth(140)
        line = row(self.tick, self._name, self.copies, self.form, spacing=4)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setMinimumHeight(28)
        self.show_paper(paper)
        self.tick.toggled.connect(lambda _on: self._on_changed())
        self.copies.valueChanged.connect(lambda _n: self._on_changed())
        self.form.activated.connect(lambda _at: self._on_changed())

    @property
    def paper(self) -> ReceivedPaper:
        """The paper as it stands."""
        return replace(
            self._paper,
            present=self.tick.isChecked(),
            copies=self.copies.value(),
            form=_FORMS[self.form.currentIndex()],
        )

    def show_paper(self, paper: ReceivedPaper) -> None:
        """Show `paper` without announcing it."""
        with QSignalBlocker(self.tick), QSignalBlocker(self.copies), QSignalBlocker(self.form):
            self.tick.setChecked(paper.present)
            self.copies.setValue(paper.copies)
            self.form.setCurrentIndex(_FORMS.index(paper.form))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._name and event.type() is QEvent.Type.MouseButtonRelease:
            self.tick.toggle()
            return True
        if event.type() is QEvent.Type.Wheel and watched is not self._name:
            event.ignore()  # the wheel scrolls the page; it never changes a paper by the way
            return True
        return super().eventFilter(watched, event)

    def _on_changed(self) -> None:
        self.changed.emit(self.paper)


class PapersCard(Card):
    """The checklist of the chosen procedure. Emits the changed form."""

    changed = Signal(object)

    def __init__(self, words: Words) -> None:
        _ = words.gettext
        super().__init__(_("Thành phần hồ sơ"))
        self._words = words
        self._form = ReceptionForm()
        self.rows: list[PaperRow] = []
        self.sets = QSpinBox()
        self.sets.setRange(1, 99)
        self.sets.setPrefix(_("Số bộ: "))
        self.sets.setAccessibleName(_("Số bộ hồ sơ"))
        self.sets.setProperty("quiet", "true")
        self.sets.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.sets.setFixedHeight(28)
        self.sets.setFixedWidth(80)
        self.sets.valueChanged.connect(lambda n: self._emit(replace(self._form, sets=n)))
        self.all = Act(_("Đủ tất cả"), self.tick_all, keys="Ctrl+D", look="link")
        self.add_to_head(self.sets, self.all)
        self._hint = Text(_("Chọn thủ tục để thấy giấy tờ cần nộp."), tone="muted")
        self._list = column(spacing=4)
        self._list.setContentsMargins(12, 0, 2 * GRID, 0)  # the ring of a tick stands outside the text's edge
        self.body.addWidget(self._hint)
        self.outer.addLayout(self._list)

    def show_form(self, form: ReceptionForm) -> None:
        """Show the papers of `form`; rows are rebuilt only where the papers themselves changed."""
        names = [(paper.name, paper.required) for paper in form.papers]
        if names != [(paper.name, paper.required) for paper in self._form.papers]:
            self._rebuild(form)
        self._form = form
        for line, paper in zip(self.rows, form.papers, strict=True):
            line.show_paper(paper)
        self._hint.setVisible(not form.papers)
        self.all.setEnabled(bool(form.missing_papers))
        with QSignalBlocker(self.sets):
            self.sets.setValue(form.sets)
        self.sets.setVisible(bool(form.papers))
        self.all.setVisible(bool(form.papers))

    def take_focus(self) -> None:
        """Begin at the first paper."""
        if self.rows:
            self.rows[0].tick.setFocus()

    def tick_all(self) -> None:
        """Every required paper is there."""
        self._emit(with_all_papers(self._form))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        ticks = [line.tick for line in self.rows]
        at = next((i for i, tick in enumerate(ticks) if tick.hasFocus()), None)
        if step and at is not None and 0 <= at + step < len(ticks):
            ticks[at + step].setFocus()
        else:
            super().keyPressEvent(event)

    def _rebuild(self, form: ReceptionForm) -> None:
        for line in self.rows:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.rows = [PaperRow(paper, self._words) for paper in form.papers]
        for at, line in enumerate(self.rows):
            line.changed.connect(lambda paper, at=at: self._on_paper(at, paper))
            self._list.addWidget(line)
        self._keep_tab_order()

    def _keep_tab_order(self) -> None:
        before: QWidget = self.all
        for line in self.rows:
            for part in (line.tick, line.copies, line.form):
                QWidget.setTabOrder(before, part)
                before = part

    def _on_paper(self, at: int, paper: ReceivedPaper) -> None:
        papers = self._form.papers
        self._emit(replace(self._form, papers=(*papers[:at], paper, *papers[at + 1 :])))

    def _emit(self, form: ReceptionForm) -> None:
        self.changed.emit(form)
