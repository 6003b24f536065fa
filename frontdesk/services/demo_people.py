"""Made-up people of a mountain commune, for demonstrations and measurements."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from frontdesk.domain.identity import IdKind, Party, Sex

_FAMILIES = (
    ("Nguyễn", 26), ("Trần", 9), ("Lê", 8), ("Phạm", 6), ("Hoàng", 8), ("Ma", 8), ("Nông", 5), ("Triệu", 5),
    ("Bàn", 5), ("Lý", 5), ("Vũ", 4), ("Đặng", 4), ("Sùng", 3), ("Giàng", 3), ("Lương", 3), ("Đỗ", 3), ("Quan", 2),
    ("Chẩu", 2), ("Hứa", 2), ("Bùi", 3),
)  # fmt: skip
_MIDDLES = {
    Sex.MALE: ("Văn", "Đức", "Hữu", "Quang", "Minh", "Xuân", "Thanh", "Ngọc", "Công", "A"),
    Sex.FEMALE: ("Thị", "Thị", "Thị", "Thị", "Ngọc", "Thu", "Kim", "Thanh", "Thùy", "Mai"),
}
_GIVEN = {
    Sex.MALE: (
        "An", "Bình", "Cường", "Dũng", "Đạt", "Đông", "Giang", "Hà", "Hải", "Hiếu", "Hùng", "Huy", "Khánh",
        "Lâm", "Long", "Mạnh", "Nam", "Phong", "Quân", "Sơn", "Tài", "Thắng", "Thịnh", "Toàn", "Trung",
        "Tuấn", "Tùng", "Việt", "Vinh", "Páo",
    ),
    Sex.FEMALE: (
        "Anh", "Bích", "Chi", "Diệp", "Dung", "Giang", "Hà", "Hạnh", "Hiền", "Hoa", "Hòa", "Hương", "Huyền",
        "Lan", "Liên", "Linh", "Loan", "Mai", "My", "Nga", "Ngân", "Nhung", "Oanh", "Phương", "Quỳnh",
        "Thảo", "Thủy", "Trang", "Tuyết", "Yến",
    ),
}  # fmt: skip
_VILLAGES = ("Bản Ba", "Nà Khau", "Khuôn Hà", "Làng Chùa", "Phia Lài", *(f"Thôn {number}" for number in range(1, 15)))
_OLD_PLACES = (
    "Thái Bình, Yên Sơn, Tuyên Quang", "Kiến Thiết, Yên Sơn, Tuyên Quang", "Tân Trào, Sơn Dương, Tuyên Quang",
    "Năng Khả, Na Hang, Tuyên Quang", "Phúc Sơn, Chiêm Hóa, Tuyên Quang", "Quảng Ngần, Vị Xuyên, Hà Giang",
)  # fmt: skip
_FIRST_BIRTH = date(1940, 1, 1)
_BIRTH_SPAN = 67 * 365
_CENTURY_DIGIT = {(19, Sex.MALE): 0, (19, Sex.FEMALE): 1, (20, Sex.MALE): 2, (20, Sex.FEMALE): 3}


@dataclass(frozen=True, slots=True)
class _Names:
    families: tuple[str, ...]
    weights: tuple[int, ...]


_NAMES = _Names(tuple(name for name, _ in _FAMILIES), tuple(weight for _, weight in _FAMILIES))


def invent_person(random: Random) -> Party:
    """A person who does not exist, with a card whose digits fit sex and year of birth."""
    sex = random.choice((Sex.MALE, Sex.FEMALE))
    born = _FIRST_BIRTH + timedelta(days=random.randrange(_BIRTH_SPAN))
    family = random.choices(_NAMES.families, _NAMES.weights)[0]
    name = f"{family} {random.choice(_MIDDLES[sex])} {random.choice(_GIVEN[sex])}"
    return Party(
        kind=IdKind.CITIZEN_ID,
        number=_number(random, sex, born),
        name=name.upper(),
        birth_date=born,
        sex=sex,
        address=f"{random.choice(_VILLAGES)}, {random.choice(_OLD_PLACES)}",
        issued_on=date(2021, 1, 1) + timedelta(days=random.randrange(1_700)),
        phone=f"+849{random.randrange(10**8):08d}" if random.random() < 0.85 else "",
    )


def _number(random: Random, sex: Sex, born: date) -> str:
    province = random.choice(("008", "008", "008", "002"))
    digit = _CENTURY_DIGIT[(born.year // 100, sex)]
    return f"{province}{digit}{born.year % 100:02d}{random.randrange(10**6):06d}"
