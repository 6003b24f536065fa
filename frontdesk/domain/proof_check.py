"""What a paper with heads on it says about a journal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from frontdesk.domain.proof import ChainMark, Claim, is_slip, office_sign


class ChainVerdict(StrEnum):
    """One chain against the paper."""

    INTACT = "intact"  # every act up to the paper is there, unchanged
    BEHIND = "behind"  # what is there is whole, but ends before the paper
    REWRITTEN = "rewritten"  # whole in itself, yet not the chain the paper was printed from
    BROKEN = "broken"  # an act does not stand in its chain
    MISSING = "missing"  # nothing of this device is here
    MISTYPED = "mistyped"  # the code differs by a few signs: a slip


class Outcome(StrEnum):
    """The whole journal against the paper."""

    PROVEN = "proven"
    CHANGED = "changed"  # an act up to the paper was changed or removed
    CHANGED_SINCE = "changed_since"  # up to the paper all is there; after it something is not
    LACKING = "lacking"  # acts recorded before the paper was printed are not here
    OTHER_OFFICE = "other_office"
    UNKNOWN = "unknown"  # of no device known here
    MISTYPED = "mistyped"
    DAMAGED = "damaged"  # the file cannot be read through


@dataclass(frozen=True, slots=True)
class ChainFound:
    """A chain as it was walked: its last event, its first flaw (`flawed` is 0 where there is none), the mark of the
    event a paper names ("" where there is no such event), and how many personal parts were erased.
    """

    last: int
    flawed: int = 0
    reason: str = ""
    mark: str = ""
    erased: int = 0


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """The answer for one chain: `at` is the first act that does not stand, where that is known (else 0).

    `last` is where the chain ends here; `later` (its `later_reason`) the first flaw after the paper, 0 for none.
    """

    device: str
    seq: int
    verdict: ChainVerdict
    last: int = 0
    at: int = 0
    reason: str = ""
    later: int = 0
    later_reason: str = ""

    @property
    def lacking(self) -> int:
        """How many acts the paper knows of and this journal does not."""
        return max(self.seq - self.last, 0) if self.verdict in (ChainVerdict.BEHIND, ChainVerdict.MISSING) else 0


@dataclass(frozen=True, slots=True)
class ProofCheck:
    """The answer. `taken_at` (aware UTC) and `office` are the paper's; a typed code says the first alone, and only
    where its event is here. `newer`: devices the paper does not know. `erased`: acts whose personal part is gone.
    `typed`: the code came from fingers, which slip.
    """

    outcome: Outcome
    chains: tuple[ChainCheck, ...]
    events: int = 0
    office: str = ""
    taken_at: datetime | None = None
    newer: tuple[str, ...] = ()
    erased: int = 0
    typed: bool = False

    @property
    def holds(self) -> bool:
        """Whether the journal is proven."""
        return self.outcome is Outcome.PROVEN


def judge(claim: Claim, office: str, found: Mapping[str, ChainFound], events: int) -> ProofCheck:
    """The answer for a `claim` whose devices are named, at the office of code `office`."""
    chains = tuple(_check(each, found.get(each.device), typed=bool(claim.tag)) for each in claim.chains)
    return ProofCheck(
        outcome=_outcome(claim, office, chains),
        chains=chains,
        events=events,
        office=claim.office,
        taken_at=claim.taken_at,
        newer=tuple(sorted(set(found) - {each.device for each in claim.chains})),
        erased=sum(each.erased for each in found.values()),
        typed=bool(claim.tag),
    )


def _check(said: ChainMark, found: ChainFound | None, *, typed: bool) -> ChainCheck:
    if found is None:
        return ChainCheck(said.device, said.seq, ChainVerdict.MISSING)
    verdict, at, reason = _verdict(said, found, typed=typed)
    later = found.flawed if verdict is ChainVerdict.INTACT else 0
    return ChainCheck(said.device, said.seq, verdict, found.last, at, reason, later, found.reason if later else "")


def _verdict(said: ChainMark, found: ChainFound, *, typed: bool) -> tuple[ChainVerdict, int, str]:
    if 0 < found.flawed <= min(said.seq, found.last) and found.reason != "chain_end":
        return ChainVerdict.BROKEN, found.flawed, found.reason
    if found.last < said.seq:
        return ChainVerdict.BEHIND, 0, ""
    if not found.mark:
        return ChainVerdict.BROKEN, said.seq, "sequence"
    if found.mark == said.mark:
        return ChainVerdict.INTACT, 0, ""
    if typed and is_slip(said.mark, found.mark):
        return ChainVerdict.MISTYPED, 0, ""
    return ChainVerdict.REWRITTEN, 0, ""


def _outcome(claim: Claim, office: str, chains: tuple[ChainCheck, ...]) -> Outcome:
    verdicts = {each.verdict for each in chains}
    if not chains or verdicts == {ChainVerdict.MISSING}:
        return Outcome.OTHER_OFFICE if claim.office and claim.office != office_sign(office) else Outcome.UNKNOWN
    for verdict, outcome in _GRAVEST_FIRST:
        if verdict in verdicts:
            return outcome
    return Outcome.CHANGED_SINCE if any(each.later for each in chains) else Outcome.PROVEN


_GRAVEST_FIRST = (
    (ChainVerdict.REWRITTEN, Outcome.CHANGED),
    (ChainVerdict.BROKEN, Outcome.CHANGED),
    (ChainVerdict.MISTYPED, Outcome.MISTYPED),
    (ChainVerdict.BEHIND, Outcome.LACKING),
    (ChainVerdict.MISSING, Outcome.LACKING),
)
