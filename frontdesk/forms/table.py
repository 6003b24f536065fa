"""Ruled tables whose heading comes back on every page and whose tall rows continue on the next."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from frontdesk.forms.fonts import Face
from frontdesk.forms.strips import ASCENT, MM, Rule, Strip, Text, last_words_tied
from frontdesk.forms.typeset import Line, Run, wrap

PAD = 3.0  # between a vertical rule and the text
NARROW = 35 * MM  # in such columns words are not tied together: there would be no room for both
MOST_LINES = 12  # a row taller than this goes on in a second row, so that it always finds a page


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading (printable), its width in points and whether its cells are centred."""

    heading: str
    width: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and the size and leading of their text, in points; `centred_heading`: all names in the middle."""

    columns: tuple[Column, ...]
    size: float
    leading: float
    centred_heading: bool = False

    def rows(self, rows: tuple[tuple[str, ...], ...]) -> tuple[Strip, ...]:
        """One strip a row of printable cells, under a heading that is repeated on a new page."""
        heading = self.heading()
        return tuple(strip for row in rows for strip in self._row(row, heading))

    def heading(self) -> Strip:
        """The row of the columns' names."""
        columns = self.columns
        if self.centred_heading:
            columns = tuple(replace(column, centred=True) for column in columns)
        table = replace(self, columns=columns)
        return table._strip(table._cells(tuple(column.heading for column in columns), Face.BOLD), None)

    def row(self, row: tuple[str, ...], heading: Strip) -> tuple[Strip, ...]:
        """One of them, under a `heading` of this table that is at hand."""
        return tuple(self._row(row, heading))

    def _row(self, row: tuple[str, ...], heading: Strip) -> Iterator[Strip]:
        cells = self._cells(row, Face.REGULAR)
        for start in range(0, max(map(len, cells)), MOST_LINES):
            yield self._strip(tuple(cell[start : start + MOST_LINES] for cell in cells), heading)

    def _cells(self, row: tuple[str, ...], face: Face) -> tuple[tuple[Line, ...], ...]:
        pairs = zip(row, self.columns, strict=True)
        return tuple(_wrapped(text, face, self.size, column.width) for text, column in pairs)

    def _strip(self, cells: tuple[tuple[Line, ...], ...], heading: Strip | None) -> Strip:
        height = max(map(len, cells)) * self.leading + 2
        texts = tuple(self._texts(cells))
        return Strip(height, texts, self._rules(height, top=heading is None), heading=heading)

    def _texts(self, cells: tuple[tuple[Line, ...], ...]) -> Iterator[Text]:
        x = 0.0
        rise = 1 + (self.leading - self.size) / 2 + ASCENT * self.size
        for column, lines in zip(self.columns, cells, strict=True):
            for index, line in enumerate(lines):
                inset = (column.width - line.width) / 2 if column.centred else PAD
                yield Text(x + inset, rise + index * self.leading, line, self.size)
            x += column.width

    def _rules(self, height: float, top: bool) -> tuple[Rule, ...]:
        edges = [0.0]
        for column in self.columns:
            edges.append(edges[-1] + column.width)
        across = [Rule(0, y, edges[-1], y) for y in ((0.0, height) if top else (height,))]
        return (*across, *(Rule(x, 0, x, height) for x in edges))


@lru_cache(maxsize=4_096)  # departments, procedures and days come again in a long table
def _wrapped(text: str, face: Face, size: float, width: float) -> tuple[Line, ...]:
    """A cell's lines; in wide columns without a last line of a single short word."""
    run = Run(text, face)
    return wrap((run if width < NARROW else last_words_tied(run),), size, width - 2 * PAD)
