"""Many codes at once, as a scanner left them in a file."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from frontdesk.errors import InvalidInput

LARGEST_FILE = 1_000_000  # bytes
CodesFile = Annotated[
    Path | None, typer.Option("--codes", metavar="FILE", help="Tệp mã hồ sơ, mỗi dòng một mã; - là đầu vào chuẩn.")
]


def all_codes(typed: list[str] | None, file: Path | None) -> list[str]:
    """The codes typed and those of `file`. Raises InvalidInput `codes_missing`, `file_unreadable`."""
    if not typed and file is None:
        raise InvalidInput("codes_missing")
    lines = _text_of(file).splitlines() if file is not None else []
    return [*(typed or []), *(line.strip() for line in lines if line.strip())]


def _text_of(file: Path) -> str:
    try:
        if str(file) == "-":
            raw = sys.stdin.buffer.read(LARGEST_FILE + 1)
        else:
            with file.open("rb") as opened:
                raw = opened.read(LARGEST_FILE + 1)
        if len(raw) > LARGEST_FILE:
            raise InvalidInput("file_unreadable", name=file.name)
        return raw.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput("file_unreadable", name=file.name) from error
