"""The QR of a citizen card: CCCD 2021 (7 fields between bars) and Căn cước 2024 (the same and 4 more)."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from frontdesk.domain.card_faults import check_content, check_shape
from frontdesk.domain.identification import party_name, postal_address
from frontdesk.domain.identity import IdKind, Party, Sex
from frontdesk.domain.provinces import PROVINCES_OF_BIRTH
from frontdesk.domain.scanned_text import composed, decoded, repaired, unframed
from frontdesk.domain.syllables import has_marks, is_syllable, words_of
from frontdesk.errors import InvalidInput

_SEXES = {"Nam": Sex.MALE, "NAM": Sex.MALE, "Nữ": Sex.FEMALE, "NỮ": Sex.FEMALE}
_READ = 7  # fields; what follows in the 2024 card is of no use here
# What some scanners are set to send around a scan: "QR:", "##", a name of their own; never digits.
_BEFORE = re.compile(r"^[!-/:-{}~\t\r\n ]{1,8}(?=[0-9]{12}$)")
_AFTER = re.compile(r"^([0-9]{8})[!-/:-{}~\t\r\n ]{1,8}$")


@dataclass(frozen=True, slots=True)
class CardWarning:
    """Something on the card the officer should look at; it blocks nothing. Codes: see `parse_card`."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class CardRead:
    """Whom the card names, and what does not fit together on it."""

    party: Party
    warnings: tuple[CardWarning, ...] = ()


def parse_card(raw: str | bytes, today: date | None = None) -> CardRead:
    """Whom the QR of a card names; `today` is the office's day, without it no date counts as future.

    Raises InvalidInput, and nothing else, whatever the input: card_unreadable (no card), card_incomplete(fields),
    card_garbled_by_input_method, card_garbled_by_caps_lock, card_garbled_by_layout, card_wrong_encoding,
    card_damaged(field). Warnings: card_province_unknown(digits), card_century_mismatch, card_birth_year_mismatch,
    card_sex_mismatch, card_birth_date_unreadable, card_issue_date_unreadable, card_birth_in_future,
    card_issue_in_future, card_issued_before_birth, card_old_number_unreadable, card_name_unusual(words),
    card_without_marks.
    """
    fields = _fields(decoded(raw, "card_unreadable"))
    check_content(fields)
    party = _party(fields)
    return CardRead(party, (*_text_warnings(fields), *_number_warnings(party), *_date_warnings(fields, party, today)))


def _fields(text: str) -> list[str]:
    bare = unframed(composed(text))
    kept = bare.split("|")
    kept[:_READ] = repaired("|".join(kept[:_READ])).split("|")
    fields = [unframed(value) if at == 0 else value.strip(" ") for at, value in enumerate(kept)]
    fields[0] = _BEFORE.sub("", fields[0])
    if len(fields) == _READ:
        fields[-1] = _AFTER.sub(r"\1", fields[-1])
    check_shape(bare, fields)
    return [composed(value) for value in fields[:_READ]]


def _party(fields: list[str]) -> Party:
    number, old, name, birth, sex, address, issued = fields
    return Party(
        kind=IdKind.CITIZEN_ID,
        number=number,
        name=_text(party_name, name, "name"),
        birth_date=_date(birth),
        sex=_SEXES[sex],
        address=_text(postal_address, address, "address"),
        issued_on=_date(issued),
        old_number=old if len(old) == 9 else "",
    )


def _text(rule: Callable[[str], str], value: str, name: str) -> str:
    try:
        return rule(value)
    except InvalidInput:
        raise InvalidInput("card_damaged", field=name) from None


def _date(ddmmyyyy: str) -> date | None:
    """None for a day that does not exist, 00 for an unknown day or month among them: the officer asks."""
    try:
        return date(int(ddmmyyyy[4:]), int(ddmmyyyy[2:4]), int(ddmmyyyy[:2]))
    except ValueError:
        return None


def _text_warnings(fields: list[str]) -> Iterator[CardWarning]:
    _, old, name, _, _, address, _ = fields
    unusual = [word for word in words_of(name) if has_marks(word) and not is_syllable(word)]
    if unusual:
        yield CardWarning("card_name_unusual", {"words": " ".join(unusual)})
    if not has_marks(name) and not has_marks(address):
        yield CardWarning("card_without_marks")
    if len(old) not in (0, 9):
        yield CardWarning("card_old_number_unreadable")


def _number_warnings(party: Party) -> Iterator[CardWarning]:
    """The rule of the 12 digits: province of birth registration, century and sex, year; never a refusal."""
    province, century_and_sex, year = party.number[:3], int(party.number[3]), int(party.number[4:6])
    if province not in PROVINCES_OF_BIRTH:
        yield CardWarning("card_province_unknown", {"digits": province})
    if (century_and_sex % 2 == 0) != (party.sex is Sex.MALE):
        yield CardWarning("card_sex_mismatch")
    if party.birth_date is None:
        return
    if 19 + century_and_sex // 2 != party.birth_date.year // 100:
        yield CardWarning("card_century_mismatch", {"year": party.birth_date.year})
    if year != party.birth_date.year % 100:
        yield CardWarning("card_birth_year_mismatch", {"digits": party.number[4:6], "year": party.birth_date.year})


def _date_warnings(fields: list[str], party: Party, today: date | None) -> Iterator[CardWarning]:
    if party.birth_date is None:
        yield CardWarning("card_birth_date_unreadable", {"text": fields[3]})
    if party.issued_on is None:
        yield CardWarning("card_issue_date_unreadable", {"text": fields[6]})
    if party.birth_date and party.issued_on and party.issued_on < party.birth_date:
        yield CardWarning("card_issued_before_birth")
    if today and party.birth_date and party.birth_date > today:
        yield CardWarning("card_birth_in_future")
    if today and party.issued_on and party.issued_on > today:
        yield CardWarning("card_issue_in_future")
