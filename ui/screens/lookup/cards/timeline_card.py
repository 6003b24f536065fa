"""What happened, newest first: when, what, by whom, and who had the papers afterwards."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from frontdesk.domain.clock import local
from frontdesk.domain.custody import Holder
from frontdesk.domain.moments import full_date, weekday
from frontdesk.i18n import Words
from frontdesk.messages import holder_name
from ui.screens.lookup.cards.listing import LINE, Listing, line_icon
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import row
from ui.widgets.text import Text
from ui.wording import joined

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage, TimelineEntry

SHOWN = 20  # acts before the rest is asked for
_ICONS: Mapping[str, tuple[str, str]] = {
    "submission.received": ("reception", "accent"),
    "submission.corrected": ("reception", "warn"),
    "supplement.requested": ("warn", "warn"),
    "supplement.received": ("good", "good"),
    "custody.handed_over": ("handover", "accent"),
    "custody.acknowledged": ("department", "accent"),
    "custody.sent_back": ("handover", "warn"),
    "custody.reported_missing": ("warn", "bad"),
    "custody.found": ("good", "good"),
    "custody.moved": ("handover", "muted"),
    "citizen.called": ("person", "accent"),
    "result.recorded": ("results", "good"),
    "result.received": ("results", "good"),
    "result.returned": ("good", "good"),
    "result.given_at_once": ("good", "good"),
    "apology.made": ("late", "warn"),
    "extension.asked": ("late", "warn"),
    "submission.refused": ("bad", "bad"),
    "submission.withdrawn": ("bad", "warn"),
    "submission.closed": ("bad", "warn"),
}


class TimelineCard(Listing):
    """Days as headings, acts below them; a long life begins with its newest part."""

    def __init__(self, words: Words) -> None:
        _ = words.gettext
        super().__init__(_("Diễn biến"))
        self._words = words
        self._page: SubmissionPage | None = None
        self._whole = ""  # the submission that is shown whole
        self.count = Text("", tone="muted")
        self.add_to_head(self.count)
        self.more = Act("", self._on_more, look="link")
        foot = row(self.more)
        foot.setContentsMargins(GRID, 0, GRID, 0)
        foot.addStretch(1)
        self.outer.addLayout(foot)

    def show_page(self, page: "SubmissionPage") -> None:
        """Show the acts of `page`."""
        if self._page is not None and page.submission == self._page.submission:
            return
        self._page = page
        self._write(page)

    def _write(self, page: "SubmissionPage") -> None:
        _, ngettext = self._words.gettext, self._words.ngettext
        newest = list(zip(page.timeline, page.submission.holders, strict=True))[::-1]
        shown = newest if self._whole == page.submission_id else newest[:SHOWN]
        self.clear()
        day = None
        for at, (entry, holder) in enumerate(shown):
            if local(entry.at).date() != day:
                day = local(entry.at).date()
                self.add_text(f"{weekday(day, self._words)} {full_date(day)}", "caption", "muted")
            before = newest[at + 1][1] if at + 1 < len(newest) else None
            self.add(self._line(entry, holder, moved=holder != before))
        n = len(newest)
        self.count.say(ngettext("{count} việc", "{count} việc", n).format(count=n))
        rest = n - len(shown)
        self.more.setVisible(rest > 0)
        self.more.rename(_("Hiện {n} việc cũ hơn").format(n=rest))

    def _line(self, entry: "TimelineEntry", holder: Holder, *, moved: bool) -> QWidget:
        _ = self._words.gettext
        icon, tone = ("warn", "bad") if entry.conflict else _ICONS.get(entry.kind, ("info", "muted"))
        line = QWidget()
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, 40)
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        clock = Text(_at(entry.at), tone="muted")
        clock.setFixedHeight(LINE)
        said = Text(entry.sentence, "strong" if icon != "info" else "body", wrap=True)
        held = _("giấy tờ ở {holder}").format(holder=holder_name(holder, self._words)) if moved else ""
        by = joined(entry.actor, held)
        grid.addWidget(clock, 0, 0, top)
        grid.addWidget(line_icon(icon, tone), 0, 1, top)
        said.setMinimumHeight(LINE)
        grid.addWidget(said, 0, 2)
        grid.addWidget(Text(by, "caption", "muted", wrap=True), 1, 2)
        heard = [_at(entry.at), entry.sentence, by]
        if entry.conflict:
            against = _("Không khớp với trạng thái lúc đó; chờ người phụ trách xem lại.")
            grid.addWidget(Text(against, "caption", "bad", wrap=True), 2, 2)
            heard.append(against)
        line.setAccessibleName(", ".join(heard))
        return line

    def _on_more(self) -> None:
        if self._page is not None:
            self._whole = self._page.submission_id
            self._write(self._page)
            self.setFocus()


def _at(moment: datetime) -> str:
    return f"{local(moment):%H:%M}"
