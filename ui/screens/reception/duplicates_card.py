"""The same person, the same procedure, still open: look before receiving twice."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from frontdesk.domain.clock import local
from frontdesk.i18n import Words
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import Card, row
from ui.widgets.text import Text
from ui.wording import short_date

if TYPE_CHECKING:
    from frontdesk.domain.lookup import Hit


class DuplicatesCard(Card):
    """A warning with two acts. It never blocks: "receive all the same" only puts it away."""

    opened = Signal(str)  # submission id
    accepted = Signal()

    def __init__(self, words: Words) -> None:
        _ = words.gettext
        super().__init__(_("Có thể trùng"), kind="warn")
        self._words = words
        self._first = ""
        self.heading.set_tone("warn")
        self.sentence = Text("", wrap=True)
        self.look = Act(_("Xem"), lambda: self.opened.emit(self._first), look="link")
        self.go_on = Act(_("Vẫn nhận"), self.accepted.emit, look="link")
        self.body.setSpacing(GRID // 2)
        self.body.addWidget(self.sentence)
        acts = row(self.look, self.go_on)
        acts.setContentsMargins(GRID, 0, GRID, 0)  # the words of the acts begin where the sentence does
        acts.addStretch(1)
        self.outer.addLayout(acts)
        self.hide()

    def show_hits(self, hits: "Sequence[Hit]") -> None:
        """Warn of `hits`, or vanish where there are none."""
        self.setVisible(bool(hits))
        if not hits:
            return
        _ = self._words.gettext
        newest = hits[0]
        self._first = newest.submission_id
        day = short_date(local(newest.received_at).date())
        text = _("{name} đã nộp thủ tục này ngày {day} ({code}), hồ sơ chưa xong.").format(
            name=newest.name, day=day, code=newest.receipt_code
        )
        if len(hits) > 1:
            text += " " + _("Và {n} hồ sơ nữa.").format(n=len(hits) - 1)
        self.sentence.say(text)
