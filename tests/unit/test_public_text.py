"""Text that somebody could type, in whatever field of whatever act, also of those to come: none of it is public."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.events import Act, OfficeHoursSet, SubmissionReceived, UnknownAct
from frontdesk.domain.public_status import public_status
from frontdesk.domain.states import State
from frontdesk.domain.text import fold
from tests.lives import DUE, Life, life_in
from tests.unit.test_public_status import CANARY, DEEDS

# What holds an agreed word or a code. Whatever else is text may be somebody's.
NOT_TYPED = frozenset(
    {
        "receipt_code", "counter", "manifest", "procedure_name", "procedure_code", "department", "token_hash",
        "name",  # of a paper: what is not on the procedure's list is among the deeds
    }
)  # fmt: skip
PLAIN = {int: 1, bool: True, date: DUE.date(), datetime: DUE, time: time(8)}
# office hours hold no text, and must fit together
KINDS = [kind for kind in get_args(Act) if kind not in (SubmissionReceived, UnknownAct, OfficeHoursSet)]


def typed(value: Any, name: str = "") -> Any:
    """`value` with a person's name wherever one can be written."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return value if name in NOT_TYPED else f"{CANARY} {value}"
    if isinstance(value, tuple):
        return tuple(typed(each, name) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: typed(getattr(value, each.name), each.name) for each in fields(value)})
    return value


def made(hint: Any, name: str = "") -> Any:
    """The first value that comes to mind for a field with such a hint; its text is a person's name."""
    if hint is str:
        return "C1" if name in NOT_TYPED else CANARY
    if get_origin(hint) is tuple:
        return tuple(made(each, name) for each in get_args(hint) if each is not Ellipsis)
    if NoneType in get_args(hint):
        return made(next(each for each in get_args(hint) if each is not NoneType), name)
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        return hint(**{each.name: made(hints[each.name], each.name) for each in fields(hint)})
    return PLAIN[hint] if hint in PLAIN else next(iter(hint))


class TypedLife(Life):
    """A life whose officers type somebody's name into everything."""

    def do(self, act: Any, actor: str = "") -> Life:
        return super().do(typed(act), f"{CANARY} {actor}")


def heard(life: Life) -> str:
    return fold(repr(public_status(life.submission, life.now)))


@given(st.lists(st.sampled_from(sorted(DEEDS)), max_size=12))
def test_that_a_life_of_typed_acts_says_none_of_it(deeds: list[str]) -> None:
    life = TypedLife()
    for deed in deeds:
        DEEDS[deed](life)
    assert fold(CANARY) not in heard(life)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", State)
def test_that_no_kind_of_act_says_what_was_typed(kind: type, state: State) -> None:
    assert fold(CANARY) not in heard(life_in(state).do(made(kind)))


def test_that_what_was_typed_is_kept_where_it_could_be_heard() -> None:
    life = TypedLife().request().hand_over()
    kept = fold(repr(life.submission))
    assert kept.count(fold(CANARY)) > 20
    assert sum(fold(CANARY) in fold(repr(made(kind))) for kind in KINDS) > len(KINDS) / 2
