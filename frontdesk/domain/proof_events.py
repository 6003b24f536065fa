"""The event that ties every chain to one hash, which is then printed on paper."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain of `device` stood: its last event's number and hash (hex SHA-256)."""

    device: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class ProofTaken:
    """The heads of all other chains known here, written into this one: the hash of this event stands for them all.

    `paper` names what it was printed on.
    """

    KIND: ClassVar[str] = "proof.taken"
    VERSION: ClassVar[int] = 1
    heads: tuple[Head, ...]
    paper: str = ""
