"""The journal's envelope: one event, its canonical bytes, its place in a device's chain."""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from frontdesk.domain.codec import canonical

GENESIS = ""  # prev_hash of a device's first event


@dataclass(frozen=True, slots=True)
class Event:
    """One act, as stored. `recorded_at` is a hybrid logical clock: microseconds since 1970 UTC, never repeated
    on a device and never behind an event the device has seen. `payload` and `personal` are canonical JSON texts;
    `personal` and `salt` may be erased (empty) while `personal_digest` keeps the chain whole.
    """

    id: str  # UUIDv7, as text
    office: str
    device: str
    seq: int
    recorded_at: int
    actor: str
    kind: str
    version: int
    subject: str
    payload: str
    personal: str = ""
    salt: str = ""
    personal_digest: str = ""
    prev_hash: str = GENESIS
    hash: str = ""

    @property
    def order(self) -> tuple[int, str, int]:
        """The one order every device folds in."""
        return (self.recorded_at, self.device, self.seq)

    @property
    def moment(self) -> datetime:
        """`recorded_at` as an aware UTC moment."""
        return datetime.fromtimestamp(self.recorded_at / 1_000_000, UTC)


def tick(last: int, wall: datetime) -> int:
    """The next reading of the hybrid logical clock: the wall's, or one past `last` when the wall is behind it."""
    return max(last + 1, int(wall.timestamp() * 1_000_000))


def digest_personal(personal: str, salt: str) -> str:
    """What the chain keeps of the personal part: hex SHA-256 of salt and text, empty when there is none."""
    return hashlib.sha256(f"{salt}\n{personal}".encode()).hexdigest() if personal else ""


def digest(event: Event) -> str:
    """hex SHA-256(prev_hash ‖ canonical bytes); covers `personal_digest`, not `personal`."""
    return _digest(event, event.personal_digest)


def _digest(event: Event, personal_digest: str) -> str:
    covered = (
        event.prev_hash,
        event.id,
        event.office,
        event.device,
        event.seq,
        event.recorded_at,
        event.actor,
        event.kind,
        event.version,
        event.subject,
        event.payload,
        personal_digest,
    )
    return hashlib.sha256(canonical(covered).encode()).hexdigest()


def sealed(event: Event) -> Event:
    """`event` with its digests computed."""
    personal_digest = digest_personal(event.personal, event.salt)
    return replace(event, personal_digest=personal_digest, hash=_digest(event, personal_digest))


def is_erased(event: Event) -> bool:
    """Whether `event` once had a personal part. Whether it was rightly erased, other events say."""
    return bool(event.personal_digest) and not event.personal and not event.salt


def flaw(event: Event, after: "Event | None", *, erased: bool = False) -> str:
    """Why `event` does not stand in its chain right after `after`; empty when it does.

    `erased`: a personal part that is gone is no flaw here; whether it was rightly erased is asked elsewhere.
    """
    if event.seq != (after.seq + 1 if after else 1):
        return "sequence"
    if event.prev_hash != (after.hash if after else GENESIS):
        return "previous_hash"
    if event.hash != digest(event):
        return "hash"
    if not (erased and is_erased(event)) and event.personal_digest != digest_personal(event.personal, event.salt):
        return "personal"
    if after and event.recorded_at <= after.recorded_at:
        return "clock"
    return ""
