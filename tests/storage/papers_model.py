"""The little one must remember of a submission to judge what a desk says of it; written beside the program's rules."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from frontdesk.domain.consents import ConsentKind
from frontdesk.domain.custody import Parcel
from frontdesk.domain.states import State

R, A, H, P, B, M = (
    State.RECEIVED, State.AWAITING_SUPPLEMENT, State.HANDED_OVER, State.IN_PROGRESS, State.SENT_BACK, State.MISSING,
)  # fmt: skip
READY, HERE = State.RESULT_READY, State.RESULT_AT_COUNTER
ENDED = {State.RETURNED, State.REFUSED, State.WITHDRAWN, State.CLOSED}
ALL = set(State)


@dataclass(slots=True)
class Papers:
    """One submission: `place` is who has the papers, as a kind and a name; `owed` what the citizen has still to get."""

    department: str
    state: State
    brought: tuple[str, ...]
    place: tuple[str, str] = ("counter", "C1")
    manifest: str = ""
    parcel: Parcel | None = None
    asked: int = 0
    waiting: bool = False  # a form 02 is not answered
    respond_by: date | None = None
    apologised: bool = False
    running: bool = True  # the clock
    owed: tuple[str, ...] = ()
    corrections: int = 0
    consents: frozenset[ConsentKind] = frozenset()
    price: int = 0  # of one case; 0 is free
    cases: int | None = None  # as assessed
    paid: list[int] = field(default_factory=list)  # each payment; 0 once it went back
    parcels: dict[str, Parcel] = field(default_factory=dict)

    @property
    def to_pay(self) -> int:
        """What is still owed."""
        ended = self.state in ENDED - {State.RETURNED}
        return 0 if ended else self.price * (self.cases or 1) - sum(self.paid)

    @property
    def here(self) -> bool:
        """At a counter."""
        return self.place[0] == "counter"

    @property
    def inside(self) -> bool:
        """Somewhere in the office, and not reported missing."""
        return self.place[0] in ("counter", "officer", "archive") and self.parcel is not Parcel.MISSING

    def may(self, act: str) -> bool:
        """Whether the law and the office let this be done now, apart from what is typed."""
        further = _FURTHER.get(act)
        return further(self) if further else self.state in _STATES[act]

    def passed(self, parcel: Parcel) -> None:
        """What became of it in its last batch."""
        self.parcel = self.parcels[self.manifest] = parcel

    def becomes(self, state: State) -> None:
        """Its state, unless it was withdrawn."""
        if self.state is not State.WITHDRAWN:
            self.state = state


_STATES = {
    "request": {R, A, B},
    "supplement": {A},
    "refuse": {R, A, B},
    "withdraw": {R, A, H, P, B, M},
    "correct": ALL - ENDED,
    "correct_papers": {R, A, B},
    "record": {H, P},
    "receive_result": {H, P, READY},
    "call": {A, HERE, State.REFUSED, State.WITHDRAWN, State.CLOSED},
    "give": {HERE},
    "consent": ALL - ENDED,
}
_FURTHER: dict[str, Callable[[Papers], bool]] = {
    "assess": lambda it: it.price > 0 and it.state in ALL - ENDED | {State.RETURNED},
    "pay": lambda it: it.to_pay > 0,
    "reverse": lambda it: any(it.paid),
    "hand_over": lambda it: it.state in {R, B} and it.here,
    "give_at_once": lambda it: it.state is R and it.here,
    "close": lambda it: it.state is A and it.waiting,
    "apologise": lambda it: it.state in ALL - ENDED - {A, HERE} and not it.apologised and it.running,
    "ask": lambda it: it.state in {H, P} and not it.apologised,
    "acknowledge": lambda it: it.parcel in (Parcel.SENT, Parcel.MISSING) and it.state in {H, M, State.WITHDRAWN},
    "report_missing": lambda it: it.parcel is Parcel.SENT and it.state in {H, State.WITHDRAWN},
    "find": lambda it: it.parcel is Parcel.MISSING,
    "send_back": lambda it: it.place[0] == "department" and it.state in {H, P, State.WITHDRAWN},
    "move": lambda it: it.inside and it.state in {R, A, B, HERE} | ENDED,
    "give_back": lambda it: it.state in ENDED and it.inside,
}
