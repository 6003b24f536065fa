"""Proof on paper: the heads of all chains at one moment, as a QR code, and as a code short enough to type.

Who has the database and its key can rewrite a chain from any event on, and every check inside the database passes.
A head that lies outside, on paper, cannot be rewritten with it (reliability.md, threat 9).
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from frontdesk.domain.check_character import ALPHABET, check_character, is_checked
from frontdesk.domain.codes import plain
from frontdesk.domain.house_digits import from_digits, to_digits
from frontdesk.domain.proof_events import Head
from frontdesk.errors import InvalidInput

PREFIX, VERSION = "XN", "1"
MARK_LENGTH = 21  # 28 ** 21 > 2 ** 100
MOST_CHAINS = 20  # in a QR code; this device's event holds the heads of all
_TAG, _SEQ, _TIME, _SUM = 3, 6, 7, 4  # signs; 481 million acts of a device, moments until 2397
_GROUP, _GROUPS = 5, 6
_LONGEST = 4_096
_DEVICE = re.compile(r"[0-9A-Z]{1,8}(?:-[0-9A-Z]{1,12}){0,3}")
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-."  # of a QR code's short mode, those that stay as they are typed


@dataclass(frozen=True, slots=True)
class Proof:
    """Every chain as it stood at `taken_at` (aware UTC). `own` is the event that names the `others`."""

    office: str
    taken_at: datetime
    own: Head
    others: tuple[Head, ...] = ()

    @property
    def chains(self) -> tuple[Head, ...]:
        """All of them, this device's first."""
        return (self.own, *self.others)


@dataclass(frozen=True, slots=True)
class ChainMark:
    """What a paper says of one chain: its event `seq` has a hash whose mark is `mark`."""

    device: str
    seq: int
    mark: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What was read from a paper. A typed code names its one device by `tag` alone, and no office and no time."""

    chains: tuple[ChainMark, ...]
    office: str = ""
    taken_at: datetime | None = None
    tag: str = ""


def mark_of(hashed: str) -> str:
    """What stands on paper for a hash (hex SHA-256): 21 signs, 100 bits."""
    return to_digits(int(hashed, 16), MARK_LENGTH)


def tag_of(device: str) -> str:
    """What stands for a device in a typed code; two devices have the same once in 21,952 times."""
    return to_digits(int(hashlib.sha256(device.encode()).hexdigest(), 16), _TAG)


def canonical_text(proof: Proof) -> str:
    """The whole proof in lines anybody can read and compare: version, office, moment (UTC), device, seq and hash."""
    heads = (f"{head.device} {head.seq} {head.hash}" for head in proof.chains)
    return "\n".join((f"frontdesk-proof {VERSION}", proof.office, f"{proof.taken_at:%Y-%m-%dT%H:%M:%SZ}", *heads))


def office_sign(office: str) -> str:
    """An office's code as a QR code keeps it."""
    return "".join(char if char in _SIGNS else "-" for char in office.upper())


def typed_code(proof: Proof) -> str:
    """XN1 and six groups of five signs and a check character: device, seq and mark of the proof's own event.

    The check character of a group knows its place, so that groups that changed places are found too.
    """
    body = tag_of(proof.own.device) + to_digits(proof.own.seq, _SEQ) + mark_of(proof.own.hash)
    groups = (body[start : start + _GROUP] for start in range(0, len(body), _GROUP))
    return "-".join((PREFIX + VERSION, *(_checked(place, group) for place, group in enumerate(groups))))


def qr_payload(proof: Proof) -> str:
    """All chains with a mark each, for a QR code: ASCII signs no input method changes, a sum at the end.

    About 70 signs, and 40 more for each further chain: 420 with ten devices.
    """
    told = proof.chains[:MOST_CHAINS]
    chains = (f"{head.device}.{head.seq}.{mark_of(head.hash)}" for head in told)
    moment = to_digits(int(proof.taken_at.timestamp()), _TIME)
    body = ".".join((PREFIX + VERSION, moment, str(len(told)), *chains, office_sign(proof.office)))
    return f"{body}.{_sum(body)}"


