"""Sizes on the citizen's screen, from the size of its window.

A unit is 1 px on a screen of 1280 × 800 (or 800 × 1280 upright), where a page is read from 1.5 m.
"""

from dataclasses import dataclass

SMALL, BODY, FACT, MAIN, TITLE, CODE, CLOCK = 20, 22, 28, 34, 40, 46, 128  # type, in units
SMALLEST_TOUCH = 48  # px at every size: a fingertip does not shrink with the screen
_LANDSCAPE, _PORTRAIT = (1280, 800), (800, 1280)
_SMALLEST_TYPE = 0.8  # on a small screen letters shrink less than the room around them
_LARGE = 1.25
_TIGHT = 0.5
_GRID = 4
_SIDE, _SIDE_UPRIGHT = 56, 40  # units of white at the edges
WIDEST = 1320  # units: lines longer than that are hard to follow


@dataclass(frozen=True, slots=True)
class Scale:
    """`base` px a unit; `portrait`: higher than wide; `large`: large letters; `tight`: less room between things."""

    base: float = 1.0
    portrait: bool = False
    large: bool = False
    tight: bool = False

    def px(self, units: float) -> int:
        """A length."""
        return max(1, round(units * self.base))

    def gap(self, units: float) -> int:
        """Room between things, on the half grid."""
        return max(_GRID, round(units * self.base * (_TIGHT if self.tight else 1) / _GRID) * _GRID)

    def type(self, units: float) -> int:
        """A size of letters in px."""
        return round(units * max(self.base, _SMALLEST_TYPE) * (_LARGE if self.large else 1))

    def side(self, width: int, widest: float = WIDEST) -> int:
        """Px of white left and right of what is at most `widest` units wide, in `width` px."""
        least = self.gap(_SIDE_UPRIGHT if self.portrait else _SIDE)
        return max(least, (width - self.px(widest)) // 2)

    def touch(self, units: float) -> int:
        """A side of something to touch."""
        return max(SMALLEST_TOUCH, self.px(units))


def scale_of(width: int, height: int, *, large: bool = False) -> Scale:
    """The scale of a window of `width` × `height` logical px."""
    portrait = height > width
    across, down = _PORTRAIT if portrait else _LANDSCAPE
    return Scale(min(width / across, height / down), portrait, large)
