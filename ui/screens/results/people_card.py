"""Who may take the result: the applicant, and who was named at the reception."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from frontdesk.domain.identity import Party
from frontdesk.i18n import Words
from ui.theme import GRID
from ui.widgets.card import Card, empty
from ui.widgets.text import Text
from ui.wording import day_time, identity_line, joined, spaced_phone

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage

_CALLS = 3  # the last ones


class PeopleCard(Card):
    """Names large, since the officer compares them with the person at the counter."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.gettext("Ai được nhận"))
        self._words = words
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.body.addLayout(self._lines)

    def show_page(self, page: "SubmissionPage") -> None:
        """Show the people of `page`."""
        _ = self._words.gettext
        empty(self._lines)
        self._add(page.view.principal, _("Người nộp"))
        if page.view.delegate is not None:
            self._add(page.view.delegate, _("Người nộp thay"))

    def _add(self, party: Party, role: str) -> None:
        if self._lines.count():
            self._lines.addSpacing(GRID)
        self._lines.addWidget(Text(role, "caption", "muted"))
        self._lines.addWidget(Text(party.name, "name", wrap=True))
        facts = joined(identity_line(party, self._words), spaced_phone(party.phone))
        self._lines.addWidget(Text(facts, tone="muted", wrap=True))


class CallsCard(Card):
    """The last calls, newest first."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.gettext("Đã báo công dân"))
        self._words = words
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID // 2)
        self.body.addLayout(self._lines)

    def show_page(self, page: "SubmissionPage") -> None:
        """Show the calls of `page`; with none, no card."""
        _ = self._words.gettext
        empty(self._lines)
        calls = page.submission.calls[::-1][:_CALLS]
        self.setVisible(bool(calls))
        for call in calls:
            reached = _("Đã báo") if call.reached else _("Chưa gặp")
            self._lines.addWidget(Text(joined(reached, call.note), wrap=True))
            self._lines.addWidget(Text(joined(day_time(call.at), call.actor), "caption", "muted"))
