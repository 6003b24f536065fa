"""Passwords: how they are kept, and which are taken."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.errors import InvalidInput
from frontdesk.services.passwords import LONGEST, check_password, hash_password, is_outdated, matches
from tests.refusals import refused

OFFICE = "Trung tâm Phục vụ hành chính công xã Thái Bình"
ABOUT = ("lan", "Ma Thị Lan", OFFICE, "Ma", "Thị", "Lan")


def test_that_a_hash_has_owasps_parameters_and_a_salt_of_its_own() -> None:
    one, other = hash_password("chè xanh Lảo Thẩn"), hash_password("chè xanh Lảo Thẩn")
    assert one.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert one != other
    assert matches(one, "chè xanh Lảo Thẩn")
    assert not is_outdated(one)
    assert "chè" not in one


@pytest.mark.parametrize(
    "wrong", ["", "chè xanh Lảo Thẩ", "Chè xanh Lảo Thẩn", "chè xanh Lảo Thẩn ", "che xanh Lao Than"]
)
def test_that_nearly_right_is_wrong(wrong: str) -> None:
    assert not matches(hash_password("chè xanh Lảo Thẩn"), wrong)


@pytest.mark.parametrize("broken", ["", "x", "$argon2id$", "$2b$12$abc", "$argon2id$v=19$m=19456,t=2,p=1$zzz$zzz"])
def test_that_what_is_no_hash_opens_nothing(broken: str) -> None:
    assert not matches(broken, "")
    assert not matches(broken, broken)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_that_every_keyboard_types_the_same_password(form: str) -> None:
    assert matches(hash_password("suối Nậm Mu"), unicodedata.normalize(form, "suối Nậm Mu"))  # type: ignore[arg-type]


@pytest.mark.parametrize("short", ["", "1234567", "mật kh", "ỗỗỗỗỗỗỗ", unicodedata.normalize("NFD", "ỗẫậộợ")])
def test_that_seven_characters_are_too_few_however_they_are_composed(short: str) -> None:
    with refused("password_short"):
        check_password(short, ABOUT)


def test_that_a_long_sentence_is_welcome_and_a_book_is_not() -> None:
    check_password("nắng lên từ phía " * 15, ABOUT)
    with refused("password_long"):
        check_password("ab c" * LONGEST, ABOUT)


@pytest.mark.parametrize(
    "known",
    [
        "password", "Password1", "12345678", "87654321", "11111111", "qwertyuiop", "abcdefgh", "ABCDEFGH", "iloveyou",
        "matkhau123", "Mật khẩu 1", "MatKhau@2026", "frontdesk", "frontdesk2026", "motcua12", "Một cửa 2026",
        "lanlan12", "mathilan", "Ma Thị Lan", "MaThiLan@1990", "tuyenquang", "Tuyên Quang 2026", "canbo123", "vietnam1",
        OFFICE, "01234567", "asdfghjkl", "aaaabbbb", "2026-11-30",
    ],
)  # fmt: skip
def test_that_what_everybody_would_try_first_is_refused(known: str) -> None:
    with refused("password_known"):
        check_password(known, ABOUT)


@pytest.mark.parametrize(
    "good",
    [
        "chè xanh Lảo Thẩn",
        "K7XQ-M3GH-4TNP",
        "nam con trau trang",
        "tr0ng-doi-co-nuoc",
        "ŋeŋ kɑ pɑo tʂʰu",
        "😀 rừng nghiến 😀",
    ],
)
def test_that_no_kind_of_character_is_asked_for(good: str) -> None:
    check_password(good, ABOUT)


@given(password=st.text(min_size=0, max_size=300))
def test_that_any_text_is_judged_and_never_a_bug(password: str) -> None:
    told = ""
    try:
        check_password(password, ABOUT)
    except InvalidInput as refusal:
        told = refusal.code
    assert told in ("", "password_short", "password_long", "password_known")
