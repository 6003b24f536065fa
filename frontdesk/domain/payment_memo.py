"""The memo of a transfer (nội dung chuyển khoản): short, plain, and found again on a bank's statement."""

import re

from frontdesk.domain.codes import ReceiptCode, parse_receipt_code
from frontdesk.domain.vietqr import LONGEST_MEMO, read_vietqr
from frontdesk.errors import InvalidInput

PREFIX = "LP"  # lệ phí
_LONGEST = 600  # a statement's line, or the text of a VietQR
# Banks put words of their own around it, and some lose the blank.
_IN_TEXT = re.compile(rf"(?<![A-Z0-9]){PREFIX}[\s_.-]*([B-Z]{{1,3}}[0-9]{{11,16}}[A-Z0-9])(?![A-Z0-9])")


def payment_memo(compact_code: str) -> str:
    """The memo for a submission by its compact receipt code: "LP C126112300427"; at most 20 characters."""
    memo = f"{PREFIX} {compact_code}"
    assert len(memo) <= LONGEST_MEMO
    return memo


def memo_code(text: str) -> ReceiptCode | None:
    """The receipt code in a memo, in a bank's line around one, or in a VietQR of ours; None if there is not just one.

    A code with a wrong check character is none.
    """
    if not _may_hold_memo(text):
        return None
    said = _memo_of_qr(text).upper()
    found = {code.text: code for each in _IN_TEXT.findall(said) if (code := _code(each)) is not None}
    return next(iter(found.values())) if len(found) == 1 else None


def _may_hold_memo(text: str) -> bool:
    """Decides nearly every text at once: a scanner waits for the answer."""
    return 14 < len(text) <= _LONGEST and (PREFIX in text or PREFIX in text.upper())


def _memo_of_qr(text: str) -> str:
    bare = text.strip()
    if not bare.startswith("000201"):
        return text
    try:
        return read_vietqr(bare).memo
    except InvalidInput:
        return ""


def _code(text: str) -> ReceiptCode | None:
    try:
        return parse_receipt_code(text)
    except InvalidInput:
        return None
