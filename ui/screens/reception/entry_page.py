"""The working half of the reception screen: cards left, consequences right, one column where it is narrow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from frontdesk.i18n import Words
from ui.screens.frame import MARGIN
from ui.screens.reception.applicant_card import ApplicantCard
from ui.screens.reception.duplicates_card import DuplicatesCard
from ui.screens.reception.papers_card import PapersCard
from ui.screens.reception.procedure_card import ProcedureCard
from ui.screens.reception.promise_card import PromiseCard
from ui.screens.reception.receipt_card import ReceiptCard
from ui.tasks import Tasks
from ui.theme import GRID

_NARROW = 820  # px: below this one column


class EntryPage(QWidget):
    """Holds the cards; knows nothing of what they mean."""

    def __init__(self, tasks: Tasks, words: Words) -> None:
        super().__init__()
        self.applicant = ApplicantCard(words)
        self.procedure = ProcedureCard(tasks, words)
        self.papers = PapersCard(words)
        self.promise = PromiseCard(words)
        self.receipt = ReceiptCard(words)
        self.duplicates = DuplicatesCard(words)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._halves.setContentsMargins(MARGIN, 2 * GRID, MARGIN, GRID)
        self._halves.setSpacing(2 * GRID)
        self._halves.addLayout(_stack(self.applicant, self.procedure, self.papers), 27)
        self._halves.addLayout(_stack(self.promise, self.duplicates, self.receipt), 20)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._halves.direction() is not way:
            self._halves.setDirection(way)


def _stack(*cards: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(12)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    return layout
