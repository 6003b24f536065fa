"""`frontdesk fee`, `pay-qr`, `pay`, `unpay`, `receipt-no`, `cash`, `bank`."""

import pytest
import zxingcpp
from PIL import Image

from tests.e2e.command_line import OFFICE, Cli, refused

BANK = ("--bin", "970403", "--account", "0011012345678", "--holder", "UBND XA THAI BINH")
CERTIFIED, MARRIAGE = "2.000815", "1.000894"


@pytest.fixture
def paying(monday: Cli) -> tuple[Cli, str]:
    """An office with an account, and a submission of 100.000 đ."""
    told = monday("bank", *BANK, "--json").json
    assert told == {"account": {"bin": "970403", "number": "0011012345678", "holder": "UBND XA THAI BINH"}}
    return monday, monday.receive()["receipt_code"]


def test_that_a_qr_asks_for_what_is_owed_and_is_read_by_a_phone(paying: tuple[Cli, str]) -> None:
    cli, code = paying
    png = cli.folder / "qr.png"
    asked = cli("pay-qr", code, "--png", str(png), "--json").json
    assert (asked["amount"], asked["memo"]) == (100_000, f"LP {code.replace('-', '')}")
    assert (asked["words"], asked["path"]) == ("Một trăm nghìn đồng", str(png))
    with Image.open(png) as picture:
        (read,) = zxingcpp.read_barcodes(picture)
    assert read.text == asked["payload"]
    for scanned in (asked["memo"], asked["payload"]):
        shown = cli("show", scanned, "--json").json
        assert (shown["receipt_code"], shown["fee_total"], shown["paid"], shown["owed"]) == (code, 100_000, 0, 100_000)
    (found,) = cli("search", asked["memo"], "--json").json
    assert found["receipt_code"] == code


def test_that_money_is_taken_receipted_and_given_back(paying: tuple[Cli, str]) -> None:
    cli, code = paying
    assert "cash, transfer" in refused(cli("pay", code, "--method", "gold", "--amount", "5"))
    assert "không hợp lý" in refused(cli("pay", code, "--method", "cash", "--amount", "0"))
    assert "100.000" in refused(cli("pay", code, "--method", "cash", "--amount", "100001"))
    paid = cli("pay", code, "--method", "cash", "--amount", "60000", "--receipt-no", "0012", "--json").json
    assert (paid["receipt_code"], paid["number"], paid["method"], paid["receipt_no"]) == (code, 1, "cash", "0012")
    assert (paid["fee_total"], paid["paid"], paid["owed"]) == (100_000, 60_000, 40_000)
    assert cli("pay-qr", code, "--json").json["amount"] == 40_000
    assert "1e9" in refused(cli("pay", code, "--method", "transfer", "--amount", "1e9"))
    rest = cli("pay", code, "--method", "transfer", "--amount", "40.000", "--json").json
    assert (rest["number"], rest["owed"]) == (2, 0)
    assert "không còn phải thu" in refused(cli("pay-qr", code))
    assert cli("receipt-no", code, "2", "0013", "--json").json["receipt_no"] == "0013"
    assert "lý do" in refused(cli("unpay", code, "1"))
    back = cli("unpay", code, "1", "--reason", "Thu nhầm", "--json").json
    assert (back["paid"], back["owed"]) == (40_000, 60_000)
    assert "đã hủy" in refused(cli("unpay", code, "1", "--reason", "Thu nhầm"))
    said = cli("timeline", code).out
    assert "Thu 60.000 đồng tiền mặt, biên lai 0012" in said
    assert "Hủy khoản thu số 1: 60.000 đồng (Thu nhầm)" in said
    seen = cli("fee", code).out
    assert "đã hủy: Thu nhầm" in seen
    assert "Phải thu 100.000 đồng; đã thu 40.000; còn 60.000" in seen


def test_that_what_ended_asks_for_nothing_and_says_what_was_not_given_back(paying: tuple[Cli, str]) -> None:
    cli, code = paying
    cli("refuse", code, "--reason", "Sai thẩm quyền")
    assert cli("fee", code).out.splitlines()[-1] == "Không thu nữa; chưa thu gì"
    other = cli.receive()["receipt_code"]
    cli("pay", other, "--method", "cash", "--amount", "60000")
    cli("refuse", other, "--reason", "Sai thẩm quyền")
    assert "Không thu nữa; đã thu 60.000 đồng, chưa trả lại" in cli("show", other).out


