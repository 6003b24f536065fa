"""Strips: the full-width pieces a form is made of, as data, so that pages are set before anything is drawn."""

from dataclasses import dataclass

from frontdesk.forms.typeset import TIE, Line, Run, wrap

MM = 72 / 25.4
DOT = 72 / 203  # one dot of a 203-dpi printer, in points: bars and modules are whole dots wide
LEFT = 96 * DOT  # 12 mm, on the dot grid
TOP, BOTTOM = 10.5 * MM, 8 * MM
SHORT_WORD = 12  # letters
ASCENT = 0.8  # of the size: from the top of a line to its baseline


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper size, in points; the margins are the same on all."""

    width: float
    height: float

    @property
    def room(self) -> float:
        """From margin to margin."""
        return self.width - 2 * LEFT

    @property
    def body(self) -> float:
        """What a page holds."""
        return self.height - TOP - BOTTOM


A5 = Sheet(148 * MM, 210 * MM)
A4 = Sheet(210 * MM, 297 * MM)
A4_ACROSS = Sheet(297 * MM, 210 * MM)
WIDTH = A5.room  # most forms are A5
BODY = A5.body


@dataclass(frozen=True, slots=True)
class Text:
    """A line with its baseline `y` points below the strip's top and its start `x` right of the margin."""

    x: float
    y: float
    line: Line
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight black line, in points from the strip's top left; `weight` is its thickness."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float = 0.5


@dataclass(frozen=True, slots=True)
class Mosaic:
    """Black rectangles (column, row, columns, rows) of cells `cell` points wide and `cell_height` high."""

    x: float
    y: float
    cell: float
    cell_height: float
    rectangles: tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of the form that is never broken.

    `keep_next` ties it to the strip after it; `heading` is repeated above it on a new page;
    `at_bottom` sends it to the foot of its page. `shared`: many pages of a file show this very strip, which is then
    drawn once.
    """

    height: float
    texts: tuple[Text, ...] = ()
    rules: tuple[Rule, ...] = ()
    mosaics: tuple[Mosaic, ...] = ()
    keep_next: bool = False
    heading: "Strip | None" = None
    at_bottom: bool = False
    shared: bool = False

    @property
    def empty(self) -> bool:
        """Whether it is white space only, which no page begins with."""
        return not (self.texts or self.rules or self.mosaics)


def gap(height: float, keep_next: bool = False) -> Strip:
    """White space."""
    return Strip(height, keep_next=keep_next)


def paragraph(
    runs: tuple[Run, ...], size: float, leading: float, keep_next: bool = False, room: float = WIDTH
) -> tuple[Strip, ...]:
    """`runs` from margin to margin, one strip a line, so that a page may end between lines.

    The first line goes with the second and the last with the one before: none stands alone on a page.
    """
    rise = (leading - size) / 2 + ASCENT * size
    lines = wrap((*runs[:-1], last_words_tied(runs[-1])), size, room)
    tied = {0, len(lines) - 2} if len(lines) > 1 else set()
    return tuple(
        Strip(leading, (Text(0, rise, line, size),), keep_next=keep_next or place in tied)
        for place, line in enumerate(lines)
    )


def last_words_tied(run: Run) -> Run:
    """No last line of a single short word."""
    before, space, last = run.text.rpartition(" ")
    return Run(f"{before}{TIE}{last}", run.face) if before and space and len(last) < SHORT_WORD else run


def centred(lines: tuple[Line, ...], size: float, leading: float, left: float, room: float) -> tuple[Text, ...]:
    """`lines` one below the other, each in the middle of the `room` points right of `left`."""
    return tuple(
        Text(left + (room - line.width) / 2, index * leading + ASCENT * size, line, size)
        for index, line in enumerate(lines)
    )


def lowered(texts: tuple[Text, ...], by: float) -> tuple[Text, ...]:
    """`texts` moved down by `by` points."""
    return tuple(Text(text.x, text.y + by, text.line, text.size) for text in texts)
