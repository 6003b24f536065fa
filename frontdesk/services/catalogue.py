"""The catalogue of procedures: look over an import, import, retire, search, one by code."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from frontdesk.domain.catalogue import CatalogueRead, parse_rows
from frontdesk.domain.catalogue_changes import CatalogueImport, CataloguePreview, Fate, compared
from frontdesk.domain.catalogue_events import ProcedureRestored, ProcedureRetired
from frontdesk.domain.clock import Clock
from frontdesk.domain.events import Act, ProcedurePublished
from frontdesk.domain.procedures import Procedure
from frontdesk.errors import InvalidInput, NotFound, RuleRefused
from frontdesk.files.catalogue_file import read_catalogue_file
from frontdesk.services.access import UseCases, administering, staff
from frontdesk.services.acting import checked_reason
from frontdesk.services.office import OfficeService
from frontdesk.storage import reference
from frontdesk.storage.store import Store


@dataclass(frozen=True, slots=True)
class Retired:
    """A procedure that is not received from `since` on."""

    procedure: Procedure
    since: date
    reason: str


class CatalogueService(UseCases):
    """The province's procedures, as imported."""

    def __init__(self, store: Store, office: OfficeService, clock: Clock) -> None:
        super().__init__(office.seat)
        self._store = store
        self._office = office
        self._clock = clock

    @administering
    def preview(self, path: Path) -> CataloguePreview:
        """What importing an XLSX or CSV file would change; records nothing.

        Every bad cell is among its faults. Raises InvalidInput where no row can be read.
        """
        read = parse_rows(read_catalogue_file(path))
        with self._store.read() as connection:
            return _compared(connection, read)

    @administering
    def import_file(
        self, path: Path, *, retire_gone: date | None = None, restore: bool = False, reason: str = ""
    ) -> CatalogueImport:
        """Import an XLSX or CSV file, all or nothing.

        `retire_gone`: from that day on what is not in the file is not received; `restore`: what was retired and is in
        the file is received again. Raises InvalidInput: the file can't be read, or `catalogue_rows_wrong` with every
        bad cell in `errors`; `reason_missing` where something is to be retired.
        """
        read = _read(path)
        said = checked_reason(reason, needed=retire_gone is not None)
        with self._store.write() as unit:
            found = _compared(unit.connection, read)
            gone = found.of(Fate.GONE) if retire_gone is not None else ()
            back = found.to_restore if restore else ()
            known = {each.before.code: each.before for each in found.changes if each.before is not None}
            acts: list[tuple[str, Act]] = [*published(new_versions(read.procedures, known))]
            if retire_gone is not None:
                acts += [_retired(each.procedure.code, retire_gone, said) for each in gone]
            acts += [_restored(code, said) for code in back]
            officer = self._office.at_hand(unit.connection).officer
            unit.record(*acts, at=self._clock(), actor=officer)
        added, changed, kept = (found.count(fate) for fate in (Fate.NEW, Fate.CHANGED, Fate.UNCHANGED))
        return CatalogueImport(added, changed, kept, found.ignored_columns, len(gone), len(back))

    @administering
    def retire(self, code: str, since: date, reason: str) -> Procedure:
        """Receive nothing under `code` from `since` (the office's day) on; what was received goes on.

        Raises NotFound `procedure_unknown`, InvalidInput `reason_missing`, RuleRefused `procedure_retired_already`.
        """
        said = checked_reason(reason)
        with self._store.write() as unit:
            procedure = _newest(unit.connection, code)
            before = reference.retired_procedures(unit.connection).get(procedure.code)
            if before is not None and (before.since, before.reason) == (since, said):
                raise RuleRefused("procedure_retired_already", code=procedure.code, since=since)
            officer = self._office.at_hand(unit.connection).officer
            unit.record(_retired(procedure.code, since, said), at=self._clock(), actor=officer)
        return procedure

    @administering
    def restore(self, code: str, reason: str = "") -> Procedure:
        """Receive under `code` again. Raises NotFound `procedure_unknown`, RuleRefused `procedure_not_retired`."""
        said = checked_reason(reason, needed=False)
        with self._store.write() as unit:
            procedure = _newest(unit.connection, code)
            if procedure.code not in reference.retired_procedures(unit.connection):
                raise RuleRefused("procedure_not_retired", code=procedure.code)
            officer = self._office.at_hand(unit.connection).officer
            unit.record(_restored(procedure.code, said), at=self._clock(), actor=officer)
        return procedure

    @staff
    def retired(self) -> tuple[Retired, ...]:
        """The procedures that are, or will be, received no more; by code."""
        with self._store.read() as connection:
            known = {each.code: each for each in reference.list_procedures(connection)}
            gone = reference.retired_procedures(connection).values()
        return tuple(Retired(known[each.code], each.since, each.reason) for each in gone if each.code in known)

    @staff
    def search(self, text: str, limit: int = 20) -> tuple[Procedure, ...]:
        """Procedures by words in any order, unaccented, abbreviated, or by code; best first."""
        return self._office.index().search(text, limit)

    @staff
    def get(self, code: str) -> Procedure:
        """The version of a procedure in force. Raises NotFound `procedure_unknown`, `procedure_retired`."""
        return self._office.procedure(code)

    @staff
    def version(self, code: str, version: int) -> Procedure:
        """That version of a procedure, as an old submission was received under it. Raises NotFound."""
        with self._store.read() as connection:
            return _version(connection, code, version)


def read_procedures(path: Path) -> tuple[Procedure, ...]:
    """The procedures of a catalogue file. Raises InvalidInput; nothing is returned of a file with a bad row."""
    return _read(path).procedures


def _read(path: Path) -> CatalogueRead:
    read = parse_rows(read_catalogue_file(path))
    if read.errors:
        raise InvalidInput("catalogue_rows_wrong", count=len(read.errors), errors=read.errors)
    return read


def _compared(connection: Connection, read: CatalogueRead) -> CataloguePreview:
    retired = {code: each.since for code, each in reference.retired_procedures(connection).items()}
    return compared(read, reference.list_procedures(connection), retired)


def new_versions(procedures: tuple[Procedure, ...], known: Mapping[str, Procedure]) -> tuple[Procedure, ...]:
    """Those of `procedures` that are new or say something new, numbered after the version they follow."""
    fresh = []
    for procedure in procedures:
        last = known.get(procedure.code)
        numbered = replace(procedure, version=last.version if last else 1)
        if last is None:
            fresh.append(numbered)
        elif numbered != last:
            fresh.append(replace(procedure, version=last.version + 1))
    return tuple(fresh)


def published(procedures: tuple[Procedure, ...]) -> list[tuple[str, ProcedurePublished]]:
    """The acts that publish `procedures`."""
    return [(f"procedure:{procedure.code}", ProcedurePublished(procedure)) for procedure in procedures]


def _retired(code: str, since: date, reason: str) -> tuple[str, ProcedureRetired]:
    return f"procedure:{code}", ProcedureRetired(code, since, reason)


def _restored(code: str, reason: str) -> tuple[str, ProcedureRestored]:
    return f"procedure:{code}", ProcedureRestored(code, reason)


def _newest(connection: Connection, code: str) -> Procedure:
    wanted = code.strip()
    found = next((each for each in reference.list_procedures(connection) if each.code == wanted), None)
    if found is None:
        raise NotFound("procedure_unknown", code=wanted[:40])
    return found


def _version(connection: Connection, code: str, version: int) -> Procedure:
    procedure = reference.find_version(connection, code, version)
    if procedure is None:
        raise NotFound("procedure_unknown", code=f"{code} v{version}")
    return procedure
