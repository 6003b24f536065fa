"""Baskets, one for each department: what the scanner puts in, and what each scan is answered."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from frontdesk.domain.custody import HolderKind
from frontdesk.domain.states import TO_HAND_OVER, State


class Answer(StrEnum):
    """What a scan into the basket is answered: a sound, a colour and a word each."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    WRONG_DEPARTMENT = "wrong_department"
    NOT_NOW = "not_now"  # known, but not to be handed over where it stands
    UNKNOWN = "unknown"
    REPLACED = "replaced"  # accepted, though scanned from a receipt that no longer holds


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a basket must know of a submission. Moments are aware UTC."""

    submission_id: str
    receipt_code: str
    name: str
    procedure_name: str
    department: str
    state: State
    hand_over_by: datetime
    due_at: datetime | None
    holder: str
    replaced_version: int = 0
    holder_kind: HolderKind = HolderKind.COUNTER


@dataclass(frozen=True, slots=True)
class Basket:
    """What will go to one department; empty of a department until the first submission chooses it."""

    department: str = ""
    items: tuple[Weighed, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The submissions in it."""
        return frozenset(item.submission_id for item in self.items)

    def answer(self, weighed: Weighed | None) -> Answer:
        """What this basket says to one more."""
        if weighed is None:
            return Answer.UNKNOWN
        if any(item.submission_id == weighed.submission_id for item in self.items):
            return Answer.DUPLICATE
        if weighed.state not in TO_HAND_OVER or weighed.holder_kind is not HolderKind.COUNTER:
            return Answer.NOT_NOW
        if self.department and weighed.department != self.department:
            return Answer.WRONG_DEPARTMENT
        return Answer.REPLACED if weighed.replaced_version else Answer.ACCEPTED

    def with_item(self, weighed: Weighed) -> "Basket":
        """The basket with one more; the first chooses the department."""
        return Basket(self.department or weighed.department, (*self.items, weighed))

    def without(self, submission_id: str) -> "Basket":
        """The basket without one; the department stays chosen."""
        kept = tuple(item for item in self.items if item.submission_id != submission_id)
        return replace(self, items=kept)


@dataclass(frozen=True, slots=True)
class Baskets:
    """The open baskets of an officer, none empty. Scans go to `chosen`; where none is, the first scan chooses."""

    chosen: str = ""
    baskets: tuple[Basket, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Everything in every basket."""
        return tuple(item.submission_id for basket in self.baskets for item in basket.items)

    def of(self, department: str) -> Basket:
        """The basket of a department, empty where nothing is in it."""
        return next((each for each in self.baskets if each.department == department), Basket(department))

    def answer(self, weighed: Weighed | None) -> Answer:
        """What a scan is answered; a submission lies in one basket only."""
        if weighed is not None and weighed.submission_id in self.ids:
            return Answer.DUPLICATE
        return self.of(self.chosen).answer(weighed)

    def with_item(self, weighed: Weighed) -> "Baskets":
        """One more, in the basket of its department."""
        return self._with(self.of(weighed.department).with_item(weighed), self.chosen or weighed.department)

    def without(self, submission_id: str) -> "Baskets":
        """One less; the department stays chosen."""
        kept = tuple(basket.without(submission_id) for basket in self.baskets)
        return Baskets(self.chosen, tuple(basket for basket in kept if basket.items))

    def choose(self, department: str) -> "Baskets":
        """Scans go to this department from now on."""
        return replace(self, chosen=department)

    def handed_over(self, ids: Collection[str]) -> "Baskets":
        """Without those that left; where that emptied the chosen basket, the next scan chooses anew."""
        left = self
        for each in ids:
            left = left.without(each)
        return left if left.of(left.chosen).items else left.choose("")

    def weighed_again(self, found: Mapping[str, Weighed | None]) -> "tuple[Baskets, tuple[Weighed, ...]]":
        """The baskets after submissions were weighed again (by id), and those that may not be handed over any more.

        One whose department was corrected lies in that one's basket now.
        """
        fresh, dropped = Baskets(self.chosen), []
        for item in (item for basket in self.baskets for item in basket.items):
            now = found.get(item.submission_id, item)
            if now is None or now.state not in TO_HAND_OVER:
                dropped.append(now or item)
            else:
                fresh = fresh.with_item(replace(now, replaced_version=item.replaced_version))
        return replace(fresh, chosen=self.chosen), tuple(dropped)

    def _with(self, changed: Basket, chosen: str) -> "Baskets":
        others = tuple(basket for basket in self.baskets if basket.department != changed.department)
        return Baskets(chosen, (*others, changed))
