"""Which keys lie where, as data: letters or digits, on a wide screen or an upright one."""

from dataclasses import dataclass

from frontdesk.domain.vietnamese_keys import MARKED, Tone

KEY = "key"  # the action of a key: it stays within the window
DELETE, SPACE, SHIFT, SWAP, DONE = "delete", "space", "shift", "swap", "done"
LETTERS, DIGITS = "letters", "digits"
WIDE_SPACE = 4.0
_COMMANDS = (DELETE, SHIFT, SWAP)


@dataclass(frozen=True, slots=True)
class Row:
    """Keys from left to right. `least`: as many unit keys as it is laid out for; `finish`: units of the last button."""

    keys: tuple[str, ...]
    least: float = 10
    finish: float = 0

    def width(self, key: str) -> float:
        """Units of one key."""
        if key == SPACE:
            return WIDE_SPACE
        return 1.5 if key in _COMMANDS else 1.0


_TONES = tuple(tone.value for tone in (Tone.SHARP, Tone.GRAVE, Tone.HOOK, Tone.TILDE, Tone.DOT))
_LAST = Row((SWAP, ",", SPACE, "."), finish=2.5)
_TYPEWRITER = (Row(tuple("qwertyuiop")), Row(tuple("asdfghjkl")), Row((SHIFT, *"zxcvbnm", DELETE)), _LAST)
_NUMBERS = (
    Row(tuple("1234567890")),
    Row(("-", "/", ":", ";", "(", ")", "%", "&", "+", '"')),
    Row(("?", "!", "'", "=", "*", "#", "@", "…", DELETE)),
    _LAST,
)


def rows_of(which: str, *, portrait: bool) -> tuple[Row, ...]:
    """The rows from the top; upright the marked letters and the tones need a row each to stay wide enough."""
    if which == DIGITS:
        return _NUMBERS
    if portrait:
        return (Row(tuple(MARKED), least=7), Row(_TONES, least=5), *_TYPEWRITER)
    return (Row((*MARKED, *_TONES), least=12), *_TYPEWRITER)
