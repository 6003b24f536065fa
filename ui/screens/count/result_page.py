"""What a count found, to be read aloud: the sentence, what is missing, what is in the wrong place."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from frontdesk.domain.boards import BoardRow
from frontdesk.domain.clock import local
from frontdesk.domain.custody_events import CountTaken
from frontdesk.domain.moments import spoken
from frontdesk.i18n import Words
from ui.screens.count.count_page import stray_place
from ui.screens.frame import Page as ScreenPage
from ui.screens.frame import stack
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import Card, empty, row, rule
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text
from ui.wording import joined, spaced_phone, state_word

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.services.counts import Count, Stray

_LISTED = 100  # rows of each kind; the record holds all


class ResultPage(ScreenPage):
    """Shows the count that was just recorded."""

    def __init__(self, words: Words, open_page: "Callable[[str], object]") -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self._open_page = open_page
        self.summary = Card(_("Kết quả kiểm đếm"))
        self.icon = IconLabel("good", "good", 28)
        self.verdict = Text("", "code")
        self.sentence = Text("", "field", wrap=True)
        line = row(self.icon, self.verdict, spacing=12)
        line.addStretch(1)
        self.summary.body.addLayout(line)
        self.summary.body.addWidget(self.sentence)
        self.missing = Card(_("Chưa thấy"))
        self.strays = Card(_("Để nhầm ở quầy này"))
        self.columns.addLayout(stack(self.summary, self.missing, self.strays), 1)

    def show_count(self, count: "Count", taken: CountTaken) -> None:
        """Show what was counted."""
        _, ngettext = self._words.gettext, self._words.ngettext
        self.icon.show_icon("good" if count.agrees else "bad", "good" if count.agrees else "bad")
        self.verdict.say(self._verdict(count), "good" if count.agrees else "bad")
        when = spoken(taken.taken_at, self._words)
        text = _("Quầy {counter}, {when}: phải có {expected} hồ sơ, đếm được {present}.")
        said = text.format(counter=count.counter, when=when, expected=count.expected, present=count.present)
        if count.missing:
            n = len(count.missing)
            said += " " + ngettext("Chưa thấy {n} hồ sơ.", "Chưa thấy {n} hồ sơ.", n).format(n=n)
        if count.unexpected:
            n = len(count.unexpected)
            said += " " + ngettext("{n} hồ sơ để nhầm ở quầy.", "{n} hồ sơ để nhầm ở quầy.", n).format(n=n)
        self.sentence.say(said)
        self._list(self.missing, [self._missing(each) for each in count.missing[:_LISTED]], len(count.missing))
        self._list(self.strays, [self._stray(each) for each in count.unexpected[:_LISTED]], len(count.unexpected))

    def _verdict(self, count: "Count") -> str:
        numbers = (count.present, count.expected, len(count.missing), len(count.unexpected))
        return verdict(*numbers, self._words)

    def _list(self, card: Card, lines: list[QWidget], total: int) -> None:
        empty(card.body)
        card.setVisible(bool(lines))
        for at, line in enumerate(lines):
            if at:
                card.body.addWidget(rule())
            card.body.addWidget(line)
        if total > len(lines):
            text = self._words.gettext("Còn {n} hồ sơ nữa, đã ghi trong biên bản.")
            card.body.addWidget(Text(text.format(n=total - len(lines)), "caption", "muted"))

    def _missing(self, each: BoardRow) -> QWidget:
        _ = self._words.gettext
        last = _("{state} lúc {time}, cán bộ {officer}").format(
            state=state_word(each.state, self._words),
            time=f"{local(each.received_at):%H:%M %d/%m}",
            officer=each.officer,
        )
        facts = joined(each.procedure_name, last, spaced_phone(each.phone))
        return self._line(each.receipt_code, each.name, facts, each.submission_id)

    def _stray(self, each: "Stray") -> QWidget:
        _ = self._words.gettext
        if not each.holder:
            return self._line(each.receipt_code, _("Không ai biết mã này"), _("Để riêng ra và xem lại giấy."), "")
        return self._line(each.receipt_code, each.name, stray_place(each.holder, self._words), "")

    def _line(self, code: str, name: str, facts: str, submission_id: str) -> QWidget:
        line = QWidget()
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        shown = Text(code, "strong")
        shown.setMinimumWidth(168)
        grid.addWidget(shown, 0, 0)
        grid.addWidget(Text(name, "strong", elide=True), 0, 1)
        grid.addWidget(Text(facts, "caption", "muted", wrap=True), 1, 1)
        if submission_id:
            act = Act(self._words.gettext("Mở hồ sơ"), lambda: self._open_page(submission_id), look="link")
            act.setAccessibleName(f"{act.text()} {code}")
            grid.addWidget(act, 0, 2)
        return line


def verdict(present: int, expected: int, missing: int, strays: int, words: Words) -> str:
    """ "Khớp 12/12", or what does not agree."""
    _ = words.gettext
    if not missing and not strays:
        return _("Khớp {present}/{expected}").format(present=present, expected=expected)
    parts = (_("thiếu {n}").format(n=missing) if missing else "", _("để nhầm {n}").format(n=strays) if strays else "")
    said = ", ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]
