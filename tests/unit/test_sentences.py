"""Refusals in words."""

from collections import Counter

from frontdesk import sentences


def test_that_no_refusal_has_two_sentences() -> None:
    rooms = [room.REFUSALS for room in vars(sentences).values() if hasattr(room, "REFUSALS")]
    assert len(rooms) >= 6
    codes = Counter(code for room in rooms for code in room)
    assert [code for code, times in codes.items() if times > 1] == []
