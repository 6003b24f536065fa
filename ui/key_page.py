"""The passphrase of an encrypted key file, asked before the desk opens."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from frontdesk.errors import DeskError, StorageRefused
from frontdesk.i18n import Words
from frontdesk.settings import Settings
from ui.messages import UNEXPECTED, line_for
from ui.tasks import log_fault
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import row
from ui.widgets.text import Text

_WIDTH = 520
_LINES = 4  # of an answer; its space is there before


class Passphrase:
    """What somebody typed, for whoever opens the key file: `Settings.ask_passphrase`."""

    def __init__(self) -> None:
        self._typed = ""

    def __call__(self, path: Path) -> str:
        if not self._typed:
            raise StorageRefused("passphrase_needed", path=str(path))
        return self._typed

    def tell(self, typed: str) -> None:
        """From now on it is known."""
        self._typed = typed


class KeyPage(QDialog):
    """Asks until the passphrase opens the file (`opened`, with what was typed), or somebody gives up (`rejected`)."""

    opened = Signal(str)

    def __init__(self, path: Path, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self._path = path
        self._words = words
        self._work = Aside(self)
        self._busy = False
        self.setWindowTitle(_("Mở khóa dữ liệu"))
        self.setModal(True)
        self.setMinimumWidth(_WIDTH)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(_("Mật khẩu của tệp khóa"))
        self.shown = QCheckBox(_("Hiện mật khẩu"))
        self.shown.toggled.connect(self._on_shown)
        self.answering = Text("", wrap=True)
        self.answering.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.answering.setMinimumHeight(_LINES * self.answering.fontMetrics().lineSpacing())
        self.open_act = Act(_("Mở"), self.try_it, keys="Enter", look="primary")
        self.leave_act = Act(_("Thoát"), self.reject, keys="Esc")
        self._arrange(_("Mật khẩu của tệp khóa"))
        self.field.returnPressed.connect(self.try_it)
        self.field.setFocus()

    def _arrange(self, label: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(Text(self.windowTitle(), "title"))
        layout.addWidget(Text(str(self._path), "caption", "muted", wrap=True))
        layout.addSpacing(GRID)
        layout.addWidget(Text(label, "caption"))
        layout.addWidget(self.field)
        layout.addWidget(self.shown)
        layout.addWidget(self.answering)
        acts = row(spacing=GRID)
        acts.addWidget(self.leave_act)
        acts.addStretch(1)
        acts.addWidget(self.open_act)
        layout.addLayout(acts)

    def try_it(self) -> None:
        """See whether what is typed opens the file; the work is done aside."""
        typed, path = self.field.text(), self._path
        if self._busy or not typed:
            return
        self._set_busy(busy=True)
        self.answering.say(self._words.gettext("Đang mở…"), "muted")
        self._work.run(lambda: _opens(path, typed), lambda _nothing: self._on_opened(typed), self._on_refused)

    def _on_opened(self, typed: str) -> None:
        self._set_busy(busy=False)
        self.opened.emit(typed)
        self.accept()

    def _on_refused(self, error: DeskError) -> None:
        self._set_busy(busy=False)
        self.answering.say(line_for(error, self._words).text, "bad")
        self.field.setFocus()
        self.field.selectAll()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.field.setEnabled(not busy)
        self.open_act.setEnabled(not busy)

    def _on_shown(self, shown: bool) -> None:
        """Vietnamese is typed through an input method, which stays off where nothing is shown."""
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.field.setFocus()


class Aside(QObject):
    """Work on a thread of its own before there is a desk to do it; answers on the GUI thread, unless its owner left."""

    _answered = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._answered.connect(lambda answer: answer(), Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], object],
        done: Callable[[object], object],
        failed: Callable[[DeskError], object],
    ) -> None:
        """Do `work`, and hear of it."""
        threading.Thread(target=self._do, args=(work, done, failed), name="aside", daemon=True).start()

    def _do(
        self,
        work: Callable[[], object],
        done: Callable[[object], object],
        failed: Callable[[DeskError], object],
    ) -> None:
        try:
            result = work()
        except DeskError as refusal:
            self._tell(partial(failed, refusal))
        except Exception as fault:
            log_fault(fault)
            self._tell(partial(failed, DeskError(UNEXPECTED)))
        else:
            self._tell(partial(done, result))

    def _tell(self, answer: Callable[[], object]) -> None:
        if shiboken6.isValid(self):
            self._answered.emit(answer)


def begin_when_unlocked(window: QWidget, settings: Settings, words: Words, begin: Callable[[], object]) -> None:
    """`begin` at once, or once the passphrase of the key file is typed; `window` is shut where nobody knows it.

    `settings.ask_passphrase` is a `Passphrase`.
    """
    passphrase = settings.ask_passphrase
    assert isinstance(passphrase, Passphrase)

    def begin_in_front() -> None:
        window.activateWindow()
        QTimer.singleShot(0, window, begin)  # once it has the keys again, which the page had

    def ask(path: object) -> None:
        if not isinstance(path, Path):
            begin()
            return
        page = KeyPage(path, words, window)
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.opened.connect(passphrase.tell)
        page.accepted.connect(begin_in_front)
        page.rejected.connect(window.close)
        page.open()

    Aside(window).run(lambda: _waits(settings), ask, lambda _error: begin())


def _waits(settings: Settings) -> Path | None:
    from frontdesk.sealed_key_file import waits_for_passphrase  # imported late: the window is shown first

    return waits_for_passphrase(settings)


def _opens(path: Path, typed: str) -> None:
    """Raises StorageRefused `passphrase_wrong`, `key_file_damaged`, …"""
    from frontdesk.sealed_key_file import SealedKeyFile

    SealedKeyFile(path, lambda: typed).all()
