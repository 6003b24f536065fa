"""What is said between the desk and the process that decodes: a length, a line of JSON, then bytes."""

import json
from typing import Any, BinaryIO

ARGUMENT = "--decode-scans"  # the first argument that makes this program that process
_MOST_HEAD = 4096
Head = dict[str, Any]


def send(pipe: BinaryIO, head: Head, body: bytes = b"") -> None:
    """Say `head`, with `body` behind it."""
    line = json.dumps({**head, "size": len(body)}).encode()
    pipe.write(len(line).to_bytes(4, "big") + line)
    pipe.write(body)
    pipe.flush()


def receive(pipe: BinaryIO, most: int) -> tuple[Head, bytes]:
    """What was said, with at most `most` bytes behind it. Raises EOFError, ValueError for what nobody of us says."""
    length = int.from_bytes(_exactly(pipe, 4), "big")
    if length > _MOST_HEAD:
        raise ValueError(length)
    head = json.loads(_exactly(pipe, length))
    if not isinstance(head, dict) or not isinstance(head.get("size"), int) or not 0 <= head["size"] <= most:
        raise ValueError(head)
    return head, _exactly(pipe, head["size"])


def _exactly(pipe: BinaryIO, count: int) -> bytes:
    read = pipe.read(count)
    if len(read) != count:
        raise EOFError
    return read
