"""Printing a batch's papers: says how far it is, can be stopped, and takes nothing back."""

import threading
from functools import partial

from PySide6.QtCore import QObject, Signal

from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, Tone, line_for, printed_line
from ui.operations.forms import print_batch
from ui.operations.room import Printed, Room

_STEPS = 100  # said as often as a percentage changes


class BatchPrints(QObject):
    """Prints manifests with their forms 06. What was handed over stays handed over, whatever the printer does."""

    said = Signal(object)  # Line
    ended = Signal(str)  # the manifest's code
    _progressed = Signal(str, int, int)

    def __init__(self, room: Room, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room
        self._words = words
        self._stops: dict[str, threading.Event] = {}
        self._abouts: dict[str, str] = {}
        self._steps: dict[str, int] = {}
        self._progressed.connect(self._on_progressed)

    def is_printing(self, manifest: str) -> bool:
        """True while that batch is on its way to paper."""
        return manifest in self._stops

    def start(self, manifest: str, about: str = "") -> None:
        """Print; `about` is a sentence that stays before the progress: what was done just before."""
        _ = self._words.gettext
        stop = threading.Event()
        progress = partial(self._progress, manifest, stop)
        done, failed = partial(self._on_done, manifest), partial(self._on_failed, manifest)
        if not print_batch(self._room, self, manifest, progress, done, failed):
            self.said.emit(Line(_("Phiếu {manifest} đang được in.").format(manifest=manifest)))
            return
        self._stops[manifest], self._abouts[manifest] = stop, about
        self._say(manifest, _("Đang chuẩn bị phiếu {manifest}…").format(manifest=manifest))

    def stop(self, manifest: str) -> None:
        """Print nothing more of it."""
        if manifest in self._stops:
            self._stops[manifest].set()
            self.said.emit(Line(self._words.gettext("Đang dừng in phiếu {manifest}…").format(manifest=manifest)))

    def stop_all(self) -> None:
        """The window is closing."""
        for stop in self._stops.values():
            stop.set()

    def _progress(self, manifest: str, stop: threading.Event, done: int, total: int) -> bool:
        """On the printing thread, which alone keeps what was said."""
        step = done * _STEPS // max(total, 1)
        if self._steps.get(manifest) != step:
            self._steps[manifest] = step
            self._progressed.emit(manifest, done, total)
        return not stop.is_set()

    def _on_progressed(self, manifest: str, done: int, total: int) -> None:
        if manifest not in self._stops or self._stops[manifest].is_set():
            return
        _ = self._words.gettext
        if done == total:  # from here on it is the printer's
            text = _("Đang gửi phiếu {manifest} tới máy in…").format(manifest=manifest)
            self.said.emit(Line(f"{self._abouts[manifest]} {text}".strip()))
        else:
            text = _("Đang lập phiếu {manifest}: {done}/{total}.")
            self._say(manifest, text.format(manifest=manifest, done=done, total=total))

    def _say(self, manifest: str, text: str) -> None:
        about = self._abouts[manifest]
        stop = self._words.gettext("Dừng in")
        self.said.emit(Line(f"{about} {text}".strip(), Tone.MUTED, stop, partial(self.stop, manifest)))

    def _on_done(self, manifest: str, printed: Printed) -> None:
        _stop, about = self._end(manifest)
        line = printed_line(printed, self._words)
        self.said.emit(Line(f"{about} {line.text}".strip(), line.tone))
        self.ended.emit(manifest)

    def _on_failed(self, manifest: str, error: DeskError) -> None:
        _ = self._words.gettext
        stopped, about = self._end(manifest)
        text = _("Đã dừng in phiếu {manifest}; việc bàn giao vẫn được ghi nhận.").format(manifest=manifest)
        line = Line(text, Tone.WARN) if stopped else line_for(error, self._words)
        again = partial(self.start, manifest)
        self.said.emit(Line(f"{about} {line.text}".strip(), line.tone, _("In lại phiếu"), again))
        self.ended.emit(manifest)

    def _end(self, manifest: str) -> tuple[bool, str]:
        return self._stops.pop(manifest).is_set(), self._abouts.pop(manifest)
