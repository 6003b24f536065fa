"""The receipt that was scanned no longer holds: what replaced it, and what conflicts wait for a supervisor."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from frontdesk.i18n import Words
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import Card, row
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text
from ui.wording import day_time

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class NoticeCard(Card):
    """Vanishes where there is nothing to notice."""

    print_asked = Signal()

    def __init__(self, words: Words) -> None:
        _ = words.gettext
        super().__init__(_("Lưu ý"), kind="warn")
        self._words = words
        self.heading.set_tone("warn")
        self.head.insertWidget(0, IconLabel("warn", "warn"))
        self.replaced = Text("", wrap=True)
        self.conflict = Text("", wrap=True)
        self.print = Act(_("In giấy hẹn hiện nay"), self.print_asked.emit, look="link")
        acts = row(self.print)
        acts.setContentsMargins(GRID, 0, GRID, 0)
        acts.addStretch(1)
        self.body.addWidget(self.replaced)
        self.body.addWidget(self.conflict)
        self.outer.addLayout(acts)
        self.hide()

    def show_page(self, page: "SubmissionPage") -> None:
        """Say what there is to notice."""
        _ = self._words.gettext
        submission = page.submission
        scanned = next((old for old in submission.replaced if old.version == page.scanned_version), None)
        self.replaced.setVisible(scanned is not None)
        self.print.setVisible(scanned is not None)
        if scanned is not None:
            text = _("Giấy vừa quét (bản {old}) đã được thay bằng bản {new} lúc {at}. Thu lại giấy cũ.")
            self.replaced.say(text.format(old=scanned.version, new=submission.version, at=day_time(scanned.at)))
        n = len(submission.conflicts)
        self.conflict.setVisible(bool(n))
        if n:
            text = _("{n} việc ghi ở hai quầy không khớp nhau (đánh dấu ở Diễn biến). Báo người phụ trách.")
            self.conflict.say(text.format(n=n))
        self.setVisible(scanned is not None or bool(n))
