"""What the scanner wrote into its folder, offered in one line."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontdesk.i18n import Words
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import row
from ui.widgets.chooser import Chooser
from ui.widgets.icon_label import IconLabel
from ui.widgets.suggestion import Suggestion
from ui.widgets.text import Text


class NewScans(QWidget):
    """The oldest file that waits, and what to attach it to. Gone where nothing waits."""

    taken = Signal(object, str)  # path, paper
    passed = Signal(object)  # path: not for this submission

    def __init__(self, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self._path: Path | None = None
        self._papers: tuple[str, ...] = ()
        self.sentence = Text("", elide=True)
        self.to = Chooser(_("Hồ sơ không có giấy tờ nào."))
        self.to.rename(_("Gắn vào…"))
        self.to.asked.connect(self._on_asked)
        self.to.chosen.connect(self._on_chosen)
        self.not_now = Act(_("Bỏ qua"), self._on_passed, look="link")
        line = row(IconLabel("info", "accent"), self.sentence, self.to, self.not_now, spacing=GRID)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()

    def show_papers(self, papers: Sequence[str]) -> None:
        """What a scan may be attached to."""
        self._papers = tuple(papers)

    def offer(self, waiting: Sequence[Path]) -> None:
        """Offer the first of the files that wait; nothing for none."""
        _ = self._words.gettext
        self._path = waiting[0] if waiting else None
        self.setVisible(bool(waiting))
        if not waiting:
            return
        text = _("Có bản quét mới: {name}").format(name=waiting[0].name)
        if len(waiting) > 1:
            text += " " + _("(và {n} bản nữa)").format(n=len(waiting) - 1)
        self.sentence.say(text)

    def _on_asked(self) -> None:
        _ = self._words.gettext
        rows = [Suggestion(name, "", "", "", name) for name in self._papers]
        self.to.offer([*rows, Suggestion(_("Cả hồ sơ"), _("không riêng giấy tờ nào"), "", "", "")])

    def _on_chosen(self, paper: object) -> None:
        if self._path is not None:
            self.taken.emit(self._path, str(paper))

    def _on_passed(self) -> None:
        if self._path is not None:
            self.passed.emit(self._path)
