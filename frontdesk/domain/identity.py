"""Who a submission is for and who brings it: persons and organisations."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class IdKind(StrEnum):
    """The paper that identifies a party."""

    CITIZEN_ID = "citizen_id"  # 12 digits: CCCD 2021, Căn cước 2024
    OLD_ID = "old_id"  # 9 digits: CMND
    PASSPORT = "passport"
    TAX_CODE = "tax_code"  # organisations: mã số thuế


class Sex(StrEnum):
    """As written on the card: Nam, Nữ."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True)
class Party:
    """A person or organisation as identified at the counter; the address stays as the card gives it."""

    kind: IdKind
    number: str
    name: str
    birth_date: date | None = None
    sex: Sex | None = None
    address: str = ""
    issued_on: date | None = None
    old_number: str = ""
    phone: str = ""  # E.164, "+84912345678", or empty
    email: str = ""