def test_that_pages_are_counted_by_number_unit_or_name(paying: tuple[Cli, str]) -> None:
    cli, _code = paying
    code = cli.receive(procedure=CERTIFIED)["receipt_code"]
    shown = cli("fee", code, "--json").json
    assert (shown["fee_total"], shown["owed"], shown["assessed"], shown["lines"]) == (None, None, False, [])
    assert shown["items"][0]["cap"] == 200_000
    assert "Tính phí trước" in refused(cli("pay-qr", code))
    for typed in (("--quantity", "trang=10"), ("--pages", "10"), ("--quantity", "chung thuc=1x10")):
        other = cli.receive(procedure=CERTIFIED)["receipt_code"]
        assert cli("fee", other, *typed, "--json").json["fee_total"] == 12_000
    assert "quyen" in refused(cli("fee", code, "--quantity", "quyen=3"))
    assert "trang=10" in refused(cli("fee", code, "--quantity", "trang"))
    two = cli("fee", code, "--quantity", "1=2x10", "--quantity", "1=1x300", "--json").json
    assert [line["amount"] for line in two["lines"]] == [24_000, 200_000]
    assert (two["fee_total"], two["words"]) == (224_000, "Hai trăm hai mươi bốn nghìn đồng")
    half = ("--exempt", "Người có công", "--exempt-percent", "50")
    less = cli("fee", code, "--copies", "3", "--pages", "2", *half, "--json").json
    assert (less["fee_total"], less["lines"][0]["exempted"], less["lines"][0]["reason"]) == (
        6_000,
        6_000,
        "Người có công",
    )
    assert "căn cứ" in refused(cli("fee", code, "--exempt-percent", "50"))


def test_that_the_provinces_amount_is_typed_or_said_by_the_first_payment(paying: tuple[Cli, str]) -> None:
    cli, _code = paying
    typed, untyped = (cli.receive(procedure=MARRIAGE)["receipt_code"] for _ in range(2))
    assert "căn cứ" in refused(cli("fee", typed, "--amount", "30000"))
    assert "do tỉnh quy định" in refused(cli("fee", typed, "--copies", "2"))
    told = cli("fee", typed, "--amount", "30000", "--note", "NQ 15/2025", "--json").json
    assert (told["fee_total"], told["note"]) == (30_000, "NQ 15/2025")
    paid = cli("pay", untyped, "--method", "cash", "--amount", "20000", "--json").json
    assert (paid["fee_total"], paid["paid"], paid["owed"]) == (20_000, 20_000, 0)


def test_that_the_day_is_told_by_officer_and_the_till_counted(paying: tuple[Cli, str]) -> None:
    cli, code = paying
    cli("pay", code, "--method", "cash", "--amount", "100000")
    day = cli("cash", "--counted", "98000", "--note", "Thiếu tiền lẻ", "--json").json
    assert (day["day"], day["cash_expected"], day["transfer"], day["without_receipt"]) == ("2026-11-23", 100_000, 0, 1)
    (officer,) = day["officers"]
    assert (officer["counter"], officer["count"], officer["counted"]["difference"]) == ("C1", 1, -2_000)
    assert officer["counted"]["note"] == "Thiếu tiền lẻ"
    later = cli.at("2026-11-25 08:00")
    assert later("cash", "--json").json["officers"] == []
    assert later("cash", "--day", "23/11/2026", "--json").json == day
    assert "lệch -2.000" in later("cash", "--day", "2026-11-23").out
    assert "--day" in refused(later("cash", "--day", "2026-11-23", "--counted", "5"))


def test_that_an_account_is_told_with_the_office_or_later(bare: Cli, monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    assert monday("bank", "--json").json == {"account": None}
    assert "frontdesk bank" in refused(monday("pay-qr", code))
    assert "6 chữ số" in refused(monday("bank", "--bin", "97040", "--account", "0011012345678", "--holder", "UBND"))
    assert "chủ tài khoản" in refused(monday("bank", "--bin", "970403", "--account", "0011012345678"))
    other = Cli(bare.folder / "other", bare.now)
    other.folder.mkdir()
    key = (*other.admin, "--key-file", str(other.folder / "key"))
    assert "số tài khoản" in refused(other("init", *OFFICE, "--counter", "C2", *key, "--bin", "970403")).lower()
    assert other("init", *OFFICE, "--counter", "C2", *key, *BANK).code == 0
    assert other("bank", "--json").json["account"]["bin"] == "970403"


def test_that_the_balance_goes_with_the_result(paying: tuple[Cli, str]) -> None:
    cli, code = paying
    cli("pay", code, "--method", "cash", "--amount", "30000")
    cli("hand-over", "--department", "phong-kinh-te", code)
    cli("receive-result", code)
    assert cli("return", code, "--json").json["fee_owed"] == 70_000
    assert cli("pay", code, "--method", "cash", "--amount", "70000", "--json").json["owed"] == 0
