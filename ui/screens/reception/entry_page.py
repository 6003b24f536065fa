"""The working half of the reception screen: cards left, consequences right."""

from frontdesk.i18n import Words
from ui.screens.frame import Page, stack
from ui.screens.reception.applicant_card import ApplicantCard
from ui.screens.reception.duplicates_card import DuplicatesCard
from ui.screens.reception.papers_card import PapersCard
from ui.screens.reception.procedure_card import ProcedureCard
from ui.screens.reception.promise_card import PromiseCard
from ui.screens.reception.receipt_card import ReceiptCard
from ui.tasks import Tasks


class EntryPage(Page):
    """Holds the cards; knows nothing of what they mean."""

    def __init__(self, tasks: Tasks, words: Words) -> None:
        super().__init__()
        self.applicant = ApplicantCard(words)
        self.procedure = ProcedureCard(tasks, words)
        self.papers = PapersCard(words)
        self.promise = PromiseCard(words)
        self.receipt = ReceiptCard(words)
        self.duplicates = DuplicatesCard(words)
        self.columns.addLayout(stack(self.applicant, self.procedure, self.papers), 27)
        self.columns.addLayout(stack(self.promise, self.duplicates, self.receipt), 20)
