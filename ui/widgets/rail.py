"""The rail: rooms of the house from top to bottom, who and where at its foot."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import GRID, current_tokens, ui_font
from ui.widgets.buttons import Act
from ui.widgets.icon_label import IconLabel
from ui.widgets.icons import icon
from ui.widgets.text import Text, restyle

WIDE, NARROW = 184, 64  # px
_NAME = WIDE - 80  # px for a name beside its icon
_HEAD, _LOW_HEAD = 56, 40
_HIGH, _GAP, _AROUND = 40, 4, 4 * GRID  # of one act, between two, of what lies around them
_LOW = 30  # of one act where the window is low


class Rail(QWidget):
    """Emits the name of the room asked for; `who_asked`: who sits here wants something of their own."""

    asked = Signal(str)
    who_asked = Signal()

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(label)
        self._rooms: dict[str, tuple[Act, str]] = {}
        self._folded = self._dense = False
        self._mark = IconLabel("mark", "rail_mark", 20)
        self._name = Text(name, "strong", "rail")
        head = self._head_box = QWidget()
        head.setFixedHeight(_HEAD)
        self._head = line = QHBoxLayout(head)
        line.setSpacing(12)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._name, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 2 * GRID)
        self._column.setSpacing(0)
        self._column.addWidget(head)
        self._items = QVBoxLayout()
        self._items.setContentsMargins(GRID, GRID, GRID, 0)
        self._items.setSpacing(_GAP)
        self._column.addLayout(self._items)
        self._column.addStretch(1)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(GRID, 0, GRID, 0)
        self._foot.setSpacing(_GAP)
        self._column.addLayout(self._foot)
        self.who = self.add_foot("person", "", "", self.who_asked.emit)
        self.who.hide()
        self._foot.removeWidget(self.who)
        self._counter = Text("", "caption", "rail_muted", elide=True)
        self._roles = Text("", "caption", "rail_muted", elide=True)
        self._keys = tuple(Text("", "caption", "rail_muted", elide=True) for _each in range(2))
        self._about = QWidget()
        about = QVBoxLayout(self._about)
        about.setContentsMargins(2 * GRID + 2, 0, GRID, 0)
        about.setSpacing(0)
        for said in (self._counter, self._roles, *self._keys):
            about.addWidget(said)
        own = self._own = QVBoxLayout()
        own.setContentsMargins(GRID, GRID, GRID, 0)
        own.addWidget(self.who)
        self._column.addLayout(own)
        self._column.addWidget(self._about)
        self.fold(folded=False)

    def add_room(self, name: str, label: str, keys: str) -> None:
        """A room that exists."""
        made = Act(label, lambda: self.asked.emit(name), keys=keys, look="rail", checkable=True)
        self._put(made, name, label)
        self._items.addWidget(made)

    def add_foot(self, name: str, label: str, keys: str, run: Callable[[], object]) -> Act:
        """A small act at the foot."""
        made = Act(label, run, keys=keys, look="rail")
        self._put(made, name, label)
        self._foot.addWidget(made)
        return made

    def _put(self, made: Act, name: str, label: str) -> None:
        self._dress(made, name)
        self._rooms[name] = (made, label)
        made.setProperty("dense", "true" if self._dense else "false")
        if self._folded:
            made.fold("")

    def choose(self, name: str) -> None:
        """Mark the room that is shown."""
        for room, (act, _label) in self._rooms.items():
            act.setChecked(room == name)

    @property
    def names(self) -> tuple[str, ...]:
        """What is on it."""
        return tuple(self._rooms)

    def button(self, name: str) -> Act:
        """The button of a room."""
        return self._rooms[name][0]

    def relabel(self, name: str, label: str) -> None:
        """Other words for a foot act."""
        act = self._rooms[name][0]
        self._rooms[name] = (act, label)
        act.setAccessibleName(label)
        if not self._folded:
            act.setText(label)

    def show_who(self, counter: str, name: str, roles: Sequence[str], keys: Sequence[str]) -> None:
        """Who sits here and what they are, at which counter, and the keys to leave it (two at most)."""
        more = f" +{len(roles) - 1}" if len(roles) > 1 else ""
        self._counter.say(counter)
        self._roles.say(f"{roles[0][:1].upper()}{roles[0][1:]}{more}")
        for at, line in enumerate(self._keys):
            line.say(keys[at] if at < len(keys) else "")
            line.setVisible(at < len(keys))
        metrics = QFontMetrics(ui_font(13))
        self.relabel("person", metrics.elidedText(name, Qt.TextElideMode.ElideRight, _NAME))
        self.who.setAccessibleName(name)
        self.who.setAccessibleDescription(", ".join((*roles, counter, *keys)))
        self.who.show()

    def fold(self, *, folded: bool) -> None:
        """Icons only, where the window is narrow."""
        self._folded = folded
        self.setFixedWidth(NARROW if folded else WIDE)
        self._name.setVisible(not folded)
        self._head.setContentsMargins((NARROW - 20) // 2 if folded else 18, 0, GRID, 0)
        self._about.setVisible(not folded)
        for act, label in self._rooms.values():
            act.fold("" if folded else label)

    def fit(self, height: int) -> None:
        """Stand closer where a window of `height` px is too low for all."""
        about, acts = 0 if self._folded else self._about.sizeHint().height(), len(self._rooms)
        dense = _HEAD + _AROUND + about + acts * (_HIGH + _GAP) > height
        fits = not dense or _LOW_HEAD + GRID + about + acts * (_LOW + 1) <= height
        self._about.setVisible(not self._folded and fits)
        if dense == self._dense:
            return
        self._dense = dense
        self._head_box.setFixedHeight(_LOW_HEAD if dense else _HEAD)
        for layout in (self._items, self._foot):
            layout.setSpacing(1 if dense else _GAP)
        self._items.setContentsMargins(GRID, 2 if dense else GRID, GRID, 0)
        self._own.setContentsMargins(GRID, 1 if dense else GRID, GRID, 0)
        self._column.setContentsMargins(0, 0, 0, 2 if dense else 2 * GRID)
        for act, _label in self._rooms.values():
            act.setProperty("dense", "true" if dense else "false")
            restyle(act)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            for name, (act, _label) in self._rooms.items():
                self._dress(act, name)

    def _dress(self, act: Act, name: str) -> None:
        tokens = current_tokens()
        act.setIcon(icon(name, tokens.rail_muted, tokens.rail_mark if act.isCheckable() else None))
