"""The last copy of the day, while the window closes."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, Tone, line_for
from ui.safekeeping.keeper import Keeper
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import row
from ui.widgets.message_line import MessageLine
from ui.widgets.text import Text

_WIDTH = 480
_READ_MS = 4_000  # what went wrong stays to be read; nobody has to be there


class ClosingSheet(QDialog):
    """How far the copy is, and a way out. It is over (`finished`) when the copy is, or was given up."""

    def __init__(self, keeper: Keeper, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        _ = words.gettext
        self._keeper = keeper
        self._words = words
        self.setWindowTitle(_("Sao lưu"))
        self.setModal(True)
        self.setMinimumWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(Text(_("Đang sao lưu trước khi đóng"), "title"))
        self.bar = QProgressBar(minimum=0, maximum=1_000)
        self.bar.setAccessibleName(_("Tiến độ sao lưu"))
        self.bar.setTextVisible(False)
        layout.addWidget(self.bar)
        self.answering = MessageLine()
        self.answering.say(Line(_("Có thể bỏ qua: lần sau phần mềm sao lưu tiếp."), Tone.MUTED))
        layout.addWidget(self.answering)
        self.skip_act = Act(_("Bỏ qua"), self.reject, keys="Esc")
        acts = row()
        acts.addStretch(1)
        acts.addWidget(self.skip_act)
        layout.addLayout(acts)
        keeper.moved.connect(self.bar.setValue)
        keeper.ended.connect(self._on_ended)

    def reject(self) -> None:
        """Give the copy up and close."""
        self._keeper.skip()
        super().reject()

    def _on_ended(self, problem: object) -> None:
        if isinstance(problem, DeskError):
            self.answering.say(line_for(problem, self._words))
            QTimer.singleShot(_READ_MS, self, self.accept)
        else:
            self.accept()
