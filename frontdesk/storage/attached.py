"""Which contents the journal speaks of."""

import json

from sqlalchemy import Connection, select

from frontdesk.domain.result_events import PaperAttached
from frontdesk.storage.journal_schema import events
from frontdesk.storage.scans import is_sha256

_OF_KIND = select(events.c.payload).where(events.c.kind == PaperAttached.KIND)


def attached_contents(connection: Connection) -> tuple[str, ...]:
    """The SHA-256 (hex) of every content that was ever attached to anything, each once, in order."""
    said = (_content(payload) for payload in connection.execute(_OF_KIND).scalars())
    return tuple(sorted({sha256 for sha256 in said if is_sha256(sha256)}))


def _content(payload: object) -> str:
    """Empty for what somebody wrote by hand; that the chain does not stand is said elsewhere."""
    try:
        return str(json.loads(str(payload))["sha256"])
    except (ValueError, TypeError, KeyError):
        return ""
