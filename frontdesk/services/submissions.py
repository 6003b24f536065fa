"""Fetch one submission by folding its events."""

from sqlalchemy import Connection

from frontdesk.domain.submissions import Submission, fold
from frontdesk.errors import NotFound
from frontdesk.storage.journal import events_of


def get_submission(connection: Connection, submission_id: str) -> Submission:
    """The submission as its events say. Raises NotFound."""
    submission = fold(events_of(connection, submission_id))
    if submission is None:
        raise NotFound("submission_unknown", id=submission_id)
    return submission
