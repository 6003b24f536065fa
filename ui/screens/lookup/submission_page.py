"""Everything about one submission, its state in one sentence first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from frontdesk.domain.clock import local
from frontdesk.domain.identity import Party
from frontdesk.domain.moments import clock_time, full_date, spoken, weekday
from frontdesk.domain.receipts import ReceiptView
from frontdesk.i18n import Words
from ui.screens.frame import Page as ScreenPage
from ui.screens.frame import stack
from ui.theme import GRID
from ui.widgets.card import Card, empty
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text
from ui.wording import day_time, fee, identity_line, joined, paper_form, processing

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage as Page


class SubmissionPage(ScreenPage):
    """Shows one page; the screen decides which."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self.summary = Card(_("Hồ sơ"))
        self.code = Text("", "code")
        self.state = Text("", "field", wrap=True)
        self.due_caption = Text(_("Hẹn trả kết quả"), "caption", "muted")
        self.due = Text("", "date")
        for part in (self.code, self.state, self.due_caption, self.due):
            self.summary.body.addWidget(part)
        self.person, self._person = _listing(_("Người nộp"))
        self.procedure, self._procedure = _listing(_("Thủ tục"))
        self.papers, self._papers = _listing(_("Thành phần hồ sơ"))
        self.timeline, self._timeline = _listing(_("Diễn biến"))
        self.columns.addLayout(stack(self.summary, self.person, self.procedure), 5)
        self.columns.addLayout(stack(self.papers, self.timeline), 5)

    def show_page(self, page: "Page") -> None:
        """Show `page`."""
        _ = self._words.gettext
        view = page.view
        self.code.say(page.receipt_code)
        self.state.say(self._state(page))
        self.due.say(self._due(page), "ink" if page.due_at else "warn")
        self._show_people(view)
        self._show_procedure(page)
        self._show_papers(view)
        self._show_timeline(page)

    def _state(self, page: "Page") -> str:
        _ = self._words.gettext
        if page.state.value == "awaiting_supplement":
            n = sum(1 for paper in page.view.papers if paper.required and not paper.present)
            return _("Chờ người nộp bổ sung {n} giấy tờ; hồ sơ ở quầy {holder}.").format(n=n, holder=page.holder)
        return _("Đã nhận {when}; hồ sơ đang ở quầy {holder}.").format(
            when=spoken(page.view.received_at, self._words), holder=page.holder
        )

    def _due(self, page: "Page") -> str:
        if page.due_at is None:
            return self._words.gettext("Chưa tính, chờ nộp đủ")
        at = local(page.due_at)
        return f"{clock_time(at)}  {weekday(at.date(), self._words)} {full_date(at.date())}"

    def _show_people(self, view: ReceiptView) -> None:
        _ = self._words.gettext
        empty(self._person)
        self._add_party(view.principal, "")
        if view.delegate is not None:
            self._add_party(view.delegate, _("Người nộp thay"))

    def _add_party(self, party: Party, role: str) -> None:
        if role:
            self._person.addWidget(Text(role, "caption", "muted"))
        self._person.addWidget(Text(party.name, "name", elide=True))
        for line in (identity_line(party, self._words), party.address, joined(spaced_phone(party.phone), party.email)):
            if line:
                self._person.addWidget(Text(line, tone="muted", wrap=True))

    def _show_procedure(self, page: "Page") -> None:
        _ = self._words.gettext
        view = page.view
        empty(self._procedure)
        prints = _("In giấy hẹn: {n} lần").format(n=page.prints) if page.prints else _("Giấy hẹn chưa in lần nào")
        book = _("Sổ {book}, số thứ tự {n}").format(book=view.book, n=view.book_number)
        official = _("Mã hồ sơ của tỉnh: {code}").format(code=page.official_code or _("chưa có"))
        self._procedure.addWidget(Text(view.procedure_name, "field", wrap=True))
        facts = joined(view.procedure_code, processing(view.processing, self._words), fee(view.fee, self._words))
        for line in (facts, official, joined(book, prints)):
            self._procedure.addWidget(Text(line, tone="muted", wrap=True))

    def _show_papers(self, view: ReceiptView) -> None:
        empty(self._papers)
        for paper in view.papers:
            line = QWidget()
            grid = QGridLayout(line)
            grid.setContentsMargins(0, 2, 0, 2)
            grid.setHorizontalSpacing(GRID)
            grid.setColumnStretch(1, 1)
            tone = "good" if paper.present else "warn"
            copies = f"{paper.copies} {paper_form(paper.form, self._words)}"
            aside = copies if paper.present else self._words.gettext("còn thiếu")
            grid.addWidget(IconLabel(tone, tone), 0, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Text(paper.name, wrap=True), 0, 1)
            grid.addWidget(Text(aside, tone="muted" if paper.present else "warn"), 0, 2, Qt.AlignmentFlag.AlignTop)
            self._papers.addWidget(line)

    def _show_timeline(self, page: "Page") -> None:
        empty(self._timeline)
        for entry in page.timeline:
            self._timeline.addWidget(Text(entry.sentence, "strong", wrap=True))
            self._timeline.addWidget(Text(joined(day_time(entry.at), entry.actor), "caption", "muted", wrap=True))


def spaced_phone(e164: str) -> str:
    """A stored number as people here read it."""
    if not e164:
        return ""
    from frontdesk.domain.phone import format_phone

    return format_phone(e164)


def _listing(heading: str) -> tuple[Card, QVBoxLayout]:
    card = Card(heading)
    lines = QVBoxLayout()
    lines.setSpacing(4)
    card.body.addLayout(lines)
    return card, lines
