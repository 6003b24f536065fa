"""What a check of the journal found."""

from collections.abc import Mapping
from dataclasses import dataclass

from frontdesk.i18n import N_, Words

_REASONS: Mapping[str, str] = {
    "sequence": N_("thiếu hoặc thừa sự việc trước nó"),
    "previous_hash": N_("không nối với sự việc trước nó"),
    "hash": N_("nội dung đã bị sửa"),
    "personal": N_("phần cá nhân đã bị sửa hoặc xóa"),
    "clock": N_("thời điểm đã bị sửa"),
    "type": N_("kiểu dữ liệu đã bị sửa"),
    "unknown_device": N_("thiết bị không có trong sổ"),
    "chain_end": N_("sự việc cuối không khớp với sổ"),
    "chain_missing": N_("mất toàn bộ sự việc của thiết bị"),
    "high_water": N_("dữ liệu cũ hơn việc đã ghi (khôi phục từ bản cũ, hoặc mất phần cuối)"),
}


@dataclass(frozen=True, slots=True)
class Flaw:
    """The first event that does not stand: which device's, its number, its id and what is wrong."""

    device: str
    seq: int
    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verification:
    """A check of every event and every scan. `heads` is device → (last seq, hash).

    `lost`: (device, first, last) of events whose loss with a damaged file is on record; the chain stands without them.
    `bad_scans` are the hashes of scans whose files are missing or damaged: `ok` is False then too.
    """

    ok: bool
    events: int
    heads: dict[str, tuple[int, str]]
    first_bad: Flaw | None
    bad_scans: tuple[str, ...] = ()
    scans: int = 0
    lost: tuple[tuple[str, int, int], ...] = ()


def reason_in_words(reason: str, words: Words) -> str:
    """Why an event does not stand, as people read it."""
    return words.gettext(_REASONS[reason]) if reason in _REASONS else reason
