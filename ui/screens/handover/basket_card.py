"""The open basket: what was scanned, newest first, each with its answer."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from frontdesk.domain.baskets import Answer, Basket
from frontdesk.domain.clock import Clock, local
from frontdesk.i18n import Words
from ui.screens.handover.answers import ScanRow
from ui.theme import GRID
from ui.widgets.answer_banner import AnswerBanner
from ui.widgets.buttons import Act
from ui.widgets.card import Card, row
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.scan_field import ScanField
from ui.widgets.text import Text
from ui.wording import joined

_ROW = 52


class BasketCard(Card):
    """Shows one basket; the desk says what is in it."""

    entered = Signal(str)
    take_out_asked = Signal(str)
    undo_asked = Signal()
    belongs_asked = Signal(object)  # ScanRow
    page_asked = Signal(str)

    def __init__(self, words: Words, clock: Clock) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Giỏ bàn giao"))
        self._words = words
        self._clock = clock
        self._stray: ScanRow | None = None
        self._department = ""
        self.count = Text("", "strong", "muted")
        self.add_to_head(self.count)
        self.field = ScanField(_("Mã hồ sơ"), _("Quét, hoặc gõ mã rồi Enter"))
        self.belongs = Act(_("Vào giỏ đó"), self.put_where_it_belongs, keys="Ctrl+B")
        self.banner = AnswerBanner(_("Quét giấy tiếp nhận của từng hồ sơ."), self.belongs)
        self.model: RowModel[ScanRow] = RowModel(self._columns(), self)
        self.table = _BasketTable(self.model, _("Hồ sơ đã quét"), _ROW)
        self.table.horizontalHeader().hide()
        self.remove = Act(_("Bỏ khỏi giỏ"), self._on_remove, keys="Delete", look="link")
        self.undo = Act(_("Hoàn tác"), self.undo_asked.emit, keys="Ctrl+Z", look="link")
        self._build()
        self.field.entered.connect(self.entered)
        self.field.left_downwards.connect(self._on_down)
        self.table.opened.connect(self._on_opened)
        self.table.removed.connect(self._on_remove)
        self.table.moved.connect(lambda _at: self._show_acts())
        self.show_basket(Basket())

    def _columns(self) -> tuple[Column[ScanRow], ...]:
        words = self._words
        return (
            Column(
                "",
                lambda row: row.title(words),
                under=lambda row: row.under(words),
                icon=lambda row: (row.look.icon, row.look.tone),
                ground=_ground,
                strong=True,
            ),
            Column(
                "",
                lambda row: words.gettext(row.look.word),
                152,
                tone=lambda row: row.look.tone,
                under=self._leave_by,
                under_tone=lambda row: "bad" if self._is_late(row) else "muted",
                ground=_ground,
                right=True,
            ),
        )

    def _build(self) -> None:
        _ = self._
        self.body.setSpacing(GRID)
        self.body.addWidget(self.field)
        self.body.addWidget(self.banner)
        self._stack = QStackedWidget()
        hint = _("Giỏ còn trống. Hồ sơ quét đầu tiên chọn cơ quan nhận;\nhoặc chọn cơ quan ở bảng bên trái rồi quét.")
        self.hint = Text(hint, tone="muted")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self._stack.addWidget(self.hint)
        self._stack.addWidget(self.table)
        self.table.setProperty("bare", "true")
        self.outer.addWidget(self._stack, 1)
        foot = row(self.remove, self.undo)
        foot.addStretch(1)
        foot.setContentsMargins(GRID, 0, GRID, 0)
        self.outer.addLayout(foot)
        self.outer.setContentsMargins(0, GRID, 0, GRID)

    def show_basket(self, basket: Basket) -> None:
        """Another basket, or the same after it changed: what was refused before stays in sight."""
        items = {item.submission_id: ScanRow.of(item) for item in basket.items}
        rows: list[ScanRow] = []
        for old in self.model.rows if basket.department == self._department else ():
            fresh = items.pop(old.key, None) if old.taken else old
            if fresh is not None and (old.taken or old.answer is Answer.DUPLICATE or old.key not in basket.ids):
                rows.append(fresh)
        self._department = basket.department
        self.table.show_rows([*reversed(items.values()), *rows], lambda row: (row.key, row.answer))
        self._name(basket)
        self._show_acts()

    def answer(self, row: ScanRow, basket: Basket) -> None:
        """One scan: its answer large, and as a row above the others."""
        self._stray = row if row.answer is Answer.WRONG_DEPARTMENT else None
        why = row.why(self._words)
        about = why if row.weighed is None or row.answer is Answer.NOT_NOW else joined(row.weighed.name, why)
        word = self._words.gettext(row.look.word)
        self.banner.say((row.look.icon, row.look.tone), word, about, act=self._stray is not None)
        if not self._shows(row):
            self._forget_answers_about(row.key)
            self.model.put_first(row)
            self.table.scrollToTop()
        self._name(basket)
        self._show_acts()

    def put_where_it_belongs(self) -> None:
        """The other department's submission the officer is at, or that was scanned last, goes to its own basket."""
        at = self.model.row(self.table.at) if self.table.hasFocus() and self.table.at >= 0 else None
        row = at if at is not None and at.answer is Answer.WRONG_DEPARTMENT else self._stray
        if row is not None:
            self._stray = None
            self.banner.clear()
            self._forget_answers_about(row.key)
            self.belongs_asked.emit(row)

    def clear_answer(self) -> None:
        """The batch is gone; the next scan begins anew."""
        self._stray = None
        self.banner.clear()

    def _shows(self, row: ScanRow) -> bool:
        """Whether the only row is this one: a basket that just opened shows what opened it."""
        return row.taken and any(other.taken and other.key == row.key for other in self.model.rows)

    def _forget_answers_about(self, key: str) -> None:
        for at in reversed(range(len(self.model.rows))):
            old = self.model.row(at)
            if not old.taken and old.key == key:
                self.model.take_out(at)

    def _name(self, basket: Basket) -> None:
        _, count = self._, len(basket.items)
        name = _("Giỏ {department}").format(department=basket.department) if basket.department else _("Giỏ bàn giao")
        self.heading.say(name)
        self.count.say(_("{n} hồ sơ").format(n=count), "accent" if count else "muted")
        self._stack.setCurrentIndex(1 if self.model.rows else 0)

    def _show_acts(self) -> None:
        self.remove.setEnabled(self.table.at >= 0)

    def _leave_by(self, row: ScanRow) -> str:
        if row.weighed is None or row.answer is Answer.NOT_NOW:
            return ""
        if self._is_late(row):
            return self._("quá giờ bàn giao")
        return self._("trước {time}").format(time=f"{local(row.weighed.hand_over_by):%H:%M %d/%m}")

    def _is_late(self, row: ScanRow) -> bool:
        return is_late(row, self._clock())

    def _on_down(self) -> None:
        if self.model.rows:
            self.table.setFocus()
            self.table.selectRow(max(self.table.at, 0))

    def _on_opened(self, at: int) -> None:
        weighed = self.model.row(at).weighed
        if weighed is not None:
            self.page_asked.emit(weighed.submission_id)

    def _on_remove(self) -> None:
        at = self.table.at
        if at < 0:
            return
        row = self.model.row(at)
        if row.taken:
            self.take_out_asked.emit(row.key)
        else:
            self.model.take_out(at)
        self.table.selectRow(min(at, len(self.model.rows) - 1))
        self._stack.setCurrentIndex(1 if self.model.rows else 0)
        if not self.model.rows:
            self.field.setFocus()
        self._show_acts()


class _BasketTable(RowTable):
    """Delete takes the row out."""

    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)


def _ground(row: ScanRow) -> str:
    return "" if row.taken else row.look.ground


def is_late(row: ScanRow, now: datetime) -> bool:
    """Whether the papers should have left already (NĐ 118/2025 Art 18.2)."""
    return row.weighed is not None and row.weighed.hand_over_by < now
