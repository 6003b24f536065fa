"""Lịch: notices and hours; what they move is seen before they are recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from frontdesk.domain.calendar_impact import Applied, CalendarChange, Impact, Move
from frontdesk.domain.moments import spoken
from frontdesk.domain.notices import DayKind, Notice
from frontdesk.i18n import N_, Words
from ui.messages import Tone
from ui.operations.begun import Content
from ui.operations.room import Room
from ui.screens.administration.notice_form import NoticeForm
from ui.screens.administration.section import Section
from ui.tasks import Latest
from ui.widgets.buttons import Act
from ui.widgets.card import Card
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_KINDS = {DayKind.OFF: N_("Nghỉ"), DayKind.MAKE_UP: N_("Làm bù"), DayKind.WORKING: N_("Làm việc")}
Seen = tuple[CalendarChange, Impact]
_TOLD, _SHORT = 4, 36  # procedures, and letters of their names


@dataclass(frozen=True, slots=True)
class _Day:
    """A line of the table: known, or waiting to be recorded."""

    notice: Notice
    waits: bool


class CalendarSection(Section):
    """The table of days, the form beside it; the impact takes the table's place once it is known."""

    name = "calendar"
    label = N_("Lịch")

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__(room, words)
        _ = self._
        self._known: tuple[Notice, ...] = ()
        self._seen: Seen | None = None
        self._looked: Latest[tuple[Notice, ...]] = Latest(room.tasks, self)
        self.form = NoticeForm(words)
        self.days: RowModel[_Day] = RowModel(self._day_columns(), self)
        self.table = RowTable(self.days, _("Bảng ngày nghỉ, làm bù"))
        self.moves: RowModel[Move] = RowModel(self._move_columns(), self)
        self.impact = RowTable(self.moves, _("Ngày hẹn sẽ lùi"), 52)
        self.counts = Text("", tone="muted", wrap=True)
        self.stack = QStackedWidget()
        listed, moved = Card(_("Bảng ngày nghỉ, làm bù")), Card(_("Ngày hẹn sẽ lùi"))
        listed.body.addWidget(self.table)
        moved.body.addWidget(self.counts)
        moved.body.addWidget(self.impact)
        for each in (listed, moved):
            self.stack.addWidget(each)
        self.back = Act(_("Sửa thông báo"), self._on_back, keys="Alt+S")
        self.again = Act(_("Tính lại ngày hẹn cũ"), self._on_recount)
        self.halt = Act(_("Dừng"), self.stop, keys="Alt+D")
        self.further = (self.back, self.again, self.halt)
        self.columns.addWidget(self.stack, 3)
        self.columns.addWidget(self.form, 2)
        self.form.changed.connect(self._on_typed)
        self.table.opened.connect(self._on_opened)

    def _day_columns(self) -> tuple[Column[_Day], ...]:
        _ = self._
        return (
            Column(_("Ngày"), lambda each: f"{each.notice.day:%d/%m/%Y}", 104),
            Column(_("Loại"), self._kind, 168, tone=lambda each: "warn" if each.waits else "ink"),
            Column(_("Lý do"), lambda each: each.notice.reason),
        )

    def _kind(self, day: _Day) -> str:
        kind = self._(_KINDS[day.notice.kind])
        return self._("{kind}, chờ ghi").format(kind=kind) if day.waits else kind

    def _move_columns(self) -> tuple[Column[Move], ...]:
        _ = self._
        return (
            Column(_("Mã tiếp nhận"), lambda each: each.receipt_code, 152, under=lambda each: each.department),
            Column(
                _("Hẹn mới, hẹn cũ"),
                lambda each: spoken(each.after, self._words),
                224,
                under=lambda each: spoken(each.before, self._words),
            ),
            Column(_("Thủ tục, lý do"), lambda each: each.procedure_name, under=lambda each: each.reason),
        )

    def offer(self) -> tuple[str, str]:
        _ = self._
        if self.busy:
            return _("Đang làm…"), self.far or _("Xin chờ")
        if self._seen is None:
            return _("Xem ảnh hưởng"), _("Thêm thông báo, chọn tệp hoặc ghi giờ mới") if self.form.is_empty else ""
        moves, ngettext = len(self._seen[1].moves), self._words.ngettext
        if moves:
            return ngettext("Ghi và lùi {n} ngày hẹn", "Ghi và lùi {n} ngày hẹn", moves).format(n=moves), ""
        return _("Ghi vào lịch"), _("Không có gì mới") if self._seen[0] == CalendarChange() else ""

    def show_acts(self) -> None:
        self.back.setVisible(self._seen is not None and not self.busy)
        self.again.setVisible(self._seen is None and not self.busy)
        self.halt.setVisible(self.work is not None)

    def do_it(self) -> None:
        if self._seen is None:
            self._preview(self._change_of())
        else:
            self._apply(self._seen[0])

    def look_again(self) -> None:
        self.ask(self._looked, lambda desk: desk.calendar.notices(), self._on_known)

    def take_focus(self) -> None:
        if self._seen is None:
            self.form.fields.lines["day"].setFocus()
        else:
            self.impact.setFocus()

    def content(self) -> Content:
        return self.form.content()

    def bring_back(self, content: Mapping[str, object]) -> None:
        self.form.bring_back(content)
        self._show_days()

    def _change_of(self) -> "_Reading":
        return _Reading(self.form.typed, self.form.path, self.form.hours["hours"])

    def _preview(self, reading: "_Reading") -> None:
        work = self.begin_long(self._("Đã xem {done} trên {total} hồ sơ"))

        def look(desk: "Desk") -> Seen:
            change = reading.read(desk)
            return change, desk.calendar_changes.preview(change, work.progress, work.stopped)

        self.act(look, self._on_seen, look=True)

    def _apply(self, change: CalendarChange) -> None:
        work = self.begin_long(self._("Đã tính lại {done} trên {total} hồ sơ"))
        self.act(
            lambda desk: desk.calendar_changes.apply(change, progress=work.progress, stopped=work.stopped),
            self._on_applied,
        )

    def _on_recount(self) -> None:
        """What an earlier change left undone."""
        self._preview(_Reading((), None, ""))

    def _on_seen(self, seen: Seen) -> None:
        self._seen = seen
        self.form.setVisible(False)  # the list needs the room
        impact = seen[1]
        self.moves.show_rows(impact.moves)
        self.stack.setCurrentIndex(1)
        self.counts.say(self._said(impact), "muted")
        self.changed.emit()
        self.take_focus()

    def _said(self, impact: Impact) -> str:
        _, ngettext = self._, self._words.ngettext
        head = ngettext("{n} ngày hẹn lùi", "{n} ngày hẹn lùi", len(impact.moves)).format(n=len(impact.moves))
        kept = _("{n} giữ nguyên dù tính ra sớm hơn").format(n=impact.kept) if impact.kept else ""
        late = _("{n} đã quá hạn, không đổi").format(n=impact.late) if impact.late else ""
        told = [f"{each.count} × {_short(each.name)}" for each in impact.by_procedure[:_TOLD]]
        return " · ".join(part for part in (head, kept, late, *told) if part)

    def _on_applied(self, done: Applied) -> None:
        self._seen = None
        self.form.setVisible(True)
        self.form.empty()
        self.stack.setCurrentIndex(0)
        self.look_again()
        self.typed.emit()
        said = self._("Đã ghi {recorded} thay đổi, lùi {moved} ngày hẹn. Gọi báo công dân ở mục Gọi báo ngày hẹn.")
        text = said.format(recorded=done.recorded, moved=done.moved)
        if done.finished:
            self.say(text)
        else:
            self.say(
                self._("Đã dừng, lùi {n} ngày hẹn. Làm tiếp: Tính lại ngày hẹn cũ.").format(n=done.moved), Tone.WARN
            )

    def _on_back(self) -> None:
        self._seen = None
        self.form.setVisible(True)
        self.stack.setCurrentIndex(0)
        self.changed.emit()
        self.take_focus()

    def _on_opened(self, at: int) -> None:
        day = self.days.row(at)
        if day.waits:
            self.form.drop(day.notice.day)

    def _on_known(self, notices: tuple[Notice, ...]) -> None:
        self._known = notices
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        waiting = [_Day(each, waits=True) for each in self.form.typed]
        known = [_Day(each, waits=False) for each in reversed(self._known)]
        self.table.show_rows((*waiting, *known), lambda each: (each.notice.day, each.waits))

    def _on_typed(self) -> None:
        if self._seen is not None:
            self._on_back()
        self._show_days()
        self.typed.emit()
        self.changed.emit()


def _short(name: str) -> str:
    return name if len(name) <= _SHORT else f"{name[:_SHORT].rstrip()}…"


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is to be read and asked, on the worker."""

    typed: tuple[Notice, ...]
    path: "object"
    hours: str

    def read(self, desk: "Desk") -> CalendarChange:
        """The change; what a file says comes first, what was typed stands above it."""
        from pathlib import Path

        read = desk.calendar_changes.read(self.path).notices if isinstance(self.path, Path) else ()
        typed = {each.day for each in self.typed}
        notices = (*(each for each in read if each.day not in typed), *self.typed)
        return CalendarChange(notices, desk.calendar.hours_as(self.hours) if self.hours else None)
