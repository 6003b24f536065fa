"""Which submission an act is about: whose, what, where it stands, when it is promised."""

from typing import TYPE_CHECKING

from frontdesk.domain.moments import spoken
from frontdesk.i18n import Words
from frontdesk.messages import holder_name, state_name
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.text import Text, chip
from ui.wording import joined

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class SummaryCard(Card):
    """The applicant's name large, the rest below it; not `named` where another card says who."""

    def __init__(self, words: Words, *, named: bool = True) -> None:
        super().__init__(words.gettext("Hồ sơ"))
        self._words = words
        self.code = chip()
        self.add_to_head(self.code)
        self.name = Text("", "name", elide=True)
        if not named:
            self.name.hide()
        self.procedure = Text("", "field", wrap=True)
        self.standing = Text("", tone="muted", wrap=True)
        self.promised = Text("", "strong", wrap=True)
        self.body.setSpacing(GRID // 2)
        for part in (self.name, self.procedure, self.standing, self.promised):
            self.body.addWidget(part)

    def show_page(self, page: "SubmissionPage") -> None:
        """Show the submission of `page`."""
        _ = self._words.gettext
        self.code.say(page.receipt_code)
        self.name.say(page.view.principal.name)
        self.procedure.say(page.view.procedure_name)
        where = _("giấy tờ ở {holder}").format(holder=holder_name(page.submission.custody, self._words))
        self.standing.say(joined(state_name(page.state, self._words), where))
        if page.due_at is None:
            self.promised.say(_("Chưa tính thời hạn"), "warn")
        else:
            self.promised.say(_("Hẹn trả {when}").format(when=spoken(page.due_at, self._words)), "ink")
