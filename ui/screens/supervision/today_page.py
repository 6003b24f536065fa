"""Today in six figures, the charts, and the tables behind them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from frontdesk.domain.clock import local
from frontdesk.domain.figures import Figures
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.frame import MARGIN
from ui.screens.supervision.compare_card import CompareCard
from ui.screens.supervision.figure_row import FigureRow
from ui.screens.supervision.hour_card import HourCard
from ui.screens.supervision.load_card import LoadCard
from ui.screens.supervision.number_card import NumberCard
from ui.screens.supervision.period_field import PeriodField
from ui.screens.supervision.share_cards import MoneyCard, SharesCard, VotesCard
from ui.theme import GRID
from ui.widgets.card import Card, row
from ui.widgets.text import Text

Part = FigureRow | HourCard | LoadCard | CompareCard | SharesCard | MoneyCard | VotesCard | NumberCard
_NARROW = 860  # px: below this one card stands under the other
_GAP = 12


class TodayPage(QWidget):
    """Draws what it is given; says which number was opened."""

    opened = Signal(object)  # Behind, or (VOTES, …)
    period_changed = Signal()

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__()
        self._ = words.gettext
        self.setObjectName("page")
        self.period = PeriodField(words, room.clock)
        self.at = Text("", "caption", "muted")
        self.figures = FigureRow(words)
        self.hours, self.loads = HourCard(words), LoadCard(words)
        self.compare, self.shares = CompareCard(words), SharesCard(words)
        self.money, self.votes = MoneyCard(words), VotesCard(words)
        self.numbers = NumberCard(words)
        self._rows = [_side_by_side(self.hours, self.loads), _side_by_side(self.compare, self.shares)]
        self._rows.append(_side_by_side(self.money, self.votes))
        head = row(self.period, self.at, spacing=GRID)
        head.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 12, MARGIN, GRID)
        layout.setSpacing(_GAP)
        layout.addLayout(head)
        layout.addWidget(self.figures)
        for line in self._rows:
            layout.addLayout(line)
        layout.addWidget(self.numbers)
        layout.addStretch(1)
        self.period.changed.connect(self.period_changed)
        for part in self._parts:
            part.opened.connect(self.opened)

    @property
    def _parts(self) -> tuple[Part, ...]:
        return (
            self.figures,
            self.hours,
            self.loads,
            self.compare,
            self.shares,
            self.money,
            self.votes,
            self.numbers,
        )

    def show_figures(self, found: Figures) -> None:
        """All of it as of now; what did not change is not moved."""
        for part in self._parts:
            part.show_figures(found)
        self.at.say(self._("lúc {time}").format(time=f"{local(found.at):%H:%M}"))

    def take_focus(self) -> None:
        """To the first figure."""
        self.figures.figures[0].setFocus()

    def fit(self, width: int) -> None:
        """Arrange the cards for `width` px of room."""
        narrow = width < _NARROW
        for line in self._rows:
            line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(event.size().width())


def _side_by_side(*cards: Card) -> QBoxLayout:
    line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    line.setSpacing(_GAP)
    for card in cards:
        line.addWidget(card, 1)
    return line
