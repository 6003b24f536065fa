"""What is to be recorded of the calendar: notices typed or from a file, new hours."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontdesk.domain.notices import DayKind, Notice, read_day
from frontdesk.i18n import Words
from ui.operations.begun import Content, string
from ui.screens.administration.fields import TextFields
from ui.screens.administration.file_field import FileField
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import Card, column
from ui.widgets.choice import Choice

_NAMES = ("day", "reason", "basis")


class NoticeForm(QWidget):
    """Two cards: one day, and a file or hours."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self.typed: tuple[Notice, ...] = ()
        kinds = ((DayKind.OFF, _("Nghỉ")), (DayKind.MAKE_UP, _("Làm bù")), (DayKind.WORKING, _("Làm việc")))
        self.kind: Choice[DayKind] = Choice(_("Loại ngày"), kinds)
        self.fields = TextFields(
            [("day", _("Ngày")), ("reason", _("Lý do")), ("basis", _("Căn cứ"))],
            {"day": "26/11/2026", "basis": _("số, ngày của thông báo")},
        )
        self.add = Act(_("Thêm vào danh sách chờ ghi"), self.take, keys="Alt+T")
        self.file = FileField(_("Tệp thông báo (.csv)"), "CSV (*.csv)", words)
        self.hours = TextFields([("hours", _("Giờ làm việc mới"))], {"hours": "T2-T6 07:30-11:30 13:00-17:00"})
        day, rest = Card(_("Thông báo một ngày")), Card(_("Từ tệp, hoặc giờ mới"))
        day.body.addLayout(column(self.fields, self.kind, self.add))
        rest.body.addLayout(column(self.file, self.hours))
        layout = column(day, rest, spacing=GRID)
        layout.addStretch(1)
        self.setLayout(layout)
        for source in (self.fields, self.kind, self.file, self.hours):
            source.changed.connect(self.changed)
        self.changed.connect(self._show_add)
        self._show_add()

    @property
    def day(self) -> date | None:
        """The day as typed; None while it is none."""
        return read_day(self.fields["day"])

    @property
    def path(self) -> Path | None:
        """The file told."""
        return self.file.path

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to record."""
        return not (self.typed or self.path or self.hours["hours"])

    def take(self) -> None:
        """The typed day waits to be recorded; the fields are free for the next."""
        if self.day is None or not self.fields["reason"]:
            return
        notice = Notice(self.day, self.kind.value, self.fields["reason"], self.fields["basis"])
        self.typed = (*(each for each in self.typed if each.day != notice.day), notice)
        self.fields.put({"reason": notice.reason, "basis": notice.legal_basis})
        self.changed.emit()
        self.fields.lines["day"].setFocus()

    def drop(self, day: date) -> None:
        """A typed day does not wait any more."""
        self.typed = tuple(each for each in self.typed if each.day != day)
        self.changed.emit()

    def empty(self) -> None:
        """It is recorded."""
        self.typed = ()
        self.file.put("")
        for form in (self.fields, self.hours):
            form.put({})
        self.changed.emit()

    def content(self) -> Content:
        """What is begun."""
        if self.is_empty and not self.fields["day"] and not self.fields["reason"]:
            return {}
        listed = [[each.day.isoformat(), each.kind.value, each.reason, each.legal_basis] for each in self.typed]
        said = {name: self.fields[name] for name in _NAMES}
        return {**said, "typed": listed, "file": self.file.line.text(), "hours": self.hours["hours"]}

    def bring_back(self, content: Mapping[str, object]) -> None:
        """The same again."""
        self.fields.put({name: string(content, name) for name in _NAMES})
        self.file.put(string(content, "file"))
        self.hours.put({"hours": string(content, "hours")})
        listed = content.get("typed")
        found = (_notice(each) for each in listed) if isinstance(listed, list) else ()
        self.typed = tuple(each for each in found if each is not None)

    def _show_add(self) -> None:
        self.add.setEnabled(self.day is not None and bool(self.fields["reason"]))


def _notice(cells: object) -> Notice | None:
    """A kept notice; None for what somebody else wrote."""
    if not (isinstance(cells, list) and len(cells) == 4 and all(isinstance(cell, str) for cell in cells)):
        return None
    day = read_day(cells[0])
    if day is None or cells[1] not in set(DayKind) or not cells[2]:
        return None
    return Notice(day, DayKind(cells[1]), cells[2], cells[3])
