"""What the slip says that the taker of a result signs; the office keeps it."""

from dataclasses import dataclass

from frontdesk.domain.citizen_forms import CaseView
from frontdesk.domain.procedures import Fee
from frontdesk.domain.result_events import Outcome, ReturnProof, Taker


@dataclass(frozen=True, slots=True)
class ReturnSlipView:
    """`outcome` is None where the submission ended without a result; `left`: originals that stay at the counter.

    `taker` is None where nobody but the bearer of the receipt was asked for. `fee` is None where none was asked for;
    `fee_total` is what an officer assessed, in đồng.
    """

    case: CaseView
    outcome: Outcome | None
    document: str
    proof: ReturnProof
    taker: Taker | None
    given_back: tuple[str, ...]
    left: tuple[str, ...]
    fee: Fee | None
    fee_total: int | None = None
