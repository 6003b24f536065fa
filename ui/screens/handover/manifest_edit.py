"""What the officer notes on a batch before it is recorded: the exceptions, who took it, why."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from frontdesk.domain.custody import Parcel
from frontdesk.domain.manifests import Manifest, ManifestItem
from frontdesk.i18n import N_, Words
from ui.operations.begun import Content, string, strings

_WORDS: Mapping[Parcel, str] = {
    Parcel.SENT: N_("sẽ ký nhận"),
    Parcel.RECEIVED: N_("đã nhận"),
    Parcel.SENT_BACK: N_("đã trả lại quầy"),
    Parcel.MISSING: N_("thiếu"),
    Parcel.FOUND: N_("đã thấy ở quầy"),
}
_TONES: Mapping[Parcel, tuple[str, str]] = {
    Parcel.SENT: ("good", "accent"),
    Parcel.RECEIVED: ("good", "good"),
    Parcel.SENT_BACK: ("info", "muted"),
    Parcel.MISSING: ("bad", "bad"),
    Parcel.FOUND: ("info", "muted"),
}


@dataclass(frozen=True, slots=True)
class ManifestEdit:
    """Not recorded yet; `excepted` are submissions (ids) the department does not have."""

    excepted: frozenset[str] = frozenset()
    taker: str = ""
    reason: str = ""

    def toggled(self, submission_id: str) -> "ManifestEdit":
        """Except it, or no longer."""
        return replace(self, excepted=self.excepted ^ {submission_id})

    def content(self) -> Content:
        """As a draft; empty where nothing was noted."""
        if self == ManifestEdit():
            return {}
        return {"excepted": sorted(self.excepted), "taker": self.taker, "reason": self.reason}


def edit_from(content: Content) -> ManifestEdit:
    """A draft as it was noted."""
    return ManifestEdit(frozenset(strings(content, "excepted")), string(content, "taker"), string(content, "reason"))


@dataclass(frozen=True, slots=True)
class Tally:
    """The three-way count of a batch: `sent` = `received` + `back` + `missing` + `unanswered`."""

    sent: int
    received: int
    back: int
    missing: int
    unanswered: int


def tally(manifest: Manifest) -> Tally:
    """What became of a batch."""
    parcels = [item.parcel for item in manifest.items]
    back = parcels.count(Parcel.SENT_BACK) + parcels.count(Parcel.FOUND)
    counts = (parcels.count(Parcel.RECEIVED), back, parcels.count(Parcel.MISSING), parcels.count(Parcel.SENT))
    return Tally(len(parcels), *counts)


def still_open(manifest: Manifest) -> tuple[ManifestItem, ...]:
    """Those the department has said nothing about."""
    return tuple(item for item in manifest.items if item.parcel is Parcel.SENT)


def item_word(item: ManifestItem, edit: ManifestEdit, words: Words) -> str:
    """What became of one of them, or will."""
    if item.parcel is Parcel.SENT and item.submission_id in edit.excepted:
        return words.gettext("sẽ báo thiếu")
    return words.gettext(_WORDS[item.parcel])


def item_look(item: ManifestItem, edit: ManifestEdit) -> tuple[str, str]:
    """Icon and tone of the same."""
    if item.parcel is Parcel.SENT and item.submission_id in edit.excepted:
        return "warn", "warn"
    return _TONES[item.parcel]
