"""What this machine's officer chose for the citizens' page; kept with the machine, it is no act."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class SharingChoices:
    """`on`: shared since the program started; `host`: empty for the machine's first address; `port`: where it was
    first shared, for kiosks and phones remember it, 0 before. `rating`: a phone may rate, too.
    """

    on: bool = False
    host: str = ""
    port: int = 0
    rating: bool = False


def to_text(choices: SharingChoices) -> str:
    """What is remembered."""
    return json.dumps(asdict(choices))


def from_text(text: str) -> SharingChoices:
    """What was remembered; the usual choices where nothing was, or another version wrote it."""
    try:
        return SharingChoices(**json.loads(text)) if text else SharingChoices()
    except (ValueError, TypeError):
        return SharingChoices()
