"""Identity as typed at the counter: numbers, names, e-mail, and a checked Party made of them."""

import re
import unicodedata
from datetime import date

from frontdesk.domain.identity import IdKind, Party, Sex
from frontdesk.domain.phone import parse_phone
from frontdesk.domain.text import nfc
from frontdesk.errors import InvalidInput

_LONGEST_NUMBER, _SHORTEST_NAME, _LONGEST_NAME, _LONGEST_ADDRESS, _LONGEST_EMAIL = 40, 2, 200, 500, 254
_OLDEST = 130  # years; a birth date before that is a slip of the fingers
_SEPARATORS = re.compile(r"[\s.\-]+")
_PASSPORT = re.compile(r"(?=.*[0-9])[A-Z0-9]{5,20}")
_EMAIL = re.compile(r"[^@\s,;:<>()\"]{1,64}@[^@\s,;:<>()\"._-][^@\s,;:<>()\"_]*\.[^@\s,;:<>()\"._-]{2,}")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def citizen_id(text: str) -> str:
    """Số định danh cá nhân: 12 digits; it has no check digit. Raises InvalidInput citizen_id_malformed(digits)."""
    return _digits(text, 12, "citizen_id_malformed")


def old_id(text: str) -> str:
    """Số CMND: 9 digits. Raises InvalidInput old_id_malformed(digits)."""
    return _digits(text, 9, "old_id_malformed")


def passport(text: str) -> str:
    """A passport number of any country: 5–20 letters and digits, upper case. Raises InvalidInput passport_malformed."""
    number = _number(text).upper()
    if not _PASSPORT.fullmatch(number):
        raise InvalidInput("passport_malformed")
    return number


def tax_code(text: str) -> str:
    """Mã số thuế, 10 digits or 13 of a branch ("0314409058-002"). Raises InvalidInput tax_code_malformed, _mistyped."""
    from stdnum.exceptions import InvalidChecksum, ValidationError  # only organisations need it
    from stdnum.vn import mst

    number = _number(text)
    if not number.isascii():
        raise InvalidInput("tax_code_malformed")
    try:
        return str(mst.format(mst.validate(number)))
    except InvalidChecksum:
        raise InvalidInput("tax_code_mistyped") from None
    except ValidationError:
        raise InvalidInput("tax_code_malformed") from None


def party_name(text: str) -> str:
    """The name of a person or organisation: NFC, single spaces, 2–200 characters, at least one letter.

    Raises InvalidInput name_with_hidden_characters (control, bidirectional, unassigned), name_length(shortest,
    longest), name_without_letter.
    """
    name = visible(text, "name_with_hidden_characters")
    if not _SHORTEST_NAME <= len(name) <= _LONGEST_NAME:
        raise InvalidInput("name_length", shortest=_SHORTEST_NAME, longest=_LONGEST_NAME)
    if not any(char.isalpha() for char in name):
        raise InvalidInput("name_without_letter")
    return name


def postal_address(text: str) -> str:
    """An address as given, NFC, single spaces; may be empty.

    Raises InvalidInput address_with_hidden_characters, address_too_long(longest).
    """
    address = visible(text, "address_with_hidden_characters")
    if len(address) > _LONGEST_ADDRESS:
        raise InvalidInput("address_too_long", longest=_LONGEST_ADDRESS)
    return address


def email_address(text: str) -> str:
    """An e-mail address that looks like one; whether it exists is not asked. Raises InvalidInput email_malformed."""
    address = visible(text, "email_malformed")
    if len(address) > _LONGEST_EMAIL or ".." in address or not _EMAIL.fullmatch(address):
        raise InvalidInput("email_malformed")
    return address


def has_hidden(text: str) -> bool:
    """Whether `text` holds control, format (bidirectional, zero-width), surrogate, private or unassigned characters."""
    return any(unicodedata.category(char) in _HIDDEN for char in text)


def visible(text: str, refusal: str) -> str:
    """`text` in NFC with single spaces. Raises InvalidInput with the code `refusal` if hidden characters remain."""
    spaced = " ".join(text.split())
    if has_hidden(spaced):
        raise InvalidInput(refusal)
    return nfc(spaced)


def make_party(
    kind: IdKind,
    number: str,
    name: str,
    *,
    birth_date: date | None = None,
    sex: Sex | None = None,
    address: str = "",
    issued_on: date | None = None,
    old_number: str = "",
    phone: str = "",
    email: str = "",
    today: date | None = None,
) -> Party:
    """A Party of typed values, each checked and put in its stored form; empty optional values stay empty.

    `today` is the office's day; without it no date counts as future. Raises InvalidInput of the single checks, and
    birth_date_in_future, birth_date_too_early(earliest), issue_date_in_future, issued_before_birth.
    """
    _check_dates(birth_date, issued_on, today)
    return Party(
        kind=kind,
        number=id_number(kind, number),
        name=party_name(name),
        birth_date=birth_date,
        sex=sex,
        address=postal_address(address),
        issued_on=issued_on,
        old_number=old_id(old_number) if old_number.strip() else "",
        phone=parse_phone(phone) if phone.strip() else "",
        email=email_address(email) if email.strip() else "",
    )


def id_number(kind: IdKind, text: str) -> str:
    """The number of an identity paper of `kind`, checked by that kind's rule; raises as that rule."""
    rules = {
        IdKind.CITIZEN_ID: citizen_id,
        IdKind.OLD_ID: old_id,
        IdKind.PASSPORT: passport,
        IdKind.TAX_CODE: tax_code,
    }
    return rules[kind](text)


def masked_id(number: str) -> str:
    """An identity number for other eyes: "0081••••2346"; short ones show less, up to 5 characters nothing."""
    shown = 4 if len(number) >= 12 else 2
    if len(number) < 6:
        return "•" * len(number)
    return number[:shown] + "•" * (len(number) - 2 * shown) + number[-shown:]


def _number(text: str) -> str:
    narrow = unicodedata.normalize("NFKC", text) if len(text) <= _LONGEST_NUMBER else ""
    return _SEPARATORS.sub("", narrow)


def _digits(text: str, length: int, refusal: str) -> str:
    number = _number(text)
    if len(number) != length or not (number.isascii() and number.isdigit()):
        raise InvalidInput(refusal, digits=length)
    return number


def _check_dates(birth_date: date | None, issued_on: date | None, today: date | None) -> None:
    if birth_date and issued_on and issued_on < birth_date:
        raise InvalidInput("issued_before_birth")
    if today is None:
        return
    if birth_date and birth_date > today:
        raise InvalidInput("birth_date_in_future")
    if birth_date and birth_date.year < today.year - _OLDEST:
        raise InvalidInput("birth_date_too_early", earliest=today.year - _OLDEST)
    if issued_on and issued_on > today:
        raise InvalidInput("issue_date_in_future")
