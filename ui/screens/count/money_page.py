"""Tiền hôm nay: what each officer took, and this officer's cash counted against it."""

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.domain.clock import Clock, local
from frontdesk.domain.day_money import DayMoney, OfficerMoney, TillCount
from frontdesk.i18n import Words
from ui.screens.count.day_field import DayField
from ui.screens.frame import Page
from ui.theme import GRID
from ui.widgets.card import Card, column, row
from ui.widgets.money_field import MoneyField
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text
from ui.wording import dong, joined

_ROW = 52
_SHOWN = 4  # rows the table always has room for


@dataclass(frozen=True, slots=True)
class Till:
    """The day as the desk tells it, and whose counter this is."""

    money: DayMoney
    officer: str
    counter: str

    @property
    def mine(self) -> OfficerMoney:
        """What this officer took here, nothing where there was nothing."""
        keys = ((each.officer, each.counter) for each in self.money.officers)
        found = dict(zip(keys, self.money.officers, strict=True))
        return found.get((self.officer, self.counter), OfficerMoney(self.officer, self.counter))


class MoneyPage(Page):
    """The count stands first: that is what is done here. The table beneath it is the office's day."""

    changed = Signal()  # something typed
    day_changed = Signal()

    def __init__(self, words: Words, clock: Clock) -> None:
        super().__init__()
        _ = self._ = words.gettext
        self._words = words
        self._till: Till | None = None
        self.day = DayField(words, clock)
        self.day.changed.connect(self.day_changed)
        self.counted = MoneyField(_("Tiền mặt đếm được"))
        self.note = QLineEdit()
        self.expected = Text("", "date")
        self.difference = Text("", "field", wrap=True)
        self.last = Text("", "caption", "muted", wrap=True)
        self.count = self._count_card(words)
        self.total = Text("", tone="muted", wrap=True)
        self.flagged = Text("", tone="warn", wrap=True)
        self.model: RowModel[OfficerMoney] = RowModel(self._columns(), self)
        self.table = RowTable(self.model, _("Tiền theo cán bộ"), _ROW)
        self.table.setProperty("bare", "true")
        table = Card(_("Tiền trong ngày"))
        for part in (self.total, self.flagged, self.table):
            table.body.addWidget(part)
        cards = column(self.count, table, spacing=12)
        cards.addStretch(1)
        self.columns.addLayout(cards, 1)
        for field in (self.counted, self.note):
            field.textChanged.connect(lambda _text: self._on_typed())

    def _count_card(self, words: Words) -> Card:
        _ = words.gettext
        card = Card(_("Đếm tiền mặt của tôi"))
        self.note.setPlaceholderText(_("Vì sao lệch, đã báo ai"))
        owed = column(Text(_("Phải có"), "caption", "muted"), self.expected, spacing=2)
        owed.addStretch(1)
        line = row(spacing=3 * GRID)
        line.addLayout(owed)
        line.addWidget(_labelled(_("Đếm được"), self.counted))
        line.addWidget(_labelled(_("Ghi chú khi lệch"), self.note), 1)
        card.body.addLayout(line)
        card.body.addWidget(self.difference)
        card.body.addWidget(self.last)
        return card

    def show_till(self, till: Till) -> None:
        """Show a day."""
        self._till = till
        self.table.show_rows(till.money.officers, lambda each: (each.officer, each.counter))
        rows = min(max(len(till.money.officers), 1), _SHOWN)
        self.table.setFixedHeight(_ROW * rows + 40)
        self.count.setVisible(self.is_today)
        self.expected.say(dong(till.mine.cash_expected))
        self.last.say(self._last(till.mine.till))
        self.last.setVisible(bool(self.last.text()))
        self.total.say(self._total(till.money))
        self.flagged.say(self._flagged(till.money))
        self.flagged.setVisible(bool(till.money.flagged))
        self._show_difference()

    @property
    def is_today(self) -> bool:
        """Whether the day is today's: cash is counted on its day."""
        return self.day.day == self.day.today

    @property
    def gap(self) -> str:
        """What the count still lacks."""
        _, counted = self._, self.counted.amount
        if self._till is None or not self.is_today:
            return _("Chỉ đếm tiền của hôm nay")
        if counted is None:
            return _("Ghi số tiền mặt đếm được")
        differs = counted != self._till.mine.cash_expected
        return _("Ghi chú vì sao lệch") if differs and not self.note.text().strip() else ""

    @property
    def typed(self) -> tuple[int, str]:
        """Đồng counted, and the note."""
        return self.counted.amount or 0, self.note.text().strip()

    def content(self) -> dict[str, object]:
        """What is typed, to be kept; empty where nothing is."""
        counted, note = self.counted.text(), self.note.text()
        return {"counted": counted, "note": note} if counted or note else {}

    def restore(self, counted: str, note: str) -> None:
        """Put back what was typed."""
        with QSignalBlocker(self):
            self.counted.setText(counted)
            self.note.setText(note)

    def take_focus(self) -> None:
        """To the count, or to the day."""
        (self.counted if self.is_today else self.day).setFocus()

    def _on_typed(self) -> None:
        self._show_difference()
        self.changed.emit()

    def _show_difference(self) -> None:
        counted = self.counted.amount
        if self._till is None or counted is None:
            self.difference.say(self._("Đếm tiền mặt trong ngăn kéo rồi ghi vào ô Đếm được."), "muted")
        else:
            self.difference.say(*difference_words(counted - self._till.mine.cash_expected, self._words))

    def _last(self, till: TillCount | None) -> str:
        if till is None:
            return ""
        said, _tone = difference_words(till.difference, self._words)
        text = self._("Lần đếm gần nhất lúc {time}: {amount}, {said}")
        shown = text.format(time=f"{local(till.at):%H:%M}", amount=dong(till.counted), said=said[:1].lower() + said[1:])
        return joined(shown, till.note)

    def _total(self, money: DayMoney) -> str:
        _ = self._
        if not money.officers:
            return _("Chưa có khoản thu nào trong ngày.")
        n = money.count
        parts = (
            _("Tiền mặt {amount}").format(amount=dong(money.cash)),
            _("chuyển khoản {amount}").format(amount=dong(money.transfer)) if money.transfer else "",
            self._words.ngettext("{n} khoản", "{n} khoản", n).format(n=n),
        )
        return joined(*parts)

    def _flagged(self, money: DayMoney) -> str:
        codes = ", ".join(each.receipt_code for each in money.flagged)
        return self._("Khoản thu cần xem lại: {codes}").format(codes=codes)

    def _columns(self) -> tuple[Column[OfficerMoney], ...]:
        _ = self._
        return (
            Column(_("Cán bộ"), lambda each: each.officer, under=self._where, strong=True),
            Column(
                _("Tiền mặt"),
                lambda each: dong(each.cash),
                128,
                under=lambda each: self._back(each.cash_back),
                right=True,
            ),
            Column(
                _("Chuyển khoản"),
                lambda each: dong(each.transfer),
                128,
                under=lambda each: self._back(each.transfer_back),
                right=True,
            ),
            Column(_("Khoản thu"), lambda each: str(each.count), 144, under=self._unreceipted, right=True),
            Column(_("Đếm được"), self._counted, 160, self._tone, under=self._verdict, right=True),
        )

    def _where(self, each: OfficerMoney) -> str:
        return self._("Quầy {counter}").format(counter=each.counter)

    def _back(self, amount: int) -> str:
        return self._("trả lại {amount}").format(amount=dong(amount)) if amount else ""

    def _unreceipted(self, each: OfficerMoney) -> str:
        n = each.without_receipt
        return self._words.ngettext("{n} chưa có biên lai", "{n} chưa có biên lai", n).format(n=n) if n else ""

    def _counted(self, each: OfficerMoney) -> str:
        return dong(each.till.counted) if each.till else self._("chưa đếm")

    def _verdict(self, each: OfficerMoney) -> str:
        if each.till is None:
            return ""
        return difference_words(each.till.counted - each.cash_expected, self._words)[0].lower()

    def _tone(self, each: OfficerMoney) -> str:
        if each.till is None:
            return "muted"
        return "good" if each.till.counted == each.cash_expected else "warn"


def difference_words(difference: int, words: Words) -> tuple[str, str]:
    """ "Thừa 10.000 đ", "Thiếu 10.000 đ" or "Khớp", and the tone."""
    _ = words.gettext
    if not difference:
        return _("Khớp"), "good"
    pattern = _("Thừa {amount}") if difference > 0 else _("Thiếu {amount}")
    return pattern.format(amount=dong(abs(difference))), "warn"


def _labelled(label: str, field: QLineEdit) -> QWidget:
    caption = Text(label, "caption", "muted")
    caption.setBuddy(field)
    field.setAccessibleName(label)
    group = QWidget()
    group.setLayout(column(caption, field, spacing=2))
    return group
