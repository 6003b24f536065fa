"""Telephone numbers: E.164 to store, grouped to read, masked to show."""

from frontdesk.errors import InvalidInput

_LONGEST = 40
_DOTS = "•••"
_SHORTEST = 10  # digits of a number here, with its 0


def parse_phone(text: str, region: str = "VN") -> str:
    """The number in E.164 ("+84912345678"); `region` is where a number without +country is dialled.

    Raises InvalidInput phone_malformed (not a number, letters, an extension), phone_unknown (no such range exists).
    """
    import phonenumbers  # late: its metadata takes 0.2 s, too much for starting up

    if len(text) > _LONGEST or any(char.isalpha() for char in text):  # phonenumbers would dial letters as digits
        raise InvalidInput("phone_malformed")
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        raise InvalidInput("phone_malformed") from None
    if not phonenumbers.is_valid_number(number):
        raise InvalidInput("phone_unknown")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def format_phone(e164: str) -> str:
    """A stored number as people here read it: "0912 345 678", "0207 3822 456"; abroad "+1 650-253-0000".

    What is no number comes back as it is.
    """
    import phonenumbers

    try:
        number = phonenumbers.parse(e164, "VN")
    except phonenumbers.NumberParseException:
        return e164
    home = number.country_code == 84  # Vietnam
    style = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)


def masked_phone(e164: str) -> str:
    """A stored number for other eyes: "0912 ••• 678"; too short to mask is all dots."""
    shown = "0" + e164[3:] if e164.startswith("+84") else e164
    if not shown:
        return ""
    return f"{shown[:4]} {_DOTS} {shown[-3:]}" if len(shown) >= _SHORTEST else _DOTS


def masked_typed_phone(typed: str) -> str:
    """A number for other eyes while it is being typed: "0912 ••", and as `masked_phone` once it has ten digits."""
    digits = "".join(char for char in typed if char.isdecimal())
    home = digits.startswith("84") and typed.lstrip().startswith("+")
    national = f"0{digits[2:]}" if home else digits
    if len(national) >= _SHORTEST:
        return masked_phone(national)
    return " ".join(filter(None, (national[:4], "•" * (len(national) - 4))))
