"""Banks by their BIN."""

from frontdesk.domain.vietqr import bank_account
from frontdesk.files.banks import bank_name, banks


def test_that_every_bank_can_be_paid() -> None:
    for bank in banks():
        assert bank_account(bank.bin, "1234567890", "UBND XA").bin == bank.bin
        assert bank.short
        assert bank.name.startswith("Ngân hàng ")


def test_that_no_bank_stands_twice() -> None:
    assert len({bank.bin for bank in banks()}) == len({bank.short for bank in banks()}) == len(banks())


def test_that_a_bank_is_called_as_people_call_it() -> None:
    assert bank_name("970405") == "Agribank"
    assert bank_name("970436") == "Vietcombank"
    assert bank_name("123456") == "123456"  # no bank of ours: the BIN is at least true
