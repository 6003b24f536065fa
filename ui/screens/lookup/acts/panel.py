"""What the panels of all acts on a submission share."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.act_panel import ActPanel, Work, keys_of, text_of
from ui.screens.lookup.acts.reasons import ReasonBox
from ui.widgets.buttons import Act

if TYPE_CHECKING:
    from frontdesk.domain.card import CardRead
    from frontdesk.domain.lookup import SubmissionPage

__all__ = ["VerbPanel", "Work", "keys_of", "text_of"]


class VerbPanel(ActPanel):
    """The panel of one verb. It may look things up for its preview; the screen does the act."""

    left = Signal()  # the officer closed it
    said = Signal(object)  # Line
    judged = Signal()  # the gap changed though nothing was typed
    begun = Signal()  # what the desk proposed now stands in the fields: nothing of it was typed

    def __init__(self, room: Room, heading: str, act: str, words: Words) -> None:
        super().__init__(heading, act, words)
        self.room = room
        self.close_act = Act(words.gettext("Đóng"), self.left.emit, keys="Esc", look="link")
        self.add_to_head(self.close_act)

    @property
    def shown(self) -> "SubmissionPage":
        """The page the panel stands beside."""
        assert self.page is not None, "a panel is begun before it is used"
        return self.page

    @property
    def submission_id(self) -> str:
        """What the act is done to."""
        return self.shown.submission_id

    def done_text(self, after: Submission) -> str:
        """What to say once it is done: the form's number, and what to tell the citizen."""
        del after
        return self.done_line()

    def tick_all(self) -> None:
        """Ctrl+D: everything is there."""

    def take_card(self, _read: "CardRead") -> bool:
        """A citizen's card was scanned while the panel is open; False where it has no use for it."""
        return False

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
