"""Options every command takes, and the desk they open."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from frontdesk.desk import Desk, open_desk
from frontdesk.errors import InvalidInput
from frontdesk.i18n import LANGUAGES
from frontdesk.settings import Settings, resolve

Home = Annotated[Path | None, typer.Option("--home", help="Thư mục dữ liệu (hoặc FRONTDESK_HOME).")]
KeyFile = Annotated[Path | None, typer.Option("--key-file", help="Tệp khóa (hoặc FRONTDESK_KEY_FILE).")]
AsJson = Annotated[bool, typer.Option("--json", help="Một giá trị JSON trên stdout.")]
Language = Annotated[str | None, typer.Option("--language", help="vi hoặc en.")]

# Options that may also stand before the command; with how many values each takes.
COMMON = {"--home": 1, "--key-file": 1, "--json": 0, "--language": 1}


def settings_of(home: Path | None, key_file: Path | None, language: str | None) -> Settings:
    """The settings a command runs under."""
    if language is not None and language not in LANGUAGES:
        raise InvalidInput("language_unknown", language=language)
    return resolve(home, key_file, language)


@contextmanager
def desk_of(home: Path | None, key_file: Path | None, language: str | None) -> Iterator[Desk]:
    """The desk of one command, closed when it ends."""
    desk = open_desk(settings_of(home, key_file, language))
    try:
        yield desk
    finally:
        desk.close()


def hoisted(arguments: list[str]) -> list[str]:
    """`arguments` with common options that stand before the command moved behind it."""
    early: list[str] = []
    rest = list(arguments)
    while rest and rest[0].partition("=")[0] in COMMON:
        name, joined, _value = rest[0].partition("=")
        taken = 1 + (0 if joined else COMMON[name])
        early += rest[:taken]
        rest = rest[taken:]
    return rest + early


def spread(arguments: list[str], option: str) -> list[str]:
    """`--missing A B` as `--missing A --missing B`."""
    spread_out: list[str] = []
    inside = False
    for argument in arguments:
        if argument == option:
            inside = True
            continue
        inside = inside and not argument.startswith("--")
        spread_out += [option, argument] if inside else [argument]
    return spread_out
