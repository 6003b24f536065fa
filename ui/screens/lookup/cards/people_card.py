"""Who the submission is for, and who brought it."""

from frontdesk.domain.identity import Party
from frontdesk.domain.receipts import ReceiptView
from frontdesk.i18n import Words
from ui.screens.lookup.cards.listing import Listing
from ui.widgets.text import Text
from ui.wording import identity_line, joined, spaced_phone


class PeopleCard(Listing):
    """Name large, then what identifies and reaches the person."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.gettext("Người nộp"))
        self._words = words

    def show_view(self, view: ReceiptView) -> None:
        """Show the people of `view`."""
        _ = self._words.gettext
        self.clear()
        self._add_party(view.principal, _("Chủ hồ sơ") if view.delegate else "")
        if view.delegate is not None:
            self._add_party(view.delegate, _("Người nộp thay"))

    def _add_party(self, party: Party, role: str) -> None:
        if role:
            self.add_text(role, "caption", "muted")
        self.add(Text(party.name, "name", wrap=True))
        reached = joined(spaced_phone(party.phone), party.email)
        for line in (identity_line(party, self._words), party.address, reached):
            if line:
                self.add_text(line, tone="muted")
