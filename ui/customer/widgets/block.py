"""How things find their places: each says how high it is at a width, and is put there; nothing waits for an event.

Qt's own layouts settle over several turns of the event loop and ask again with every letter typed. Here a page is
measured and placed in one pass, the same at every size, and a text that changes costs its own painting.
"""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from ui.customer.scale import Scale


class Piece(Protocol):
    """What can be placed; blocks are pieces, and so is whatever can be touched."""

    def dress(self, scale: Scale) -> None:
        """Take the sizes of `scale`."""

    def height_at(self, width: int) -> int:
        """Px high at `width` px."""

    def arrange(self) -> None:
        """Place what is inside in the size it has now."""

    def isHidden(self) -> bool: ...

    def setGeometry(self, place: QRect, /) -> None: ...


def put(piece: Piece, x: int, y: int, width: int, height: int) -> int:
    """Place `piece` and what is in it; the y below it."""
    piece.setGeometry(QRect(x, y, width, height))
    piece.arrange()
    return y + height


class Block(QWidget):
    """A piece made of others; subclasses say how high they are and place their children."""

    def __init__(self, *pieces: Piece) -> None:
        super().__init__()
        self.scale = Scale()
        self.pieces: list[Piece] = []
        for piece in pieces:
            self.take(piece)

    def take(self, piece: Piece) -> None:
        """Have one more, dressed as the others are."""
        assert isinstance(piece, QWidget)
        piece.setParent(self)
        piece.setGeometry(0, 0, 0, 0)  # Qt's own first size would lie over the others
        piece.dress(self.scale)
        piece.show()
        self.pieces.append(piece)

    def dress(self, scale: Scale) -> None:
        self.scale = scale
        for piece in self.pieces:
            piece.dress(scale)

    def height_at(self, width: int) -> int:
        raise NotImplementedError

    def arrange(self) -> None:
        raise NotImplementedError

    @property
    def seen(self) -> Sequence[Piece]:
        """The pieces that have a place."""
        return [piece for piece in self.pieces if not piece.isHidden()]


class Column(Block):
    """One below the other, `gap` units apart."""

    def __init__(self, *pieces: Piece, gap: float = 16) -> None:
        self.gap = gap
        super().__init__(*pieces)

    def height_at(self, width: int) -> int:
        heights = [height for piece in self.seen if (height := piece.height_at(width))]
        return sum(heights) + self.scale.gap(self.gap) * max(0, len(heights) - 1)

    def arrange(self) -> None:
        y, gap = 0, self.scale.gap(self.gap)
        for piece in self.seen:
            height = piece.height_at(self.width())
            put(piece, 0, y, self.width(), height)
            y += height + gap if height else 0


class Pair(Block):
    """Side by side, the left one with its `share` of the width; upright, one below the other.

    `after` stands below the left one, upright below both. `middle`: the lower column in the middle of the higher.
    """

    def __init__(
        self,
        left: Piece,
        right: Piece,
        after: Piece | None = None,
        *,
        share: float = 0.5,
        gap: float = 48,
        middle: bool = False,
    ) -> None:
        self._left: list[Piece] = [left, after] if after is not None else [left]
        self._right = right
        self.share, self.gap, self.middle = share, gap, middle
        super().__init__(left, right, *([after] if after is not None else []))

    def _columns(self, width: int) -> list[tuple[list[Piece], int]]:
        """The columns, each its pieces and its width."""
        if self.scale.portrait or self._right.isHidden():
            return [(list(self.seen), width)]
        room = width - self.scale.gap(self.gap)
        left = round(room * self.share)
        return [([piece for piece in self._left if not piece.isHidden()], left), ([self._right], room - left)]

    def _high(self, pieces: list[Piece], width: int) -> int:
        heights = [height for piece in pieces if (height := piece.height_at(width))]
        return sum(heights) + self.scale.gap(self.gap / 2) * max(0, len(heights) - 1)

    def height_at(self, width: int) -> int:
        return max(self._high(pieces, wide) for pieces, wide in self._columns(width))

    def arrange(self) -> None:
        x = 0
        for pieces, wide in self._columns(self.width()):
            y = (self.height() - self._high(pieces, wide)) // 2 if self.middle and not self.scale.tight else 0
            for piece in pieces:
                height = piece.height_at(wide)
                put(piece, x, y, wide, height)
                y += height + self.scale.gap(self.gap / 2) if height else 0
            x += wide + self.scale.gap(self.gap)


class Beside(Block):
    """A picture as wide as it is high, and a piece right of it; both in the middle."""

    def _parts(self, width: int) -> tuple[int, int]:
        side = self.pieces[0].height_at(width)
        return side, width - side - self.scale.gap(24)

    def height_at(self, width: int) -> int:
        side, wide = self._parts(width)
        return max(side, self.pieces[1].height_at(wide))

    def arrange(self) -> None:
        side, wide = self._parts(self.width())
        high = self.pieces[1].height_at(wide)
        put(self.pieces[0], 0, (self.height() - side) // 2, side, side)
        put(self.pieces[1], self.width() - wide, (self.height() - high) // 2, wide, high)


class Flow(Block):
    """As many in a row as fit; pieces say `width_wanted()`."""

    def __init__(self, *, gap: float = 12, centred: bool = False) -> None:
        self.gap, self.centred = gap, centred
        super().__init__()

    def height_at(self, width: int) -> int:
        rows = self._rows(width)
        gap = self.scale.gap(self.gap)
        return sum(max(piece.height_at(wide) for piece, wide in row) for row in rows) + gap * max(0, len(rows) - 1)

    def arrange(self) -> None:
        y, gap = 0, self.scale.gap(self.gap)
        for row in self._rows(self.width()):
            height = max(piece.height_at(wide) for piece, wide in row)
            taken = sum(wide for _piece, wide in row) + gap * (len(row) - 1)
            x = (self.width() - taken) // 2 if self.centred else 0
            for piece, wide in row:
                put(piece, x, y, wide, height)
                x += wide + gap
            y += height + gap

    def _rows(self, width: int) -> list[list[tuple[Piece, int]]]:
        rows: list[list[tuple[Piece, int]]] = []
        left = 0
        for piece in self.seen:
            wide = min(width, piece.width_wanted())  # type: ignore[attr-defined]
            if not rows or wide > left:
                rows.append([])
                left = width
            rows[-1].append((piece, wide))
            left -= wide + self.scale.gap(self.gap)
        return rows
