"""What is charged: the items counted or the amount the province set, less what the law lets off; computed as typed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.domain.fees import Assessment, Exemption, Quantity
from frontdesk.domain.submission import Submission
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import line_for
from ui.operations.room import Room
from ui.screens.acts.exemption_fields import ExemptionFields
from ui.screens.acts.fee_lines import FeeLines
from ui.screens.acts.panel import text_of
from ui.screens.acts.reasons import ReasonBox
from ui.tasks import Latest
from ui.theme import GRID
from ui.widgets.card import column
from ui.widgets.money_field import MoneyField
from ui.widgets.text import Text

if TYPE_CHECKING:
    from frontdesk.desk import Desk


@dataclass(frozen=True, slots=True)
class FeeTyped:
    """What stands in the fields, as the desk takes it."""

    quantities: tuple[Quantity, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    amount: int | None = None
    note: str = ""

    def foresee(self, desk: "Desk", submission_id: str) -> Assessment:
        """What would be charged. Raises DeskError as `assess` does."""
        return desk.payments.foresee(submission_id, self.quantities, self.exemptions, self.amount, self.note)

    def assess(self, desk: "Desk", submission_id: str) -> Submission:
        """Charge it."""
        return desk.payments.assess(submission_id, self.quantities, self.exemptions, self.amount, self.note)


class FeeFields(QWidget):
    """`judged` when the desk has computed what is typed; `made` is None while it has not, or refused to."""

    changed = Signal()
    judged = Signal()

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__()
        _ = self._ = words.gettext
        self._words = words
        self._foreseen: Latest[Assessment] = Latest(room.tasks, self)
        self._submission: Submission | None = None
        self._begun = FeeTyped()
        self.made: Assessment | None = None
        self.hindrance = ""  # why there is no amount
        self.computing = False  # there will be one at once
        self.lines = FeeLines(words)
        self.amount = MoneyField(_("Số tiền theo quy định của tỉnh"))
        self.note = ReasonBox(_("Căn cứ mức thu"), "fee_ground", words, lines=2)
        caption = Text(_("Số tiền theo quy định của tỉnh"), "caption", "muted")
        caption.setBuddy(self.amount)
        self._typed = QWidget()
        typed = column(caption, self.amount, spacing=2)
        typed.addSpacing(GRID)
        typed.addWidget(self.note)
        self._typed.setLayout(typed)
        self.exemption = ExemptionFields(words)
        self.setLayout(column(self.lines, self._typed, self.exemption, spacing=GRID))
        self.lines.changed.connect(self._on_changed)
        self.note.changed.connect(self._on_changed)
        self.exemption.changed.connect(self._on_changed)
        self.amount.textChanged.connect(lambda _text: self._on_changed())

    def begin(self, submission: Submission) -> None:
        """As it stands on record."""
        self._submission = submission
        fee, charge = submission.received.fee, submission.charge
        with QSignalBlocker(self):
            self.lines.show_items(fee.charged, charge.lines if charge else ())
            self.lines.setVisible(bool(fee.charged))
            self._typed.setVisible(fee.set_elsewhere)
            typed = sum(line.amount for line in charge.lines) if charge else None
            self.amount.put(typed if fee.set_elsewhere else None)
            self.note.put(charge.note if charge else "")
            self.exemption.show_assessment(charge)
        self._foreseen.forget()
        self._begun = self.typed
        self._conclude(charge, "" if charge else self._ask_for())

    @property
    def typed(self) -> FeeTyped:
        """What stands in the fields."""
        return FeeTyped(self.lines.quantities, self.exemption.exemptions, self.amount.amount, self.note.text)

    @property
    def differs(self) -> bool:
        """Whether what was computed is not what is on record."""
        assert self._submission is not None
        touched = self.typed != self._begun
        return touched and self.made is not None and self.made != self._submission.charge

    @property
    def gap(self) -> str:
        """An amount that somebody typed has its ground beside it on record."""
        grounded = not self.amount.isVisibleTo(self) or self.note.text or not self.differs
        return "" if grounded else self._("Ghi căn cứ mức thu.")

    def content(self) -> dict[str, object]:
        """What is typed."""
        typed: dict[str, object] = {"lines": self.lines.content(), "typed": self.amount.text(), "note": self.note.text}
        return {**typed, **self.exemption.content()}

    def restore(self, content: dict[str, object]) -> None:
        """Put a draft back, and compute it."""
        kept = content.get("lines")
        with QSignalBlocker(self):
            self.exemption.restore(content)
            self.amount.setText(text_of(content, "typed"))
            self.note.put(text_of(content, "note"))
            if isinstance(kept, list) and kept:
                self.lines.restore(kept)
        self._on_changed()

    def take_focus(self) -> bool:
        """To what is missing; False where nothing is."""
        if self.made is not None:
            return False
        if self.amount.isVisibleTo(self):
            (self.note if self.amount.amount is not None else self.amount).setFocus()
            return True
        return self.lines.take_focus()

    def _on_changed(self) -> None:
        submission = self._submission
        if submission is None:
            return
        typed = self.typed
        gap = self.exemption.gap or ("" if typed.quantities or typed.amount is not None else self._ask_for())
        if typed == self._begun:
            self._foreseen.forget()
            self._conclude(submission.charge, "" if submission.charge else self._ask_for())
        elif gap:
            self._foreseen.forget()
            self._conclude(None, gap)
        else:
            self.made, self.hindrance, self.computing = None, self._("Đang tính…"), True
            self.judged.emit()
            self._foreseen.ask(
                lambda desk: typed.foresee(desk, submission.id), lambda made: self._conclude(made, ""), self._on_refused
            )
        self.changed.emit()

    def _on_refused(self, error: DeskError) -> None:
        self._conclude(None, line_for(error, self._words).text)

    def _ask_for(self) -> str:
        assert self._submission is not None
        if self._submission.received.fee.set_elsewhere:
            return self._("Ghi số tiền và căn cứ mức thu.")
        return self._("Ghi số bản, số trang để tính phí.")

    def _conclude(self, made: Assessment | None, hindrance: str) -> None:
        self.made, self.hindrance, self.computing = made, hindrance, False
        self.lines.show_amounts(made.lines if made else ())
        self.judged.emit()
