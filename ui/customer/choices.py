"""What this machine's officer chose for the citizen's screen; kept with the machine, it is no act."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum


class Showing(StrEnum):
    """When the citizen's window is open."""

    SECOND = "second"  # as soon as there is a second screen
    ALWAYS = "always"  # as a window where there is none
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Choices:
    """`screen`: its name, empty for whichever is free. `tablet`: served at `host`; `paired`: hash of its secret.

    `port`: 0 for the usual one or the next free; `served`: the address it was last served at.
    """

    showing: Showing = Showing.SECOND
    screen: str = ""
    tablet: bool = False
    host: str = ""
    paired: str = ""
    port: int = 0
    served: str = ""


def to_text(choices: Choices) -> str:
    """What is remembered."""
    return json.dumps(asdict(choices))


def from_text(text: str) -> Choices:
    """What was remembered; the usual choices where nothing was, or another version wrote it."""
    try:
        kept = json.loads(text) if text else {}
        showing = Showing(kept.pop("showing", Showing.SECOND))
        return Choices(showing=showing, **kept)
    except (ValueError, TypeError, AttributeError):
        return Choices()
