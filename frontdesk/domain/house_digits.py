"""Numbers and hashes in the alphabet of our codes: 28 signs that no input method changes."""

from frontdesk.domain.check_character import ALPHABET

_BASE = len(ALPHABET)
_VALUE = {char: value for value, char in enumerate(ALPHABET)}


def to_digits(number: int, length: int) -> str:
    """`number` in exactly `length` signs; what does not fit is cut off at the front."""
    digits = []
    for _ in range(length):
        number, digit = divmod(number, _BASE)
        digits.append(ALPHABET[digit])
    return "".join(reversed(digits))


def from_digits(text: str) -> int:
    """The number `text` stands for. Raises ValueError for other signs."""
    number = 0
    for char in text:
        if char not in _VALUE:
            raise ValueError(char)
        number = number * _BASE + _VALUE[char]
    return number
