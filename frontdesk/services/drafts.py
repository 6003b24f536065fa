"""Keep what is being typed."""

from frontdesk.domain.clock import Clock
from frontdesk.domain.drafts import Draft
from frontdesk.services.access import Seat, UseCases, open_to_all, staff
from frontdesk.storage import drafts
from frontdesk.storage.drafts import NOBODY
from frontdesk.storage.store import Store

_SHELF = "remembered"


class DraftService(UseCases):
    """Drafts of this device's screens; encrypted with the rest of the home. Everybody sees their own only."""

    def __init__(self, seat: Seat, store: Store, clock: Clock) -> None:
        super().__init__(seat)
        self._store = store
        self._clock = clock

    @staff
    def save(self, submission_id: str, screen: str, content: str) -> Draft:
        """Keep `content` (the screen's JSON text), in place of an earlier draft of that submission."""
        draft = Draft(submission_id, screen, content, self._clock())
        with self._store.write_unjournaled() as connection:
            drafts.save(connection, self.seat.person().login, draft)
        return draft

    @staff
    def discard(self, submission_id: str) -> None:
        """Forget a draft; nothing happens when there is none."""
        with self._store.write_unjournaled() as connection:
            drafts.discard(connection, self.seat.person().login, submission_id)

    @staff
    def list(self, screen: str) -> tuple[Draft, ...]:
        """The drafts of a screen, newest first."""
        with self._store.read() as connection:
            return drafts.list_of(connection, self.seat.person().login, screen)

    @open_to_all
    def remember(self, name: str, value: str) -> None:
        """Keep a small choice of this machine, whoever sits at it, in place of what was kept under `name`."""
        with self._store.write_unjournaled() as connection:
            drafts.save(connection, NOBODY, Draft(f"{_SHELF}:{name}", _SHELF, value, self._clock()))

    @open_to_all
    def recall(self, name: str) -> str:
        """What this machine keeps under `name`; empty where nothing is."""
        with self._store.read() as connection:
            kept = drafts.find(connection, NOBODY, f"{_SHELF}:{name}")
        return kept.content if kept else ""
