"""Look a submission up, with the working time left until its promised date."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.operations.room import Failed
from ui.tasks import Latest

if TYPE_CHECKING:
    from datetime import datetime

    from frontdesk.desk import Desk
    from frontdesk.domain.lookup import SubmissionPage
    from frontdesk.domain.submission import Submission
    from frontdesk.domain.working_time import TimeLeft


@dataclass(frozen=True, slots=True)
class Seen:
    """A page, and the working time left when it was looked up; None where no time is running."""

    page: "SubmissionPage"
    left: "TimeLeft | None"


def see(
    pages: Latest[Seen], submission_id: str, now: "datetime", done: Callable[[Seen], object], failed: Failed
) -> None:
    """Look up one submission at the aware moment `now`; only the newest question is answered."""

    def work(desk: "Desk") -> Seen:
        page = desk.lookup.get(submission_id)
        return Seen(page, _left(desk, page.submission, now))

    pages.ask(work, done, failed)


def see_left(
    lefts: "Latest[TimeLeft | None]",
    submission: "Submission",
    now: "datetime",
    done: "Callable[[TimeLeft | None], object]",
    failed: Failed,
) -> None:
    """The time left of a page that is looked up already."""
    lefts.ask(lambda desk: _left(desk, submission, now), done, failed)


def _left(desk: "Desk", submission: "Submission", now: "datetime") -> "TimeLeft | None":
    from frontdesk.domain.working_time import WorkingMeter, time_left

    deadline = submission.deadline
    if deadline is None:
        return None
    return time_left(now, deadline, WorkingMeter(desk.office.at_hand().calendar))
