"""What was asked for, of whom, and where it stands in the book."""

from typing import TYPE_CHECKING

from frontdesk.i18n import Words
from ui.procedure_wording import fee, processing
from ui.screens.lookup.cards.listing import Listing
from ui.wording import joined

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class ProcedureCard(Listing):
    """The procedure under the version the submission was received under."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.gettext("Thủ tục"))
        self._words = words

    def show_page(self, page: "SubmissionPage") -> None:
        """Show the procedure of `page`."""
        _ = self._words.gettext
        view, received = page.view, page.submission.received
        self.clear()
        self.add_text(view.procedure_name, "field")
        note = received.personal.note if received.personal else ""
        lines = (
            joined(view.procedure_code, processing(view.processing, self._words), fee(view.fee, self._words)),
            _("Giải quyết: {department}").format(department=page.submission.department),
            _("Nhận kết quả: {place}").format(
                place=received.return_to or _("tại quầy {counter}").format(counter=received.counter)
            ),
            _("Sổ {book}, số thứ tự {n}").format(book=view.book, n=view.book_number),
            _("Ghi chú: {note}").format(note=note) if note else "",
        )
        for line in lines:
            if line:
                self.add_text(line, tone="muted")
