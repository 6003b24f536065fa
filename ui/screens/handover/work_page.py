"""The three columns of the handover; two where it is narrow, the open differences below the board."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from frontdesk.domain.clock import Clock
from frontdesk.i18n import Words
from ui.screens.frame import MARGIN
from ui.screens.handover.basket_card import BasketCard
from ui.screens.handover.board_cards import BoardCard, WaitingCard
from ui.screens.handover.differences_card import DifferencesCard
from ui.theme import GRID

_NARROW = 1040  # px: below this two columns


class WorkPage(QWidget):
    """Left the board and what waits, in the middle the basket, at the right what does not meet."""

    def __init__(self, words: Words, clock: Clock) -> None:
        super().__init__()
        self.board = BoardCard(words)
        self.waiting = WaitingCard(words)
        self.basket = BasketCard(words, clock)
        self.differences = DifferencesCard(words)
        left = QWidget()
        left.setObjectName("page")
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(12)
        self._left.addWidget(self.board)
        self._left.addWidget(self.waiting, 1)
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(MARGIN, 2 * GRID, MARGIN, GRID)
        self._columns.setSpacing(2 * GRID)
        self._columns.addWidget(_scrolling(left), 36)
        self._columns.addWidget(self.basket, 38)
        self._columns.addWidget(self.differences, 26)
        self._narrow = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width() < _NARROW)

    def _fit(self, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._left.addWidget(self.differences)
        else:
            self._columns.addWidget(self.differences, 26)


def _scrolling(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
