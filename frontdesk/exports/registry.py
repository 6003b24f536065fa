"""What writes the daily log, by format. Form 07 is a book, not a list: see forms/register.py."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from frontdesk.domain.daily_log import LogRow
from frontdesk.domain.exports import ExportFormat
from frontdesk.exports import csv_file, xlsx
from frontdesk.exports.cover import LogCover
from frontdesk.i18n import Words

Writer = Callable[[Path, LogCover, Iterable[LogRow], Words], None]
WRITERS: Mapping[ExportFormat, Writer] = {ExportFormat.XLSX: xlsx.write, ExportFormat.CSV: csv_file.write}
