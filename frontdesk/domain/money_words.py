"""Amounts of money in Vietnamese words, as on a legal receipt: "Một trăm linh năm nghìn đồng"."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_THOUSANDS = ("", "nghìn", "triệu")
_MILLIARD = 1_000_000_000


def in_words(amount: int) -> str:
    """`amount` đồng (not negative) in words, the first letter a capital. Raises ValueError below zero."""
    if amount < 0:
        raise ValueError(amount)
    said = f"{_number(amount)} đồng" if amount else "không đồng"
    return said[0].upper() + said[1:]


def dotted(amount: int) -> str:
    """`amount` in figures as officials write it: 1.200.000."""
    return f"{amount:,}".replace(",", ".")


def _number(amount: int, *, inner: bool = False) -> str:
    """`inner`: something greater was said before, so an empty hundred is said too."""
    milliards, rest = divmod(amount, _MILLIARD)
    words = [f"{_number(milliards, inner=inner)} tỷ"] if milliards else []
    said = inner or milliards > 0
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            words.append(f"{_group(group, inner=said)} {_THOUSANDS[power]}".rstrip())
            said = True
    return " ".join(words)


def _group(group: int, *, inner: bool) -> str:
    """One to 999; `inner` says the hundred even where it is zero (một nghìn không trăm mười lăm)."""
    hundreds, rest = divmod(group, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or inner else []
    if rest:
        words.append(_below_hundred(rest, after_hundred=bool(words)))
    return " ".join(words)


def _below_hundred(rest: int, *, after_hundred: bool) -> str:
    tens, ones = divmod(rest, 10)
    if tens == 0:
        return f"linh {_DIGITS[ones]}" if after_hundred else _DIGITS[ones]
    if tens == 1:
        last = "lăm" if ones == 5 else _DIGITS[ones]
        return f"mười {last}" if ones else "mười"
    last = {1: "mốt", 5: "lăm"}.get(ones, _DIGITS[ones])
    return f"{_DIGITS[tens]} mươi {last}" if ones else f"{_DIGITS[tens]} mươi"
