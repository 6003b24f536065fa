"""One shape for every act on a submission: fields, what is still missing, and the screen's primary act that does it.

No dialog: a panel stands where the consequence stands, Esc leaves it, Ctrl+Enter does it. Each act has one panel, the
same in every room.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.reasons import ReasonBox
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import Card
from ui.widgets.text import Text

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.card import CardRead
    from frontdesk.domain.lookup import SubmissionPage

Work = Callable[["Desk"], object]


class ActPanel(Card):
    """Fields from top to bottom, each under its label. It may look things up for its preview; the desk does the act."""

    changed = Signal()
    left = Signal()  # the officer closed it
    said = Signal(object)  # Line
    judged = Signal()  # the gap changed though nothing was typed
    begun = Signal()  # what the desk proposed now stands in the fields: nothing of it was typed
    turned = Signal(object)  # Verb: another act comes first; this one waits as it stands
    do_asked = Signal()  # a key inside the panel does the act
    forms: tuple[str, ...] = ()  # numbers of the forms that are printed once it is done
    verb: Verb

    def __init__(self, room: Room, heading: str, act: str, words: Words) -> None:
        super().__init__(heading)
        self.room = room
        self.act = act  # words of the primary act
        self.words = words
        self.page: SubmissionPage | None = None
        self.body.setSpacing(GRID)
        self.close_act = Act(words.gettext("Đóng"), self.left.emit, keys="Esc", look="link")
        self.add_to_head(self.close_act)

    def begin(self, page: "SubmissionPage") -> None:
        """Fill the fields for `page` and forget what was there."""
        self.page = page

    @property
    def shown(self) -> "SubmissionPage":
        """The page the panel stands beside."""
        assert self.page is not None, "a panel is begun before it is used"
        return self.page

    @property
    def submission_id(self) -> str:
        """What the act is done to; empty for an act on more than one."""
        return self.shown.submission_id

    @property
    def subject(self) -> str:
        """What a draft is kept for: a submission's id, or a batch's code."""
        return self.submission_id

    @property
    def gap(self) -> str:
        """What is still missing, as one sentence; empty when the act may be done."""
        return ""

    @property
    def goes_on(self) -> bool:
        """Whether what is done next leaves the panel open."""
        return False

    def work(self) -> Work:
        """What is to be done, assembled from the fields now; it runs on a worker."""
        raise NotImplementedError

    def done_text(self, after: Submission) -> str:
        """What to say once it is done: the form's number, and what to tell the citizen."""
        raise NotImplementedError

    def tick_all(self) -> None:
        """Ctrl+D: everything is there."""

    def take_card(self, _read: "CardRead") -> bool:
        """A citizen's card was scanned while the panel is open; False where it has no use for it."""
        return False

    def content(self) -> dict[str, object]:
        """What stands in the fields, to be kept as a draft."""
        return {}

    def restore(self, content: dict[str, object]) -> None:
        """Put a draft back into the fields."""

    def go_on(self, page: "SubmissionPage") -> None:
        """A part of the act is on record and `page` says how things stand; the rest is still to do."""
        self.begin(page)

    def is_stale(self, _page: "SubmissionPage") -> bool:
        """Whether what the panel shows does not hold any more."""
        return False

    def finish(self, page: "SubmissionPage") -> None:
        """The act is on record; the panel is about to close."""

    def step_back(self) -> bool:
        """Esc, inside the panel; False where it closes the panel."""
        return False

    def take_focus(self) -> None:
        """Put the focus where typing begins."""
        self.close_act.setFocus()

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

    def add_line(self, label: str, hint: str = "") -> QLineEdit:
        """A field of one line under its label."""
        field = QLineEdit()
        field.setPlaceholderText(hint)
        field.textChanged.connect(lambda _text: self.changed.emit())
        self.add_field(label, field)
        return field

    def add_reason(self, label: str, hint: str = "", lines: int = 3) -> ReasonBox:
        """A reason, with the ready sentences of this verb."""
        box = ReasonBox(label, self.verb.value, self.words, hint, lines)
        box.changed.connect(self.changed)
        self.body.addWidget(box)
        return box


def text_of(content: dict[str, object], name: str) -> str:
    """A string of a draft; empty where it holds none."""
    value = content.get(name, "")
    return value if isinstance(value, str) else ""


def keys_of(content: dict[str, object], name: str) -> tuple[str, ...]:
    """What was ticked in a draft."""
    value = content.get(name, ())
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, (list, tuple)) else ()
