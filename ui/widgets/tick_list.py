"""A list of things to tick, such as the papers that go back to their owner."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.card import empty, row
from ui.widgets.text import Text

_ROW = 28  # px


class Tick(QWidget):
    """One line; its words tick it too."""

    changed = Signal()

    def __init__(self, words: str, aside: str = "", *, on: bool = True) -> None:
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
        if aside:
            line.addWidget(Text(aside, tone="muted"))
        self.setLayout(line)
        self.setFocusProxy(self.box)
        self.setMinimumHeight(_ROW)
        self.box.toggled.connect(lambda _on: self.changed.emit())

    @property
    def on(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def put(self, *, on: bool) -> None:
        """Tick or untick without announcing it."""
        with QSignalBlocker(self.box):
            self.box.setChecked(on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.words and event.type() is QEvent.Type.MouseButtonRelease and self.box.isEnabled():
            self.box.toggle()
            return True
        return super().eventFilter(watched, event)


class TickList(QWidget):
    """Lines to tick one below the other; `nothing` stands there where there is no line. Arrow keys go up and down."""

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

    def show_items(
        self,
        items: Sequence[str],
        ticked: Sequence[str] | None = None,
        keys: Sequence[str] = (),
        asides: Sequence[str] = (),
    ) -> None:
        """Replace every line; `ticked` None: all. `keys` are what the lines stand for, where not their words.

        `asides` stand at the right of the lines.
        """
        empty(self._lines)
        self._keys = tuple(keys) or tuple(items)
        self._ticks = []
        for key, item, aside in zip(self._keys, items, asides or ("",) * len(items), strict=True):
            tick = Tick(item, aside, on=ticked is None or key in ticked)
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

    def put(self, ticked: Sequence[str]) -> None:
        """Tick those keys and no others, without announcing it."""
        for key, tick in zip(self._keys, self._ticks, strict=True):
            tick.put(on=key in ticked)

    def tick_all(self) -> None:
        """Tick every line."""
        self.put(self._keys)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        at = next((place for place, tick in enumerate(self._ticks) if tick.box.hasFocus()), None)
        if step and at is not None and 0 <= at + step < len(self._ticks):
            self._ticks[at + step].box.setFocus()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        """To the first line."""
        if self._ticks:
            self._ticks[0].box.setFocus()
