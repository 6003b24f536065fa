"""Dataclasses to JSON and back."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.codec import canonical, from_json, to_json
from frontdesk.domain.identity import IdKind, Party, Sex


@dataclass(frozen=True, slots=True)
class Box:
    name: str
    count: int = 0
    full: bool = False
    day: date | None = None
    moment: datetime | None = None
    key: UUID | None = None
    people: tuple[Party, ...] = ()


def parties() -> st.SearchStrategy[Party]:
    return st.builds(
        Party,
        kind=st.sampled_from(IdKind),
        number=st.text(max_size=12),
        name=st.text(max_size=30),
        birth_date=st.none() | st.dates(),
        sex=st.none() | st.sampled_from(Sex),
        address=st.text(max_size=30),
    )


@given(
    st.builds(
        Box,
        name=st.text(),
        count=st.integers(),
        full=st.booleans(),
        day=st.none() | st.dates(),
        moment=st.none() | st.datetimes(timezones=st.just(UTC)),
        key=st.none() | st.uuids(),
        people=st.lists(parties(), max_size=3).map(tuple),
    )
)
def test_that_every_value_comes_back_as_it_went(box: Box) -> None:
    assert from_json(Box, to_json(box)) == box


def test_that_defaults_are_left_out_and_unknown_keys_ignored() -> None:
    assert to_json(Box("x")) == {"name": "x"}
    assert from_json(Box, {"name": "x", "from_a_newer_program": 1}) == Box("x")


def test_that_canonical_text_has_one_form() -> None:
    assert canonical({"b": 1, "a": "Đ"}) == '{"a":"Đ","b":1}'


def test_that_a_type_the_journal_cannot_hold_is_refused_at_once() -> None:
    @dataclass(frozen=True)
    class Odd:
        value: float

    with pytest.raises(TypeError):
        to_json(Odd(1.5))
