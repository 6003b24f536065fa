"""VietQR: a bank transfer as a QR text (EMVCo QRCPS-MPM; NAPAS/SBV), made and read without a network.

A list of fields, each two figures of name, two of length, and its text; some hold such a list themselves. The last is
a checksum. A code that is shown is no proof of payment.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from frontdesk.domain.money_words import dotted
from frontdesk.domain.text import fold, nfc
from frontdesk.errors import InvalidInput

LONGEST_MEMO = 25  # EMVCo 62-08
LARGEST_AMOUNT = 9_999_999_999_999  # 13 figures (EMVCo 54)
_GUID, _SERVICE = "A000000727", "QRIBFTTA"  # NAPAS; transfer to an account
_DONG, _COUNTRY = "704", "VN"
_STATIC, _DYNAMIC = "11", "12"
_BIN = re.compile(r"[0-9]{6}")
_ACCOUNT = re.compile(r"[0-9A-Z]{6,19}")
_MEMO = re.compile(rf"[ -~]{{1,{LONGEST_MEMO}}}")
_FIELD = re.compile(r"([0-9]{2})([0-9]{2})")
_LONGEST_HOLDER = 100


@dataclass(frozen=True, slots=True)
class BankAccount:
    """Where the office is paid: the bank's BIN (six figures, NAPAS), the account, and whose it is."""

    bin: str
    number: str
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """What a VietQR asks for. `amount` in đồng, None where the payer types it; `bill` is a number of the seller's."""

    account: BankAccount
    amount: int | None
    memo: str = ""
    bill: str = ""
    dynamic: bool = True


def bank_account(bin_: str, number: str, holder: str) -> BankAccount:
    """An account as typed: blanks and dashes dropped. Raises InvalidInput `bank_bin_wrong`, `bank_account_wrong`,
    `bank_holder_wrong`.
    """
    told = BankAccount(_joined(bin_), _joined(number).upper(), nfc(holder))
    if not _BIN.fullmatch(told.bin):
        raise InvalidInput("bank_bin_wrong", bin=bin_)
    if not _joined(number).isascii() or not _ACCOUNT.fullmatch(told.number):  # the capital of "ß" is "SS"
        raise InvalidInput("bank_account_wrong", account=number)
    if not 2 <= len(told.holder) <= _LONGEST_HOLDER:
        raise InvalidInput("bank_holder_wrong", most=_LONGEST_HOLDER)
    return told


def _joined(text: str) -> str:
    return re.sub(r"[\s.\-]", "", text)


def bank_memo(text: str) -> str:
    """`text` as every bank lets it through: capitals without accents, figures and single spaces.

    Raises InvalidInput `memo_wrong` when nothing is left of it, or more than 25 characters are.
    """
    memo = " ".join(re.sub(r"[^A-Z0-9]+", " ", fold(text).upper()).split())
    if not _MEMO.fullmatch(memo):
        raise InvalidInput("memo_wrong", memo=text[:80], most=LONGEST_MEMO)
    return memo


def vietqr(account: BankAccount, amount: int, memo: str) -> str:
    """The text of a QR that asks for `amount` đồng with `memo`. Raises InvalidInput `memo_wrong`,
    `transfer_out_of_range`.
    """
    return compose(Transfer(account, amount, bank_memo(memo)))


def compose(transfer: Transfer) -> str:
    """The text of any transfer; its memo stays as it is. Raises InvalidInput `transfer_out_of_range`."""
    amount = transfer.amount
    if amount is not None and not 1 <= amount <= LARGEST_AMOUNT:
        raise InvalidInput("transfer_out_of_range", amount=dotted(amount))
    bank = _list((("00", transfer.account.bin), ("01", transfer.account.number)))
    fields = (
        ("00", "01"),
        ("01", _DYNAMIC if transfer.dynamic else _STATIC),
        ("38", _list((("00", _GUID), ("01", bank), ("02", _SERVICE)))),
        ("53", _DONG),
        ("54", "" if amount is None else str(amount)),
        ("58", _COUNTRY),
        ("62", _list((("01", transfer.bill), ("08", transfer.memo)))),
    )
    body = _list(fields) + "6304"
    return f"{body}{checksum(body):04X}"


def _list(fields: Iterable[tuple[str, str]]) -> str:
    """Fields in their order; those that are empty are left out."""
    return "".join(f"{name}{len(text):02}{text}" for name, text in fields if text)


def checksum(text: str) -> int:
    """CRC-16/CCITT-FALSE (polynomial 1021, from FFFF) of ASCII `text`."""
    crc = 0xFFFF
    for byte in text.encode("ascii"):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1) ^ 0x1021 if crc & 0x8000 else crc << 1
            crc &= 0xFFFF
    return crc


def read_vietqr(payload: str) -> Transfer:
    """What a VietQR asks for. Raises InvalidInput `vietqr_damaged` for anything else, and for a wrong checksum."""
    body, crc = payload[:-4], payload[-4:]
    if not payload.isascii() or not body.endswith("6304") or f"{checksum(body):04X}" != crc.upper():
        raise InvalidInput("vietqr_damaged", part="63")
    top = _fields(payload)
    merchant = _fields(_one(top, "38"))
    bank = _fields(_one(merchant, "01"))
    more = _fields(top.get("62", ""))
    for fields, name, text in ((top, "00", "01"), (merchant, "00", _GUID), (top, "53", _DONG), (top, "58", _COUNTRY)):
        if _one(fields, name) != text:
            raise InvalidInput("vietqr_damaged", part=name)
    if _one(merchant, "02") != _SERVICE:
        raise InvalidInput("vietqr_damaged", part="38")
    return Transfer(
        account=BankAccount(_matching(bank, "00", _BIN), _matching(bank, "01", _ACCOUNT)),
        amount=_amount(top),
        memo=more.get("08", ""),
        bill=more.get("01", ""),
        dynamic=_dynamic(top),
    )


def _dynamic(top: dict[str, str]) -> bool:
    kind = _one(top, "01")
    if kind not in (_STATIC, _DYNAMIC):
        raise InvalidInput("vietqr_damaged", part="01")
    return kind == _DYNAMIC


def _amount(top: dict[str, str]) -> int | None:
    if "54" not in top:
        return None
    return int(_matching(top, "54", re.compile(r"[1-9][0-9]{0,12}")))


def _fields(text: str) -> dict[str, str]:
    """A list of fields by name; nothing may be left over, and nothing named twice."""
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        head = _FIELD.match(text, at)
        length = int(head[2]) if head else 0
        end = at + 4 + length
        if head is None or length == 0 or end > len(text) or head[1] in found:
            raise InvalidInput("vietqr_damaged", part=text[at : at + 2])
        found[head[1]] = text[at + 4 : end]
        at = end
    return found


def _one(fields: dict[str, str], name: str) -> str:
    if name not in fields:
        raise InvalidInput("vietqr_damaged", part=name)
    return fields[name]


def _matching(fields: dict[str, str], name: str, pattern: re.Pattern[str]) -> str:
    text = _one(fields, name)
    if not pattern.fullmatch(text):
        raise InvalidInput("vietqr_damaged", part=name)
    return text
