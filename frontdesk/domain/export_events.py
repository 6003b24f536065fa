"""Events about files that left the office's books."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from frontdesk.domain.daily_log import DaysOf, LogFilter
from frontdesk.domain.exports import ExportFormat
from frontdesk.domain.supplement_events import Reason


@dataclass(frozen=True, slots=True)
class ExportMade:
    """A file of the daily log was written: which rows, how many, in what form, and its SHA-256 (hex).

    Recorded before the file gets its name. `masked`: nobody is named in it; else `personal` says why.
    `scheduled`: the program wrote it by itself at closing time. `made_at` is aware UTC. Subject: `export:` and an id.
    """

    KIND: ClassVar[str] = "export.made"
    VERSION: ClassVar[int] = 1
    what: str
    format: ExportFormat
    first: date
    last: date
    days_of: DaysOf
    rows: int
    sha256: str
    made_at: datetime
    counter: str = ""
    officer: str = ""
    field: str = ""
    department: str = ""
    state: str = ""
    late: bool = False
    masked: bool = True
    scheduled: bool = False
    personal: Reason | None = None

    @property
    def asked(self) -> str:
        """Key of what the program writes by itself: the day and the format."""
        return f"{self.first.isoformat()} {self.format.value}"


def made(asked: LogFilter, what: str, form: ExportFormat, rows: int, sha256: str, made_at: datetime) -> ExportMade:
    """The event of a masked file of `asked`."""
    return ExportMade(
        what=what,
        format=form,
        first=asked.first,
        last=asked.last,
        days_of=asked.days_of,
        rows=rows,
        sha256=sha256,
        made_at=made_at,
        counter=asked.counter,
        officer=asked.officer,
        field=asked.field,
        department=asked.department,
        state=asked.state.value if asked.state else "",
        late=asked.late,
    )
