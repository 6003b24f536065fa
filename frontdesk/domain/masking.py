"""Who somebody is, for other eyes: of a number the end alone, so that its owner knows it again; initials; the place."""

from collections.abc import Mapping

from frontdesk.domain.identity import IdKind

_DOT = "•"
_SHOWN = 4  # characters at the end
_SHORTEST = 2 * _SHOWN  # as much is hidden as is shown, or all is
_GROUP = 4
_KEPT_PARTS = 2  # of an address, from its end
# How long a number is when it is whole (domain.md §5; a tax code has 13 digits for a branch)
_LENGTHS: Mapping[IdKind, tuple[int, ...]] = {
    IdKind.CITIZEN_ID: (12,),
    IdKind.OLD_ID: (9,),
    IdKind.PASSPORT: (8,),
    IdKind.TAX_CODE: (10, 13),
}


def masked_number(number: str) -> str:
    """A whole number for other eyes: "•••• •••• 2346"; too short to mask is all dots. Dashes and spaces go."""
    plain = _plain(number)
    shown = plain[-_SHOWN:] if len(plain) >= _SHORTEST else ""
    return _grouped(_DOT * (len(plain) - len(shown)) + shown)


def masked_typed_number(typed: str, kind: IdKind) -> str:
    """The same while it is being typed: a dot for each character until a number of that `kind` is whole.

    Showing the end of what is there so far would show, one after the other, nearly all of it.
    """
    plain = _plain(typed)
    return masked_number(plain) if len(plain) in _LENGTHS[kind] else _grouped(_DOT * len(plain))


def _plain(number: str) -> str:
    return "".join(char for char in number if char.isalnum())


def _grouped(text: str) -> str:
    """In fours from the right, as the end is what is read."""
    first = len(text) % _GROUP
    groups = [text[:first], *(text[at : at + _GROUP] for at in range(first, len(text), _GROUP))]
    return " ".join(filter(None, groups))


def masked_name(name: str) -> str:
    """A name by its initials alone: "N. T. H."; nothing stays nothing."""
    return " ".join(f"{word[0]}." for word in name.split())


def masked_address(address: str) -> str:
    """An address without what leads to a door: "…, Yên Sơn, Tuyên Quang"; one of two parts or fewer is all dots."""
    parts = [part.strip() for part in address.split(",")]
    if len(parts) > _KEPT_PARTS:
        return ", ".join(("…", *parts[-_KEPT_PARTS:]))
    return "…" if address.strip() else ""
