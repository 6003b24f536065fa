"""The officer's baskets: every scan answered at once, every change kept, undone, or taken back by the desk."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from frontdesk.domain.baskets import Answer, Basket, Baskets, Weighed
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, Tone, line_for
from ui.operations.begun import Begun, Content, string, strings
from ui.operations.handover import weigh_again
from ui.operations.room import Room
from ui.operations.scans import Scans
from ui.screens.handover.answers import ScanRow

SCREEN = "handover"
_KEY = "handover:baskets"  # no submission's id has a colon
_UNDO_DEPTH = 50


class BasketDesk(QObject):
    """Holds the baskets. `answered` carries the row of a scan, `changed` says that baskets differ from before."""

    answered = Signal(object)  # ScanRow
    changed = Signal()
    said = Signal(object)  # Line

    def __init__(self, room: Room, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room
        self._words = words
        self.baskets = Baskets()
        self._undo: list[Baskets] = []
        self._scans: Scans[Weighed | None] = Scans(
            room.tasks, self, lambda desk, text: desk.handover.weigh(text), self._on_weighed, self._on_refused
        )
        self._begun = Begun(room.tasks, self, SCREEN, self._on_failed)
        self._begun.bring_back(self._on_found)

    @property
    def open(self) -> Basket:
        """The basket scans go to."""
        return self.baskets.of(self.baskets.chosen)

    def take(self, text: str) -> None:
        """A code was scanned or typed."""
        self._scans.take(text)

    def choose(self, department: str) -> None:
        """Scans go to this department from now on; every basket stays."""
        if department != self.baskets.chosen:
            self._become(self.baskets.choose(department))

    def put_where_it_belongs(self, row: ScanRow) -> None:
        """Another department's submission goes into that one's own basket."""
        weighed = row.weighed
        if weighed is None or row.answer is not Answer.WRONG_DEPARTMENT or weighed.submission_id in self.baskets.ids:
            return
        self._remember()
        self._become(self.baskets.with_item(weighed))
        text = self._words.gettext("Đã cho vào giỏ {department}: {code}.")
        self.said.emit(Line(text.format(department=weighed.department, code=weighed.receipt_code), Tone.GOOD))

    def take_out(self, submission_id: str) -> None:
        """Out of the basket again."""
        if submission_id in self.baskets.ids:
            self._remember()
            self._become(self.baskets.without(submission_id))

    def undo(self) -> None:
        """Take the last change back."""
        _ = self._words.gettext
        if not self._undo:
            self.said.emit(Line(_("Không có gì để hoàn tác.")))
            return
        self._become(self._undo.pop())
        self.said.emit(Line(_("Đã hoàn tác."), Tone.GOOD))

    def let_go(self, ids: tuple[str, ...]) -> None:
        """These were handed over; there is no way back to before."""
        self._undo.clear()
        self._become(self.baskets.handed_over(ids))

    def weigh_again(self) -> None:
        """Something changed: see whether everything may still be handed over, and by whom."""
        ids = self.baskets.ids
        if ids:
            self._room.tasks.look(self, lambda desk: weigh_again(desk, ids), self._on_weighed_again, self._on_failed)

    def save_now(self) -> None:
        """The window is closing."""
        self._begun.save_now()

    def _on_weighed(self, text: str, weighed: Weighed | None) -> None:
        row = ScanRow(self.baskets.answer(weighed), weighed, text)
        if row.taken and weighed is not None:
            chosen = self.baskets.chosen
            self._remember()
            self.baskets = self.baskets.with_item(weighed)
            self._keep()
            if chosen != self.baskets.chosen:
                self.changed.emit()
        self._room.sounds.play(row.look.sound)
        self.answered.emit(row)

    def _on_refused(self, text: str, error: DeskError) -> None:
        row = ScanRow(Answer.UNKNOWN, None, text, error)
        self._room.sounds.play(row.look.sound)
        self.answered.emit(row)

    def _on_found(self, drafts: Mapping[str, Content]) -> None:
        content = drafts.get(_KEY, {})
        ids = strings(content, "ids")
        if not ids:
            return
        found = partial(self._on_restored, content)
        self._room.tasks.look(self, lambda desk: weigh_again(desk, ids), found, self._on_failed)

    def _on_restored(self, content: Content, found: Mapping[str, Weighed | None]) -> None:
        versions = content.get("replaced")
        replaced = versions if isinstance(versions, dict) else {}
        restored = Baskets()
        for each, weighed in found.items():
            if weighed is not None and each not in self.baskets.ids:
                version = replaced.get(each)
                restored = restored.with_item(
                    replace(weighed, replaced_version=version if isinstance(version, int) else 0)
                )
        sound, dropped = restored.weighed_again({})
        self._undo.clear()  # it leads to before what came back
        merged = sound
        for item in (item for basket in self.baskets.baskets for item in basket.items):
            merged = merged.with_item(item)
        self._become(merged.choose(self.baskets.chosen or string(content, "chosen")))
        text = self._words.ngettext("Đã khôi phục giỏ: {n} hồ sơ.", "Đã khôi phục giỏ: {n} hồ sơ.", len(sound.ids))
        self.said.emit(Line(text.format(n=len(sound.ids)), Tone.GOOD))
        self._tell_dropped(dropped)

    def _on_weighed_again(self, found: Mapping[str, Weighed | None]) -> None:
        before = self.baskets
        after, dropped = before.weighed_again(found)
        if after != before:
            self._undo.clear()
            self._become(after)
            self._tell_dropped(dropped)

    def _tell_dropped(self, dropped: tuple[Weighed, ...]) -> None:
        for weighed in dropped:
            self.answered.emit(ScanRow(Answer.NOT_NOW, weighed, weighed.receipt_code))
        if dropped:
            self._room.sounds.play(ScanRow(Answer.NOT_NOW).look.sound)
            codes = ", ".join(weighed.receipt_code for weighed in dropped[:3])
            text = self._words.ngettext(
                "Đã bỏ {n} hồ sơ khỏi giỏ vì trạng thái đã đổi: {codes}.",
                "Đã bỏ {n} hồ sơ khỏi giỏ vì trạng thái đã đổi: {codes}.",
                len(dropped),
            )
            self.said.emit(Line(text.format(n=len(dropped), codes=codes), Tone.WARN))

    def _remember(self) -> None:
        self._undo = [*self._undo[1 - _UNDO_DEPTH :], self.baskets]

    def _become(self, baskets: Baskets) -> None:
        self.baskets = baskets
        self._keep()
        self.changed.emit()

    def _keep(self) -> None:
        items = [item for basket in self.baskets.baskets for item in basket.items]
        content: Content = {
            "chosen": self.baskets.chosen,
            "ids": [item.submission_id for item in items],
            "replaced": {item.submission_id: item.replaced_version for item in items if item.replaced_version},
        }
        self._begun.keep(_KEY, content if items else {})

    def _on_failed(self, error: DeskError) -> None:
        self.said.emit(line_for(error, self._words))
