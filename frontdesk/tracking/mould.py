"""A page drawn once, cut where its values stand, and filled for everybody whose page has the same shape."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import attrgetter

from markupsafe import escape

_TEXTS = 2048
_NUL = "\N{NULL}"  # no text on a page can hold one
_SLOT = re.compile(f"{_NUL}([^{_NUL}]+){_NUL}")


def slot(name: str) -> str:
    """Where a value is to stand. A template takes it for a text; escaping leaves it as it is."""
    return f"{_NUL}{name}{_NUL}"


def cut(drawn: str) -> tuple[list[str], list[str]]:
    """What stands between the slots of `drawn`, one text more than there are slots, and their names."""
    pieces = _SLOT.split(drawn)
    return pieces[::2], pieces[1::2]


class Mould:
    """What was `drawn` with slots: named ones ("page.day.label", an attribute's way from an object) and numbered ones
    ("0": the first of a list).
    """

    def __init__(self, drawn: str) -> None:
        texts, slots = cut(drawn)
        names = sorted({name for name in slots if not name.isdigit()})
        self._named = _reader(names)
        places = {name: place for place, name in enumerate(names)}
        self._slots = [places[name] if name in places else len(names) + int(name) for name in slots]
        self._pieces = [b""] * (2 * len(slots) + 1)
        self._pieces[::2] = map(_encoded, texts)

    def filled(self, named: object, listed: Iterable[str] = ()) -> bytes:
        """The page with every value in its place, escaped, in UTF-8."""
        said = _escaped([*self._named(named), *listed])
        pieces = self._pieces.copy()
        pieces[1::2] = [said[place] for place in self._slots]
        return b"".join(pieces)


@lru_cache(_TEXTS)
def _encoded(text: str) -> bytes:
    """The same bytes for the same text: most moulds share most of theirs, the style above all."""
    return text.encode()


def _escaped(values: list[str]) -> list[bytes]:
    """All in one: a page has dozens of values, most of a few letters."""
    said = escape(_NUL.join(values)).encode().split(_NUL.encode())
    return said if len(said) == len(values) else [escape(value).encode() for value in values]


def _reader(names: list[str]) -> Callable[[object], tuple[str, ...]]:
    """What takes the values of `names` from an object."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda named: tuple(attrgetter(name)(named) for name in names)
