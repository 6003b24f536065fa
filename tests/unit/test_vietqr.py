"""VietQR: the known code byte for byte, and readers that did not make it."""

import binascii
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from frontdesk.domain.vietqr import (
    LARGEST_AMOUNT,
    BankAccount,
    Transfer,
    bank_account,
    bank_memo,
    checksum,
    compose,
    read_vietqr,
    vietqr,
)
from frontdesk.errors import InvalidInput
from frontdesk.forms.qr import qr_png
from tests.refusals import refused

KNOWN = (
    "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN"
    "62340107NPS68690819thanh toan don hang63042E2E"
)
ACCOUNT = BankAccount("970403", "0011012345678")
ORDER = Transfer(ACCOUNT, 180_000, "thanh toan don hang", "NPS6869")
DECODER = Path(__file__).resolve().parents[2] / ".tools" / "node_modules" / "vietnam-qr-pay"
NODE = shutil.which("node")

accounts = st.builds(
    BankAccount, st.from_regex(r"[0-9]{6}", fullmatch=True), st.from_regex(r"[0-9A-Z]{6,19}", fullmatch=True)
)
amounts = st.integers(1, LARGEST_AMOUNT)
memos = st.from_regex(r"[A-Z0-9]([A-Z0-9 ]{0,23}[A-Z0-9])?", fullmatch=True).map(lambda text: " ".join(text.split()))


def test_that_the_known_code_is_made_and_read_byte_for_byte() -> None:
    assert compose(ORDER) == KNOWN
    assert read_vietqr(KNOWN) == ORDER


def test_that_ours_asks_once_for_one_amount() -> None:
    payload = vietqr(ACCOUNT, 100_000, "LP C126112300427")
    assert payload.startswith("000201010212")
    assert read_vietqr(payload) == Transfer(ACCOUNT, 100_000, "LP C126112300427")


def test_that_a_printed_code_has_no_amount() -> None:
    payload = compose(Transfer(ACCOUNT, None, dynamic=False))
    assert payload.startswith("000201010211")
    assert read_vietqr(payload) == Transfer(ACCOUNT, None, dynamic=False)


@given(st.text(st.characters(max_codepoint=127), max_size=200))
def test_that_the_checksum_is_the_one_others_compute(text: str) -> None:
    assert checksum(text) == binascii.crc_hqx(text.encode(), 0xFFFF)


@given(accounts, amounts, memos)
def test_that_every_code_reads_back(account: BankAccount, amount: int, memo: str) -> None:
    assert read_vietqr(vietqr(account, amount, memo)) == Transfer(account, amount, memo)


@given(accounts, amounts, memos, st.data())
def test_that_one_changed_letter_is_noticed(account: BankAccount, amount: int, memo: str, data: st.DataObject) -> None:
    payload = vietqr(account, amount, memo)
    at = data.draw(st.integers(0, len(payload) - 1))
    other = data.draw(st.sampled_from("0123456789ABCXYZ ").filter(lambda char: char != payload[at]))
    with refused("vietqr_damaged"):
        read_vietqr(payload[:at] + other + payload[at + 1 :])


@given(st.text(max_size=60) | st.text("0123456789", max_size=60).map(lambda body: _sealed(f"000201{body}")))
def test_that_anything_else_is_refused_and_nothing_breaks(text: str) -> None:
    with refused("vietqr_damaged"):
        read_vietqr(text)


def _sealed(body: str) -> str:
    """A body of anybody's making with the right checksum."""
    return f"{body}6304{binascii.crc_hqx(f'{body}6304'.encode(), 0xFFFF):04X}"


_FIELDS = {
    "00": "01",
    "01": "12",
    "38": "0010A0000007270127000697040301130011012345678" + "0208QRIBFTTA",
    "53": "704",
    "54": "5000",
    "58": "VN",
    "62": "0802AB",
}


def _with(**changes: str) -> str:
    fields = {**_FIELDS, **{name[1:]: text for name, text in changes.items()}}
    return _sealed("".join(f"{name}{len(text):02}{text}" for name, text in fields.items() if text))


def test_that_the_fields_of_these_tests_are_a_right_code() -> None:
    assert read_vietqr(_with()) == Transfer(ACCOUNT, 5_000, "AB")


@pytest.mark.parametrize(
    "changes",
    [
        {"f00": "02"},
        {"f01": "13"},
        {"f01": ""},
        {"f38": ""},
        {"f38": "0010A000000775" + "0208QRIBFTTA"},
        {"f38": _FIELDS["38"].replace("QRIBFTTA", "QRIBFTTC")},
        {"f38": _FIELDS["38"].replace("970403", "97040X")},
        {"f38": _FIELDS["38"] + "02"},
        {"f38": _FIELDS["38"] + "0208QRIBFTTA"},
        {"f53": "840"},
        {"f54": "0"},
        {"f54": "05000"},
        {"f54": "50.5"},
        {"f58": "US"},
        {"f62": "0803AB"},
        {"f62": "08AB"},
    ],
)
def test_that_a_code_with_a_right_checksum_and_a_wrong_field_is_refused(changes: dict[str, str]) -> None:
    with refused("vietqr_damaged"):
        read_vietqr(_with(**changes))


