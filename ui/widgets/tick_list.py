"""A list of things to tick, such as the papers that go back to their owner."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.card import empty, row
from ui.widgets.text import Text

_ROW = 28  # px


class Tick(QWidget):
    """One line; its words tick it too."""

    changed = Signal()

    def __init__(self, words: str, *, on: bool = True) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(words)
        self.box.setCursor(Qt.CursorShape.PointingHandCursor)
        self.box.setChecked(on)
        self.words = Text(words, wrap=True)
        self.words.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words.installEventFilter(self)
        line = row(self.box, self.words, spacing=GRID)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setMinimumHeight(_ROW)
        self.box.toggled.connect(lambda _on: self.changed.emit())

    @property
    def on(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.words and event.type() is QEvent.Type.MouseButtonRelease:
            self.box.toggle()
            return True
        return super().eventFilter(watched, event)


class TickList(QWidget):
    """Lines to tick one below the other; `nothing` stands there where there is no line."""

    changed = Signal()

    def __init__(self, name: str, nothing: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._nothing = nothing
        self._ticks: list[Tick] = []
        self._keys: tuple[str, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)

    def show_items(self, items: Sequence[str], ticked: Sequence[str] | None = None, keys: Sequence[str] = ()) -> None:
        """Replace every line; `ticked` None: all. `keys` are what the lines stand for, where not their words."""
        empty(self._lines)
        self._keys = tuple(keys) or tuple(items)
        self._ticks = []
        for key, item in zip(self._keys, items, strict=True):
            tick = Tick(item, on=ticked is None or key in ticked)
            tick.changed.connect(self.changed)
            self._ticks.append(tick)
            self._lines.addWidget(tick)
        if not items:
            self._lines.addWidget(Text(self._nothing, tone="muted", wrap=True))

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The lines."""
        return tuple(self._ticks)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The keys of what is ticked, in order."""
        return tuple(key for key, tick in zip(self._keys, self._ticks, strict=True) if tick.on)

    @property
    def unticked(self) -> tuple[str, ...]:
        """The keys of what is not."""
        return tuple(key for key, tick in zip(self._keys, self._ticks, strict=True) if not tick.on)

    def take_focus(self) -> None:
        """To the first line."""
        if self._ticks:
            self._ticks[0].box.setFocus()
