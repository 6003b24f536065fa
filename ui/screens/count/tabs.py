"""What is counted at the end of the day: the papers, or the money; beside it what that page is narrowed by."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStackedWidget, QWidget

from frontdesk.i18n import Words
from ui.screens.frame import MARGIN
from ui.theme import GRID
from ui.widgets.choice import Choice

PAPERS, MONEY = range(2)
_NARROW = 640  # px: below this the two stand one below the other


class CountTabs(QWidget):
    """One row where there is room for one."""

    changed = Signal()

    def __init__(self, words: Words, papers_aside: QWidget, money_aside: QWidget) -> None:
        super().__init__()
        _ = words.gettext
        answers = ((PAPERS, _("Hồ sơ") + "  Alt+1"), (MONEY, _("Tiền") + "  Alt+2"))
        self.choice: Choice[int] = Choice(_("Kiểm đếm gì"), answers)
        self._aside = QStackedWidget()
        self._aside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for each in (papers_aside, money_aside):
            self._aside.addWidget(each)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(MARGIN, 2 * GRID, MARGIN, 0)
        self._line.setSpacing(2 * GRID)
        self._line.addWidget(self.choice)
        self._line.addWidget(self._aside)
        self._line.addStretch(1)
        self.choice.changed.connect(self._on_changed)

    @property
    def at(self) -> int:
        """PAPERS or MONEY."""
        return self.choice.value

    def go(self, tab: int) -> None:
        """To one of them."""
        self.choice.choose(tab)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _on_changed(self) -> None:
        self._aside.setCurrentIndex(self.at)
        self.changed.emit()
