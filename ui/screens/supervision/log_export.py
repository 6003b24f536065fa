"""Export the log: as what, where to, with or without names; progress and cancel in place; what was exported before."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QProgressBar

from frontdesk.domain.daily_log import LogFilter
from frontdesk.domain.exports import Exported, ExportFormat, ExportRecord
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, Tone, line_for
from ui.operations.exports import ExportAsked, export_log
from ui.operations.room import Room
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import Card, column, row
from ui.widgets.choice import Choice
from ui.widgets.message_line import MessageLine
from ui.widgets.reason_field import ReasonField
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text
from ui.wording import day_time, short_date

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_ROW = 36
_SHOWN = 3  # rows of the list there is always room for


class ExportCard(Card):
    """`show_asked` says what would be exported. One export at a time."""

    _went = Signal(int, int)  # from the export's thread

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__(words.gettext("Xuất tệp"))
        _ = self._ = words.gettext
        self._room = room
        self._words = words
        self._asked: LogFilter | None = None
        self._stopped = False
        self._running = False
        self._own_name = True  # nobody has typed another
        self.form: Choice[ExportFormat] = Choice(
            _("Định dạng"), tuple((each, each.value.upper()) for each in ExportFormat)
        )
        self.target = QLineEdit()
        self.target.setAccessibleName(_("Ghi vào tệp"))
        self.personal = QCheckBox(_("Ghi cả họ tên, số giấy tờ, điện thoại, địa chỉ"))
        self.personal.setProperty("worded", "true")
        self.reason = ReasonField(_("Lý do"), _("Vì sao cần thông tin cá nhân; lý do được ghi lại"), 2)
        self.go = Act(_("Xuất tệp"), self.start)
        self.missing = Text("", "caption", "muted")
        self.stop = Act(_("Dừng"), self._on_stop)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("Đã xuất"))
        self.answer = MessageLine()
        self.model: RowModel[ExportRecord] = RowModel(self._columns(), self)
        self.table = RowTable(self.model, _("Các tệp đã xuất"), _ROW)
        self.table.setProperty("bare", "true")
        self.table.setFixedHeight(_ROW * _SHOWN + 40)
        self._lay_out()
        self._connect()
        self._show_running(running=False)

    @property
    def is_running(self) -> bool:
        """Whether a file is being written."""
        return self._running

    @property
    def gap(self) -> str:
        """What an export still lacks."""
        if not self.target.text().strip():
            return self._("Ghi nơi lưu tệp")
        return self._("Ghi lý do") if self.personal.isChecked() and not self.reason.text else ""

    def show_asked(self, asked: LogFilter) -> None:
        """What is exported from now on; a name nobody changed follows it."""
        self._asked = asked
        if self._own_name:
            self.target.setText(str(_folder() / self._name(asked)))
        self._on_changed()

    def look_again(self) -> None:
        """Read what was exported."""
        self._room.tasks.look(self, _made, self._on_made, self._on_refused)

    def start(self) -> None:
        """Export, unless one runs or something is missing."""
        if self._running or self._asked is None or self.gap:
            return
        reason = self.reason.text if self.personal.isChecked() else ""
        order = ExportAsked(self._asked, self.form.value, Path(self.target.text().strip()).expanduser(), reason)
        self._stopped = False
        self.answer.clear()
        self._show_running(running=True)
        export_log(self._room, self, order, self._hear, self._on_done, self._on_refused)

    def _lay_out(self) -> None:
        line = row(self.form, self.target, self.missing, self.go, self.stop, spacing=GRID)
        line.setStretch(1, 1)
        for part in (line, column(self.personal, self.reason, spacing=GRID // 2)):
            self.body.addLayout(part)
        for widget in (self.bar, self.answer, Text(self._("Các tệp đã xuất"), "caption", "muted"), self.table):
            self.body.addWidget(widget)

    def _connect(self) -> None:
        self._went.connect(self._on_went)
        self.form.changed.connect(self._on_form)
        self.target.textEdited.connect(self._on_named)
        self.personal.toggled.connect(self._on_changed)
        self.reason.textChanged.connect(self._on_changed)

    def _hear(self, done: int, total: int) -> bool:
        """On the export's thread."""
        self._went.emit(done, total)
        return not self._stopped

    def _on_went(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def _on_stop(self) -> None:
        self._stopped = True
        self.stop.setEnabled(False)

    def _on_done(self, made: Exported) -> None:
        self._show_running(running=False)
        said = self._("Đã ghi {rows} hồ sơ vào {path}").format(rows=made.rows, path=made.path)
        self.answer.say(Line(said, Tone.GOOD))
        self.personal.setChecked(False)  # names are asked for each time
        self.reason.clear()
        self.look_again()

    def _on_refused(self, error: DeskError) -> None:
        self._show_running(running=False)
        self.answer.say(line_for(error, self._words))

    def _on_made(self, made: tuple[ExportRecord, ...]) -> None:
        self.table.show_rows(made, lambda each: (each.made_at, each.sha256))

    def _on_form(self) -> None:
        if self._asked is not None and self._own_name:
            self.target.setText(str(_folder() / self._name(self._asked)))
        elif self.target.text():
            self.target.setText(str(Path(self.target.text()).with_suffix(f".{self.form.value.value}")))
        self._on_changed()

    def _on_named(self) -> None:
        self._own_name = not self.target.text().strip()
        self._on_changed()

    def _on_changed(self) -> None:
        self.reason.setVisible(self.personal.isChecked())
        self.go.setEnabled(not self._running and not self.gap)
        self.missing.say(self.gap if not self._running else "")

    def _show_running(self, *, running: bool) -> None:
        self._running = running
        self.stop.setVisible(running)
        self.stop.setEnabled(running)
        self.bar.setVisible(running)
        self.bar.setRange(0, 0)
        self._on_changed()

    def _name(self, asked: LogFilter) -> str:
        days = "_".join(dict.fromkeys((asked.first.isoformat(), asked.last.isoformat())))
        return f"nhat-ky-{days}.{self.form.value.value}"

    def _columns(self) -> tuple[Column[ExportRecord], ...]:
        _ = self._
        return (
            Column(_("Lúc"), lambda each: day_time(each.made_at), 152),
            Column(_("Ai"), lambda each: each.who, 160),
            Column(_("Những ngày"), self._days, 200),
            Column(_("Tệp"), lambda each: each.format.value.upper(), 64),
            Column(_("Số hồ sơ"), lambda each: str(each.rows), 88, right=True),
            Column(_("Thông tin cá nhân"), self._personal, tone=lambda each: "muted" if each.masked else "warn"),
        )

    def _days(self, each: ExportRecord) -> str:
        first, last = short_date(each.first), short_date(each.last)
        return first if first == last else f"{first} – {last}"

    def _personal(self, each: ExportRecord) -> str:
        _ = self._
        if each.masked:
            return _("đã che, phần mềm tự ghi") if each.scheduled else _("đã che")
        return _("có, lý do: {reason}").format(reason=each.reason or "—")


def _folder() -> Path:
    """Where files of this machine's user go."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _made(desk: "Desk") -> tuple[ExportRecord, ...]:
    return desk.daily_log.exports()
