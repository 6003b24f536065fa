"""A submission on its way into the projection: public facts and the doors to them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from frontdesk.domain.codes import compact
from frontdesk.domain.public_status import PublicStatus, public_status
from frontdesk.domain.submission import Submission
from frontdesk.projection.doors import NO_DOOR, code_door

Why = Callable[[PublicStatus], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """`tokens` and `keys`: hash of the token and door of code and key, for each version of the receipt from 1 on."""

    status: PublicStatus
    why: Mapping[str, str] = field(hash=False)
    tokens: tuple[bytes, ...]
    keys: tuple[bytes, ...]


def entry_of(submission: Submission, now: datetime, why: Why) -> Entry:
    """`submission` at `now` (aware); `why` says how its promised day was counted."""
    status = public_status(submission, now)
    act = submission.received
    code = compact(act.receipt_code)
    held = [(old.token_hash, old.lookup_key) for old in submission.replaced]
    held.append((act.token_hash, act.personal.lookup_key if act.personal else ""))
    return Entry(
        status,
        why(status),
        tuple(bytes.fromhex(token_hash) for token_hash, _key in held),
        tuple(code_door(code, key) if key else NO_DOOR for _token_hash, key in held),
    )
