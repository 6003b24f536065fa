"""Shares of a period: how papers came, what is digitised, how it was paid, how citizens found it."""

from PySide6.QtCore import Signal

from frontdesk.domain.figures import Behind, Figures, Listed, Period, share
from frontdesk.domain.measures import Measure
from frontdesk.domain.rating_report import percents
from frontdesk.i18n import Words
from ui.screens.supervision.wording import channel_name, count
from ui.widgets.card import Card
from ui.widgets.charts.piece import Look, Piece
from ui.widgets.charts.strip_chart import Strip, StripChart
from ui.widgets.text import Text
from ui.wording import dong

VOTES = "votes"  # what the satisfaction opens: the report of votes, never a list of submissions


class SharesCard(Card):
    """Channels and digitised papers."""

    opened = Signal(object)

    def __init__(self, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Kênh nộp và số hóa"))
        self._words = words
        self.chart = StripChart(self.heading.text(), names=0.5)
        self.nothing = Text(_("Chưa có hồ sơ nào trong khoảng ngày này."), tone="muted", wrap=True)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.chart)
        self.body.addStretch(1)
        self.chart.opened.connect(self.opened)

    def show_figures(self, found: Figures) -> None:
        """Of the period."""
        any_ = bool(found.total[Measure.RECEIVED] or found.total.resolved)
        self.nothing.setVisible(not any_)
        self.chart.setVisible(any_)
        self.chart.show_strips([*self._channels(found), *self._scans(found)] if any_ else [])

    def _channels(self, found: Figures) -> list[Strip]:
        total = found.total[Measure.RECEIVED]
        strips = []
        for channel, number, percent in found.channel_shares:
            name = channel_name(channel, self._words)
            said = self._("{name}: {n} hồ sơ, {percent} %").format(name=name, n=count(number), percent=percent)
            behind = Behind(Listed.RECEIVED, found.period, channel=channel)
            piece = Piece(number, Look.SOLID, said, count(number), behind)
            strips.append(Strip(name, (piece,), f"{percent} %", total))
        return strips

    def _scans(self, found: Figures) -> list[Strip]:
        _, total = self._, found.total
        papers, scanned = total[Measure.PAPERS], total[Measure.SCANNED_PAPERS]
        results, digital = total.resolved, total[Measure.SCANNED_RESULTS]
        rows = (
            (_("Giấy tờ có bản quét"), scanned, papers, Listed.UNSCANNED),
            (_("Kết quả có bản quét"), digital, results, Listed.ON_TIME),
        )
        strips = []
        for name, part, whole, listed in rows:
            percent = share(part, whole)
            if percent is None:
                continue
            said = _("{name}: {part} trên {whole}, {percent} %").format(
                name=name, part=count(part), whole=count(whole), percent=percent
            )
            piece = Piece(part, Look.PALE, said, count(part), Behind(listed, found.period))
            strips.append(Strip(name, (piece,), f"{percent} %", whole))
        return strips


class MoneyCard(Card):
    """Fees as they were taken and given back, and what was exempted."""

    opened = Signal(object)

    def __init__(self, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Phí, lệ phí"))
        self.total = Text("", "date")
        self.chart = StripChart(self.heading.text(), names=0.5)
        self.nothing = Text(_("Chưa thu khoản nào trong khoảng ngày này."), tone="muted", wrap=True)
        for widget in (self.total, self.nothing, self.chart):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.chart.opened.connect(self.opened)

    def show_figures(self, found: Figures) -> None:
        """Of the period."""
        _, total = self._, found.total
        self.total.say(dong(total.paid))
        rows = (
            (_("Tiền mặt"), total[Measure.CASH], Look.SOLID, Listed.CASH),
            (_("Chuyển khoản"), total[Measure.TRANSFER], Look.HATCHED, Listed.TRANSFER),
            (_("Miễn, giảm"), total[Measure.EXEMPTED], Look.OUTLINED, Listed.EXEMPTED),
        )
        self.chart.show_strips([_paid(row, found.period) for row in rows if row[1]])
        self.chart.setVisible(bool(self.chart.pieces))
        self.nothing.setVisible(not self.chart.pieces)


def _paid(paid: tuple[str, int, Look, Listed], period: Period) -> Strip:
    name, amount, look, listed = paid
    piece = Piece(max(amount, 0), look, f"{name}: {dong(amount)}", "", Behind(listed, period))
    return Strip(name, (piece,), dong(amount))


class VotesCard(Card):
    """How satisfied citizens were: whole groups of five or more."""

    opened = Signal(object)

    def __init__(self, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Mức độ hài lòng"))
        self._words = words
        self.mean = Text("", "date")
        self.said = Text("", "caption", "muted", wrap=True)
        self.chart = StripChart(self.heading.text(), names=0.5)
        for widget in (self.mean, self.said, self.chart):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.chart.opened.connect(self.opened)

    def show_figures(self, found: Figures) -> None:
        """Of the period."""
        _, votes = self._, found.votes
        self.chart.setVisible(bool(votes.n))
        self.mean.setVisible(bool(votes.n))
        if not votes.n:
            self.said.say(_("Chưa có nhóm phiếu nào từ 5 phiếu trở lên trong khoảng ngày này."))
            self.chart.show_strips([])
            return
        self.mean.say(_("{mean} trên 5 điểm").format(mean=decimal(votes.mean, self._words)))
        said = _("{n} phiếu trên {invited} lượt mời").format(n=count(votes.n), invited=count(votes.invited))
        self.said.say(said)
        high, middle, low = votes.faces[3] + votes.faces[4], votes.faces[2], votes.faces[0] + votes.faces[1]
        rows = (
            (_("Hài lòng (4–5)"), high, Look.GOOD),
            (_("Bình thường (3)"), middle, Look.OUTLINED),
            (_("Chưa hài lòng (1–2)"), low, Look.WARN),
        )
        shares = percents(tuple(number for _name, number, _look in rows))
        self.chart.show_strips(
            [
                Strip(
                    name,
                    (Piece(number, look, f"{name}: {count(number)}", count(number), (VOTES, at)),),
                    f"{percent} %",
                    votes.n,
                )
                for at, ((name, number, look), percent) in enumerate(zip(rows, shares, strict=True))
            ]
        )


def decimal(mean: float | None, words: Words) -> str:
    """A mean to one decimal, with the comma or point of the language."""
    whole, tenth = divmod(round((mean or 0) * 10), 10)
    return words.gettext("{whole},{tenth}").format(whole=whole, tenth=tenth)
