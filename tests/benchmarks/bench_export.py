"""Ten thousand rows of the log as a spreadsheet against bare XlsxWriter writing the same cells; a page of the log."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook
from xlsxwriter import Workbook

from frontdesk.desk import Desk
from frontdesk.domain.daily_log import LogFilter, LogOrder
from frontdesk.domain.exports import ExportFormat
from tests.benchmarks.bare import bare_connection
from tests.benchmarks.measure import Figure, Ratio, Within, in_turns, timed

ROWS = 10_000
ROUNDS = 3
PAGE_BAR = 200.0  # milliseconds, met cold
_PAGE = "SELECT * FROM submissions ORDER BY number LIMIT 200"
Cells = list[list[str | int | datetime | None]]


def run(big: Desk) -> list[Figure]:
    """The export's ratio, and the slowest first page of the whole log in any order."""
    with tempfile.TemporaryDirectory(dir=big.settings.home.parent) as folder:
        target = Path(folder) / "log.xlsx"
        asked = _days_of(big, ROWS)
        cells = _cells(big, asked, target)
        taken, floor = in_turns(
            lambda: big.daily_log.export(asked, ExportFormat.XLSX, target), _bare(cells, Path(folder)), ROUNDS
        )
    return [Ratio(f"{len(cells)} rows to XLSX / bare XlsxWriter, same cells", taken, floor, 1.5), _pages(big)]


def _days_of(big: Desk, rows: int) -> LogFilter:
    """The last days that hold `rows` or a little more."""
    last = big.daily_log.page(LogFilter(date(2000, 1, 1), date(2100, 1, 1)), descending=True, most=1).rows[0]
    until = last.received_at.date()
    return next(asked for asked in _ever_longer(until) if big.daily_log.totals(asked).count >= rows)


def _ever_longer(until: date) -> Iterator[LogFilter]:
    for days in range(1, 5_000):
        yield LogFilter(date.fromordinal(until.toordinal() - days), until)


def _cells(big: Desk, asked: LogFilter, target: Path) -> Cells:
    """What the export has in its cells, as a program reads it back."""
    big.daily_log.export(asked, ExportFormat.XLSX, target)
    sheet = load_workbook(target, read_only=True).worksheets[0]
    return [list(row) for row in sheet.iter_rows(values_only=True)]  # type: ignore[arg-type]


def _bare(cells: Cells, folder: Path) -> Callable[[], object]:
    """The same cells by XlsxWriter's own calls, each with a format of its kind."""

    def write() -> None:
        book = Workbook(str(folder / "bare.xlsx"), {"constant_memory": True, "tmpdir": str(folder)})
        sheet = book.add_worksheet()
        text, number = book.add_format({"border": 1}), book.add_format({"num_format": "0", "border": 1})
        moment = book.add_format({"num_format": "hh:mm dd/mm/yy", "border": 1})
        for at, row in enumerate(cells):
            for column, cell in enumerate(row):
                if cell is None:
                    sheet.write_blank(at, column, None, text)
                elif isinstance(cell, str):
                    sheet.write_string(at, column, cell, text)
                elif isinstance(cell, datetime):
                    sheet.write_datetime(at, column, cell, moment)
                else:
                    sheet.write_number(at, column, cell, number)
        book.close()

    return write


def _pages(big: Desk) -> Within:
    connection = bare_connection(big)
    everything = LogFilter(date(2000, 1, 1), date(2100, 1, 1))
    slowest = max(
        timed(lambda order=order, back=back: big.daily_log.page(everything, order, descending=back))  # type: ignore[misc]
        for order in LogOrder
        for back in (False, True)
    )
    floor = timed(lambda: connection.execute(_PAGE).fetchall())
    connection.close()
    return Within("a page of the whole log, slowest order / 200 rows bare", slowest, floor, PAGE_BAR)
