"""Records what a department says of a batch; what was noted and not recorded yet is kept."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.domain.custody import Parcel
from frontdesk.domain.lookup import Hit
from frontdesk.domain.manifests import Manifest, ManifestItem
from frontdesk.domain.states import Verb
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, Tone, line_for
from ui.operations.begun import Begun, Content
from ui.operations.handover import act
from ui.operations.room import Room
from ui.operations.scans import Scans
from ui.screens.handover.manifest_edit import ManifestEdit, edit_from, still_open
from ui.screens.handover.manifest_page import ManifestPage
from ui.sounds import Sound
from ui.tasks import Latest

if TYPE_CHECKING:
    from frontdesk.desk import Desk

SCREEN = "manifest"
_KEY = "manifest:"


class ManifestDesk(QObject):
    """Speaks for the batch on the page. `opened`: the batch asked for; `shown_changed`: it stands differently now."""

    opened = Signal()
    shown_changed = Signal()
    said = Signal(object)  # Line

    def __init__(self, room: Room, words: Words, page: ManifestPage) -> None:
        super().__init__(page)
        self._room = room
        self._words = words
        self._page = page
        self.manifest: Manifest | None = None
        self.busy = False
        self._edits: dict[str, ManifestEdit] = {}
        self._asked: Latest[Manifest] = Latest(room.tasks, self)
        self._scans: Scans[Hit | None] = Scans(
            room.tasks, self, lambda desk, text: desk.lookup.find(text), self._on_scanned, self._on_unread
        )
        self._begun = Begun(room.tasks, self, SCREEN, self._on_failed)
        self._begun.bring_back(self._on_found)
        page.toggle_asked.connect(self.toggle)
        page.answer.asked.connect(self.do)
        page.answer.changed.connect(self._on_typed)
        page.answer.entered.connect(self.take)

    @property
    def edit(self) -> ManifestEdit:
        """What was noted on the batch that is shown."""
        return self._edits.get(self.manifest.code, ManifestEdit()) if self.manifest is not None else ManifestEdit()

    @property
    def waiting(self) -> tuple[ManifestItem, ...]:
        """Those the department has said nothing about."""
        return still_open(self.manifest) if self.manifest is not None else ()

    def open(self, code: str) -> None:
        """Look a batch up and show it."""
        self._asked.ask(lambda desk: desk.handover.manifest(code), self._show_new, self._on_failed)

    def look_again(self) -> None:
        """The batch that is shown may have changed."""
        if self.manifest is not None and not self.busy:
            code = self.manifest.code
            self._asked.ask(lambda desk: desk.handover.manifest(code), self._show, self._on_failed)

    def take(self, text: str) -> None:
        """A code was scanned or typed: an exception, or one to be at."""
        self._scans.take(text)

    def toggle(self, submission_id: str) -> None:
        """The department does not have this one; or it does."""
        self._note(self.edit.toggled(submission_id))

    def acknowledge(self) -> None:
        """Record: everything unanswered is received, except what was noted."""
        manifest, edit = self.manifest, self.edit
        if manifest is None or self.busy or not self.waiting:
            return
        excepted = [item.submission_id for item in self.waiting if item.submission_id in edit.excepted]
        text = self._words.gettext("Đã ghi nhận phiếu {manifest}: {received} đã nhận, {missing} thiếu.")
        said = text.format(manifest=manifest.code, received=len(self.waiting) - len(excepted), missing=len(excepted))
        self._record(
            lambda desk: desk.handover.acknowledge(manifest.code, excepted, edit.taker, edit.reason),
            said,
            forget=True,
        )

    def do(self, verb: Verb) -> None:
        """Record what became of the row the officer is at."""
        item, manifest = self._page.chosen, self.manifest
        if item is None or manifest is None or self.busy or not self._page.answer.acts[verb].isVisible():
            return
        which, edit = item.submission_id, self.edit
        if verb is Verb.SEND_BACK and not edit.reason:
            self.said.emit(Line(self._words.gettext("Ghi lý do trả lại rồi làm lại."), Tone.BAD))
            self._page.answer.reason.setFocus()
            return

        def work(desk: "Desk") -> Manifest:
            if verb is Verb.REPORT_MISSING:
                desk.handover.report_missing(which, edit.reason, edit.taker)
            elif verb is Verb.FIND:
                desk.handover.found(which)
            elif verb is Verb.ACKNOWLEDGE:
                desk.handover.acknowledge_one(which, edit.taker)
            else:
                desk.handover.send_back(which, edit.reason, edit.taker)
            return desk.handover.manifest(manifest.code)

        self._record(work, f"{item.receipt_code}: {self._page.answer.acts[verb].text()}.")

    def save_now(self) -> None:
        """The window is closing."""
        self._begun.save_now()

    def _record(self, work: "Callable[[Desk], Manifest]", said: str, *, forget: bool = False) -> None:
        self.busy = True
        self.shown_changed.emit()

        def done(manifest: Manifest) -> None:
            self.busy = False
            if forget:
                self._edits.pop(manifest.code, None)
                self._begun.keep(_KEY + manifest.code, {})
            else:
                self._edits[manifest.code] = replace(self._edits.get(manifest.code, ManifestEdit()), reason="")
                self._begun.keep(_KEY + manifest.code, self._edits[manifest.code].content())
            if self.manifest is not None and self.manifest.code == manifest.code:
                self._show(manifest)
            self.said.emit(Line(said, Tone.GOOD))

        act(self._room, self, work, done, self._on_refused)

    def _on_refused(self, error: DeskError) -> None:
        self.busy = False
        self.shown_changed.emit()
        self._on_failed(error)

    def _note(self, edit: ManifestEdit) -> None:
        if self.manifest is None:
            return
        self._edits[self.manifest.code] = edit
        self._begun.keep(_KEY + self.manifest.code, edit.content())
        self._page.show_edit(self.manifest, edit)
        self.shown_changed.emit()

    def _on_typed(self) -> None:
        taker, reason = self._page.answer.edit_of_fields
        self._note(replace(self.edit, taker=taker, reason=reason))

    def _show_new(self, manifest: Manifest) -> None:
        if self.manifest is None or self.manifest.code != manifest.code:
            self._page.table.go_to(-1)
        self._show(manifest)
        self.opened.emit()

    def _show(self, manifest: Manifest) -> None:
        self.manifest = manifest
        self._page.answer.restore(self.edit)
        self._page.show_manifest(manifest, self.edit)
        self.shown_changed.emit()

    def _on_scanned(self, text: str, hit: Hit | None) -> None:
        _ = self._words.gettext
        item = self._page.go_to(hit.submission_id) if hit is not None else None
        if hit is None or item is None:
            self._room.sounds.play(Sound.REFUSED)
            code = hit.receipt_code if hit is not None else text[:40]
            self.said.emit(Line(_("Không có trong phiếu này: {code}.").format(code=code), Tone.WARN))
        elif item.parcel is not Parcel.SENT:
            self._room.sounds.play(Sound.DUPLICATE)
            self.said.emit(Line(_("{code} đã được trả lời; chọn việc ở bên phải.").format(code=item.receipt_code)))
        elif item.submission_id in self.edit.excepted:
            self._room.sounds.play(Sound.DUPLICATE)
            self.said.emit(
                Line(_("{code} đã đánh dấu thiếu; phím cách để bỏ.").format(code=item.receipt_code), Tone.WARN)
            )
        else:
            self._room.sounds.play(Sound.ACCEPTED)
            self.toggle(item.submission_id)
            self.said.emit(Line(_("{code}: sẽ báo thiếu.").format(code=item.receipt_code), Tone.WARN))

    def _on_unread(self, _text: str, error: DeskError) -> None:
        self._room.sounds.play(Sound.REFUSED)
        self._on_failed(error)

    def _on_found(self, drafts: Mapping[str, Content]) -> None:
        for key, content in drafts.items():
            self._edits.setdefault(key.removeprefix(_KEY), edit_from(content))
        if self.manifest is not None:
            self._show(self.manifest)

    def _on_failed(self, error: DeskError) -> None:
        self.said.emit(line_for(error, self._words))
