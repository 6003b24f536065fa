"""The shape every screen shares: the work, the line that answers, the acts at the bottom."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.messages import Line
from ui.theme import GRID
from ui.widgets.message_line import MessageLine

if TYPE_CHECKING:
    from frontdesk.domain.card import CardRead
    from frontdesk.domain.lookup import SubmissionPage

MARGIN = 3 * GRID
BAR_HEIGHT = 64
_NARROW = 880  # px: below this one column
_SETTLING_MS = 250  # how long a layout may go on changing after the focus moved


@dataclass(frozen=True, slots=True)
class KeyNote:
    """One line of the shortcut sheet."""

    keys: str
    words: str


class Screen(QWidget):
    """One room of the window. `acts` is the row at the bottom, primary act last."""

    page_asked = Signal(str)  # the id of a submission whose page is to be shown
    act_asked = Signal(str, str)  # the same, and the verb (a Verb's value) whose panel is to be open on it

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.key_notes: list[KeyNote] = []
        self._answering = MessageLine()
        self._answers = QWidget()
        spread = QHBoxLayout(self._answers)
        spread.setContentsMargins(MARGIN, 0, MARGIN, 4)
        spread.addWidget(self._answering)
        self.bar = QWidget()
        self.bar.setObjectName("actionBar")
        self.bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bar.setFixedHeight(BAR_HEIGHT)
        self.acts = QHBoxLayout(self.bar)
        self.acts.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self.acts.setSpacing(GRID)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def put(self, work: QWidget) -> None:
        """Fill the screen with `work`, above the answering line and the acts."""
        self._column.addWidget(work, 1)
        self._column.addWidget(self._answers)
        self._column.addWidget(self.bar)

    @property
    def answering(self) -> MessageLine:
        """The line that answers."""
        return self._answering

    def say(self, line: Line) -> None:
        """Answer in one line."""
        self._answering.say(line)

    def bind(self, keys: str, shown: str, words: str, run: Callable[[], object]) -> None:
        """`keys` does `run` anywhere on this screen while it is shown, and stands on the shortcut sheet."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(run)
        if shown:
            self.key_notes.append(KeyNote(shown, words))

    def go_back(self) -> bool:
        """Esc: one step back without losing anything; False where there is nothing to go back to."""
        return False

    def take_code(self, _code: str) -> bool:
        """A code was scanned here (receipt, token, address, manifest); False where the look-up should open it."""
        return False

    def take_over(self, page: "SubmissionPage") -> None:
        """Another room sent a submission here to be worked on; nothing was scanned."""
        self.take_code(page.receipt_code)

    def take_card(self, _read: "CardRead") -> bool:
        """A citizen's card was scanned here; False where the look-up should search for its number."""
        return False

    def take_focus(self) -> None:
        """Put the focus where the work begins."""
        self.setFocus()

    def save_now(self) -> None:
        """The window is closing: keep what was begun."""


class Page(QWidget):
    """Two columns side by side, one below the other where it is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.columns.setContentsMargins(MARGIN, 2 * GRID, MARGIN, GRID)
        self.columns.setSpacing(2 * GRID)

    def fit(self, width: int) -> None:
        """Arrange the columns for `width` px of room."""
        narrow = width < _NARROW
        self.columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


def stack(*cards: QWidget) -> QVBoxLayout:
    """Cards one below the other, at the top."""
    layout = QVBoxLayout()
    layout.setSpacing(12)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    return layout


class _Scrolling(QScrollArea):
    """Keeps what has the focus in sight, also when it was put there by an act and not by Tab."""

    def __init__(self) -> None:
        super().__init__()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING_MS)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        page = self.widget()
        if isinstance(page, Page):
            page.fit(event.size().width())
        super().resizeEvent(event)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            self._settling.start()
            self.ensureWidgetVisible(new, 0, 2 * GRID)

    def _on_range_changed(self, _least: int, _most: int) -> None:
        """A panel that just opened is laid out after it got the focus."""
        new = QApplication.focusWidget()
        if self._settling.isActive() and new is not None and self.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, 2 * GRID)


def scrolling(page: QWidget) -> QScrollArea:
    """`page` with its own scroll bar where the window is low."""
    area = _Scrolling()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
