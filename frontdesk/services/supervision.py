"""Prove the journal and rebuild what is derived from it."""

from frontdesk.domain.verification import Verification
from frontdesk.storage.rebuild import Progress, rebuild
from frontdesk.storage.store import Store
from frontdesk.storage.verification import verify


def _silent(_done: int, _total: int) -> None:
    """No progress wanted."""


class SupervisionService:
    """What the supervisor may ask of the whole desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def verify(self, progress: Progress = _silent) -> Verification:
        """Check every event of every chain; `progress(done, total)` is called now and then."""
        with self._store.read() as connection:
            return verify(connection, progress)

    def rebuild(self, progress: Progress = _silent) -> int:
        """Write every view again from the journal, all or nothing; returns the number of events."""
        with self._store.write_unjournaled() as connection:
            return rebuild(connection, progress)
