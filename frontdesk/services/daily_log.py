"""The daily log on screen and in files: for supervisors."""

from pathlib import Path

from frontdesk.domain.daily_log import (
    LogChoices,
    LogCursor,
    LogFilter,
    LogOrder,
    LogPage,
    LogTotals,
    LogVotes,
    masked,
)
from frontdesk.domain.export_events import ExportMade
from frontdesk.domain.exports import Exported, ExportFormat, ExportRecord
from frontdesk.errors import InvalidInput
from frontdesk.services.access import UseCases, supervising
from frontdesk.services.acting import Acting, checked_reason
from frontdesk.services.exporting import Exporter, Order, Progress, votes_of
from frontdesk.storage import daily_log, exports

PAGE = 200
MOST_EXPORTS = 200


class DailyLogService(UseCases):
    """Reads and exports. Nobody is named on screen or in a file unless a supervisor asks for it and says why."""

    def __init__(self, acting: Acting, exporter: Exporter) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting
        self._exporter = exporter

    @supervising
    def page(
        self,
        asked: LogFilter,
        order: LogOrder = LogOrder.RECEIVED,
        *,
        descending: bool = False,
        after: LogCursor | None = None,
        most: int = PAGE,
    ) -> LogPage:
        """The next rows after `after`, at most `most`, masked. Raises InvalidInput `report_days_wrong`."""
        asked.checked()
        most, now = min(max(most, 1), PAGE), self._acting.clock()
        with self._acting.store.read() as connection:
            found = daily_log.page(connection, asked, order, now, most=most, descending=descending, after=after)
        return LogPage(tuple(map(masked, found.rows)), found.after)

    @supervising
    def totals(self, asked: LogFilter) -> LogTotals:
        """Sums over all of it. Raises InvalidInput `report_days_wrong`."""
        asked.checked()
        with self._acting.store.read() as connection:
            return daily_log.totals(connection, asked, self._acting.clock())

    @supervising
    def votes(self, asked: LogFilter) -> LogVotes | None:
        """What citizens said on those days, by whole groups of five and more; None where none may be told.

        Raises InvalidInput `report_days_wrong`.
        """
        asked.checked()
        with self._acting.store.read() as connection:
            return votes_of(connection, asked)

    @supervising
    def choices(self) -> LogChoices:
        """What the log can be filtered by."""
        with self._acting.store.read() as connection:
            return daily_log.choices(connection)

    @supervising
    def export(
        self,
        asked: LogFilter,
        form: ExportFormat,
        target: Path,
        *,
        with_personal: bool = False,
        reason: str = "",
        progress: Progress | None = None,
    ) -> Exported:
        """Write the log to `target`, in place of what is there. `with_personal` names citizens and needs a `reason`.

        As PDF it is form 07 of one counter, this one unless `asked` says another. Raises as `Exporter.make`, and
        InvalidInput `reason_missing`, `reason_too_long`, `reason_without_personal`.
        """
        if reason.strip() and not with_personal:
            raise InvalidInput("reason_without_personal")
        why = checked_reason(reason) if with_personal else ""
        order = Order(asked, form, target, why)
        return self._exporter.make(order, self._acting.office.at_hand().officer, progress)

    @supervising
    def exports(self, most: int = MOST_EXPORTS) -> tuple[ExportRecord, ...]:
        """Files that were made, newest first."""
        with self._acting.store.read() as connection:
            return tuple(_record(who, act) for who, act in exports.newest(connection, min(most, MOST_EXPORTS)))


def _record(who: str, act: ExportMade) -> ExportRecord:
    filters = (
        ("counter", act.counter),
        ("officer", act.officer),
        ("field", act.field),
        ("department", act.department),
        ("state", act.state),
        ("late", "1" if act.late else ""),
    )
    return ExportRecord(
        made_at=act.made_at,
        who=who,
        format=act.format,
        first=act.first,
        last=act.last,
        days_of=act.days_of.value,
        filters=tuple((name, value) for name, value in filters if value),
        rows=act.rows,
        masked=act.masked,
        scheduled=act.scheduled,
        reason=act.personal.text if act.personal else "",
        sha256=act.sha256,
    )
