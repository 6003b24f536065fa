"""The closing count: what lies at the counter against what should (nothing is lost overnight)."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontdesk.domain.boards import BoardRow
from frontdesk.domain.custody_events import CountTaken
from frontdesk.domain.lookup import Hit
from frontdesk.services.access import UseCases, at_counter, in_office
from frontdesk.services.acting import Acting
from frontdesk.services.lookup import LookupService
from frontdesk.storage import boards, reference

MOST_COUNTED = 5_000


@dataclass(frozen=True, slots=True)
class Stray:
    """Something at the counter that should be elsewhere, and where that is; `holder` empty: nobody knows the code."""

    receipt_code: str
    name: str
    holder: str


@dataclass(frozen=True, slots=True)
class Count:
    """What a count found: `missing` should be here, `unexpected` should not."""

    counter: str
    expected: int
    present: int
    missing: tuple[BoardRow, ...]
    unexpected: tuple[Stray, ...]

    @property
    def agrees(self) -> bool:
        """Whether everything is where it should be."""
        return not (self.missing or self.unexpected)


class CountService(UseCases):
    """Counts this counter's papers."""

    def __init__(self, acting: Acting, lookup: LookupService) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting
        self._lookup = lookup

    @at_counter
    def expected(self) -> tuple[BoardRow, ...]:
        """Everything that should lie at this counter now."""
        with self._acting.store.read() as connection:
            return boards.at_counter(connection, self._acting.office.counter, MOST_COUNTED)

    @at_counter
    def compare(self, codes: Sequence[str]) -> Count:
        """What a count of `codes` (any code of a receipt) says; nothing is recorded. Raises InvalidInput."""
        office = self._acting.office.at_hand()
        scanned: dict[str, Hit] = {}
        strays: list[Stray] = []
        for code in dict.fromkeys(codes):
            hit = self._lookup.find(code)
            if hit is None:
                strays.append(Stray(code[:40], "", ""))
            else:
                scanned[hit.submission_id] = hit
        expected = self.expected()
        here = {row.submission_id for row in expected}
        # more may lie here than a list holds: what the journal says is here is no stray
        here |= {which for which, hit in scanned.items() if hit.holder == office.counter}
        strays += [self._stray(hit) for which, hit in scanned.items() if which not in here]
        missing = tuple(row for row in expected if row.submission_id not in scanned)
        return Count(office.counter, len(expected), len(here & set(scanned)), missing, tuple(strays))

    @at_counter
    def take(self, codes: Sequence[str]) -> Count:
        """The same, and the count is on record."""
        count = self.compare(codes)
        with self._acting.store.write() as unit:
            situation = self._acting.situation(unit)
            act = CountTaken(
                counter=count.counter,
                day=situation.today,
                expected=count.expected,
                present=count.present,
                missing=tuple(row.receipt_code for row in count.missing),
                unexpected=tuple(stray.receipt_code for stray in count.unexpected if stray.holder),
                taken_at=situation.now,
            )
            unit.record((f"count:{count.counter}", act), at=situation.now, actor=situation.office.officer)
        return count

    @in_office
    def last(self) -> CountTaken | None:
        """The last count of this counter, None before the first."""
        with self._acting.store.read() as connection:
            return reference.last_count(connection, self._acting.office.counter)

    def _stray(self, hit: Hit) -> Stray:
        return Stray(hit.receipt_code, hit.name, hit.holder)
