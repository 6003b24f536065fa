"""What a citizen does to the screen, the same words from a touch screen and from the tablet's page."""

from dataclasses import dataclass

LANGUAGE, LARGE = "language", "large"
CONFIRM, OBJECT, CONSENT = "confirm", "object", "consent"  # value: the part that is wrong; the kind of consent
DONE = "done"
FACE, TOPIC, REASON, COMMENT, BACK, SEND, SKIP = "face", "topic", "reason", "comment", "back", "send", "skip"
LOOK, CLOSE = "look", "close"

LONGEST_VALUE = 600


@dataclass(frozen=True, slots=True)
class Touch:
    """One touch; `version` is that of the view it was meant for. Unknown or stale ones are ignored."""

    action: str
    value: str = ""
    version: int = 0
