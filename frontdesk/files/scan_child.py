"""The limited process that decodes scans, from its first line to its last.

A hostile file can end it, or make it slow; the desk that started it goes on.
"""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from frontdesk.domain.attachments import MOST_BYTES
from frontdesk.errors import InvalidInput
from frontdesk.files.scan_limits import MOST_SECONDS, limit_next_file, limit_this_process
from frontdesk.files.scan_wire import Head, receive, send

if TYPE_CHECKING:
    from frontdesk.files.scan_kinds import Media

_IDLE = 60.0  # seconds; the next file starts another


def main() -> int:
    """Answer requests on stdin until it ends, or until there have been none for a while."""
    limit_this_process()
    questions, answers = os.fdopen(0, "rb", closefd=False), os.fdopen(1, "wb", closefd=False)
    sys.stdout = sys.stderr  # nothing but answers goes there
    _serve(questions, answers)
    return 0


def _serve(questions: BinaryIO, answers: BinaryIO) -> None:
    while True:
        try:
            with _ending_after(_IDLE, 0):
                asked, content = receive(questions, MOST_BYTES)
        except EOFError:
            return
        limit_next_file()
        with _ending_after(MOST_SECONDS, 1):  # the desk has the same clock, but may be gone
            answer = _answer(asked, content)
        send(answers, *answer)


@contextmanager
def _ending_after(seconds: float, code: int) -> Iterator[None]:
    over = threading.Timer(seconds, os._exit, (code,))
    over.daemon = True
    over.start()
    try:
        yield
    finally:
        over.cancel()


def _answer(asked: Head, content: bytes) -> tuple[Head, bytes]:
    from frontdesk.files.scan_decoder import count_pages, draw_page
    from frontdesk.files.scan_kinds import Media

    media = Media(asked["media"])
    try:
        if "codes" in asked:
            return {}, _codes_on(content, media, asked["codes"])
        if "page" in asked:
            return {}, draw_page(content, media, asked["page"], asked["width"])
        return {"pages": count_pages(content, media)}, b""
    except InvalidInput as refused:
        return {"refused": refused.code, "params": refused.params}, b""
    except MemoryError:
        return {"refused": "scan_too_heavy", "params": {}}, b""


def _codes_on(content: bytes, media: "Media", prefix: str) -> bytes:
    from frontdesk.files.scan_codes import find_code

    return find_code(content, media, prefix).encode()


if __name__ == "__main__":
    sys.exit(main())
