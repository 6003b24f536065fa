"""Who the submission is for, and who brought it."""

from typing import TYPE_CHECKING

from frontdesk.domain.identity import Party
from frontdesk.i18n import Words
from frontdesk.messages import consent_names
from ui.screens.lookup.cards.listing import Listing
from ui.widgets.text import Text
from ui.wording import identity_line, joined, spaced_phone

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class PeopleCard(Listing):
    """Name large, then what identifies and reaches the person."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.gettext("Người nộp"))
        self._words = words

    def show_page(self, page: "SubmissionPage") -> None:
        """Show the people of `page`, and which messages they agreed to."""
        _, view = self._words.gettext, page.view
        self.clear()
        self._add_party(view.principal, _("Chủ hồ sơ") if view.delegate else "")
        if view.delegate is not None:
            self._add_party(view.delegate, _("Người nộp thay"))
        kinds = consent_names((consent.kind for consent in page.submission.consents), self._words)
        if kinds:
            self.add_text(_("Đồng ý nhận tin: {kinds}").format(kinds=kinds), tone="muted")

    def _add_party(self, party: Party, role: str) -> None:
        if role:
            self.add_text(role, "caption", "muted")
        self.add(Text(party.name, "name", wrap=True))
        reached = joined(spaced_phone(party.phone), party.email)
        for line in (identity_line(party, self._words), party.address, reached):
            if line:
                self.add_text(line, tone="muted")
