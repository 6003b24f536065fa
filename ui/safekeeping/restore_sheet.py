"""A home from a backup, where there is none yet: for whoever sets up a new machine after the old one died."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from frontdesk.domain.restores import Restored
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from frontdesk.settings import Settings
from ui.messages import Line, Tone, line_for
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import row
from ui.widgets.message_line import MessageLine
from ui.widgets.text import Text

_WIDTH = 640
Progress = Callable[[int, int], None]


class RestoreSheet(QDialog):
    """Which backup, and where the mirror is, if there is one. `restored`: the home is there; the desk can be opened.

    Nobody signs in: there is no home yet, and the key is the authority.
    """

    restored = Signal(object)  # Restored
    _moved = Signal(int)
    _ended = Signal(object)

    def __init__(self, settings: Settings, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = self._ = words.gettext
        self._settings = settings
        self._words = words
        self._work: threading.Thread | None = None
        self.setWindowTitle(_("Khôi phục từ bản sao lưu"))
        self.setModal(True)
        self.setMinimumWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(Text(_("Khôi phục từ bản sao lưu"), "title"))
        self.file = self._field(layout, _("Tệp sao lưu"), self._choose_file)
        self.mirror = self._field(layout, _("Nơi ghi song song (nếu có)"), self._choose_mirror)
        self.bar = QProgressBar(minimum=0, maximum=1_000)
        self.bar.setAccessibleName(_("Tiến độ khôi phục"))
        self.bar.setTextVisible(False)
        layout.addWidget(self.bar)
        self.answering = MessageLine()
        layout.addWidget(self.answering)
        self.restore_act = Act(_("Khôi phục"), self.restore, look="primary")
        self.close_act = Act(_("Đóng"), self.reject, keys="Esc")
        acts = row(self.restore_act)
        acts.addStretch(1)
        acts.addWidget(self.close_act)
        layout.addLayout(acts)
        self.file.textChanged.connect(self._show_acts)
        self._moved.connect(self.bar.setValue)
        self._ended.connect(self._on_ended)
        self._show_acts()

    def _field(self, layout: QVBoxLayout, label: str, choose: Callable[[], None]) -> QLineEdit:
        layout.addWidget(Text(label, "caption", "muted"))
        field = QLineEdit()
        field.setAccessibleName(label)
        line = row(field)
        line.addWidget(Act(self._("Chọn…"), choose))
        layout.addLayout(line)
        return field

    def _choose_file(self) -> None:
        told, _kind = QFileDialog.getOpenFileName(self, self._("Tệp sao lưu"), self.file.text())
        if told:
            self.file.setText(told)

    def _choose_mirror(self) -> None:
        told = QFileDialog.getExistingDirectory(self, self._("Nơi ghi song song (nếu có)"), self.mirror.text())
        if told:
            self.mirror.setText(told)

    def restore(self) -> None:
        """Begin; the sheet answers when it is done."""
        if self._work is None and self.file.text().strip():
            mirror = self.mirror.text().strip()
            given = (Path(self.file.text().strip()), Path(mirror) if mirror else None)
            self.answering.say(Line(self._("Đang khôi phục; có thể mất vài phút."), Tone.MUTED))
            self._work = threading.Thread(target=self._run, args=given, name="restore", daemon=True)
            self._work.start()
            self._show_acts()

    def reject(self) -> None:
        """Close, unless a restore is under way: cut off, it would leave nothing, and have to be begun again."""
        if self._work is None:
            super().reject()

    def _run(self, file: Path, mirror: Path | None) -> None:
        from frontdesk.desk import restore  # imported late: it takes longer than the sheet does

        try:
            self._ended.emit(restore(self._settings, file, mirror, self._report))
        except DeskError as refused:
            self._ended.emit(refused)

    def _report(self, done: int, of: int) -> None:
        self._moved.emit(1_000 * done // max(of, 1))

    def _on_ended(self, answer: object) -> None:
        self._work = None
        self._show_acts()
        if isinstance(answer, DeskError):
            self.answering.say(line_for(answer, self._words))
        elif isinstance(answer, Restored):
            told = self._("Đã khôi phục {submissions} hồ sơ. Đóng bảng này rồi mở lại phần mềm.")
            self.answering.say(Line(told.format(submissions=answer.submissions), Tone.GOOD))
            self.restore_act.setEnabled(False)
            self.restored.emit(answer)

    def _show_acts(self) -> None:
        self.restore_act.setEnabled(self._work is None and bool(self.file.text().strip()))
        self.close_act.setEnabled(self._work is None)
