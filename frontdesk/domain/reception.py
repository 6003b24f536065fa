"""What the reception officer enters and what the desk answers (NĐ 118/2025 Art 17)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from frontdesk.domain.consents import ConsentKind
from frontdesk.domain.deadlines import Due
from frontdesk.domain.identity import Party
from frontdesk.domain.paper_lines import ReceivedPaper


class Channel(StrEnum):
    """How the papers came: over the counter, filed online with the officer's help, by post."""

    PAPER = "paper"
    ASSISTED = "assisted"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Application:
    """One citizen's papers, as the officer took them.

    `submission_id` is chosen when the form is begun, so that the same act sent twice is one act. `consents`: extras the
    citizen agreed to; `confirmed`: the citizen saw what was entered on the screen of their own, and said it is right.
    """

    submission_id: UUID
    principal: Party
    delegate: Party | None
    procedure_code: str
    papers: tuple[ReceivedPaper, ...]
    channel: Channel = Channel.PAPER
    sets: int = 1
    return_to: str = ""
    note: str = ""
    consents: tuple[ConsentKind, ...] = ()
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Caution:
    """Something the officer should look at; it never blocks."""

    code: str
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """When the result is due (None: the clock has not started) and when the papers must leave the counter."""

    due: Due | None
    hand_over_by: datetime
    explanation: str


@dataclass(frozen=True, slots=True)
class Received:
    """The answer to a reception: durable on disk when it is given. Moments are aware UTC."""

    submission_id: UUID
    receipt_code: str
    token: str
    track_url: str
    lookup_key: str
    received_at: datetime
    due_at: datetime | None
    warnings: tuple[Caution, ...] = ()
