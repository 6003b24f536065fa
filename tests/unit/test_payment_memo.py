"""A payment is found again by its memo, whatever the bank wrote around it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.codes import compact, format_receipt_code
from frontdesk.domain.payment_memo import memo_code, payment_memo
from frontdesk.domain.scan import GarbledScan, ReceiptScan, read_scan
from frontdesk.domain.vietqr import BankAccount, bank_memo, vietqr

CODE = format_receipt_code("C1", date(2026, 11, 23), 42)
MEMO = payment_memo(compact(CODE))
ACCOUNT = BankAccount("970403", "0011012345678")


@pytest.mark.parametrize(
    "text",
    [
        MEMO,
        MEMO.lower(),
        MEMO.replace(" ", ""),
        f"  {MEMO}\n",
        f"MBVCB.4567891234.{MEMO}.CT tu 0011009876543 NGUYEN VAN AN toi 0011012345678",
        f"{MEMO} {MEMO}",
        f"NGUYEN THI HOA chuyen tien {MEMO.replace(' ', '-')}",
        vietqr(ACCOUNT, 100_000, MEMO),
    ],
)
def test_that_the_code_is_found_in_what_a_bank_makes_of_it(text: str) -> None:
    found = memo_code(text)
    assert found is not None
    assert found.text == CODE
    scanned = read_scan(text)
    assert isinstance(scanned, ReceiptScan)
    assert scanned.code.text == CODE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "LP",
        "LP C1",
        CODE,
        MEMO[:-1],
        MEMO[:-1] + ("J" if MEMO[-1] != "J" else "K"),
        f"X{MEMO}",
        f"{MEMO}9",
        f"{MEMO} {payment_memo(compact(format_receipt_code('C1', date(2026, 11, 23), 43)))}",
        vietqr(ACCOUNT, 100_000, MEMO)[:-1] + "?",
        "x" * 600 + MEMO,
    ],
)
def test_that_nothing_is_found_where_there_is_not_one_code(text: str) -> None:
    assert memo_code(text) is None


def test_that_a_memo_somebody_mistyped_is_no_receipt() -> None:
    assert not isinstance(read_scan(MEMO[:-1] + ("J" if MEMO[-1] != "J" else "K")), ReceiptScan)
    assert isinstance(read_scan(CODE[:-1] + ("J" if CODE[-1] != "J" else "K")), GarbledScan)


@given(
    st.sampled_from(["C1", "QT12", "LPC1", "B999"]),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.integers(1, 999_999),
)
def test_that_every_code_makes_a_memo_that_leads_back_to_it(counter: str, day: date, serial: int) -> None:
    code = format_receipt_code(counter, day, serial)
    memo = payment_memo(compact(code))
    assert bank_memo(memo) == memo
    found = memo_code(memo)
    assert found is not None
    assert found.compact == compact(code)
