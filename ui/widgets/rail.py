"""The rail: rooms of the house from top to bottom, who and where at its foot."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import GRID, current_tokens
from ui.widgets.buttons import Act
from ui.widgets.icon_label import IconLabel
from ui.widgets.icons import icon
from ui.widgets.text import Text

WIDE, NARROW = 184, 64  # px


class Rail(QWidget):
    """Emits the name of the room asked for."""

    asked = Signal(str)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(label)
        self._rooms: dict[str, tuple[Act, str]] = {}
        self._mark = IconLabel("mark", "rail_mark", 20)
        self._name = Text(name, "strong", "rail")
        head = QWidget()
        head.setFixedHeight(56)
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
        self._items.setSpacing(4)
        self._column.addLayout(self._items)
        self._column.addStretch(1)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(GRID, 0, GRID, 0)
        self._foot.setSpacing(4)
        self._column.addLayout(self._foot)
        self._counter = Text("", "strong", "rail", elide=True)
        self._officer = Text("", "caption", "rail_muted", elide=True)
        self._who = QWidget()
        who = QVBoxLayout(self._who)
        who.setContentsMargins(2 * GRID + 2, GRID, GRID, 0)
        who.setSpacing(2)
        who.addWidget(self._counter)
        who.addWidget(self._officer)
        self._column.addWidget(self._who)
        self.fold(folded=False)

    def add_room(self, name: str, label: str, keys: str) -> None:
        """A room that exists."""
        made = Act(label, lambda: self.asked.emit(name), keys=keys, look="rail", checkable=True)
        self._dress(made, name)
        self._rooms[name] = (made, label)
        self._items.addWidget(made)

    def add_foot(self, name: str, label: str, keys: str, run: Callable[[], object]) -> Act:
        """A small act at the foot."""
        made = Act(label, run, keys=keys, look="rail")
        self._dress(made, name)
        self._rooms[name] = (made, label)
        self._foot.addWidget(made)
        return made

    def choose(self, name: str) -> None:
        """Mark the room that is shown."""
        for room, (act, _label) in self._rooms.items():
            act.setChecked(room == name)

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

    def show_who(self, counter: str, officer: str) -> None:
        """Which counter, and who sits there."""
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
        self._who.setVisible(not folded)
        for act, label in self._rooms.values():
            act.fold("" if folded else label)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            for name, (act, _label) in self._rooms.items():
                self._dress(act, name)

    def _dress(self, act: Act, name: str) -> None:
        tokens = current_tokens()
        act.setIcon(icon(name, tokens.rail_muted, tokens.rail_mark if act.isCheckable() else None))
