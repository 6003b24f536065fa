"""Files the office takes out of its books."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from frontdesk.errors import DeskError


class ExportFormat(StrEnum):
    """What a file can be."""

    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"  # form 07: a stretch of one counter's book


DAILY_LOG = "daily-log"


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written and recorded; `made_at` is aware UTC, `sha256` hex, `rows` the submissions in it."""

    path: str
    format: ExportFormat
    rows: int
    sha256: str
    masked: bool
    made_at: datetime


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """An export as the journal tells it. `who` is a person, or the counter where the program wrote it by itself.

    `filters`: what was asked for besides the days, as (name, value). `reason` is empty where nobody is named in the
    file, or once it was erased.
    """

    made_at: datetime
    who: str
    format: ExportFormat
    first: date
    last: date
    days_of: str
    filters: tuple[tuple[str, str], ...]
    rows: int
    masked: bool
    scheduled: bool
    reason: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ExportSchedule:
    """What this machine writes by itself at closing time: into which folder, in which formats, from which day on."""

    folder: Path
    formats: tuple[ExportFormat, ...]
    since: date


@dataclass(frozen=True, slots=True)
class ScheduledRun:
    """What a run of the schedule wrote, and why it wrote no more."""

    files: tuple[Exported, ...] = ()
    trouble: DeskError | None = None
