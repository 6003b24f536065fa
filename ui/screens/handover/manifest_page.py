"""One batch: the three-way count on top, its submissions, and what the department says of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from frontdesk.domain.clock import local
from frontdesk.domain.custody import Parcel
from frontdesk.domain.manifests import Manifest, ManifestItem
from frontdesk.i18n import Words
from frontdesk.messages import shown_name
from ui.screens.frame import MARGIN, scrolling
from ui.screens.frame import Page as ScreenPage
from ui.screens.handover.manifest_answer import ManifestAnswer
from ui.screens.handover.manifest_edit import ManifestEdit, item_look, item_word, still_open, tally
from ui.theme import GRID
from ui.widgets.card import Card, column
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text
from ui.wording import day_time, joined

_ROW = 52
_ASIDE = 320


class ManifestPage(QWidget):
    """Draws a batch and what was noted on it; the screen records."""

    toggle_asked = Signal(str)
    page_asked = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        _ = self._ = words.gettext
        self._words = words
        self._edit = ManifestEdit()
        self.code = Text("", "title")
        self.about = Text("", tone="muted", elide=True)
        self.figures = {name: Text("", "figure") for name in ("sent", "received", "back", "missing", "unanswered")}
        self.model: RowModel[ManifestItem] = RowModel(self._columns(), self)
        self.table = _ItemTable(self.model, _("Hồ sơ trong phiếu"), _ROW)
        self.table.horizontalHeader().hide()
        self.table.setMinimumHeight(2 * _ROW)
        self.answer = ManifestAnswer(words)
        self._arrange()
        self.table.toggled.connect(self._on_toggled)
        self.table.clicked.connect(lambda index: self._on_clicked(index.row(), index.column()))
        self.table.opened.connect(lambda at: self.page_asked.emit(self.model.row(at).submission_id))
        self.table.moved.connect(lambda _at: self._show_row())
        self.answer.field.left_downwards.connect(self.table.setFocus)

    def _columns(self) -> tuple[Column[ManifestItem], ...]:
        return (
            Column(
                "",
                lambda item: shown_name(item.name, self._words),
                under=lambda item: f"{item.receipt_code} · {item.procedure_name}",
                icon=lambda item: item_look(item, self._edit),
                strong=True,
            ),
            Column(
                "",
                lambda item: item_word(item, self._edit, self._words),
                200,
                lambda item: item_look(item, self._edit)[1],
                under=lambda item: item.reason or f"{local(item.changed_at):%H:%M %d/%m}",
                right=True,
            ),
        )

    def _arrange(self) -> None:
        side = ScreenPage()
        side.columns.setContentsMargins(0, 0, 0, 0)
        side.columns.addWidget(self.answer)
        self._side: QScrollArea = scrolling(side)
        self._side.setFixedWidth(_ASIDE)
        work = QHBoxLayout()
        work.setSpacing(2 * GRID)
        work.addWidget(self.table, 1)
        work.addWidget(self._side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 2 * GRID, MARGIN, GRID)
        layout.setSpacing(12)
        layout.addWidget(self._summary())
        layout.addLayout(work, 1)

    def _summary(self) -> Card:
        _ = self._
        card = Card("")
        card.setAccessibleName(_("Phiếu bàn giao"))
        card.heading.hide()
        named = {
            "sent": _("Đã giao"),
            "received": _("Đã nhận"),
            "back": _("Trả lại"),
            "missing": _("Thiếu"),
            "unanswered": _("Chưa ký nhận"),
        }
        self._line = QHBoxLayout()
        self._line.setSpacing(4 * GRID)
        self._line.addLayout(column(self.code, self.about, spacing=2), 1)
        for name, label in named.items():
            self._line.addLayout(column(self.figures[name], Text(label, "caption", "muted"), spacing=0))
        card.body.addLayout(self._line)
        return card

    @property
    def chosen(self) -> ManifestItem | None:
        """The row the officer is at."""
        at = self.table.at
        return self.model.row(at) if 0 <= at < len(self.model.rows) else None

    def show_manifest(self, manifest: Manifest, edit: ManifestEdit) -> None:
        """Show a batch as it stands, and what was noted."""
        _ = self._
        self._edit = edit
        self.code.say(manifest.code)
        by = joined(manifest.officer, _("quầy {counter}").format(counter=manifest.counter), day_time(manifest.made_at))
        self.about.say(f"{manifest.department} · {by}")
        counts = tally(manifest)
        tones = {"missing": "bad", "unanswered": "warn", "received": "good"}
        for name, figure in self.figures.items():
            count = getattr(counts, name)
            figure.say(str(count), tones.get(name, "ink") if count else "muted")
        self.table.show_rows(manifest.items, lambda item: item.submission_id)
        self.show_edit(manifest, edit)

    def show_edit(self, manifest: Manifest, edit: ManifestEdit) -> None:
        """Show what is noted now."""
        self._edit = edit
        waiting = still_open(manifest)
        excepted = sum(1 for item in waiting if item.submission_id in edit.excepted)
        self.answer.show_open(len(waiting), excepted)
        self.model.touch()
        self._show_row()

    def go_to(self, submission_id: str) -> ManifestItem | None:
        """Be at one of the batch; None where it is not in it."""
        for at, item in enumerate(self.model.rows):
            if item.submission_id == submission_id:
                self.table.go_to(at)
                self.table.scrollTo(self.model.index(at, 0))
                self._show_row()
                return item
        return None

    def take_focus(self) -> None:
        """Where the work begins: the exceptions, or the list where nothing is open."""
        (self.answer.field if self.answer.field.isEnabled() else self.table).setFocus()

    def _show_row(self) -> None:
        item = self.chosen
        self.answer.show_row(item, item_word(item, self._edit, self._words) if item is not None else "")

    def _on_toggled(self) -> None:
        item = self.chosen
        if item is not None and item.parcel is Parcel.SENT:
            self.toggle_asked.emit(item.submission_id)

    def _on_clicked(self, at: int, column_at: int) -> None:
        if column_at == 1 and self.model.row(at).parcel is Parcel.SENT:
            self.toggle_asked.emit(self.model.row(at).submission_id)


class _ItemTable(RowTable):
    """The space bar marks a submission as not in the batch."""

    toggled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        else:
            super().keyPressEvent(event)
