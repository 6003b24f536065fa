"""Ready sentences for reasons (resources/reasons.toml), and the field they fill."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontdesk.i18n import Words
from ui.theme import RESOURCES
from ui.widgets.card import column, row
from ui.widgets.chooser import Chooser
from ui.widgets.reason_field import ReasonField
from ui.widgets.suggestion import Suggestion
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class ReadyReason:
    """`short` stands in the list, `text` fills the field. Vietnamese: both come onto official forms."""

    short: str
    text: str


@cache
def ready_reasons(act: str) -> tuple[ReadyReason, ...]:
    """The sentences offered for an act; none where nobody wrote any."""
    import tomllib  # with the first panel, not with the window

    said = tomllib.loads((RESOURCES / "reasons.toml").read_text(encoding="utf-8"))
    return tuple(ReadyReason(each["short"], each["text"]) for each in said.get(act, ()))


def reason_chooser(act: str, words: Words) -> Chooser:
    """A button that offers the ready sentences of `act`; `chosen` carries the text."""
    _ = words.gettext
    made = Chooser(_("Chưa có câu mẫu."))
    made.rename(_("Câu mẫu"))
    rows = [Suggestion(each.short, each.text, "", "", each.text) for each in ready_reasons(act)]
    made.asked.connect(lambda: made.offer(rows))
    if not rows:
        made.hide()
    return made


class ReasonBox(QWidget):
    """A reason over some lines, its label above and the ready sentences at the label's right."""

    changed = Signal()

    def __init__(self, label: str, act: str, words: Words, hint: str = "", lines: int = 3) -> None:
        super().__init__()
        self._act = act
        self.field = ReasonField(label, hint, lines)
        self.field.textChanged.connect(self.changed)
        self.ready = reason_chooser(act, words)
        self.ready.setAccessibleName(words.gettext("Câu mẫu: {label}").format(label=label))
        self.ready.chosen.connect(self._on_chosen)
        for part in (self.field, self.ready):  # Tab goes in the order they get here: the field first
            part.setParent(self)
        caption = Text(label, "caption", "muted")
        caption.setBuddy(self.field)
        head = row(caption, spacing=0)
        head.addStretch(1)
        head.addWidget(self.ready)
        layout = column(spacing=2)
        layout.addLayout(head)
        layout.addWidget(self.field)
        self.setLayout(layout)
        self.setFocusProxy(self.field)

    @property
    def text(self) -> str:
        """What is written."""
        return self.field.text

    def put(self, text: str) -> None:
        """Show `text`."""
        self.field.setPlainText(text)

    def _on_chosen(self, text: object) -> None:
        """A ready sentence takes the place of another one, and follows what was written by hand."""
        written = self.text
        known = {each.text for each in ready_reasons(self._act)}
        self.put(str(text) if not written or written in known else f"{written} {text}")
        self.field.setFocus()
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
