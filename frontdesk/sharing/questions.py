"""What the page's process may say to the desk: whether it listens, and two questions; read as a stranger's.

The page is open to the world; whoever took its process over would be writing these lines.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from frontdesk.domain.rating_events import Topic, Vote
from frontdesk.domain.ratings import FACES
from frontdesk.errors import DeskError, RuleRefused

LONGEST_LINE = 16_384  # bytes; a comment of 500 characters takes up to 6,000
_LONGEST_INVITATION = 64
_LONGEST_COMMENT = 4_096  # characters; the desk says how long one may be
_LONGEST_REASON = 40
_MOST_REASONS = 32
_MOST_ID = 2**53
_LONGEST_PARAMETER = 200
_CODE = re.compile(r"[a-z_]{1,40}")


@dataclass(frozen=True, slots=True)
class IsOpen:
    """Whether an invitation still waits for its vote. `id` is the asker's, and comes back with the answer."""

    id: int
    invitation: str


@dataclass(frozen=True, slots=True)
class Cast:
    """A vote. That its form is right says nothing about whether it counts."""

    id: int
    invitation: str
    vote: Vote
    comment: str


Question = IsOpen | Cast


def question(line: bytes) -> Question:
    """The question on `line`. Raises ValueError for whatever our own process would not say."""
    told = _object(line)
    asked = told.get("ask")
    if asked == "is_open" and told.keys() == {"id", "ask", "invitation"}:
        return IsOpen(_whole(told["id"], 0, _MOST_ID), _text(told["invitation"], _LONGEST_INVITATION))
    if asked == "vote" and told.keys() == {"id", "ask", "invitation", "score", "topics", "reasons", "comment"}:
        return Cast(
            _whole(told["id"], 0, _MOST_ID),
            _text(told["invitation"], _LONGEST_INVITATION),
            Vote(_score(told["score"]), _topics(told["topics"]), _reasons(told["reasons"])),
            _text(told["comment"], _LONGEST_COMMENT),
        )
    raise ValueError("question")


def greeting(line: bytes) -> int | DeskError:
    """What it says first: the port it listens at, or why it does not. Raises ValueError."""
    told = _object(line)
    if told.keys() == {"listening"}:
        match told["listening"]:
            case [str() as host, port]:
                _text(host, _LONGEST_PARAMETER)  # we know where; what is shown to people comes from us
                return _whole(port, 1, 65_535)
    if told.keys() == {"refused", "params"} and isinstance(told["params"], dict):
        parameters = {_code(name): _parameter(value) for name, value in told["params"].items()}
        return RuleRefused(_code(told["refused"]), **parameters)
    raise ValueError("greeting")


def answered(asked: Question, answer: bool | str) -> bytes:
    """The line that answers `asked`: whether it waits; or "" for a vote that counts, else the refusal's code."""
    return json.dumps({"id": asked.id, "answer": answer}).encode() + b"\n"


def _object(line: bytes) -> Mapping[str, Any]:
    """A JSON object with each name once. ValueError covers what is no UTF-8, no JSON, or nested without end."""
    if len(line) > LONGEST_LINE:
        raise ValueError("length")
    try:
        told = json.loads(line.decode(), object_pairs_hook=_once, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("depth") from error
    if not isinstance(told, dict):
        raise ValueError("object")
    return told


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) < len(pairs):
        raise ValueError("names")
    return told


def _refuse(_constant: str) -> None:
    raise ValueError("constant")


def _whole(value: object, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:  # a bool is an int to isinstance
        raise ValueError("number")
    return value


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError("text")
    value.encode()  # half a character is a ValueError too: no journal keeps one
    return value


def _code(value: object) -> str:
    if not isinstance(value, str) or not _CODE.fullmatch(value):
        raise ValueError("code")
    return value


def _parameter(value: object) -> str | int:
    return _whole(value, -_MOST_ID, _MOST_ID) if isinstance(value, int) else _text(value, _LONGEST_PARAMETER)


def _score(value: object) -> int:
    return _whole(value, FACES[0], FACES[-1])


def _topics(value: object) -> tuple[tuple[Topic, int], ...]:
    """From {"attitude": 4}."""
    if not isinstance(value, dict) or len(value) > len(Topic):
        raise ValueError("topics")
    return tuple((Topic(name), _score(score)) for name, score in value.items())


def _reasons(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _MOST_REASONS:
        raise ValueError("reasons")
    return tuple(_text(reason, _LONGEST_REASON) for reason in value)
