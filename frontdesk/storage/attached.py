"""Which contents the journal speaks of."""

import json

from sqlalchemy import Connection, select

from frontdesk.domain.events import SubmissionReceived
from frontdesk.domain.result_events import PaperAttached
from frontdesk.storage.journal_schema import events
from frontdesk.storage.scans import is_sha256

_own = events.alias()
_NAMED = (
    select(_own.c.seq)
    .where(_own.c.subject == events.c.subject, _own.c.kind == SubmissionReceived.KIND, _own.c.personal != "")
    .exists()
)
_OF_KIND = select(events.c.payload).where(events.c.kind == PaperAttached.KIND, _NAMED)


def attached_contents(connection: Connection) -> tuple[str, ...]:
    """The SHA-256 (hex) of every content that was ever attached to anything that is still kept, each once, in order."""
    said = (_content(payload) for payload in connection.execute(_OF_KIND).scalars())
    return tuple(sorted({sha256 for sha256 in said if is_sha256(sha256)}))


def _content(payload: object) -> str:
    """Empty for what somebody wrote by hand; that the chain does not stand is said elsewhere."""
    try:
        return str(json.loads(str(payload))["sha256"])
    except (ValueError, TypeError, KeyError):
        return ""
