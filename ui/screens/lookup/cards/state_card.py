"""Where the submission stands: the sentence, the promised date big, and the time left or over."""

from datetime import datetime
from typing import TYPE_CHECKING

from frontdesk.domain.states import State
from frontdesk.domain.working_time import TimeLeft, say_left
from frontdesk.i18n import Words
from ui.screens.lookup.standing import first_promise, promise_note, standing, tone_of
from ui.screens.lookup.wording import big_date
from ui.theme import GRID
from ui.widgets.card import Card, row, rule
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text, chip
from ui.wording import state_word

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage

_SOON = 8 * 60  # working minutes: a day


class StateCard(Card):
    """What an officer tells a citizen who asks."""

    def __init__(self, words: Words) -> None:
        _ = words.gettext
        super().__init__(_("Hồ sơ"))
        self._words = words
        self.chip = chip()
        self.head.insertWidget(1, self.chip)
        self.official = Text("", tone="muted")
        self.add_to_head(self.official)
        self.code = Text("", "code")
        self.state = Text("", "field", wrap=True)
        self.due_caption = Text(_("Hẹn trả kết quả"), "caption", "muted")
        self.due = Text("", "date")
        self.left_icon = IconLabel("clock", "muted")
        self.left = Text("", "strong")
        self.note = Text("", "caption", "muted", wrap=True)
        promise = row(self.due, self.left_icon, self.left, spacing=GRID)
        promise.insertSpacing(1, GRID)
        promise.addStretch(1)
        for part in (self.code, self.state):
            self.body.addWidget(part)
        self.body.addSpacing(GRID)
        self.body.addWidget(rule())
        self.body.addWidget(self.due_caption)
        self.body.addLayout(promise)
        self.body.addWidget(self.note)

    def show_page(self, page: "SubmissionPage", now: datetime) -> None:
        """Show `page` as it stands at the aware moment `now`."""
        _ = self._words.gettext
        submission = page.submission
        self.chip.say(state_word(page.state, self._words))
        self.official.say(_("Mã của tỉnh: {code}").format(code=page.official_code) if page.official_code else "")
        self.code.say(page.receipt_code)
        self.state.say(standing(submission, now, self._words), tone_of(submission, now))
        self.due.say(self._due(page), "ink" if self._promised(page) else "warn")
        self.show_left(None, promise_note(submission, self._words))
        note = first_promise(submission, self._words)
        self.note.say(note)
        self.note.setVisible(bool(note))

    def show_left(self, left: TimeLeft | None, note: str = "") -> None:
        """Show how much working time is left, or `note` where none is running."""
        if left is None:
            self._say_left(note, "info", "muted")
            return
        over, soon = left.over, left.minutes <= _SOON
        tone = "bad" if over else "warn" if soon else "muted"
        self._say_left(say_left(left, self._words), "warn" if over or soon else "clock", tone)

    def _say_left(self, text: str, icon: str, tone: str) -> None:
        self.left.say(text, tone)
        self.left_icon.show_icon(icon if text else "", tone)

    def _promised(self, page: "SubmissionPage") -> datetime | None:
        """The date now, or the last one promised where the submission has ended."""
        ran = [each.due_at for each in page.submission.intervals if each.due_at is not None]
        ended = page.submission.ending is not None
        return page.due_at or (ran[-1] if ended and ran else None)

    def _due(self, page: "SubmissionPage") -> str:
        _ = self._words.gettext
        promised = self._promised(page)
        if promised is not None:
            return big_date(promised, self._words)
        if page.state is State.AWAITING_SUPPLEMENT:
            return _("Chưa tính, chờ nộp đủ")
        return _("Không hẹn")
