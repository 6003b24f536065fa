"""Finding a procedure as officers type: unaccented, out of order, shortened, by a piece of its code."""

from collections.abc import Iterator, Mapping

from frontdesk.domain.procedure_words import MatchSet, ProcedureWords, WordMatch, bits_of, common
from frontdesk.domain.procedures import Procedure
from frontdesk.domain.search_words import spoken_words

LONGEST_QUERY = 300  # characters; the rest is not looked at
RANKED = 64  # of a broad query's answers so many, the closest with the shortest names, are ranked finely


class ProcedureIndex:
    """An unchanging index of procedures, best answers first; `usage` counts uses by procedure code.

    A procedure is found when each typed word begins a word of its name, field or department, is a run of initials of
    the name or field ("hkd"), or is a piece of its code. Only when nothing is found may one word hold one slip, be
    words run together ("khaisinh"), or initials in two runs ("dkkd"). Order: marks as typed, closeness of each word,
    words side by side, nearness to the name's start, shorter names, more used, the order given.
    """

    __slots__ = ("_procedures", "_used", "_words")

    def __init__(self, procedures: tuple[Procedure, ...], usage: Mapping[str, int] | None = None) -> None:
        counts = usage or {}
        self._used = tuple(sorted(procedures, key=lambda each: -counts.get(each.code, 0)))
        # The place here is the last tie-break, so shorter names come first, among equals the more used.
        self._procedures = tuple(sorted(self._used, key=lambda each: len(each.name.split())))
        self._words = ProcedureWords(self._procedures)

    def search(self, text: str, limit: int = 20) -> tuple[Procedure, ...]:
        """At most `limit` procedures for `text`, best first; the most used ones where `text` holds no word."""
        if limit <= 0:
            return ()
        words = tuple(dict.fromkeys(spoken_words(text[:LONGEST_QUERY])))
        if not words:
            return self._used[:limit]
        matches = tuple(self._words.match(word) for word in words)
        places = self._best(matches, limit) or self._best_loosely(matches, limit)
        return tuple(self._procedures[place] for place in places)

    def _best(self, matches: tuple[WordMatch, ...], limit: int) -> tuple[int, ...]:
        found = _closest(matches, max(limit, RANKED))
        return tuple(sorted(found, key=lambda place: (self._rank(matches, place), place))[:limit])

    def _best_loosely(self, matches: tuple[WordMatch, ...], limit: int) -> tuple[int, ...]:
        """The answers when one word, each in its turn, is taken loosely."""
        found: dict[int, None] = {}
        for turn, match in enumerate(matches):
            others = (*matches[:turn], *matches[turn + 1 :])
            if not others or common(each.all for each in others):
                loose = self._words.match_loosely(match.typed)
                found |= dict.fromkeys(self._best((*matches[:turn], loose, *matches[turn + 1 :]), limit))
        return tuple(found)[:limit]

    def _rank(self, matches: tuple[WordMatch, ...], place: int) -> tuple[int, int, int, int]:
        """Fewest marks missed, closest words, most words side by side, nearest the start; less is better."""
        marks_missed = sum(match.is_marked and not match.marked >> place & 1 for match in matches)
        closeness = sum(match.level_of(place) for match in matches)
        side_by_side, start = self._words.phrase(place, [match.typed for match in matches])
        return marks_missed, closeness, -side_by_side, start


def _closest(matches: tuple[WordMatch, ...], most: int) -> tuple[int, ...]:
    """At least the `most` closest places that match every word, if there are so many: marks first, then by level."""
    found: dict[int, None] = {}
    for candidates in _by_closeness(matches):
        for place in bits_of(candidates):
            found[place] = None
            if len(found) >= most:
                return tuple(found)
    return tuple(found)


def _by_closeness(matches: tuple[WordMatch, ...]) -> Iterator[MatchSet]:
    """Growing sets of what matches every word: each level with all marks as typed, then each level without."""
    marked = [match.marked for match in matches if match.is_marked]
    depth = max(len(match.levels) for match in matches)
    levels = [common(match.up_to(level) for match in matches) for level in range(depth)]
    if marked:
        yield from (level & common(marked) for level in levels)
    yield from levels
