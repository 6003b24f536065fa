"""Who stands at the counter for a result: the applicant, who filed for the applicant, or somebody else."""

from enum import StrEnum

from frontdesk.domain.identity import Party


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
