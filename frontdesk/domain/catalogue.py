"""The province's catalogue of procedures: rows of text cells in, procedures and every error out."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import partial
from typing import TypeVar

from frontdesk.domain.catalogue_cells import (
    read_clock_policy,
    read_code,
    read_count_mode,
    read_date,
    read_fee,
    read_needed,
    read_service_level,
    read_text,
    read_time_amount,
    read_time_unit,
)
from frontdesk.domain.catalogue_columns import Column, column_of, find_columns, is_serial
from frontdesk.domain.catalogue_fees import read_fee_items
from frontdesk.domain.catalogue_papers import read_papers
from frontdesk.domain.procedures import ClockPolicy, CountMode, Fee, Procedure, ProcessingTime, ServiceLevel, TimeUnit
from frontdesk.errors import InvalidInput

CatalogueRow = tuple[int, Mapping[str, str]]
"""A row's number as the spreadsheet shows it, and its cells by their header."""

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class RowError:
    """One cell that cannot be used: its row, its header as the file writes it, and a refusal's code and parameters."""

    row: int
    column: str
    code: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class CatalogueRead:
    """A whole file read: the usable procedures (version 1), every bad cell, filled columns that mean nothing to us."""

    procedures: tuple[Procedure, ...]
    errors: tuple[RowError, ...]
    unknown_columns: tuple[str, ...] = ()


def parse_rows(rows: Iterable[CatalogueRow]) -> CatalogueRead:
    """Read catalogue rows; a row with a bad cell gives errors and no procedure, a repeated code keeps the first.

    Raises InvalidInput where no row can be read at all: `catalogue_empty`, `catalogue_columns_missing`,
    `catalogue_columns_repeated`.
    """
    numbered = tuple(rows)
    if not numbered:
        raise InvalidInput("catalogue_empty")
    headers = find_columns(dict.fromkeys(header for _, cells in numbered for header in cells))
    errors: list[RowError] = []
    procedures: list[Procedure] = []
    seen: dict[str, int] = {}
    for number, texts in numbered:
        cells = _Cells(number, headers, texts)
        procedure = _procedure(cells, seen)
        errors += cells.errors
        if not cells.errors:
            procedures.append(procedure)
    return CatalogueRead(tuple(procedures), tuple(errors), _unknown_columns(numbered))


def content_key(procedure: Procedure) -> str:
    """A digest of all a procedure says but its version: equal keys mean that an import changes nothing."""
    content = asdict(procedure)
    del content["version"]
    text = json.dumps(content, ensure_ascii=True, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


class _Cells:
    """One row's cells; every refusal is kept with its column, none stops the row."""

    def __init__(self, row: int, headers: Mapping[Column, str], texts: Mapping[str, str]) -> None:
        self.row = row
        self.errors: list[RowError] = []
        self._headers = headers
        self._texts = texts

    def take(self, column: Column, read: Callable[[str], _Value], fallback: _Value) -> _Value:
        header = self._headers.get(column, column.value)
        try:
            return read(self._texts.get(header, ""))
        except InvalidInput as refusal:
            self.errors.append(RowError(self.row, header, refusal.code, refusal.params))
            return fallback


def _procedure(cells: _Cells, seen: dict[str, int]) -> Procedure:
    """The row's procedure, only worth having if `cells` then holds no errors; `seen` maps codes to their first row."""
    return Procedure(
        code=cells.take(Column.CODE, partial(_new_code, row=cells.row, seen=seen), ""),
        name=cells.take(Column.NAME, read_needed, ""),
        field=cells.take(Column.FIELD, read_needed, ""),
        department=cells.take(Column.DEPARTMENT, read_needed, ""),
        processing=_processing(cells),
        fee=_fee(cells),
        papers=cells.take(Column.PAPERS, read_papers, ()),
        service_level=cells.take(Column.SERVICE_LEVEL, read_service_level, ServiceLevel.OFFLINE),
        legal_basis=cells.take(Column.LEGAL_BASIS, read_needed, ""),
        effective_from=cells.take(Column.EFFECTIVE_FROM, read_date, date.min),
        clock_policy=cells.take(Column.CLOCK_POLICY, read_clock_policy, ClockPolicy.RESET),
    )


def _new_code(cell: str, row: int, seen: dict[str, int]) -> str:
    code = read_code(cell)
    first_row = seen.setdefault(code, row)
    if first_row != row:
        raise InvalidInput("catalogue_code_repeated", procedure=code, first_row=first_row)
    return code


def _processing(cells: _Cells) -> ProcessingTime:
    unit: TimeUnit | None = cells.take(Column.TIME_UNIT, read_time_unit, None)
    amount = cells.take(Column.TIME_AMOUNT, partial(read_time_amount, unit=unit), 0)
    mode = cells.take(Column.COUNT_MODE, read_count_mode, CountMode.END_OF_DAY)
    return ProcessingTime(unit or TimeUnit.SAME_DAY, amount, mode)


def _fee(cells: _Cells) -> Fee:
    amount = cells.take(Column.FEE, read_fee, None)
    return Fee(
        amount=amount,
        unit=cells.take(Column.FEE_UNIT, read_text, ""),
        note=cells.take(Column.FEE_NOTE, read_text, ""),
        items=cells.take(Column.FEE_ITEMS, partial(read_fee_items, fee=amount), ()),
    )


def _unknown_columns(rows: Iterable[CatalogueRow]) -> tuple[str, ...]:
    filled = dict.fromkeys(header for _, cells in rows for header, cell in cells.items() if cell.strip())
    return tuple(header for header in filled if column_of(header) is None and not is_serial(header))
