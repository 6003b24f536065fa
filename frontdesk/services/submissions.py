"""Fetch submissions by folding their events."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from frontdesk.domain.submissions import Submission, fold
from frontdesk.errors import NotFound
from frontdesk.storage.journal import events_of, events_of_each


def get_submission(connection: Connection, submission_id: str) -> Submission:
    """The submission as its events say. Raises NotFound."""
    submission = fold(events_of(connection, submission_id))
    if submission is None:
        raise NotFound("submission_unknown", id=submission_id)
    return submission


AT_ONCE = 200  # submissions read with one question


def get_submissions(connection: Connection, submission_ids: Sequence[str]) -> Iterator[Submission]:
    """The submissions of those ids, in that order. Raises NotFound."""
    for start in range(0, len(submission_ids), AT_ONCE):
        some = submission_ids[start : start + AT_ONCE]
        found = events_of_each(connection, some)
        for each in some:
            submission = fold(found.get(each, ()))
            if submission is None:
                raise NotFound("submission_unknown", id=each)
            yield submission
