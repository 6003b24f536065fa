"""The fee: what is charged, what was paid to whom and when, what is owed."""

from typing import TYPE_CHECKING

from frontdesk.domain.money_words import in_words
from frontdesk.i18n import Words
from ui.screens.acts.payment_words import balance, payment_line, payment_state
from ui.screens.lookup.cards.listing import Listing
from ui.wording import dong

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class MoneyCard(Listing):
    """The balance first; each payment with its legal receipt, also what was given back."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.gettext("Phí, lệ phí"))
        self._words = words

    def show_page(self, page: "SubmissionPage") -> None:
        """Show the money of `page`."""
        _, submission = self._words.gettext, page.submission
        self.clear()
        self.setVisible(submission.ending is None or bool(submission.payments))
        text, tone = balance(submission, self._words)
        self.add_text(text, "field", "ink" if tone == "muted" else tone)
        charge = submission.charge
        if charge is not None and charge.total:
            charged = _("Phải thu {amount} ({spoken})")
            self.add_text(
                charged.format(amount=dong(charge.total), spoken=in_words(charge.total).lower()), tone="muted"
            )
        for line in charge.lines if charge else ():
            if line.exempted:
                less = _("Miễn, giảm {amount}: {reason}")
                self.add_text(less.format(amount=dong(line.exempted), reason=line.reason), tone="muted")
        for payment in submission.payments:
            self.add_text(payment_line(payment, self._words), tone="ink" if payment.holds else "muted")
            state, state_tone = payment_state(payment, self._words)
            if state:
                self.add_text(state, "caption", state_tone)
