"""When would it be due? The promise without a reception."""

from datetime import datetime

from frontdesk.domain.deadlines import Due, due
from frontdesk.domain.procedures import ProcessingTime
from frontdesk.services.access import UseCases, staff
from frontdesk.services.office import OfficeService


class DeadlineService(UseCases):
    """Due dates by the office's calendar."""

    def __init__(self, office: OfficeService) -> None:
        super().__init__(office.seat)
        self._office = office

    @staff
    def due(self, start: datetime, time: ProcessingTime) -> Due:
        """The due moment of `time` counted from `start` (aware). Raises InvalidInput for absurd amounts."""
        return due(start, time, self._office.at_hand().calendar)

    @staff
    def due_of(self, start: datetime, procedure_code: str) -> Due:
        """The due moment of a procedure's complete papers received at `start`. Raises NotFound."""
        return self.due(start, self._office.procedure(procedure_code).processing)