@pytest.mark.parametrize("amount", [0, -1, LARGEST_AMOUNT + 1])
def test_that_nothing_can_be_asked_for_that_no_bank_transfers(amount: int) -> None:
    with refused("transfer_out_of_range"):
        vietqr(ACCOUNT, amount, "A")


@pytest.mark.parametrize(
    ("typed", "memo"),
    [
        ("Lệ phí C1-261123-0042-J", "LE PHI C1 261123 0042 J"),
        ("  đóng_phí (hồ sơ) ", "DONG PHI HO SO"),
        ("thanh toan don hang", "THANH TOAN DON HANG"),
    ],
)
def test_that_a_memo_is_what_every_bank_lets_through(typed: str, memo: str) -> None:
    assert bank_memo(typed) == memo


@pytest.mark.parametrize("typed", ["", " — ", "x" * 26])
def test_that_a_memo_nobody_could_find_again_is_refused(typed: str) -> None:
    with refused("memo_wrong"):
        bank_memo(typed)


@given(st.text(max_size=40))
def test_that_a_memo_is_plain_short_and_stays_as_it_is(text: str) -> None:
    try:
        memo = bank_memo(text)
    except InvalidInput:
        return
    assert memo.isascii()
    assert 1 <= len(memo) <= 25
    assert bank_memo(memo) == memo


def test_that_an_account_is_taken_as_people_write_it() -> None:
    assert bank_account(" 970403 ", "0011 0123-45678", " UBND  xã Thái Bình") == BankAccount(
        "970403", "0011012345678", "UBND xã Thái Bình"
    )


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("97040", "0011012345678", "UBND"), "bank_bin_wrong"),
        (("97040A", "0011012345678", "UBND"), "bank_bin_wrong"),
        (("970403", "12345", "UBND"), "bank_account_wrong"),
        (("970403", "1" * 20, "UBND"), "bank_account_wrong"),
        (("970403", "00110đ2345", "UBND"), "bank_account_wrong"),
        (("970403", "00110ß2345", "UBND"), "bank_account_wrong"),
        (("970403", "0011012345678", " "), "bank_holder_wrong"),
    ],
)
def test_that_an_account_no_bank_has_is_refused(typed: tuple[str, str, str], code: str) -> None:
    with refused(code):
        bank_account(*typed)


@pytest.mark.parametrize("px", [1, 100, 480])
def test_that_the_picture_is_read_by_a_reader_that_did_not_make_it(tmp_path: Path, px: int) -> None:
    payload = vietqr(ACCOUNT, 12_345_678, "LP C126112300427")
    (tmp_path / "qr.png").write_bytes(qr_png(payload, px))
    with Image.open(tmp_path / "qr.png") as picture:
        assert picture.width == picture.height
        assert picture.width <= max(px, 77)
        found = zxingcpp.read_barcodes(
            picture.resize((picture.width * 3, picture.height * 3), Image.Resampling.NEAREST)
        )
    assert [code.text for code in found] == [payload]


def decoded(payloads: list[str]) -> list[dict[str, Any]]:
    """What vietnam-qr-pay, written by others in another language, reads."""
    if NODE is None:
        pytest.skip("node is not here: VietQR is not checked against vietnam-qr-pay")
    if not DECODER.is_dir():
        pytest.skip("vietnam-qr-pay is not installed (.ci/set-up does, where npm is)")
    script = (
        "const {QRPay} = require(process.argv[1]);"
        "console.log(JSON.stringify(JSON.parse(process.argv[2]).map(payload => new QRPay(payload))))"
    )
    ran = subprocess.run(
        [NODE, "-e", script, str(DECODER), json.dumps(payloads)], capture_output=True, text=True, check=True
    )
    found: list[dict[str, Any]] = json.loads(ran.stdout)
    return found


def test_that_an_independent_decoder_reads_the_same() -> None:
    asked = [
        Transfer(BankAccount(bin_, number), amount, memo)
        for bin_, number in (("970403", "0011012345678"), ("970436", "1234567890ABC"), ("970422", "9" * 19))
        for amount in (1, 2_000, 100_000, 99_999_999)
        for memo in ("LP C126112300427", "A", "LE PHI HO SO 123456789012")
    ]
    for transfer, read in zip(asked, decoded([vietqr(t.account, t.amount or 0, t.memo) for t in asked]), strict=True):
        assert read["isValid"] is True
        assert read["provider"]["name"] == "VIETQR"
        assert read["consumer"] == {"bankBin": transfer.account.bin, "bankNumber": transfer.account.number}
        assert (read["amount"], read["additionalData"]["purpose"]) == (str(transfer.amount), transfer.memo)
        assert (read["initMethod"], read["currency"], read["nation"]) == ("12", "704", "VN")


def test_that_the_decoder_notices_a_wrong_code() -> None:
    (read,) = decoded([KNOWN[:-1] + "F"])
    assert read["isValid"] is False