def is_claim(text: str) -> bool:
    """Whether `text` means to be a proof, whole or not."""
    return bool(re.match(r"\s*XN[0-9A-Z][-. ]?", text[:16].upper()))


def read_claim(text: str) -> Claim:
    """What a scanned QR code or a typed code says.

    Raises InvalidInput `proof_malformed`, `proof_newer` (of a newer program), `proof_mistyped` (`groups`: which of
    the six, from 1), `proof_garbled` (a QR code that is not whole).
    """
    if len(text) > _LONGEST:
        raise InvalidInput("proof_malformed")
    bare = text.strip().upper()
    return _read_payload(bare) if bare.startswith(PREFIX) and "." in bare else _read_typed(text)


def is_slip(mark: str, actual: str) -> bool:
    """Whether `mark` is `actual` with up to three signs mistyped; by chance that happens once in 2 ** 76."""
    return sum(one != other for one, other in zip(mark, actual, strict=True)) <= 3


def _checked(place: int, group: str) -> str:
    return group + check_character(ALPHABET[place] + group)


def _read_typed(text: str) -> Claim:
    joined = plain(text).replace("-", "").replace("O", "0").replace("I", "1")
    head, body = joined[: len(PREFIX) + 1], joined[len(PREFIX) + 1 :]
    _check_version(head)
    width = _GROUP + 1
    if len(body) != width * _GROUPS:
        raise InvalidInput("proof_length", signs=len(body), wanted=width * _GROUPS)
    groups = [body[start : start + width] for start in range(0, len(body), width)]
    wrong = tuple(place + 1 for place, group in enumerate(groups) if not is_checked(ALPHABET[place] + group))
    if wrong:
        raise InvalidInput("proof_mistyped", groups=wrong)
    said = "".join(group[:_GROUP] for group in groups)
    seq = from_digits(said[_TAG : _TAG + _SEQ])
    if seq < 1:
        raise InvalidInput("proof_malformed")
    return Claim((ChainMark("", seq, said[_TAG + _SEQ :]),), tag=said[:_TAG])


def _check_version(head: str) -> None:
    if head[: len(PREFIX)] != PREFIX or len(head) <= len(PREFIX):
        raise InvalidInput("proof_malformed")
    if head[len(PREFIX) :] != VERSION:
        raise InvalidInput("proof_newer" if head[len(PREFIX) :] in ALPHABET[2:] else "proof_malformed")


def _read_payload(text: str) -> Claim:
    body, _dot, told = text.rpartition(".")
    _check_version(text[: len(PREFIX) + 1])
    if _sum(body) != told:
        raise InvalidInput("proof_garbled")
    try:
        return _claim(body.split("."))
    except (ValueError, IndexError) as error:
        raise InvalidInput("proof_garbled") from error


def _claim(fields: list[str]) -> Claim:
    moment, count = from_digits(fields[1]), int(fields[2])
    end = 3 + 3 * count
    if not 1 <= count <= MOST_CHAINS or len(fields) <= end:
        raise ValueError(count)
    chains = tuple(_chain_mark(*fields[start : start + 3]) for start in range(3, end, 3))
    return Claim(chains, ".".join(fields[end:]), datetime.fromtimestamp(moment, UTC))


def _chain_mark(device: str, seq: str, mark: str) -> ChainMark:
    from_digits(mark)
    if not _DEVICE.fullmatch(device) or not re.fullmatch("[1-9][0-9]{0,15}", seq) or len(mark) != MARK_LENGTH:
        raise ValueError(device)
    return ChainMark(device, int(seq), mark)


def _sum(body: str) -> str:
    return to_digits(int(hashlib.sha256(body.encode()).hexdigest(), 16), _SUM)
