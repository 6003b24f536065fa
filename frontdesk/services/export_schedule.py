"""The day's log at closing time: what is due, and writing it. Nobody is named in it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import Connection

from frontdesk.domain.calendar import WorkingCalendar
from frontdesk.domain.clock import OFFICE_ZONE, local
from frontdesk.domain.daily_log import DaysOf, LogFilter
from frontdesk.domain.exports import Exported, ExportFormat, ExportSchedule, ScheduledRun
from frontdesk.errors import DeskError, InvalidInput, StorageRefused
from frontdesk.home_file import HomeFile, read_home, write_home
from frontdesk.services.access import UseCases, open_to_all, overseeing
from frontdesk.services.acting import Acting
from frontdesk.services.exporting import Exporter, Order, file_name
from frontdesk.settings import Settings
from frontdesk.storage import daily_log, exports
from frontdesk.storage.engine import refusing

MOST_DAYS = 92  # that are made up for: who was away for longer exports the rest by hand
LAST_HOUR = timedelta(hours=1)  # a program that is closed this late is closed for the day
Due = tuple[date, ExportFormat]


class ExportScheduleService(UseCases):
    """The choice is this machine's alone (settings.toml); what was written is in the journal."""

    def __init__(self, acting: Acting, exporter: Exporter, settings: Settings) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting
        self._exporter = exporter
        self._settings = settings

    @overseeing
    def schedule(self) -> ExportSchedule | None:
        """What was chosen; None where nothing is written."""
        return self._chosen()

    @overseeing
    def choose(self, folder: Path, formats: tuple[ExportFormat, ...]) -> ExportSchedule:
        """Write every day's log into `folder` from today on. Raises InvalidInput `export_folder_wrong`,
        `export_formats_missing`, StorageRefused.
        """
        folder = folder.absolute()
        if not folder.is_dir() or folder.resolve().is_relative_to(self._settings.home.resolve()):
            raise InvalidInput("export_folder_wrong", path=str(folder))
        if not formats:
            raise InvalidInput("export_formats_missing")
        chosen = ExportSchedule(folder, tuple(dict.fromkeys(formats)), local(self._acting.clock()).date())
        self._write(
            replace(
                self._home(),
                export_folder=folder,
                export_formats=tuple(each.value for each in chosen.formats),
                export_since=chosen.since,
            )
        )
        return chosen

    @overseeing
    def stop(self) -> None:
        """Write nothing from now on. Raises StorageRefused."""
        self._write(replace(self._home(), export_folder=None, export_formats=(), export_since=None))

    @open_to_all
    def due(self, *, closing: bool = False) -> tuple[Due, ...]:
        """What is still to be written, oldest first; when the program is `closing`, today's too in its last hour."""
        chosen = self._chosen()
        if chosen is None:
            return ()
        with self._acting.store.read() as connection:
            calendar = self._acting.office.at_hand(connection).calendar
            return tuple(_due(connection, chosen, calendar, self._acting.clock(), closing=closing))

    @open_to_all
    def run(self, *, closing: bool = False) -> ScheduledRun:
        """Write what is due. A folder that is away, or a disk that fails, ends the run; the next makes up for it."""
        chosen, files = self._chosen(), []
        try:
            for day, form in self.due(closing=closing):
                assert chosen is not None, "nothing is due where nothing was chosen"
                if not chosen.folder.is_dir():  # never made: it may be a disk that is not there just now
                    raise StorageRefused("export_folder_away", path=str(chosen.folder))
                files.append(self._make(chosen.folder, day, form))
        except DeskError as trouble:
            return ScheduledRun(tuple(files), trouble)
        return ScheduledRun(tuple(files))

    def _make(self, folder: Path, day: date, form: ExportFormat) -> Exported:
        counter = self._acting.office.counter
        # form 07 is the book of what was received; the lists tell what the day brought to an end as well
        days_of = DaysOf.RECEIVED if form is ExportFormat.PDF else DaysOf.EITHER
        asked = LogFilter(day, day, days_of, counter=counter)
        order = Order(asked, form, folder / file_name(counter, day, form), scheduled=True)
        return self._exporter.make(order, counter, None)

    def _chosen(self) -> ExportSchedule | None:
        said = self._home()
        if said.export_folder is None or said.export_since is None:
            return None
        formats = tuple(ExportFormat(each) for each in said.export_formats if each in list(ExportFormat))
        return ExportSchedule(said.export_folder, formats, said.export_since) if formats else None

    def _home(self) -> HomeFile:
        said = read_home(self._settings.home)
        if said is None:
            raise StorageRefused("settings_missing", path=str(self._settings.home))
        return said

    def _write(self, said: HomeFile) -> None:
        with refusing():
            write_home(self._settings.home, said)


def _due(
    connection: Connection, chosen: ExportSchedule, calendar: WorkingCalendar, now: datetime, *, closing: bool
) -> Iterator[Due]:
    today = local(now).date()
    first = max(chosen.since, today - timedelta(days=MOST_DAYS))
    made = exports.scheduled_since(connection, first.isoformat())
    for day in (first + timedelta(days=n) for n in range((today - first).days + 1)):
        if not _is_over(calendar, day, now, closing=closing) or not _was_worked(connection, calendar, day):
            continue
        for form in chosen.formats:
            when = made.get(f"{day.isoformat()} {form.value}")
            if when is None or daily_log.acted_between(connection, when, _midnight(day + timedelta(days=1))):
                yield day, form


def _is_over(calendar: WorkingCalendar, day: date, now: datetime, *, closing: bool) -> bool:
    over = calendar.closing(day) if calendar.is_working(day) else _midnight(day + timedelta(days=1))
    return now >= over - (LAST_HOUR if closing else timedelta())


def _was_worked(connection: Connection, calendar: WorkingCalendar, day: date) -> bool:
    """A working day has its log also where nobody came: a missing file would be looked for."""
    return calendar.is_working(day) or daily_log.acted_between(
        connection, _midnight(day), _midnight(day + timedelta(days=1))
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), OFFICE_ZONE)
