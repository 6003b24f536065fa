"""One shape for every act on a submission: fields, what is still missing, and the screen's primary act that does it.

No dialog: a panel stands where the consequence stands, Esc leaves it, Ctrl+Enter does it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontdesk.i18n import Words
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.text import Text

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.lookup import SubmissionPage
    from frontdesk.domain.states import Verb

Work = Callable[["Desk"], object]


class ActPanel(Card):
    """Fields from top to bottom, each under its label. Subclasses say what is missing and what is to be done."""

    changed = Signal()
    forms: tuple[str, ...] = ()  # numbers of the forms that are printed once it is done
    verb: "Verb"  # what it does to a submission

    def __init__(self, heading: str, act: str, words: Words) -> None:
        super().__init__(heading)
        self.act = act  # words of the primary act
        self.words = words
        self.page: SubmissionPage | None = None
        self.body.setSpacing(GRID)

    def begin(self, page: "SubmissionPage") -> None:
        """Fill the fields for `page` and forget what was there."""
        self.page = page

    @property
    def gap(self) -> str:
        """What is still missing, as one sentence; empty when the act may be done."""
        return ""

    def work(self) -> Work:
        """What is to be done, assembled from the fields now; it runs on a worker."""
        raise NotImplementedError

    def done_line(self) -> str:
        """What to say once it is done."""
        return self.heading.text()

    def content(self) -> dict[str, object]:
        """What was typed, to be kept as a draft; empty where there is nothing worth keeping."""
        return {}

    def restore(self, content: dict[str, object]) -> None:
        """Put a draft back into the fields."""

    def take_focus(self) -> None:
        """Put the focus where typing begins."""

    def add_note(self, text: str, tone: str = "muted") -> Text:
        """A line of explanation."""
        note = Text(text, "caption", tone, wrap=True)
        self.body.addWidget(note)
        return note

    def add_field(self, label: str, field: QWidget) -> QWidget:
        """A field under its label."""
        group = QVBoxLayout()
        group.setContentsMargins(0, 0, 0, 0)
        group.setSpacing(2)
        caption = Text(label, "caption", "muted")
        caption.setBuddy(field)
        group.addWidget(caption)
        group.addWidget(field)
        self.body.addLayout(group)
        if not field.accessibleName():
            field.setAccessibleName(label)
        return field


def text_of(content: dict[str, object], name: str) -> str:
    """A string of a draft; empty where it holds none."""
    value = content.get(name, "")
    return value if isinstance(value, str) else ""


def keys_of(content: dict[str, object], name: str) -> tuple[str, ...]:
    """What was ticked in a draft."""
    value = content.get(name, ())
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, (list, tuple)) else ()
