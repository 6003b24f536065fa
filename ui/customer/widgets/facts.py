"""Facts: a label, what stands beside it, and why; some can be called wrong by touching them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from frontdesk.customer.touches import OBJECT
from frontdesk.customer.view import Fact, Tone
from ui.customer.scale import FACT, SMALL, Scale
from ui.customer.widgets.block import Column, put
from ui.customer.widgets.touchable import Touchable, round_pen
from ui.customer.widgets.words import STRONG, Words
from ui.theme import CUSTOMER

_LABEL_SHARE, _WIDE = 0.28, 380  # of the width; units from which on there is a column for it
TONES = {Tone.PLAIN: "ink", Tone.MUTED: "muted", Tone.GOOD: "good", Tone.WARN: "warn"}


class FactBlock(Column):
    """A fact to read: label, value, note below each other. `size`: of the value, in units; `whole`: in one line."""

    def __init__(self, size: float = FACT, *, whole: bool = False) -> None:
        self.label = Words(SMALL, "muted")
        self.value = Words(size, "ink", STRONG, whole=whole)
        self.note = Words(SMALL, "muted")
        super().__init__(self.label, self.value, self.note, gap=0)

    def show_fact(self, fact: Fact) -> None:
        """Say it; gone where it says nothing."""
        self.label.say(fact.label)
        self.value.say(fact.value, TONES[fact.tone])
        self.note.say(fact.note)
        self.setHidden(not (fact.label or fact.value))

    def arrange(self) -> None:
        y = 0
        for words in (self.label, self.value, self.note):
            y = put(words, 0, y, self.width(), words.height_at(self.width()))

    def height_at(self, width: int) -> int:
        return sum(words.height_at(width) for words in (self.label, self.value, self.note))


class WideFact(FactBlock):
    """The label in a column of its own beside value and note, where there is room for both."""

    def _label_width(self, width: int) -> int:
        return round(width * _LABEL_SHARE) if width >= self.scale.type(_WIDE) else 0

    def height_at(self, width: int) -> int:
        label = self._label_width(width)
        if not label:
            return super().height_at(width)
        wide = width - label - self.scale.gap(16)
        return max(self._drop() + self.label.height_at(label), self.value.height_at(wide) + self.note.height_at(wide))

    def _drop(self) -> int:
        """Px the label stands lower, to share the line of the larger value."""
        return (self.value.height_at(100_000) - self.label.height_at(100_000)) * 5 // 8

    def arrange(self) -> None:
        label = self._label_width(self.width())
        if not label:
            super().arrange()
            return
        x = label + self.scale.gap(16)
        wide = self.width() - x
        put(self.label, 0, self._drop(), label, self.label.height_at(label))
        y = put(self.value, x, 0, wide, self.value.height_at(wide))
        put(self.note, x, y, wide, self.note.height_at(wide))


class FactTouch(Touchable):
    """A fact the citizen may call wrong: a flag stands at its right, raised once it was touched."""

    def __init__(self) -> None:
        super().__init__()
        self.fact = WideFact()
        self.fact.setParent(self)
        self._part, self._wrong = "", False

    def show_fact(self, fact: Fact) -> None:
        """Be `fact`; to be touched only where it is a part that can be wrong."""
        self._part = fact.part
        self.offer(OBJECT if fact.part else "", fact.part, f"{fact.label}: {fact.value}")
        self.setEnabled(bool(fact.part))
        self.fact.show_fact(fact)
        self.fact.value.say(fact.value, "warn" if fact.wrong else TONES[fact.tone])
        if fact.wrong != self._wrong:
            self._wrong = fact.wrong
            self.update()

    def dress(self, scale: Scale) -> None:
        super().dress(scale)
        self.fact.dress(scale)

    @property
    def _pad(self) -> tuple[int, int, int]:
        """Px left and right, above and below, and of the flag."""
        return self.scale.gap(20), self.scale.gap(8), self.scale.type(28)

    def _inner(self, width: int) -> int:
        side, _, flag = self._pad
        return width - 2 * side - (flag + self.scale.gap(12) if self._part else 0)

    def height_at(self, width: int) -> int:
        return max(self.scale.touch(56), self.fact.height_at(self._inner(width)) + 2 * self._pad[1])

    def arrange(self) -> None:
        side, _above, _ = self._pad
        high = self.fact.height_at(self._inner(self.width()))
        put(self.fact, side, (self.height() - high) // 2, self._inner(self.width()), high)

    def paint(self, painter: QPainter) -> None:
        ground, line = CUSTOMER.card, ""
        if self._wrong:
            ground, line = CUSTOMER.warn_ground, CUSTOMER.warn
        elif self.isDown():
            ground, line = CUSTOMER.hover, CUSTOMER.accent
        self.draw_plate(painter, ground, line, self.scale.px(12))
        if self._part:
            side, _, flag = self._pad
            self._draw_flag(painter, QRectF(self.width() - side - flag, (self.height() - flag) / 2, flag, flag))

    def _draw_flag(self, painter: QPainter, box: QRectF) -> None:
        colour = QColor(CUSTOMER.warn if self._wrong else CUSTOMER.field_line)
        painter.setPen(round_pen(colour.name(), max(2.0, box.width() / 12)))
        painter.setBrush(colour if self._wrong else Qt.BrushStyle.NoBrush)

        def at(x: float, y: float) -> QPointF:
            return QPointF(box.x() + box.width() * x, box.y() + box.height() * y)

        painter.drawLine(at(0.22, 0.08), at(0.22, 0.94))
        painter.drawPolygon(QPolygonF([at(0.22, 0.1), at(0.9, 0.1), at(0.7, 0.34), at(0.9, 0.58), at(0.22, 0.58)]))


class FactLine(Column):
    """Label left, value right in one line where both fit; else below each other. For fees, hours, accounts."""

    def __init__(self, size: float = SMALL + 2) -> None:
        self.label = Words(size, "muted")
        self.value = Words(size, "ink", STRONG)
        self.note = Words(SMALL, "muted")
        self.apart = False  # another line of the list needs two
        super().__init__(self.label, self.value, self.note, gap=0)

    def show_fact(self, fact: Fact) -> None:
        """Say it."""
        self.label.say(fact.label)
        self.value.say(fact.value, TONES[fact.tone])
        self.note.say(fact.note)

    def fits(self, width: int) -> bool:
        """Whether label and value stand beside each other."""
        return self.label.width_wanted() + self.value.width_wanted() + self.scale.gap(24) <= width

    def height_at(self, width: int) -> int:
        label, value = self.label.height_at(width), self.value.height_at(width)
        top = max(label, value) if self.fits(width) and not self.apart else label + value
        return top + self.note.height_at(width)

    def arrange(self) -> None:
        width = self.width()
        label, value = self.label.height_at(width), self.value.height_at(width)
        if self.fits(width) and not self.apart:
            wide = self.value.width_wanted()
            put(self.label, 0, 0, width - wide - self.scale.gap(24), label)
            put(self.value, width - wide, 0, wide, value)
            y = max(label, value)
        else:
            y = put(self.value, 0, put(self.label, 0, 0, width, label), width, value)
        put(self.note, 0, y, width, self.note.height_at(width))


class Facts(Column):
    """As many of one kind as there are; those that are there are used again."""

    def __init__(self, kind: type[FactTouch | FactLine | FactBlock], gap: float = 8) -> None:
        self._kind = kind
        self._rows: list[FactTouch | FactLine | FactBlock] = []
        super().__init__(gap=gap)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """One row for each."""
        while len(self._rows) < len(facts):
            self._rows.append(self._kind())
            self.take(self._rows[-1])
        for at, row in enumerate(self._rows):
            row.setHidden(at >= len(facts))
            if at < len(facts):
                row.show_fact(facts[at])

    def height_at(self, width: int) -> int:
        self._align(width)
        return super().height_at(width)

    def arrange(self) -> None:
        self._align(self.width())
        super().arrange()

    def _align(self, width: int) -> None:
        """Lines of one list look alike: all in one line, or all in two."""
        lines = [row for row in self._rows if isinstance(row, FactLine) and not row.isHidden()]
        apart = not all(line.fits(width) for line in lines)
        for line in lines:
            line.apart = apart
