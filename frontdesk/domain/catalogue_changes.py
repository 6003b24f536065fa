"""What an import would change: the list that came against the list that is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontdesk.domain.catalogue import CatalogueRead, RowError
from frontdesk.domain.procedures import Procedure

# what a version says, in the order it is read
FIELDS = (
    "name",
    "field",
    "department",
    "processing",
    "clock_policy",
    "fee",
    "papers",
    "service_level",
    "legal_basis",
    "effective_from",
)


class Fate(StrEnum):
    """What becomes of one procedure."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    GONE = "gone"  # known, and not in the list that came; it stays until somebody retires it


@dataclass(frozen=True, slots=True)
class ProcedureChange:
    """One procedure: as known (`before`), as in the list (`after`), the `fields` that differ.

    `retired_since`: it is not received from that day on, whatever the list says, until it is put back.
    """

    fate: Fate
    before: Procedure | None
    after: Procedure | None
    fields: tuple[str, ...] = ()
    retired_since: date | None = None

    @property
    def procedure(self) -> Procedure:
        """As it would stand."""
        found = self.after or self.before
        assert found is not None, "a change is of something"
        return found


@dataclass(frozen=True, slots=True)
class CataloguePreview:
    """A file against the catalogue. With `faults` nothing of it can be imported."""

    changes: tuple[ProcedureChange, ...]
    faults: tuple[RowError, ...] = ()
    ignored_columns: tuple[str, ...] = ()

    def of(self, fate: Fate) -> tuple[ProcedureChange, ...]:
        """The procedures of one fate, by code."""
        return tuple(each for each in self.changes if each.fate is fate)

    def count(self, fate: Fate) -> int:
        """How many there are of one fate."""
        return len(self.of(fate))

    @property
    def to_restore(self) -> tuple[str, ...]:
        """Codes that are retired and in the list again."""
        return tuple(each.procedure.code for each in self.changes if each.after and each.retired_since)


def compared(read: CatalogueRead, known: Iterable[Procedure], retired: Mapping[str, date]) -> CataloguePreview:
    """What importing `read` would change. Of what is gone, only what is still received is told."""
    before = {each.code: each for each in known}
    changes = [_change(before.get(each.code), each, retired.get(each.code)) for each in read.procedures]
    listed = {each.code for each in read.procedures}
    gone = (each for code, each in before.items() if code not in listed and code not in retired)
    changes += [ProcedureChange(Fate.GONE, each, None) for each in gone]
    changes.sort(key=lambda each: each.procedure.code)
    return CataloguePreview(tuple(changes), read.errors, read.unknown_columns)


def _change(before: Procedure | None, after: Procedure, retired_since: date | None) -> ProcedureChange:
    if before is None:
        return ProcedureChange(Fate.NEW, None, after, (), retired_since)
    fields = tuple(name for name in FIELDS if getattr(before, name) != getattr(after, name))
    return ProcedureChange(Fate.CHANGED if fields else Fate.UNCHANGED, before, after, fields, retired_since)


@dataclass(frozen=True, slots=True)
class CatalogueImport:
    """What an import did: procedures new, changed (a new version of each) and as they were; columns left out;
    procedures retired, and put back.
    """

    added: int
    changed: int
    unchanged: int
    ignored_columns: tuple[str, ...] = ()
    retired: int = 0
    restored: int = 0
