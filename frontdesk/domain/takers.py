"""Who takes a result or papers away: the applicant, who filed for the applicant, or somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from frontdesk.domain.identity import Party
from frontdesk.domain.result_events import ReturnProof


@dataclass(frozen=True, slots=True)
class Handing:
    """Who takes papers away and on what proof; `given_back` None: all that were to be given back."""

    proof: ReturnProof = ReturnProof.RECEIPT
    taker: str = ""
    id_number: str = ""
    paper: str = ""
    given_back: Sequence[str] | None = None
    note: str = ""


class Seen(StrEnum):
    """Whose paper an identity check showed."""

    PRINCIPAL = "principal"
    DELEGATE = "delegate"  # named at the reception
    STRANGER = "stranger"


def same_number(typed: str, party: Party) -> bool:
    """Whether an identity number, in any spacing, is the party's own or the one on its former card."""
    number = _bare(typed)
    return bool(number) and number in (_bare(party.number), _bare(party.old_number))


def seen(number: str, principal: Party, delegate: Party | None) -> Seen:
    """Whose identity number `number` is."""
    if same_number(number, principal):
        return Seen.PRINCIPAL
    if delegate is not None and same_number(number, delegate):
        return Seen.DELEGATE
    return Seen.STRANGER


def _bare(number: str) -> str:
    return "".join(char for char in number.upper() if char.isalnum())
