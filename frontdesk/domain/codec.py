"""Frozen dataclasses to plain JSON values and back, by their type hints; canonical text for hashing."""

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

T = TypeVar("T")
Json = Any  # str | int | bool | None | list | dict, as the json module reads and writes them
_Codec = Callable[[Any], Any]


def to_json(value: object) -> Json:
    """`value` (a dataclass) as a dict of plain JSON values; fields at their default are left out."""
    hint: Any = type(value)
    return _encoder(hint)(value)


def from_json(cls: type[T], data: Json) -> T:
    """The dataclass `cls` read from `data`; unknown keys are ignored, absent ones take their default."""
    hint: Any = cls
    decoded: T = _decoder(hint)(data)
    return decoded


def canonical(data: Json) -> str:
    """One text for one value: sorted keys, no spaces, UTF-8 characters as they are."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


@cache
def _encoder(hint: Any) -> _Codec:
    if hint in (str, int, bool, type(None)):
        return _same
    if is_dataclass(hint):
        return _dataclass_encoder(hint)
    if get_origin(hint) is tuple:
        return _tuple_encoder(get_args(hint))
    if inner := _optional(hint):
        encode = _encoder(inner)
        return lambda value: None if value is None else encode(value)
    if issubclass(hint, Enum):
        return lambda value: value.value
    if issubclass(hint, (date, time)):  # datetime is a date
        return lambda value: value.isoformat()
    if hint is UUID:
        return str
    raise TypeError(hint)


@cache
def _decoder(hint: Any) -> _Codec:
    if hint in (str, int, bool, type(None)):
        return _same
    if is_dataclass(hint):
        return _dataclass_decoder(hint)
    if get_origin(hint) is tuple:
        return _tuple_decoder(get_args(hint))
    if inner := _optional(hint):
        decode = _decoder(inner)
        return lambda value: None if value is None else decode(value)
    return _leaf_decoder(hint)


def _leaf_decoder(hint: Any) -> _Codec:
    if issubclass(hint, (Enum, UUID)):
        return cast(_Codec, hint)
    for kind in (datetime, date, time):  # datetime first: it is a date too
        if issubclass(hint, kind):
            return cast(_Codec, kind.fromisoformat)
    raise TypeError(hint)


def _tuple_encoder(hints: tuple[Any, ...]) -> _Codec:
    """Of many of one kind (`tuple[X, ...]`), or of a fixed few (`tuple[X, Y]`)."""
    if hints[-1] is not Ellipsis:
        each = [_encoder(hint) for hint in hints]
        return lambda values: [encode(value) for encode, value in zip(each, values, strict=True)]
    item = _encoder(hints[0])
    return lambda values: [item(value) for value in values]


def _tuple_decoder(hints: tuple[Any, ...]) -> _Codec:
    if hints[-1] is not Ellipsis:
        each = [_decoder(hint) for hint in hints]
        return lambda values: tuple([decode(value) for decode, value in zip(each, values, strict=True)])
    item = _decoder(hints[0])
    return lambda values: tuple([item(value) for value in values])


def _dataclass_encoder(cls: Any) -> _Codec:
    hints = get_type_hints(cls)
    plan = [(field.name, _default(field), _encoder(hints[field.name])) for field in fields(cls)]

    def encode(value: Any) -> dict[str, Json]:
        data = {}
        for name, default, encoder in plan:
            item = getattr(value, name)
            if default is MISSING or item != default:
                data[name] = encoder(item)
        return data

    return encode


def _dataclass_decoder(cls: Any) -> _Codec:
    hints = get_type_hints(cls)
    plan = {field.name: _decoder(hints[field.name]) for field in fields(cls)}

    def decode(data: Mapping[str, Json]) -> Any:
        return cls(**{name: plan[name](item) for name, item in data.items() if name in plan})

    return decode


def _default(field: Any) -> object:
    return field.default


def _optional(hint: Any) -> Any:
    if get_origin(hint) not in (Union, types.UnionType):
        return None
    rest = [arg for arg in get_args(hint) if arg is not type(None)]
    return rest[0] if len(rest) == 1 else None


def _same(value: Any) -> Any:
    return value
