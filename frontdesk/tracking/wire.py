"""What is said between the desk and the process of the citizens' page: one JSON object a line, over its own pipes.

The desk first says how to serve (`Configuration`). The page answers {"listening": [host, port]}, or {"refused": code,
"params": {…}} and ends. From then on it asks, and the desk answers by the question's id:

    {"id": 7, "ask": "is_open", "invitation": "…"}                              {"id": 7, "answer": true}
    {"id": 8, "ask": "vote", "invitation": "…", "score": 5, "topics":
     {"attitude": 4}, "reasons": ["…"], "comment": "…"}                         {"id": 8, "answer": ""}

The answer to a vote is "" or the code of the refusal. When the desk's end of the pipe closes, the page ends.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from io import RawIOBase
from pathlib import Path
from typing import Any

from frontdesk.errors import DeskError
from frontdesk.i18n import LANGUAGES

ARGUMENT = "--serve-tracking"  # the first argument that makes this program that process
LONGEST_LINE = 16_384  # bytes
USUAL_MOST = 300  # requests a second: the counters' own work goes on beside them


@dataclass(frozen=True, slots=True)
class Configuration:
    """How to serve. `key` opens the projection alone; `forwarded_allow_ips`: proxies that are believed, with commas.

    `most_a_second`: requests of everybody together, beside what one address may; 0 where somebody else sees to both.
    """

    host: str
    port: int
    projection: str
    key: str = field(repr=False)
    language: str = "vi"
    forwarded_allow_ips: str = ""
    votes: bool = True
    most_a_second: int = USUAL_MOST

    @property
    def path(self) -> Path:
        """Where the projection is."""
        return Path(self.projection)


def configuration_line(configuration: Configuration) -> bytes:
    """The desk's first line."""
    return line_of(asdict(configuration))


def configuration_in(line: bytes) -> Configuration:
    """What the desk said. Raises ValueError for anything else."""
    try:
        configuration = Configuration(**told_in(line))
    except TypeError as error:
        raise ValueError("configuration") from error
    kinds = {each.name: each.type for each in fields(Configuration)}
    if any(type(getattr(configuration, name)) is not kind for name, kind in kinds.items()):
        raise ValueError("configuration")
    if configuration.language not in LANGUAGES or configuration.most_a_second < 0:
        raise ValueError("configuration")
    return configuration


def listening_line(host: str, port: int) -> bytes:
    """The page's first line where it serves."""
    return line_of({"listening": [host, port]})


def refused_line(refusal: DeskError) -> bytes:
    """The page's only line where it cannot."""
    return line_of({"refused": refusal.code, "params": refusal.params})


def line_of(said: Mapping[str, Any]) -> bytes:
    """`said` as it goes over the wire."""
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"


def told_in(line: bytes) -> dict[str, Any]:
    """The object on `line`. Raises ValueError for anything else."""
    try:
        told = json.loads(line)
    except RecursionError as error:
        raise ValueError("depth") from error
    if not isinstance(told, dict):
        raise ValueError("object")
    return told


def next_line(pipe: RawIOBase) -> bytes:
    """The next line without its end, b"" where there is none any more. Raises ValueError for one that is too long."""
    line = pipe.readline(LONGEST_LINE + 1)
    if len(line) > LONGEST_LINE:
        raise ValueError("length")
    return line.rstrip(b"\n") if line.endswith(b"\n") else b""  # half a line was never said
