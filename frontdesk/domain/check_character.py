"""One check character over our own alphabet: ISO 7064 hybrid MOD 29,28."""

# No vowel, no D, no W: Telex and VNI (the Vietnamese input methods) leave such text alone, and it spells no word.
ALPHABET = "0123456789BCFGHJKLMNPQRSTVXZ"
_SIZE = len(ALPHABET)
_VALUE = {char: value for value, char in enumerate(ALPHABET)}


def in_alphabet(text: str) -> bool:
    """Whether every character of `text` is in `ALPHABET` (upper case only)."""
    return all(char in _VALUE for char in text)


def check_character(body: str) -> str:
    """The character to append to `body`; `body` must be in the alphabet.

    29 is prime, so every single substitution is found; of the swaps of two unequal neighbours all but 1 in 28.
    """
    return ALPHABET[(_SIZE + 1 - _running(body)) % _SIZE]


def is_checked(text: str) -> bool:
    """Whether `text` is in the alphabet and ends in the check character of what comes before."""
    return len(text) > 1 and in_alphabet(text) and check_character(text[:-1]) == text[-1]


def _running(body: str) -> int:
    product = _SIZE
    for char in body:
        product = ((product + _VALUE[char]) % _SIZE or _SIZE) * 2 % (_SIZE + 1)
    return product
