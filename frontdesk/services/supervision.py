"""Prove the journal and rebuild what is derived from it."""

from dataclasses import replace

from frontdesk.domain.verification import Flaw, Verification
from frontdesk.services.access import Seat, UseCases, overseeing
from frontdesk.storage.attached import attached_contents
from frontdesk.storage.journal import who_am_i
from frontdesk.storage.rebuild import Progress, rebuild
from frontdesk.storage.scans import ScanFolder
from frontdesk.storage.store import Store
from frontdesk.storage.verification import bad_pages, verify


def _silent(_done: int, _total: int) -> None:
    """No progress wanted."""


class SupervisionService(UseCases):
    """What the supervisor may ask of the whole desk."""

    def __init__(self, seat: Seat, store: Store, scans: ScanFolder) -> None:
        super().__init__(seat)
        self._store = store
        self._scans = scans

    @overseeing
    def verify(self, progress: Progress = _silent) -> Verification:
        """Check every page of the file, every event of every chain, every scan; `progress(done, total)` now and then.

        A damaged page is a flaw with reason `page`, its number as `seq`; the chains are then not walked.
        """
        page = self._damaged_page()
        if page is not None:
            return Verification(ok=False, events=0, heads={}, first_bad=Flaw("", page, "", "page"))
        with self._store.read() as connection:
            me = who_am_i(connection)
            journal = verify(connection, progress, (me.device, *self._store.high_water(me.device)))
            known = attached_contents(connection)
        bad = self._scans.check(known, progress)
        return replace(journal, ok=journal.ok and not bad, bad_scans=bad, scans=len(known))

    def _damaged_page(self) -> int | None:
        """A checkpoint that is running, or was cut off, may have left a page half written: look again after one."""
        bad = self._bad_pages()
        if bad:
            self._store.checkpoint()
            bad &= self._bad_pages()
        return min(bad, default=None)

    def _bad_pages(self) -> set[int]:
        with self._store.read() as connection:
            return bad_pages(connection)

    @overseeing
    def rebuild(self, progress: Progress = _silent) -> int:
        """Write every view again from the journal, all or nothing; returns the number of events."""
        with self._store.write_unjournaled() as connection:
            events = rebuild(connection, progress)
        self._store.tidy()
        return events
