"""Lines of text in mixed faces, broken to a width: pure data, nothing is drawn here."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import Formatter

from frontdesk.forms.fonts import Face, width

TIE = "\u00a0"  # a space where no line may break; drawn as a plain space


@dataclass(frozen=True, slots=True)
class Run:
    """Printable text in one face."""

    text: str
    face: Face = Face.REGULAR


@dataclass(frozen=True, slots=True)
class Line:
    """Runs on one baseline and their width in points."""

    runs: tuple[Run, ...]
    width: float


Word = tuple[Run, ...]


def tie(text: str) -> str:
    """`text` with its spaces unbreakable, for numbers and dates that should stay together."""
    return text.replace(" ", TIE)


def filled(sentence: str, **values: Run) -> tuple[Run, ...]:
    """`sentence` with each {name} replaced by the run of that name; what the run says is never parsed."""
    runs: list[Run] = []
    for literal, name, _, _ in Formatter().parse(sentence):
        runs.append(Run(unicodedata.normalize("NFC", literal)))
        if name is not None:
            runs.append(values[name])
    return tuple(runs)


def wrap(runs: Iterable[Run], size: float, room: float) -> tuple[Line, ...]:
    """`runs` in lines no wider than `room` points; a word wider than that is broken within."""
    pieces = [piece for word in _words(runs) for piece in _fitting(word, size, room)]
    lines: list[Line] = []
    current: list[Run] = []
    used = 0.0
    for word, wide in pieces:
        space = width(" ", word[0].face, size) if current else 0.0
        if current and used + space + wide > room:
            lines.append(Line(_merged(current), used))
            current, used, space = [], 0.0, 0.0
        if current:
            current.append(Run(" ", word[0].face))
        current.extend(word)
        used += space + wide
    lines.append(Line(_merged(current), used))
    return tuple(lines)


def balanced(runs: tuple[Run, ...], size: float, room: float) -> tuple[Line, ...]:
    """Like `wrap`, with lines of about the same length, for centred headings."""
    lines = wrap(runs, size, room)
    low, high = room / 2, room
    while len(lines) > 1 and high - low > 2:
        middle = (low + high) / 2
        if len(narrower := wrap(runs, size, middle)) > len(lines):
            low = middle
        else:
            lines, high = narrower, middle
    return lines


def one_line(size: float, *runs: Run) -> Line:
    """`runs` on a single line, however long."""
    return Line(runs, _measure(runs, size))


def _measure(word: Word, size: float) -> float:
    if len(word) == 1:
        return width(word[0].text, word[0].face, size)
    return sum([width(run.text, run.face, size) for run in word])


def _words(runs: Iterable[Run]) -> Iterator[Word]:
    """Words are parted by spaces only, so a comma in another face stays with the word before it."""
    word: list[Run] = []
    for run in runs:
        first, *others = run.text.split(" ")
        if first:
            word.append(Run(first, run.face))
        for text in others:
            if word:
                yield tuple(word)
            word = [Run(text, run.face)] if text else []
    if word:
        yield tuple(word)


def _fitting(word: Word, size: float, room: float) -> Iterator[tuple[Word, float]]:
    """`word`, or its parts where it is too wide, each with its width."""
    wide = _measure(word, size)
    if wide <= room:
        yield word, wide
        return
    for run in word:
        for text in _letters(run, size, room):
            yield (Run(text, run.face),), width(text, run.face, size)


def _letters(run: Run, size: float, room: float) -> Iterator[str]:
    text, used = "", 0.0
    for char in run.text:
        wide = width(char, run.face, size)
        while text and used + wide > room:
            head, text = _parted(text)
            yield head
            used = width(text, run.face, size)
        text += char
        used += wide
    yield text


def _parted(text: str) -> tuple[str, str]:
    """What stays on the line and what goes on: numbers and codes are parted after a dash or a stroke."""
    place = max(text.rfind("-"), text.rfind("/")) + 1
    return (text[:place], text[place:]) if place else (text, "")


def _merged(runs: list[Run]) -> tuple[Run, ...]:
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].face == run.face:
            merged[-1] = Run(merged[-1].text + run.text, run.face)
        else:
            merged.append(run)
    return tuple(merged)
