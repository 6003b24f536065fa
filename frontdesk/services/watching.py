"""Notice damage early: a cheap look at the start, and every page of the file while nobody waits."""

from frontdesk.domain.verification import Flaw
from frontdesk.errors import StorageRefused
from frontdesk.services.access import Seat, UseCases, open_to_all
from frontdesk.settings import Settings
from frontdesk.storage.holes import recorded_losses
from frontdesk.storage.home import database_key
from frontdesk.storage.journal import all_chains, chain_after, event_at, who_am_i
from frontdesk.storage.pages import PAGE, unsound_pages_beside
from frontdesk.storage.store import Store
from frontdesk.storage.verification import known_flaw, tail_flaw

_TAIL = 100  # events: the newest are those a cut or a failing disk spoils
PAGES_AT_ONCE = 200  # a few milliseconds


class WatchService(UseCases):
    """What the program looks at by itself. `frontdesk verify` looks at everything, `frontdesk repair` mends it."""

    def __init__(self, seat: Seat, store: Store, settings: Settings) -> None:
        super().__init__(seat)
        self._store = store
        self._settings = settings
        self._key = ""
        self._next = 1

    @open_to_all
    def look_at_start(self) -> Flaw | None:
        """Length of the file, the end of this device's chain, the mark outside it; None where nothing is wrong.

        Constant work, whatever the size of the office. Raises StorageRefused `database_damaged`.
        """
        with self._store.read() as connection:
            me, ends = who_am_i(connection).device, all_chains(connection)
            end = ends[me]
            if self._cut_off(int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())):
                return Flaw("", self._settings.database.stat().st_size // PAGE + 1, "", "page")
            begin = max(0, end.seq - _TAIL)
            tail = chain_after(connection, me, begin, _TAIL)
            found = tail_flaw(me, event_at(connection, me, begin), tail, end, recorded_losses(connection))
            return found or known_flaw(connection, me, *self._store.high_water(me))

    def _cut_off(self, pages: int) -> bool:
        """Whether the file is shorter than it says; what only the log has yet may make it so."""
        log = self._settings.database.with_name(self._settings.database.name + "-wal")
        waiting = log.stat().st_size // PAGE if log.exists() else 0
        return self._settings.database.stat().st_size // PAGE + waiting < pages

    @open_to_all
    def look_on(self) -> Flaw | None:
        """Look at the next few pages of the file, and begin again after the last; a damaged page, or None.

        A page that is just being written is looked at again. Raises StorageRefused.
        """
        self._key = self._key or database_key(self._settings)
        try:
            bad, following = unsound_pages_beside(self._store.raw, self._key, self._next, PAGES_AT_ONCE)
            if bad:
                self._store.checkpoint()
                again = {each for page in bad for each in self._still_bad(page)}
                bad = sorted(again)
        except OSError as error:
            raise StorageRefused("disk_failed", reason=error.strerror or "") from error
        self._next = following or 1
        return Flaw("", bad[0], "", "page") if bad else None

    def _still_bad(self, page: int) -> list[int]:
        return unsound_pages_beside(self._store.raw, self._key, page, 1)[0]

    @property
    def at_page(self) -> int:
        """Which page is looked at next; 1 at the beginning of a round."""
        return self._next
