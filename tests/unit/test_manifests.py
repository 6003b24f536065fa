"""A batch's code and what its digest proves."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.check_character import ALPHABET
from frontdesk.domain.codes import format_receipt_code, parse_receipt_code
from frontdesk.domain.manifests import Difference, manifest_code, manifest_digest, parse_manifest_code
from frontdesk.domain.scan import ManifestScan, read_scan
from frontdesk.errors import InvalidInput
from tests.factories import MONDAY_MORNING
from tests.refusals import refused

DAY = date(2026, 11, 23)
COUNTERS = st.sampled_from(("C1", "QT12", "BG1", "BGC1", "Z9"))
DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


@given(COUNTERS, DAYS, st.integers(1, 9_999))
def test_that_every_code_reads_back_and_is_a_scan(counter: str, day: date, serial: int) -> None:
    code = manifest_code(counter, day, serial)
    assert parse_manifest_code(code.lower()) == parse_manifest_code(f" {code} ") == code
    assert read_scan(code) == ManifestScan(code)


@given(COUNTERS, DAYS, st.integers(1, 999), st.data())
def test_that_one_wrong_character_is_found(counter: str, day: date, serial: int, data: st.DataObject) -> None:
    code = manifest_code(counter, day, serial)
    place = data.draw(st.sampled_from([at for at, char in enumerate(code) if at > 2 and char != "-"]))
    wrong = data.draw(st.sampled_from([char for char in ALPHABET if char != code[place]]))
    with pytest.raises(InvalidInput):
        parse_manifest_code(code[:place] + wrong + code[place + 1 :])


@given(COUNTERS, DAYS, st.integers(1, 9_999))
def test_that_no_receipt_is_taken_for_a_batch(counter: str, day: date, serial: int) -> None:
    with refused("manifest_code_malformed"):
        parse_manifest_code(format_receipt_code(counter, day, serial))
    if serial < 1_000:
        with pytest.raises(InvalidInput):
            parse_receipt_code(manifest_code(counter, day, serial))


@pytest.mark.parametrize("serial", [0, -1, 1_000_000])
def test_that_serials_have_an_end(serial: int) -> None:
    with refused("manifest_serial_out_of_range"):
        manifest_code("C1", DAY, serial)


@pytest.mark.parametrize(
    "text", ["", "BG", "BG-C1-261123", "BG-C1-261123-01-K", "BG-C1-261123-001", "bàn giao", "x" * 999]
)
def test_that_anything_else_is_no_batch(text: str) -> None:
    with refused("manifest_code_malformed"):
        parse_manifest_code(text)


def test_that_a_mistyped_code_is_said_to_be_one() -> None:
    code = manifest_code("C1", DAY, 1)
    with refused("manifest_code_mistyped"):
        parse_manifest_code(code[:-1] + ("7" if code[-1] != "7" else "8"))


def test_that_the_digest_changes_with_every_code_its_order_and_its_department() -> None:
    codes = ("C1-261123-0001-F", "C1-261123-0002-B", "C1-261123-0003-X")
    digests = {manifest_digest("BG", "Phòng Kinh tế", order) for order in permutations(codes)}
    digests |= {manifest_digest("BG", "Phòng Kinh tế", codes[:2]), manifest_digest("BG", "Phòng Tư pháp", codes)}
    digests.add(manifest_digest("BH", "Phòng Kinh tế", codes))
    assert len(digests) == 6 + 3
    assert all(len(digest) == 64 for digest in digests)


def test_that_a_difference_counts_what_nobody_answered_for() -> None:
    assert Difference("BG", "D", "O", MONDAY_MORNING, 9, 4, 2, 1).unanswered == 2
