"""Who has the papers now, and which originals are to be given back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from frontdesk.domain.papers import to_give_back
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from frontdesk.messages import holder_name
from ui.screens.lookup.cards.listing import Listing, line_icon
from ui.widgets.card import row
from ui.widgets.text import Text
from ui.wording import day_time, joined

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class CustodyCard(Listing):
    """One holder at each moment; paper by paper what goes back."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.gettext("Giấy tờ đang ở đâu"))
        self._words = words

    def show_page(self, page: "SubmissionPage") -> None:
        """Show the custody of `page`."""
        _ = self._words.gettext
        submission = page.submission
        self.clear()
        name = holder_name(submission.custody, self._words)
        self.add_text(name[:1].upper() + name[1:], "name")
        self.add_text(_("từ {at}").format(at=day_time(submission.held_since)), "caption", "muted")
        self._add_passage(submission)
        self._add_originals(submission)

    def _add_passage(self, submission: Submission) -> None:
        passage = submission.handover
        if passage is None:
            return
        _ = self._words.gettext
        given = _("Giao {at}").format(at=day_time(passage.handed_over_at))
        late = _("giao muộn") if passage.late else ""
        self.add_text(
            joined(_("Phiếu {manifest}").format(manifest=passage.manifest), given, passage.giver, late), tone="muted"
        )
        if passage.answered_at is not None:
            taken = _("Trả lời {at}").format(at=day_time(passage.answered_at))
            self.add_text(joined(taken, passage.taker, passage.reason), tone="muted")

    def _add_originals(self, submission: Submission) -> None:
        names = _originals(submission)
        if not names:
            return
        _ = self._words.gettext
        self.add_text(_("Bản chính phải trả lại"), "caption", "muted")
        for name in names:
            given = name in submission.given_back
            self.add(_original(name, _("đã trả") if given else _("chưa trả"), given=given))


def _originals(submission: Submission) -> tuple[str, ...]:
    """What goes back or has gone: what came with the result, else what lies here, else the usual originals."""
    if submission.ending is not None:
        return (*submission.given_back, *submission.owed_back)
    if submission.result is not None and submission.result.at_counter_since is not None:
        return submission.result.to_give_back
    return to_give_back(submission.received.papers)


def _original(name: str, said: str, *, given: bool) -> QWidget:
    line = QWidget()
    icon = line_icon("good" if given else "clock", "good" if given else "muted")
    aside = Text(said, tone="good" if given else "muted")
    parts = row(icon, Text(name, wrap=True), aside)
    parts.setStretch(1, 1)
    for part in (icon, aside):
        parts.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    line.setLayout(parts)
    line.setAccessibleName(joined(name, said))
    return line
