"""Drafts as the officer meets them: kept by themselves, put aside on purpose, brought back after a crash."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.domain.clock import local
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, Tone, line_for
from ui.screens.reception.drafts import DraftKeeper, Restored
from ui.screens.reception.form import ReceptionForm
from ui.tasks import Tasks

if TYPE_CHECKING:
    from frontdesk.domain.procedures import Procedure
    from ui.widgets.suggestion import Suggestion

Reopen = Callable[[ReceptionForm, "Procedure | None"], object]


class DraftDesk(QObject):
    """Speaks for the drafts; the keeper does the saving."""

    said = Signal(object)  # Line
    parked_changed = Signal(int)
    page_asked = Signal(str)  # submission id: received, but without its paper
    dismissed = Signal()  # the draft brought back is not wanted

    def __init__(self, tasks: Tasks, parent: QWidget, words: Words, current: Callable[[], str]) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._current = current  # the submission id on screen: its draft is no draft put aside
        self._words = words
        self._parked: tuple[Restored, ...] = ()
        self._keeper = DraftKeeper(tasks, self)
        self._keeper.failed.connect(self._on_failed)

    def fresh_id(self, done: Callable[[str], object]) -> None:
        """Ask for the id a new form carries from its first key to its receipt."""
        self._tasks.look(self, lambda desk: str(desk.reception.new_id()), done, self._on_failed)

    def keep(self, form: ReceptionForm) -> None:
        """Save `form` once typing pauses."""
        self._keeper.keep(form)

    def save_now(self) -> None:
        """Save what waits, at once: the window is closing."""
        self._keeper.save_now()

    def hold(self, form: ReceptionForm) -> None:
        """Save `form` now: it is about to be received."""
        self._keeper.keep(form)
        self._keeper.save_now()

    def forget(self, form: ReceptionForm) -> None:
        """`form` was received; its draft goes with the first print."""
        self._keeper.drop()
        self._parked = tuple(r for r in self._parked if r.form.submission_id != form.submission_id)
        self._announce()

    def discard(self, form: ReceptionForm) -> None:
        """Forget `form`'s draft."""
        self._keeper.drop()
        self._keeper.discard(form.submission_id)
        self._list_again()

    def park(self, form: ReceptionForm) -> None:
        """Put `form` aside on purpose."""
        self._keeper.keep(replace(form, parked=True))
        self._keeper.save_now()
        self._list_again()
        _ = self._words.gettext
        name = form.principal.name if form.principal else _("chưa có tên")
        self.said.emit(Line(_("Đã lưu nháp: {name}. Mở lại ở nút Bản nháp.").format(name=name), Tone.GOOD))

    def bring_back(self, show: Reopen) -> None:
        """Find what was interrupted and show it, with one line that says so."""
        self._keeper.list(lambda found: self._on_found(found, show), self._on_failed)

    def suggestions(self) -> "list[Suggestion]":
        """The drafts put aside, newest first, as rows to choose from."""
        return [self._suggest(restored) for restored in self._parked]

    def take(self, restored: Restored) -> None:
        """A draft put aside is on screen again."""
        self._parked = tuple(other for other in self._parked if other is not restored)
        self._announce()

    def _on_found(self, found: tuple[Restored, ...], show: Reopen) -> None:
        active = next((r for r in found if not r.form.parked and not r.receipt_code), None)
        if active is not None and show(active.form, active.procedure):
            self._say_restored(active)
        self._say_unprinted([restored for restored in found if restored.receipt_code])
        self._take_parked(found)

    def _say_restored(self, restored: Restored) -> None:
        _ = self._words.gettext
        at = f"{local(restored.saved_at):%H:%M}"
        text = _("Đã khôi phục bản nháp lúc {time}.").format(time=at)
        self.said.emit(Line(text, Tone.WARN, _("Bỏ bản nháp"), self.dismissed.emit))

    def _say_unprinted(self, received: Sequence[Restored]) -> None:
        if not received:
            return
        _, newest = self._words.gettext, received[0]
        text = _("Hồ sơ {code} đã nhận nhưng chưa in giấy. Mở ra rồi bấm In giấy hẹn.").format(code=newest.receipt_code)
        if len(received) > 1:
            text += " " + _("Và {n} hồ sơ nữa.").format(n=len(received) - 1)
        submission_id = newest.form.submission_id
        self.said.emit(Line(text, Tone.WARN, _("Mở hồ sơ"), lambda: self.page_asked.emit(submission_id)))

    def _list_again(self) -> None:
        self._keeper.list(self._take_parked, self._on_failed)

    def _take_parked(self, found: tuple[Restored, ...]) -> None:
        current = self._current()
        self._parked = tuple(r for r in found if r.form.submission_id != current and not r.receipt_code)
        self._announce()

    def _announce(self) -> None:
        self.parked_changed.emit(len(self._parked))

    def _suggest(self, restored: Restored) -> "Suggestion":
        from ui.widgets.suggestion import Suggestion  # with the first draft, not with the window

        _ = self._words.gettext
        form = restored.form
        who = form.principal.name if form.principal else _("chưa có tên")
        what = restored.procedure.name if restored.procedure else _("chưa chọn thủ tục")
        return Suggestion(who, what, f"{local(restored.saved_at):%H:%M}", "", restored)

    def _on_failed(self, error: DeskError) -> None:
        self.said.emit(line_for(error, self._words))
