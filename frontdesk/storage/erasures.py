"""Which personal parts were erased, and whether an act says so: anybody with the database could erase others."""

from frontdesk.domain.events import act_of
from frontdesk.domain.journal import Event, is_erased
from frontdesk.domain.people_events import PasswordSet
from frontdesk.domain.retention_events import RetentionApplied
from frontdesk.domain.verification import Flaw


class Erasures:
    """Sees every event once, in any order."""

    def __init__(self) -> None:
        self._bare: dict[str, Flaw] = {}  # by subject, the first of each
        self._allowed: set[str] = set()
        self._bare_passwords: dict[str, Event] = {}  # by subject, the last of each
        self._passwords: dict[str, Event] = {}

    def see(self, event: Event) -> None:
        """Take note of `event`."""
        if event.kind == PasswordSet.KIND:
            self._see_password(event)
        elif is_erased(event):
            self._bare.setdefault(event.subject, _flaw(event))
        elif event.kind == RetentionApplied.KIND:
            act = act_of(event)
            if isinstance(act, RetentionApplied):
                self._allowed.update(act.submissions)

    def _see_password(self, event: Event) -> None:
        known = self._bare_passwords if is_erased(event) else self._passwords
        last = known.get(event.subject)
        if last is None or last.order < event.order:
            known[event.subject] = event

    def flaw(self) -> Flaw | None:
        """The first personal part that is gone though no act took it: neither retention nor a newer password."""
        for subject, flaw in self._bare.items():
            if subject not in self._allowed:
                return flaw
        for subject, event in self._bare_passwords.items():
            newer = self._passwords.get(subject)
            if newer is None or newer.order < event.order:
                return _flaw(event)
        return None


def _flaw(event: Event) -> Flaw:
    return Flaw(event.device, event.seq, event.id, "personal")
