"""The count sheet: what should lie at the counter, what was scanned, and what each scan is answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from frontdesk.domain.boards import BoardRow
from frontdesk.domain.lookup import Hit
from frontdesk.i18n import N_
from ui.sounds import Sound


class Tick(StrEnum):
    """What a scan of the count is answered."""

    PRESENT = "present"
    AGAIN = "again"
    STRAY = "stray"  # known, and should be elsewhere
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Look:
    """Icon, tone, word and sound of an answer."""

    icon: str
    tone: str
    word: str
    sound: Sound


LOOKS: Mapping[Tick, Look] = {
    Tick.PRESENT: Look("good", "good", N_("Có mặt"), Sound.ACCEPTED),
    Tick.AGAIN: Look("info", "accent", N_("Đã quét rồi"), Sound.DUPLICATE),
    Tick.STRAY: Look("warn", "warn", N_("Không thuộc quầy này"), Sound.WRONG_DEPARTMENT),
    Tick.UNKNOWN: Look("bad", "bad", N_("Không có mã này"), Sound.REFUSED),
}


@dataclass(frozen=True, slots=True)
class CountRow:
    """One submission on the sheet: expected here, or lying here although it should not (`stray`, or only a code)."""

    row: BoardRow | None = None
    stray: Hit | None = None
    text: str = ""

    @property
    def key(self) -> str:
        """The submission's id, or the text nobody knows."""
        found = self.row or self.stray
        return found.submission_id if found is not None else self.text


class CountSheet:
    """Answers each scan from memory; scanning asks the desk for nothing but whose code it is."""

    def __init__(self) -> None:
        self.expected: tuple[CountRow, ...] = ()
        self._place: dict[str, int] = {}
        self._scanned: dict[str, CountRow] = {}  # by key, in the order of scanning
        self._strays = 0

    def expect(self, rows: Iterable[BoardRow]) -> None:
        """What should be here now; what was scanned stays scanned."""
        self.expected = tuple(CountRow(row=row) for row in rows)
        self._place = {each.key: at for at, each in enumerate(self.expected)}
        for key, old in self._scanned.items():
            if key in self._place:
                self._scanned[key] = self.expected[self._place[key]]
            elif old.row is not None:  # scanned while it was expected, and gone elsewhere since
                self._scanned[key] = CountRow(stray=_as_hit(old.row))
        self._strays = sum(1 for each in self._scanned.values() if each.row is None)

    def take(self, text: str, hit: Hit | None) -> tuple[Tick, CountRow]:
        """One more scan: its answer, and the row it is about."""
        row = self._row_of(text, hit)
        if row.key in self._scanned:
            return Tick.AGAIN, row
        self._scanned[row.key] = row
        if row.row is not None:
            return Tick.PRESENT, row
        self._strays += 1
        return (Tick.STRAY if row.stray is not None else Tick.UNKNOWN), row

    def take_back(self, key: str) -> None:
        """It was not here after all."""
        row = self._scanned.pop(key, None)
        if row is not None and row.row is None:
            self._strays -= 1

    def is_scanned(self, row: CountRow) -> bool:
        """Whether it was scanned."""
        return row.key in self._scanned

    def place(self, row: CountRow) -> int:
        """Where an expected row stands, -1 for any other."""
        return self._place.get(row.key, -1)

    @property
    def count_present(self) -> int:
        """How many of the expected were scanned; no list is made, for every scan asks."""
        return len(self._scanned) - self._strays

    @property
    def count_strays(self) -> int:
        """How many were scanned that should not be here."""
        return self._strays

    @property
    def present(self) -> tuple[CountRow, ...]:
        """Expected and scanned, newest first."""
        return tuple(each for each in reversed(self._scanned.values()) if each.row is not None)

    @property
    def missing(self) -> tuple[CountRow, ...]:
        """Expected and not scanned."""
        return tuple(each for each in self.expected if each.key not in self._scanned)

    @property
    def strays(self) -> tuple[CountRow, ...]:
        """Scanned and not expected, newest first."""
        return tuple(each for each in reversed(self._scanned.values()) if each.row is None)

    @property
    def codes(self) -> tuple[str, ...]:
        """What was scanned, as the desk wants it: receipt codes, and what nobody knew."""
        return tuple(_code(each) for each in self._scanned.values())

    def forget(self) -> None:
        """Begin anew."""
        self._scanned.clear()
        self._strays = 0

    def _row_of(self, text: str, hit: Hit | None) -> CountRow:
        if hit is None:
            return CountRow(text=text)
        at = self._place.get(hit.submission_id)
        return self.expected[at] if at is not None else CountRow(stray=hit)


def _code(row: CountRow) -> str:
    found = row.row or row.stray
    return found.receipt_code if found is not None else row.text


def _as_hit(row: BoardRow) -> Hit:
    return Hit(
        row.submission_id,
        row.receipt_code,
        row.name,
        row.procedure_name,
        row.state,
        row.received_at,
        row.due_at,
        row.holder,
    )
