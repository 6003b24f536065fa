"""Nothing typed is lost: every change is kept within a moment, and is there again after a crash."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.errors import DeskError, NotFound, RuleRefused
from ui.screens.reception.form import SCREEN, ReceptionForm, from_text, to_text
from ui.tasks import Tasks

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.drafts import Draft
    from frontdesk.domain.procedures import Procedure

_QUIET_MS = 300


@dataclass(frozen=True, slots=True)
class Restored:
    """A draft found. `procedure` is None where none was chosen or it is gone from the catalogue;
    `receipt_code` is set where the papers were received but no receipt was printed."""

    form: ReceptionForm
    saved_at: datetime
    procedure: "Procedure | None"
    receipt_code: str = ""


class DraftKeeper(QObject):
    """Saves the newest form once typing pauses; older unsaved states are of no use to anybody."""

    failed = Signal(object)  # DeskError

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._form: ReceptionForm | None = None
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self.save_now)

    def keep(self, form: ReceptionForm) -> None:
        """Save `form` soon. A blank form needs no draft."""
        self._form = form
        self._quiet.start()

    def save_now(self, done: Callable[[], object] | None = None) -> None:
        """Save what waits to be saved, at once."""
        self._quiet.stop()
        form, self._form = self._form, None
        if form is None or not form.submission_id:
            return
        self._tasks.act(self, lambda desk: _save(desk, form), lambda _draft: done and done(), self.failed.emit)

    def drop(self) -> None:
        """Forget what waits to be saved: it was received, or begun anew."""
        self._quiet.stop()
        self._form = None

    def discard(self, submission_id: str) -> None:
        """Forget a draft on disk and whatever waits to be saved of it."""
        if self._form is not None and self._form.submission_id == submission_id:
            self.drop()
        if submission_id:
            self._tasks.act(self, lambda desk: desk.drafts.discard(submission_id), None, self.failed.emit)

    def list(self, done: Callable[[tuple[Restored, ...]], object], failed: Callable[[DeskError], object]) -> None:
        """Every draft of this screen, newest first."""
        self._tasks.act(self, _restore_all, done, failed)


def _save(desk: "Desk", form: ReceptionForm) -> None:
    if form.is_blank:
        desk.drafts.discard(form.submission_id)
    else:
        desk.drafts.save(form.submission_id, SCREEN, to_text(form))


def _restore_all(desk: "Desk") -> tuple[Restored, ...]:
    restored = (_restore(desk, draft) for draft in desk.drafts.list(SCREEN))
    return tuple(found for found in restored if found is not None)


def _restore(desk: "Desk", draft: "Draft") -> Restored | None:
    from ui.operations.reception import let_go  # with the first draft, not with the window

    form = from_text(draft.content)
    if form is None:
        return None
    try:
        page = desk.lookup.get(draft.submission_id)
    except NotFound:
        return Restored(form, draft.saved_at, _procedure(desk, form.procedure_code))
    except RuleRefused:  # erased since, so there is no paper to print
        let_go(desk, draft.submission_id)
        return None
    if page.prints:
        let_go(desk, draft.submission_id)
        return None
    return Restored(form, draft.saved_at, _procedure(desk, form.procedure_code), page.receipt_code)


def _procedure(desk: "Desk", code: str) -> "Procedure | None":
    try:
        return desk.catalogue.get(code) if code else None
    except NotFound:
        return None
