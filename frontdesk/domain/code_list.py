"""Lists of official codes as the province's system exports them: which column is what, what a row says."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from frontdesk.domain.text import fold


class CodeColumn(StrEnum):
    """A column that is used; all others are passed over."""

    OFFICIAL = "official_code"
    RECEIPT = "receipt_code"
    NUMBER = "id_number"
    PROCEDURE = "procedure_code"
    DAY = "day"


_HEADERS: Mapping[CodeColumn, frozenset[str]] = {
    CodeColumn.OFFICIAL: frozenset(
        {"official code", "ma ho so", "so ho so", "ma so ho so", "ma ho so tinh", "ma ho so quoc gia"}
    ),
    CodeColumn.RECEIPT: frozenset(
        {"receipt code", "ma tiep nhan", "ma giay tiep nhan", "ma bien nhan", "so bien nhan"}
    ),
    CodeColumn.NUMBER: frozenset(
        {
            "id number",
            "so can cuoc",
            "so cccd",
            "cccd",
            "so giay to",
            "so dinh danh",
            "so dinh danh ca nhan",
            "cmnd/cccd",
        }
        | {"so cmnd/cccd", "ma so thue", "can cuoc"}
    ),
    CodeColumn.PROCEDURE: frozenset({"procedure code", "ma thu tuc", "ma tthc", "ma so tthc", "thu tuc"}),
    CodeColumn.DAY: frozenset({"day", "ngay tiep nhan", "ngay nhan", "ngay nop", "ngay nhan ho so"}),
}
_BY_HEADER = {header: column for column, headers in _HEADERS.items() for header in headers}
_SHORT_CARD = re.compile(r"[0-9]{10,11}")  # a spreadsheet took the leading zeros of twelve digits for nothing
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One row of the file, as it stands there; `number` is the spreadsheet's. `day` is None where there is none."""

    number: int
    official: str
    receipt: str = ""
    id_number: str = ""
    procedure: str = ""
    day: date | None = None


class RowFate(StrEnum):
    """What becomes of a row."""

    NEW = "new"  # will be recorded
    KNOWN = "known"  # stands already
    CHANGES = "changes"  # another official code stands: corrected
    UNMATCHED = "unmatched"  # no such submission here
    AMBIGUOUS = "ambiguous"  # several it may be
    TAKEN = "taken"  # the code is another submission's
    WRONG = "wrong"  # no official code, or a mistyped receipt code


WILL_BE_RECORDED = frozenset({RowFate.NEW, RowFate.CHANGES})


@dataclass(frozen=True, slots=True)
class RowMatch:
    """A row and what becomes of it; `submission_id` where it is one's; `others`: receipt codes it may be, or has."""

    row: CodeRow
    fate: RowFate
    submission_id: str = ""
    receipt_code: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeImport:
    """A list and what becomes of each of its rows; `recorded` is 0 where it was only looked at."""

    matches: tuple[RowMatch, ...]
    recorded: int = 0

    def count(self, fate: RowFate) -> int:
        """How many rows have that fate."""
        return sum(match.fate is fate for match in self.matches)


def code_column(header: str) -> CodeColumn | None:
    """The column a header names, however it is written; None for none of ours."""
    plain = " ".join(fold(header).replace("_", " ").replace(".", " ").split())
    return _BY_HEADER.get(plain)


def code_row(number: int, headers: Sequence[str], cells: Sequence[str]) -> CodeRow:
    """A row by its headers."""
    said: dict[CodeColumn, str] = {}
    for header, cell in zip(headers, cells, strict=False):
        column = code_column(header)
        if column is not None and cell.strip():
            said.setdefault(column, cell.strip())
    return CodeRow(
        number,
        said.get(CodeColumn.OFFICIAL, ""),
        said.get(CodeColumn.RECEIPT, ""),
        _card(said.get(CodeColumn.NUMBER, "")),
        said.get(CodeColumn.PROCEDURE, ""),
        _day(said.get(CodeColumn.DAY, "")),
    )


def _card(text: str) -> str:
    number = text.replace(" ", "")
    return number.zfill(12) if _SHORT_CARD.fullmatch(number) else number


def _day(text: str) -> date | None:
    day = text.split()[0].split("T")[0] if text else ""
    for pattern in _DAYS:
        with suppress(ValueError):
            return datetime.strptime(day, pattern).date()  # noqa: DTZ007  a day has no zone
    return None
