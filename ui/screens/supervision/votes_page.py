"""Phiếu đánh giá: what citizens said of a period, in whole groups of five or more."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontdesk.domain.rating_events import Topic
from frontdesk.domain.rating_report import Comment, RatingReport, Tally
from frontdesk.errors import DeskError
from frontdesk.i18n import N_, Words
from ui.messages import line_for
from ui.operations.room import Room
from ui.screens.frame import MARGIN, scrolling
from ui.screens.supervision.period_field import PeriodField
from ui.screens.supervision.share_cards import decimal
from ui.screens.supervision.wording import count
from ui.tasks import Latest
from ui.theme import GRID
from ui.widgets.card import Card, empty
from ui.widgets.charts.piece import Look, Piece
from ui.widgets.charts.strip_chart import Strip, StripChart
from ui.widgets.text import Text
from ui.wording import joined, short_date

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_FACES = (N_("Rất không hài lòng"), N_("Không hài lòng"), N_("Bình thường"), N_("Hài lòng"), N_("Rất hài lòng"))
_LOOKS = (Look.BAD, Look.WARN, Look.OUTLINED, Look.PALE, Look.GOOD)
_MOST_COMMENTS = 50


@dataclass(frozen=True, slots=True)
class Looked:
    """What the desk answered."""

    report: RatingReport
    comments: tuple[Comment, ...]
    reasons: dict[str, str]
    topics: dict[Topic, str]


class VotesPage(QWidget):
    """Faces, topics, fields and counters, reasons, and what was written."""

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__()
        _ = self._ = words.gettext
        self._words = words
        self._language = "vi" if type(words) is Words else "en"
        self._looked: Latest[Looked] = Latest(room.tasks, self)
        self.period = PeriodField(words, room.clock)
        self.period.choice.choose(2)  # a day is too short to say anything
        self.said = Text("", tone="muted", wrap=True)
        self.faces = StripChart(_("Mức độ hài lòng"), names=0.3)
        self.topics = StripChart(_("Theo nội dung"), names=0.6)
        self.fields = StripChart(_("Theo lĩnh vực"), names=0.5)
        self.counters = StripChart(_("Theo quầy"), names=0.3)
        self.reasons = StripChart(_("Lý do chưa hài lòng"), names=0.6)
        self._comments = Card(_("Ý kiến của công dân"))
        charts = (self.faces, self.topics, self.fields, self.counters, self.reasons)
        self._cards = [(_card(chart), chart) for chart in charts]
        self._body = QWidget()
        self._body.setObjectName("page")
        self._lay_out()
        self.period.changed.connect(self.look_again)

    def begin(self) -> None:
        """First shown: ask the desk."""
        self.look_again()

    def take_focus(self) -> None:
        """To the days."""
        self.period.choice.take_focus()

    def look_again(self) -> None:
        """Ask again, for the days chosen."""
        period, language = self.period.period, self._language

        def look(desk: "Desk") -> Looked:
            words = desk.ratings.words(language)
            return Looked(
                desk.ratings.report(period.since, period.until),
                desk.ratings.comments(period.since, period.until),
                dict(words.reasons),
                dict(words.topics),
            )

        self._looked.ask(look, self._on_looked, self._on_refused)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(MARGIN, 0, MARGIN, GRID)
        inner.setSpacing(12)
        for card in (*(card for card, _chart in self._cards), self._comments):
            inner.addWidget(card)
        inner.addStretch(1)
        head = QWidget()
        top = QVBoxLayout(head)
        top.setContentsMargins(MARGIN, 2 * GRID, MARGIN, GRID)
        for widget in (self.period, self.said):
            top.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(head)
        layout.addWidget(scrolling(self._body), 1)

    def _on_looked(self, looked: Looked) -> None:
        _, report = self._, looked.report
        if not report.n:
            self.said.say(_("Chưa có nhóm phiếu nào từ 5 phiếu trở lên trong khoảng ngày này."), "muted")
        else:
            mean = _("{mean} trên 5 điểm").format(mean=decimal(report.mean, self._words))
            answered = _("{n} phiếu trên {invited} lượt mời").format(n=count(report.n), invited=count(report.invited))
            self.said.say(joined(mean, answered), "ink")
        self.faces.show_strips(self._face_strips(report.total))
        self.topics.show_strips(
            [self._scored(looked.topics[each.topic], each.mean, each.n) for each in report.topics if each.n]
        )
        small = _("Các lĩnh vực ít phiếu")
        self.fields.show_strips([self._scored(each.name or small, each.mean, each.n) for each in report.by_field])
        self.counters.show_strips([self._scored(each.name, each.mean, each.n) for each in report.by_counter])
        self.reasons.show_strips([_counted(looked.reasons.get(key, key), number) for key, number in report.reasons])
        for card, chart in self._cards:
            card.setVisible(bool(chart.pieces))
        self._show_comments(looked.comments)

    def _face_strips(self, total: Tally) -> list[Strip]:
        """The best face first; nothing without votes."""
        rows = list(zip(_FACES, total.faces, _LOOKS, total.shares, strict=True)) if total.n else []
        return [
            Strip(self._(face), (self._face(self._(face), number, look, percent),), f"{percent} %", total.n)
            for face, number, look, percent in reversed(rows)
        ]

    def _face(self, name: str, number: int, look: Look, percent: int) -> Piece:
        return Piece(number, look, f"{name}: {count(number)}, {percent} %", count(number))

    def _scored(self, name: str, mean: float | None, votes: int) -> Strip:
        """A mean as a strip of 1 to 5."""
        score = decimal(mean, self._words)
        said = self._("{name}: {mean} trên 5 điểm, {n} phiếu").format(name=name, mean=score, n=count(votes))
        return Strip(name, (Piece(round((mean or 0) * 10), Look.PALE, said, score),), self._votes(votes), 50)

    def _votes(self, number: int) -> str:
        return self._words.ngettext("{n} phiếu", "{n} phiếu", number).format(n=count(number))

    def _show_comments(self, comments: tuple[Comment, ...]) -> None:
        empty(self._comments.body)
        self._comments.setVisible(bool(comments))
        for comment in comments[:_MOST_COMMENTS]:
            days = f"{short_date(comment.since)} – {short_date(comment.until)}"
            about = Text(joined(comment.field, comment.counter, days), "caption", "muted")
            said = Text(comment.text, wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._comments.body.addWidget(said)
            self._comments.body.addWidget(about)

    def _on_refused(self, error: DeskError) -> None:
        self.said.say(line_for(error, self._words).text, "bad")


def _counted(name: str, number: int) -> Strip:
    return Strip(name, (Piece(number, Look.PALE, f"{name}: {count(number)}"),), count(number))


def _card(chart: StripChart) -> Card:
    card = Card(chart.accessibleName())
    card.body.addWidget(chart)
    return card
