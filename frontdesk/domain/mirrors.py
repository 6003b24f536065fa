"""How a mirror stands."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class MirrorStatus:
    """`folder` is None while no mirror is kept. `behind`: how many of this device's events are not in it yet.

    `problem` is the code of the refusal that stops it now, empty where none does.
    """

    folder: Path | None
    device: str = ""
    seq: int = 0
    behind: int = 0
    problem: str = ""
