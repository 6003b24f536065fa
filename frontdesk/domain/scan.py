"""What a scanned text is: a citizen card, a code of ours, a tracking token, an official code, or nothing."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontdesk.domain.card import CardRead, parse_card
from frontdesk.domain.check_character import ALPHABET
from frontdesk.domain.codes import ReceiptCode, official_code, parse_receipt_code, plain
from frontdesk.domain.manifests import parse_manifest_code
from frontdesk.domain.payment_memo import memo_code
from frontdesk.domain.proof import is_claim, read_claim
from frontdesk.domain.scanned_text import decoded, unframed
from frontdesk.domain.tokens import token_in
from frontdesk.errors import InvalidInput

_SHOWN = 80


class GarbledReason(StrEnum):
    """Why a scan that was meant for us cannot be used, so what to change before scanning again."""

    INPUT_METHOD = "input_method"  # the Vietnamese input method was on
    CAPS_LOCK = "caps_lock"
    LAYOUT = "layout"  # the keyboard layout is not the scanner's
    TRUNCATED = "truncated"  # a part is missing
    ENCODING = "encoding"  # the scanner sends another code page
    DAMAGED = "damaged"  # of the right form, with an impossible value or a wrong check character


@dataclass(frozen=True, slots=True)
class CardScan:
    """A citizen card."""

    card: CardRead


@dataclass(frozen=True, slots=True)
class ReceiptScan:
    """Our own receipt code, its check character right; also out of the memo of a payment."""

    code: ReceiptCode


@dataclass(frozen=True, slots=True)
class ManifestScan:
    """The code of a handover batch (phiếu bàn giao), its check character right."""

    code: str


@dataclass(frozen=True, slots=True)
class TokenScan:
    """The tracking token of a receipt's QR; whether it exists is for the look-up to say."""

    token: str


@dataclass(frozen=True, slots=True)
class OfficialScan:
    """A code of the province's system (mã hồ sơ); it has no check character."""

    code: str


@dataclass(frozen=True, slots=True)
class ProofScan:
    """What a proof on paper says of the journal, whole."""

    code: str


@dataclass(frozen=True, slots=True)
class GarbledScan:
    """Meant for us, but changed on its way: say why and scan again; never act on it."""

    reason: GarbledReason


@dataclass(frozen=True, slots=True)
class UnknownScan:
    """None of ours; `text` is its beginning, made harmless to show."""

    text: str


Scan = CardScan | ReceiptScan | ManifestScan | TokenScan | OfficialScan | ProofScan | GarbledScan | UnknownScan

_CARD_FAULTS = {
    "card_incomplete": GarbledReason.TRUNCATED,
    "card_garbled_by_input_method": GarbledReason.INPUT_METHOD,
    "card_garbled_by_caps_lock": GarbledReason.CAPS_LOCK,
    "card_garbled_by_layout": GarbledReason.LAYOUT,
    "card_wrong_encoding": GarbledReason.ENCODING,
    "card_damaged": GarbledReason.DAMAGED,
}


def read_scan(raw: str | bytes, today: date | None = None, *, composed: bool = False) -> Scan:
    """What `raw` is; never raises. Longer than 4,096 characters is unknown. `today` is the office's day.

    `composed` says that an input method had its hands on the text (WedgeReader knows): our codes pass it unharmed, a
    card may have become another's name that looks right ("KSOR" → "KSỎ"), so it is garbled however good it looks.
    """
    try:
        text = unframed(decoded(raw, "scan_unreadable"))
    except InvalidInput:
        return UnknownScan("")
    return _code(text) or _card(text, today, composed=composed) or _garbled_code(text) or UnknownScan(_harmless(text))


def _code(text: str) -> Scan | None:
    token = token_in(text)
    if token is not None:
        return TokenScan(token)
    try:
        return OfficialScan(official_code(text))
    except InvalidInput:
        return _manifest(text) or _receipt(text) or _proof(text)


def _manifest(text: str) -> Scan | None:
    try:
        return ManifestScan(parse_manifest_code(text))
    except InvalidInput as refusal:
        return GarbledScan(GarbledReason.DAMAGED) if refusal.code == "manifest_code_mistyped" else None


def _receipt(text: str) -> Scan | None:
    memo = memo_code(text)
    if memo is not None:
        return ReceiptScan(memo)
    try:
        return ReceiptScan(parse_receipt_code(text))
    except InvalidInput as refusal:
        return GarbledScan(GarbledReason.DAMAGED) if refusal.code == "receipt_code_mistyped" else None


def _proof(text: str) -> Scan | None:
    if not is_claim(text):
        return None
    try:
        read_claim(text)
    except InvalidInput:
        return GarbledScan(GarbledReason.DAMAGED)
    return ProofScan(text.strip())


def _card(text: str, today: date | None, *, composed: bool) -> Scan | None:
    try:
        card = parse_card(text, today)
    except InvalidInput as refusal:
        reason = _CARD_FAULTS.get(refusal.code)
    else:
        if not composed:
            return CardScan(card)
        reason = GarbledReason.INPUT_METHOD
    if reason is None:
        return None
    return GarbledScan(GarbledReason.INPUT_METHOD if composed else reason)


# A part of a receipt code, of a manifest's, or of an address with more than half a token
_CUT_RECEIPT = re.compile(r"[BCFGHJKLMNPQRSTVXZ]{1,3}[0-9]{1,3}-(?:[0-9]{2,5}|[0-9]{6}(?:-[0-9]*-?)?)")
_CUT_MANIFEST = re.compile(r"BG-[BCFGHJKLMNPQRSTVXZ]{1,3}[0-9]{1,3}-(?:[0-9]{0,6}|[0-9]{6}-[0-9]*-?)")
_CUT_ADDRESS = re.compile(rf"https?://[^/?#\s]+/t/[{ALPHABET}]{{14,26}}", re.IGNORECASE)
# What other keyboards make of the keys in our codes and addresses: French, German
_LAYOUTS = (
    str.maketrans("&é\"'(-è_çà)AaWw?!:", "1234567890-QqZzM//"),
    str.maketrans("ß?-Yy", "--/Zz"),
)
# A Vietnamese keyboard has letters and tone marks in its digit row
_VIETNAMESE_SIGNS = frozenset("Đ\u0302\u0306\u0300\u0309\u0303\u0301\u0323")
_VIETNAMESE_KEYS = _VIETNAMESE_SIGNS | frozenset("AEO-₫") | frozenset(ALPHABET)


def _garbled_code(text: str) -> Scan | None:
    if any(cut.fullmatch(plain(text)) for cut in (_CUT_RECEIPT, _CUT_MANIFEST)) or _CUT_ADDRESS.fullmatch(text):
        return GarbledScan(GarbledReason.TRUNCATED)
    if _vietnamese_row(text) or any(_is_ours(text.translate(layout)) for layout in _LAYOUTS):
        return GarbledScan(GarbledReason.LAYOUT)
    return None


def _is_ours(text: str) -> bool:
    return isinstance(_code(text), TokenScan | OfficialScan | ReceiptScan | ManifestScan | ProofScan)


def _vietnamese_row(text: str) -> bool:
    keys = unicodedata.normalize("NFD", text.rsplit("/", 1)[-1]).upper()
    signs = sum(key in _VIETNAMESE_SIGNS for key in keys)
    return signs >= 6 and frozenset(keys) <= _VIETNAMESE_KEYS and not any("0" <= key <= "9" for key in keys)


def _harmless(text: str) -> str:
    return "".join(char if char.isprintable() else "·" for char in text[:_SHOWN])
