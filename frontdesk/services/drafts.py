"""Keep what is being typed."""

from frontdesk.domain.clock import Clock
from frontdesk.domain.drafts import Draft
from frontdesk.storage import drafts
from frontdesk.storage.store import Store


class DraftService:
    """Drafts of this device's screens; encrypted with the rest of the home."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def save(self, submission_id: str, screen: str, content: str) -> Draft:
        """Keep `content` (the screen's JSON text), in place of an earlier draft of that submission."""
        draft = Draft(submission_id, screen, content, self._clock())
        with self._store.write_unjournaled() as connection:
            drafts.save(connection, draft)
        return draft

    def discard(self, submission_id: str) -> None:
        """Forget a draft; nothing happens when there is none."""
        with self._store.write_unjournaled() as connection:
            drafts.discard(connection, submission_id)

    def list(self, screen: str) -> tuple[Draft, ...]:
        """The drafts of a screen, newest first."""
        with self._store.read() as connection:
            return drafts.list_of(connection, screen)
