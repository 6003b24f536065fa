"""The rows on a leaf page of a SQLite table, read without its tree: the file format of https://sqlite.org/fileformat2.html."""

from collections.abc import Callable, Iterator

from frontdesk.storage.pages import USABLE

_LEAF = 0x0D
_LONGEST = 1 << 26
Value = int | float | bytes | str | None
Overflow = Callable[[int], bytes | None]


def rows_of(number: int, page: bytes, overflow: Overflow) -> Iterator[tuple[int, tuple[Value, ...]]]:
    """(rowid, columns) of every row on page `number` that can be read; nothing for other kinds of pages.

    `overflow` gives the content of a page, None where it can't be had: the row is then left out.
    """
    begin = 100 if number == 1 else 0
    if page[begin] != _LEAF:
        return
    for at in range(int.from_bytes(page[begin + 3 : begin + 5], "big")):
        place = begin + 8 + 2 * at
        try:
            row = _row(page, int.from_bytes(page[place : place + 2], "big"), overflow)
        except (IndexError, ValueError):
            continue
        if row is not None:
            yield row


def _row(page: bytes, at: int, overflow: Overflow) -> tuple[int, tuple[Value, ...]] | None:
    length, at = _varint(page, at)
    rowid, at = _varint(page, at)
    payload = _payload(page, at, length, overflow)
    return None if payload is None else (rowid, _columns(payload))


def _payload(page: bytes, at: int, length: int, overflow: Overflow) -> bytes | None:
    here = _here(length)
    parts = [page[at : at + here]]
    left = length - here
    following = int.from_bytes(page[at + here : at + here + 4], "big") if left else 0
    if length > _LONGEST:
        return None
    while left > 0:
        content = overflow(following) if following else None
        if content is None:
            return None
        parts.append(content[4 : 4 + min(left, USABLE - 4)])
        left -= USABLE - 4
        following = int.from_bytes(content[:4], "big")
    return b"".join(parts)


def _here(length: int) -> int:
    """How many bytes of a row's `length` lie on its leaf."""
    if length <= USABLE - 35:
        return length
    least = (USABLE - 12) * 32 // 255 - 23
    some = least + (length - least) % (USABLE - 4)
    return some if some <= USABLE - 35 else least


def _columns(payload: bytes) -> tuple[Value, ...]:
    header, at = _varint(payload, 0)
    kinds = []
    while at < header:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    return tuple(values)


_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind in _INTEGERS:
        size = _INTEGERS[kind]
        return int.from_bytes(payload[at : at + size], "big", signed=True), at + size
    if kind in (0, 8, 9):
        return (None, 0, 1)[max(0, kind - 7)], at
    if kind == 7:
        return None, at + 8  # a float: no table of ours has one
    if kind < 12:
        raise ValueError(kind)
    size = (kind - 12) // 2
    content = payload[at : at + size]
    if len(content) != size:
        raise ValueError(size)
    return (content.decode("utf-8") if kind % 2 else content), at + size


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for count in range(9):
        byte = data[at + count]
        if count == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if not byte & 0x80:
            return value, at + count + 1
    raise ValueError(at)
