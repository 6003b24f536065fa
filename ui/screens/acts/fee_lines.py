"""What a procedure charges for, line by line: how many copies and pages, and what each line comes to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontdesk.domain.fees import MOST_COUNTED, FeeItem, FeeLine, FeeUnit, Quantity
from frontdesk.i18n import Words
from frontdesk.messages import fee_unit_name
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import column, empty, row
from ui.widgets.count_field import CountField
from ui.widgets.text import Text
from ui.wording import dong, joined

MOST_LINES = 20


class FeeRow(QWidget):
    """One line. The only case of a procedure is not counted: it is one."""

    changed = Signal()

    def __init__(self, at: int, item: FeeItem, words: Words, *, only: bool) -> None:
        super().__init__()
        self._at = at
        self.item = item
        self._words = words
        self.counted = not (only and item.unit is FeeUnit.CASE)
        _ = words.gettext
        name = Text(_(item.name), "field", wrap=True)
        self.amount = Text("", "field")
        self.copies, self.pages = CountField(MOST_COUNTED), CountField(MOST_COUNTED)
        self.copies.setAccessibleName(_("Số {unit}: {item}").format(unit=self._unit(), item=_(item.name)))
        self.pages.setAccessibleName(_("Số trang: {item}").format(item=_(item.name)))
        self.put(1 if only or item.unit is FeeUnit.PAGE else 0, 0)
        head = row(name, self.amount)
        head.setStretch(0, 1)
        head.setAlignment(self.amount, Qt.AlignmentFlag.AlignTop)
        layout = column(spacing=2)
        layout.addLayout(head)
        if self.counted:
            layout.addWidget(self._fields())
        self.setLayout(layout)
        for field in (self.copies, self.pages):
            field.counted.connect(self.changed)

    @property
    def quantity(self) -> Quantity | None:
        """How much of the item; None for none, or not counted yet."""
        copies, pages = self.copies.value, self.pages.value
        if self.item.unit is not FeeUnit.PAGE:
            return Quantity(self._at, copies) if copies else None
        return Quantity(self._at, copies, pages) if copies and pages else None

    def put(self, copies: int, pages: int) -> None:
        """Show a quantity without announcing it."""
        self.copies.put(copies)
        self.pages.put(pages)

    def take_focus(self) -> None:
        """To what has to be counted."""
        field = self.pages if self.item.unit is FeeUnit.PAGE else self.copies
        field.setFocus()
        field.selectAll()

    def _unit(self) -> str:
        unit = FeeUnit.COPY if self.item.unit is FeeUnit.PAGE else self.item.unit
        return fee_unit_name(unit, self._words)

    def _fields(self) -> QWidget:
        fields, _ = QWidget(), self._words.gettext
        parts: list[QWidget] = [self.copies, Text(self._unit(), tone="muted")]
        if self.item.unit is FeeUnit.PAGE:
            parts += [Text("×", tone="muted"), self.pages, Text(_("trang mỗi bản"), tone="muted")]
        line = row(*parts)
        line.addStretch(1)
        layout = column(spacing=2)
        layout.addLayout(line)
        layout.addWidget(Text(self._tariff(), "caption", "muted", wrap=True))
        fields.setLayout(layout)
        return fields

    def _tariff(self) -> str:
        """ "2.000 đ/trang · từ trang 3: 1.000 đ · tối đa 200.000 đ/bản"."""
        _, item = self._words.gettext, self.item
        then = _("từ trang {page}: {amount}").format(page=item.from_page, amount=dong(item.then))
        cap = _("tối đa {amount} mỗi bản").format(amount=dong(item.cap))
        each = f"{dong(item.amount)}/{fee_unit_name(item.unit, self._words)}"
        return joined(each, then if item.from_page else "", cap if item.cap else "")


class FeeLines(QWidget):
    """All lines of one submission; an item charged by the page may stand more than once, as documents differ."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._items: tuple[FeeItem, ...] = ()
        self.rows: list[FeeRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        self.more = Act(words.gettext("Thêm văn bản"), self._on_more, look="link")
        foot = row(self.more)
        foot.setContentsMargins(-GRID, 0, 0, 0)  # its words begin where the others do
        foot.addStretch(1)
        layout = column(spacing=0)
        layout.addLayout(self._lines)
        layout.addLayout(foot)
        self.setLayout(layout)

    def show_items(self, items: Sequence[FeeItem], lines: Sequence[FeeLine] = ()) -> None:
        """Begin anew with `items`, as `lines` counted them."""
        empty(self._lines)
        self._items = tuple(items)
        self.rows = []
        counted = [line for line in lines if line.item in self._items]
        for at, item in enumerate(self._items):
            mine = [line for line in counted if line.item == item]
            for line in mine or (None,):
                made = self._add(at)
                if line is not None:
                    made.put(line.copies, line.pages)
                elif counted and made.counted:
                    made.put(0, 0)
        self.more.setVisible(self._paged is not None)

    def show_amounts(self, lines: Sequence[FeeLine]) -> None:
        """What each line comes to, in the order of `quantities`."""
        left = list(lines)
        for each in self.rows:
            line = left.pop(0) if each.quantity is not None and left else None
            each.amount.say(dong(line.amount) if line else "—", "ink" if line else "muted")

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """What was counted."""
        return tuple(quantity for each in self.rows if (quantity := each.quantity) is not None)

    def content(self) -> list[object]:
        """What is typed."""
        return [[each._at, each.copies.value, each.pages.value] for each in self.rows]

    def restore(self, content: Sequence[Sequence[int]]) -> None:
        """Put a draft back. Raises IndexError, TypeError or ValueError for one that does not fit."""
        if any(not 0 <= at < len(self._items) for at, _copies, _pages in content):
            raise ValueError(content)
        empty(self._lines)
        self.rows = []
        for at, copies, pages in content:
            self._add(at).put(copies, pages)

    def take_focus(self) -> bool:
        """To the first line that is not counted yet; False where nothing has to be."""
        target = next((each for each in self.rows if each.counted and each.quantity is None), None)
        if target is not None:
            target.take_focus()
        return target is not None

    @property
    def _paged(self) -> int | None:
        return next((at for at, item in enumerate(self._items) if item.unit is FeeUnit.PAGE), None)

    def _add(self, at: int) -> FeeRow:
        made = FeeRow(at, self._items[at], self._words, only=len(self._items) == 1)
        made.changed.connect(self.changed)
        self.rows.append(made)
        self._lines.addWidget(made)
        if made.isAncestorOf(made.pages):  # where pages are counted
            QWidget.setTabOrder(made.pages, self.more)
        self.more.setEnabled(len(self.rows) < MOST_LINES)
        return made

    def _on_more(self) -> None:
        paged = self._paged
        if paged is not None:
            self._add(paged).take_focus()
            self.changed.emit()
