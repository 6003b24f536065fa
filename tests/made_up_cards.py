"""Made-up citizen cards for tests."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from frontdesk.domain.identity import IdKind, Party, Sex
from frontdesk.domain.provinces import PROVINCES_OF_BIRTH

SAMPLE = "008098012345|012345678|NGUYỄN VĂN AN|15081998|Nam|Thôn 3, Thái Bình, Yên Sơn, Tuyên Quang|25052021"
AN = Party(
    kind=IdKind.CITIZEN_ID,
    number="008098012345",
    name="NGUYỄN VĂN AN",
    birth_date=date(1998, 8, 15),
    sex=Sex.MALE,
    address="Thôn 3, Thái Bình, Yên Sơn, Tuyên Quang",
    issued_on=date(2021, 5, 25),
    old_number="012345678",
)
_SURNAMES = ("NGUYỄN", "Trần", "ĐẶNG", "Hoàng", "Lý", "KSOR", "H'HEN", "RƠ CHÂM", "Đinh", "MA", "QUÀNG", "Y")
_MIDDLE = ("VĂN", "Thị", "ĐỨC", "Hữu", "XUÂN", "Minh", "THÚY")
_GIVEN = ("AN", "Hương", "DŨNG", "Quỳnh", "NIÊ", "BLƠ", "Nga", "HUYỀN", "Khuyên", "LOAN", "Vy")
_PLACES = ("Thôn 3", "Tổ 12A", "Xóm Đồng Vàng", "Yên Sơn", "Tuyên Quang", "Đắk Lắk", "Ia Grai", "TT. Sơn Dương", "P. 5")


@st.composite
def parties(draw: st.DrawFn) -> Party:
    """Parties as cards have them, their numbers in order."""
    birth, sex = draw(st.dates(date(1900, 1, 1), date(2025, 12, 31))), draw(st.sampled_from(Sex))
    century = (birth.year // 100 - 19) * 2 + (sex is Sex.FEMALE)
    province, rest = draw(st.sampled_from(sorted(PROVINCES_OF_BIRTH))), draw(st.integers(0, 999_999))
    return replace(
        AN,
        number=f"{province}{century}{birth.year % 100:02}{rest:06}",
        name=" ".join(draw(st.sampled_from(part)) for part in (_SURNAMES, _MIDDLE, _GIVEN)),
        birth_date=birth,
        sex=sex,
        address=", ".join(draw(st.lists(st.sampled_from(_PLACES), min_size=1, max_size=4))),
        issued_on=draw(st.dates(birth, date(2026, 11, 1))),
        old_number=draw(st.sampled_from(("", "012345678", "090909090"))),
    )


def card_text(party: Party) -> str:
    """The QR of `party`'s card."""
    sex = "Nam" if party.sex is Sex.MALE else "Nữ"
    birth, issued = party.birth_date or date.min, party.issued_on or date.min
    fields = (party.number, party.old_number, party.name, f"{birth:%d%m%Y}", sex, party.address, f"{issued:%d%m%Y}")
    return "|".join(fields)
