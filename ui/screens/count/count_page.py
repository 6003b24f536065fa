"""Scanning everything at the counter: how many of how many, the sheet that is ticked, the answer to the last scan."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.domain.clock import local
from frontdesk.i18n import Words
from ui.screens.count.sheet import LOOKS, CountRow, CountSheet, Tick
from ui.screens.frame import MARGIN
from ui.theme import GRID
from ui.widgets.answer_banner import AnswerBanner
from ui.widgets.card import column
from ui.widgets.choice import Choice
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.scan_field import ScanField
from ui.widgets.text import Text
from ui.wording import joined, spaced_phone, state_word

_ROW = 52


class Shown(StrEnum):
    """Which rows of the sheet are shown."""

    ALL = "all"
    MISSING = "missing"
    PRESENT = "present"
    STRAYS = "strays"


class CountPage(QWidget):
    """Draws the sheet; the screen says what was scanned."""

    entered = Signal(str)
    page_asked = Signal(str)
    take_back_asked = Signal(str)

    def __init__(self, words: Words, sheet: CountSheet) -> None:
        super().__init__()
        _ = self._ = words.gettext
        self._words = words
        self._sheet = sheet
        self.figure = Text("", "code")
        self.of = Text("", "field", "muted", wrap=True)
        self.last = Text("", "caption", "muted", wrap=True)
        self.field = ScanField(_("Mã hồ sơ"), _("Quét, hoặc gõ mã rồi Enter"))
        self.banner = AnswerBanner(_("Quét lần lượt mọi hồ sơ đang ở quầy."))
        answers = [(Shown.ALL, _("Tất cả")), (Shown.MISSING, _("Chưa thấy"))]
        answers += [(Shown.PRESENT, _("Có mặt")), (Shown.STRAYS, _("Để nhầm"))]
        self.filter: Choice[Shown] = Choice(_("Hiện hồ sơ nào"), answers)
        self.model: RowModel[CountRow] = RowModel(self._columns(), self)
        self.table = _SheetTable(self.model, _("Hồ sơ phải có ở quầy"), _ROW)
        self.table.horizontalHeader().hide()
        self.table.setMinimumHeight(2 * _ROW)
        self.nothing = Text("", tone="muted")
        self._arrange()
        self.field.entered.connect(self.entered)
        self.field.left_downwards.connect(self.table.setFocus)
        self.filter.changed.connect(self.show_sheet)
        self.table.opened.connect(self._on_opened)
        self.table.removed.connect(self._on_removed)

    def _columns(self) -> tuple[Column[CountRow], ...]:
        return (
            Column(
                "",
                self._name,
                under=self._what,
                icon=self._icon,
                strong=True,
            ),
            Column("", self._state, 320, self._tone, under=self._where, right=True),
        )

    def _arrange(self) -> None:
        card = QFrame()
        card.setProperty("card", "true")
        card.setAccessibleName(self._("Kiểm đếm cuối buổi"))
        numbers = column(self.figure, self.of, self.last, spacing=0)
        numbers.addStretch(1)
        scans = column(self.field, self.banner, spacing=GRID)
        work = QHBoxLayout(card)
        work.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        work.setSpacing(4 * GRID)
        work.addLayout(numbers, 1)
        work.addLayout(scans, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 12, MARGIN, GRID)
        layout.setSpacing(12)
        layout.addWidget(card)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.nothing)

    def show_sheet(self) -> None:
        """Every row again: another day, another filter, or what should be here has changed."""
        rows = {
            Shown.ALL: lambda: (*self._sheet.strays, *self._sheet.expected),
            Shown.MISSING: lambda: self._sheet.missing,
            Shown.PRESENT: lambda: self._sheet.present,
            Shown.STRAYS: lambda: self._sheet.strays,
        }[self.filter.value]()
        self.table.show_rows(rows, lambda row: row.key)
        self.show_numbers()

    def show_numbers(self) -> None:
        """How many of how many."""
        _ = self._
        sheet = self._sheet
        present, strays = sheet.count_present, sheet.count_strays
        expected = len(sheet.expected)
        self.figure.say(f"{present}/{expected}", "good" if expected and present == expected and not strays else "ink")
        parts = [_("còn {n} chưa thấy").format(n=expected - present)]
        if strays:
            parts.append(_("{n} để nhầm").format(n=strays))
        self.of.say(" · ".join(parts) if expected or strays else _("Không có hồ sơ nào phải ở quầy lúc này."))
        self.nothing.say("" if self.model.rows else _("Không có hồ sơ nào ở mục này."))
        self.nothing.setVisible(not self.model.rows)

    def answer(self, tick: Tick, row: CountRow, why: str = "") -> None:
        """One scan: its answer large, and its row ticked."""
        look = LOOKS[tick]
        word = self._words.gettext(look.word)
        self.banner.say((look.icon, look.tone), word, why or self._about(row))
        self._tick(tick, row)
        self.show_numbers()

    def _tick(self, tick: Tick, row: CountRow) -> None:
        shown = self.filter.value
        at = next((at for at, other in enumerate(self.model.rows) if other.key == row.key), -1)
        if tick is Tick.PRESENT and shown is Shown.MISSING and at >= 0:
            self.model.take_out(at)
        elif at < 0 and tick is not Tick.AGAIN and self._belongs(row, shown):
            self.model.put_first(row)
            at = 0
        if 0 <= at < len(self.model.rows) and shown is not Shown.MISSING:
            self.model.touch(at, at)
            self.table.go_to(at)
            self.table.scrollTo(self.model.index(at, 0))

    def _belongs(self, row: CountRow, shown: Shown) -> bool:
        if row.row is None:
            return shown in (Shown.ALL, Shown.STRAYS)
        return shown is Shown.PRESENT

    def _about(self, row: CountRow) -> str:
        if row.stray is not None:
            return joined(row.stray.name, self._where(row))
        if row.row is not None:
            return joined(row.row.name, row.row.receipt_code, row.row.procedure_name)
        return self._("Không tìm thấy hồ sơ nào với “{code}”. Để riêng ra và xem lại.").format(code=row.text[:40])

    def _name(self, row: CountRow) -> str:
        found = row.row or row.stray
        return found.name if found is not None else self._("Mã “{code}”").format(code=row.text[:40])

    def _what(self, row: CountRow) -> str:
        found = row.row or row.stray
        return joined(found.receipt_code, found.procedure_name) if found is not None else self._("không ai biết mã này")

    def _icon(self, row: CountRow) -> tuple[str, str]:
        if row.row is None:
            return ("warn", "warn") if row.stray is not None else ("bad", "bad")
        return ("good", "good") if self._sheet.is_scanned(row) else ("", "muted")

    def _state(self, row: CountRow) -> str:
        if row.row is None:
            return self._("để nhầm ở quầy này") if row.stray is not None else self._("không rõ là gì")
        return self._("có mặt") if self._sheet.is_scanned(row) else self._("chưa thấy")

    def _tone(self, row: CountRow) -> str:
        if row.row is None:
            return "warn"
        return "good" if self._sheet.is_scanned(row) else "muted"

    def _where(self, row: CountRow) -> str:
        if row.stray is not None:
            return joined(stray_place(row.stray.holder, self._words), state_word(row.stray.state, self._words))
        if row.row is None:
            return ""
        since = f"{local(row.row.received_at):%H:%M %d/%m}"
        return joined(state_word(row.row.state, self._words), since, spaced_phone(row.row.phone))

    def _on_opened(self, at: int) -> None:
        row = self.model.row(at)
        found = row.row or row.stray
        if found is not None:
            self.page_asked.emit(found.submission_id)

    def _on_removed(self) -> None:
        if self.table.at >= 0:
            self.take_back_asked.emit(self.model.row(self.table.at).key)


class _SheetTable(RowTable):
    """Delete takes a tick back."""

    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)


def stray_place(holder: str, words: Words) -> str:
    """Where something belongs that lies here: who has it on record."""
    from frontdesk.messages import holder_label

    return words.gettext("phải ở {holder}").format(holder=holder_label(holder, words))
