"""What may be done now, each with its key; folded below, what may not and why."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from frontdesk.domain.states import Verb
from frontdesk.errors import RuleRefused
from frontdesk.i18n import Words
from frontdesk.messages import sentence
from ui.screens.acts.registry import OF_DEPARTMENT, OFFERS, against
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import Card, column, empty, row
from ui.widgets.text import Text
from ui.wording import joined

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage

_COLUMNS = 2
_NOT_ONES_DUTY = frozenset({"role_forbids", "other_department"})


class ActsCard(Card):
    """Emits the verb that was chosen."""

    chosen = Signal(object)  # Verb

    def __init__(self, words: Words) -> None:
        _ = words.gettext
        super().__init__(_("Việc có thể làm"))
        self._words = words
        self._shown = ""
        self.acts: dict[Verb, Act] = {}
        self._done = _("Hồ sơ đã xong, không còn việc nào ở quầy.")
        self.none = Text(self._done, tone="muted", wrap=True)
        self._own, self._theirs = _grid(), _grid()
        self._department = QWidget()
        theirs = column(spacing=0)
        caption = Text(_("Thay cơ quan giải quyết"), "caption", "muted")
        caption.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        theirs.addWidget(caption)
        theirs.addLayout(self._theirs)
        self._department.setLayout(theirs)
        self.fold = Act("", self._on_fold, look="link", checkable=True)
        self._refused = column(spacing=2)
        self._refused.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        self.reasons = QWidget()
        self.reasons.setLayout(self._refused)
        self.reasons.hide()
        self.body.addWidget(self.none)
        self.outer.addLayout(self._own)
        self.outer.addWidget(self._department)
        foot = row(self.fold)
        foot.setContentsMargins(GRID, 4, GRID, 0)
        foot.addStretch(1)
        self.outer.addLayout(foot)
        self.outer.addWidget(self.reasons)

    def show_page(self, page: "SubmissionPage") -> None:
        """Show what may be done to `page`."""
        refusals = {verb: against(page, verb) for verb in OFFERS} if page.permissions else {}
        allowed = [verb for verb, error in refusals.items() if error is None]
        for layout in (self._own, self._theirs, self._refused):
            empty(layout)
        self.acts = {}
        self._offer(self._own, [verb for verb in allowed if verb not in OF_DEPARTMENT])
        self._offer(self._theirs, [verb for verb in allowed if verb in OF_DEPARTMENT])
        self.none.setVisible(not allowed)
        self.none.say(self._why_none(refusals.values()))
        self._department.setVisible(any(verb in OF_DEPARTMENT for verb in allowed))
        refused = [(verb, error) for verb, error in refusals.items() if error is not None]
        self._show_refused(refused)
        if page.submission_id != self._shown:
            self.fold.setChecked(False)
            self.reasons.hide()
        self._shown = page.submission_id

    def _why_none(self, refusals: Iterable[RuleRefused | None]) -> str:
        """Nothing is left to do, or nothing of it is this person's duty."""
        duties = (each for each in refusals if each is not None and each.code in _NOT_ONES_DUTY)
        first = next(duties, None)
        return sentence(first, self._words) if first is not None else self._done

    def _show_refused(self, refused: Sequence[tuple[Verb, RuleRefused]]) -> None:
        """Acts that one reason is against stand together."""
        _ = self._words.gettext
        by_reason: dict[str, list[tuple[Verb, RuleRefused]]] = {}
        for verb, error in refused:
            by_reason.setdefault(error.code, []).append((verb, error))
        for group in by_reason.values():
            named = joined(*(_(OFFERS[verb].words) for verb, _error in group))
            self._refused.addWidget(Text(named, wrap=True))
            self._refused.addWidget(Text(self._why(group), "caption", "muted", wrap=True))
        self.fold.setVisible(bool(refused))
        self.fold.rename(_("Chưa làm được ({n})").format(n=len(refused)))

    def _why(self, group: Sequence[tuple[Verb, RuleRefused]]) -> str:
        error = group[0][1]
        if len(group) > 1:
            error = RuleRefused(error.code, **{**error.params, "verb": self._words.gettext("làm các việc này")})
        return sentence(error, self._words)

    def _offer(self, grid: QGridLayout, verbs: list[Verb]) -> None:
        _ = self._words.gettext
        for at, verb in enumerate(verbs):
            offer = OFFERS[verb]
            act = Act(_(offer.words), partial(self.chosen.emit, verb), keys=offer.key, look="link")
            self.acts[verb] = act
            grid.addWidget(act, at // _COLUMNS, at % _COLUMNS, Qt.AlignmentFlag.AlignLeft)

    def _on_fold(self) -> None:
        self.reasons.setVisible(self.fold.isChecked())


def _grid() -> QGridLayout:
    made = QGridLayout()
    made.setContentsMargins(GRID, 0, GRID, 0)  # the words of a link begin where the card's do
    made.setHorizontalSpacing(GRID)
    made.setVerticalSpacing(0)
    for at in range(_COLUMNS):
        made.setColumnStretch(at, 1)
    return made
