"""The catalogue of procedures: import, search, one by code."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from frontdesk.domain.catalogue import CatalogueRead, parse_rows
from frontdesk.domain.clock import Clock
from frontdesk.domain.events import ProcedurePublished
from frontdesk.domain.procedures import Procedure
from frontdesk.errors import InvalidInput, NotFound
from frontdesk.files.catalogue_file import read_catalogue_file
from frontdesk.services.access import UseCases, administering, staff
from frontdesk.services.office import OfficeService
from frontdesk.storage import reference
from frontdesk.storage.store import Store


@dataclass(frozen=True, slots=True)
class CatalogueImport:
    """What an import did: procedures new, changed (a new version of each) and as they were; columns left out."""

    added: int
    changed: int
    unchanged: int
    ignored_columns: tuple[str, ...] = ()


class CatalogueService(UseCases):
    """The province's procedures, as imported."""

    def __init__(self, store: Store, office: OfficeService, clock: Clock) -> None:
        super().__init__(office.seat)
        self._store = store
        self._office = office
        self._clock = clock

    @administering
    def import_file(self, path: Path) -> CatalogueImport:
        """Import an XLSX or CSV file, all or nothing.

        Raises InvalidInput: the file can't be read, or `catalogue_rows_wrong` with every bad cell in `errors`.
        """
        read = _read(path)
        procedures = read.procedures
        with self._store.write() as unit:
            known = {procedure.code: procedure for procedure in reference.list_procedures(unit.connection)}
            fresh = new_versions(procedures, known)
            officer = self._office.at_hand(unit.connection).officer
            unit.record(*published(fresh), at=self._clock(), actor=officer)
        added = sum(1 for procedure in fresh if procedure.code not in known)
        kept = len(procedures) - len(fresh)
        return CatalogueImport(added, len(fresh) - added, kept, read.unknown_columns)

    @staff
    def search(self, text: str, limit: int = 20) -> tuple[Procedure, ...]:
        """Procedures by words in any order, unaccented, abbreviated, or by code; best first."""
        return self._office.index().search(text, limit)

    @staff
    def get(self, code: str) -> Procedure:
        """The newest version of a procedure. Raises NotFound."""
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


def _version(connection: Connection, code: str, version: int) -> Procedure:
    procedure = reference.find_version(connection, code, version)
    if procedure is None:
        raise NotFound("procedure_unknown", code=f"{code} v{version}")
    return procedure
