"""Which procedures a typed word may mean, as sets held in integers: bit n stands for the nth procedure."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import and_, or_

from frontdesk.domain.procedures import Procedure
from frontdesk.domain.search_words import SpokenWord, one_typo_away, split_words, spoken_word

MatchSet = int

_SHORTEST_SLIP = 3  # letters; a slip in fewer would mean anything
_SHORTEST_GLUED = 5
_NOT_IN_NAME = 10_000  # further from a name's start than any word of it
_AFTER_ALL_LETTERS = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class WordMatch:
    """What one typed word finds: `levels` from the closest way of matching to the loosest, each within the next."""

    typed: str
    levels: tuple[MatchSet, ...]
    is_marked: bool = False
    marked: MatchSet = 0  # those having the word with the marks typed

    @property
    def all(self) -> MatchSet:
        """Everything the word finds."""
        return self.levels[-1]

    def up_to(self, level: int) -> MatchSet:
        """What it finds at `level` (0 is closest) or closer."""
        return self.levels[min(level, len(self.levels) - 1)]

    def level_of(self, place: int) -> int:
        """The closest level at which it finds `place`; the number of levels where it does not."""
        return sum(not level >> place & 1 for level in self.levels)


def common(sets: Iterable[MatchSet]) -> MatchSet:
    """What is in every one of `sets`, of which there is at least one."""
    return reduce(and_, sets)


def bits_of(places: MatchSet) -> Iterator[int]:
    """The places in a set, ascending."""
    while places:
        lowest = places & -places
        yield lowest.bit_length() - 1
        places ^= lowest


@dataclass(slots=True)
class _Term:
    """One word in use: who has it in the name, and who in the field or department."""

    word: SpokenWord
    names: MatchSet = 0
    asides: MatchSet = 0


@dataclass(frozen=True, slots=True)
class _Line:
    """One procedure as it is searched."""

    name: str  # " dang ky khai sinh "
    words: tuple[str, ...]
    initials: str  # "dkks ht": the name's, then the field's
    code: str  # "1.001193 1001193"


class _Vocabulary:
    """The words met while an index is built, each looked at once however often it is written."""

    def __init__(self) -> None:
        self._terms: dict[str, _Term] = {}

    def terms(self, text: str) -> list[_Term]:
        """The terms of `text` in order."""
        return [term for word in split_words(text) if (term := self._term(word)).word.folded]

    def by_letters(self) -> tuple[_Term, ...]:
        """Every term met, in the order of its folded letters."""
        met = (term for term in self._terms.values() if term.word.folded)
        return tuple(sorted(met, key=lambda term: term.word.folded))

    def _term(self, written: str) -> _Term:
        term = self._terms.get(written)
        if term is None:
            term = self._terms[written] = _Term(spoken_word(written))
        return term


class ProcedureWords:
    """The words, initials and codes of procedures; read only once built."""

    __slots__ = ("_codes", "_keys", "_lines", "_pairs", "_prefixes", "_terms")

    def __init__(self, procedures: tuple[Procedure, ...]) -> None:
        vocabulary = _Vocabulary()
        self._lines = tuple(_line(procedure, 1 << place, vocabulary) for place, procedure in enumerate(procedures))
        self._terms = vocabulary.by_letters()
        self._keys = tuple(term.word.folded for term in self._terms)
        self._prefixes = frozenset(key[:end] for key in self._keys for end in range(_SHORTEST_SLIP, len(key) + 1))
        self._pairs = _pairs(self._lines)
        self._codes = _code_numbers(self._lines)

    def match(self, word: SpokenWord) -> WordMatch:
        """By whole word or code number, then beginning of a word, initials or piece of a code, field or department."""
        typed = word.folded
        terms = self._beginning(typed)
        whole = _union(term.names for term in terms if term.word.folded == typed) | self._codes.get(typed, 0)
        begun = whole | _union(term.names for term in terms)
        shortened = begun | self._initialled(typed) | self._coded(typed)
        anywhere = shortened | _union(term.asides for term in terms)
        marked = _union(term.names | term.asides for term in terms if word.is_marked and word.begins(term.word))
        return WordMatch(typed, (whole, begun, shortened, anywhere), word.is_marked, marked)

    def match_loosely(self, typed: str) -> WordMatch:
        """What `typed` finds with one slip, as words run together, or as initials in two runs."""
        slipped = self._slipped(typed)
        glued = self._where(lambda line: typed in line.name.replace(" ", "")) if len(typed) >= _SHORTEST_GLUED else 0
        return WordMatch(typed, (slipped | glued | self._in_two_runs(typed),))

    def phrase(self, place: int, typed: list[str]) -> tuple[int, int]:
        """How many words typed one after another stand so in the name, and how many words come before the first."""
        line = self._lines[place]
        spelled = [_spelled(line, word) for word in typed]
        side_by_side = sum(first + second in line.name for first, second in pairwise(spelled) if first and second)
        whole = "".join(spelled)
        parts = [whole] if whole in line.name else spelled
        return side_by_side, min((_start(line, part) for part in parts if part), default=_NOT_IN_NAME)

    def _beginning(self, typed: str) -> tuple[_Term, ...]:
        first = bisect_left(self._keys, typed)
        return self._terms[first : bisect_left(self._keys, typed + _AFTER_ALL_LETTERS, first)]

    def _initialled(self, typed: str) -> MatchSet:
        """Those in whose name or field some words in a row begin with the letters of `typed`, two or more."""
        if len(typed) < 2:
            return 0
        likely = common(self._pairs.get(first + second, 0) for first, second in pairwise(typed))
        return _union(1 << place for place in bits_of(likely) if typed in self._lines[place].initials)

    def _coded(self, typed: str) -> MatchSet:
        """Those whose code holds `typed`: two or more signs, a digit among them; one digit begins the code."""
        if not any(sign.isdecimal() for sign in typed):
            return 0
        if len(typed) < 2:
            return self._where(lambda line: line.code.startswith(typed))
        return self._where(lambda line: typed in line.code)

    def _slipped(self, typed: str) -> MatchSet:
        if not typed.isalpha():
            return 0
        meant = {word for word in one_typo_away(typed) if word in self._prefixes}
        return _union(term.names | term.asides for word in meant for term in self._beginning(word))

    def _in_two_runs(self, typed: str) -> MatchSet:
        found = 0
        for cut in range(2, len(typed) - 1):
            head, tail = typed[:cut], typed[cut:]
            for place in bits_of(self._initialled(head) & self._initialled(tail)):
                found |= (tail in self._lines[place].initials.partition(head)[2]) << place
        return found

    def _where(self, holds: Callable[[_Line], bool]) -> MatchSet:
        return _union(1 << place for place, line in enumerate(self._lines) if holds(line))


def _union(sets: Iterable[MatchSet]) -> MatchSet:
    return reduce(or_, sets, 0)


def _line(procedure: Procedure, bit: MatchSet, vocabulary: _Vocabulary) -> _Line:
    """The procedure as a line, its `bit` noted in the terms of its words."""
    named, field = vocabulary.terms(procedure.name), vocabulary.terms(procedure.field)
    for term in named:
        term.names |= bit
    for term in (*field, *vocabulary.terms(procedure.department)):
        term.asides |= bit
    words = tuple(term.word.folded for term in named)
    initials = " ".join("".join(term.word.folded[0] for term in part) for part in (named, field))
    code = procedure.code.lower()
    return _Line(f" {' '.join(words)} ", words, initials, f"{code} {code.replace('.', '')}")


def _pairs(lines: tuple[_Line, ...]) -> dict[str, MatchSet]:
    """Who has two initials in a row, for every two."""
    pairs: defaultdict[str, MatchSet] = defaultdict(int)
    for place, line in enumerate(lines):
        for pair in {first + second for first, second in pairwise(line.initials)}:
            pairs[pair] |= 1 << place
    return dict(pairs)


def _code_numbers(lines: tuple[_Line, ...]) -> dict[str, MatchSet]:
    """Who is meant by a whole code, by its part all provinces share, and by its number: 1.001193, 1.1193, 1193."""
    numbers: defaultdict[str, MatchSet] = defaultdict(int)
    for place, line in enumerate(lines):
        code = line.code.partition(" ")[0]
        kind, _, rest = code.partition(".")
        number = rest.partition(".")[0]
        bare = number.lstrip("0")
        for written in {code, f"{kind}.{number}", f"{kind}{number}", f"{kind}.{bare}", number, bare}:
            numbers[written] |= 1 << place
    return dict(numbers)


def _spelled(line: _Line, typed: str) -> str:
    """What `typed` stands for in the line's name, as " dang ky"; empty where it is not in the name."""
    if f" {typed}" in line.name:
        return f" {typed}"
    first = line.initials.partition(" ")[0].find(typed) if len(typed) > 1 else -1
    return "".join(f" {word}" for word in line.words[first : first + len(typed)]) if first >= 0 else ""


def _start(line: _Line, words: str) -> int:
    """How many words of the name come before `words`, whole ones if there are such."""
    at = line.name.find(f"{words} ")
    return line.name.count(" ", 0, at if at >= 0 else line.name.find(words))
