"""Options every command takes, and the desk they open."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from frontdesk.cli.passphrases import asker
from frontdesk.cli.signing import is_somebody_there, sign_in
from frontdesk.desk import Desk, open_desk
from frontdesk.domain.clock import OFFICE_ZONE
from frontdesk.errors import InvalidInput
from frontdesk.i18n import LANGUAGES, words
from frontdesk.settings import Settings, resolve

Home = Annotated[Path | None, typer.Option("--home", help="Thư mục dữ liệu (hoặc FRONTDESK_HOME).")]
KeyFile = Annotated[
    Path | None,
    typer.Option(
        "--key-file",
        help="Tệp khóa (hoặc FRONTDESK_KEY_FILE); mật khẩu của nó: --passphrase-file (hoặc FRONTDESK_PASSPHRASE_FILE).",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Một giá trị JSON trên stdout.")]
Language = Annotated[str | None, typer.Option("--language", help="vi hoặc en.")]
As = Annotated[str | None, typer.Option("--as", help="Tên đăng nhập (hoặc FRONTDESK_AS).")]
PasswordFile = Annotated[
    Path | None,
    typer.Option("--password-file", "--as-password-file", help="Tệp chứa mật khẩu (hoặc FRONTDESK_PASSWORD_FILE)."),
]
# where --password-file is somebody else's, a new one
OwnPasswordFile = Annotated[
    Path | None, typer.Option("--as-password-file", help="Tệp chứa mật khẩu của người làm lệnh này (--as).")
]

# Options that may also stand before the command; with how many values each takes.
COMMON = {
    "--home": 1,
    "--key-file": 1,
    "--json": 0,
    "--language": 1,
    "--as": 1,
    "--password-file": 1,
    "--as-password-file": 1,
}
_OWN = {"--password-file": "--as-password-file"}
# Options that take everything up to the next option.
LISTS = frozenset(
    {"--missing", "--except", "--field", "--given-back", "--originals", "--consent", "--give", "--withdraw"}
)


def settings_of(home: Path | None, key_file: Path | None, language: str | None) -> Settings:
    """The settings a command runs under."""
    if language is not None and language not in LANGUAGES:
        raise InvalidInput("language_unknown", language=language)
    settings = resolve(home, key_file, language)
    return replace(settings, ask_passphrase=asker(words(settings.language))) if is_somebody_there() else settings


@contextmanager
def desk_of(
    home: Path | None,
    key_file: Path | None,
    language: str | None,
    as_name: str | None = None,
    password_file: Path | None = None,
) -> Iterator[Desk]:
    """The desk of one command, closed when it ends; whoever was named sits at it, else nobody."""
    desk = open_desk(settings_of(home, key_file, language))
    try:
        sign_in(desk, as_name, password_file, needed=True)
        yield desk
    finally:
        desk.close()


@contextmanager
def open_desk_of(
    home: Path | None, key_file: Path | None, language: str | None, as_name: str | None, password_file: Path | None
) -> Iterator[Desk]:
    """The same for a command that may ask for nobody: a person at the terminal is asked only once it is refused."""
    desk = open_desk(settings_of(home, key_file, language))
    try:
        sign_in(desk, as_name, password_file)
        yield desk
    finally:
        desk.close()


def parse_moment(text: str) -> datetime:
    """A moment on the office's wall, unless it names its own offset. Raises InvalidInput."""
    try:
        told = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise InvalidInput("moment_unreadable", text=text[:40]) from error
    return told if told.tzinfo else told.replace(tzinfo=OFFICE_ZONE)


def parse_day(text: str) -> date:
    """A day as typed or as printed: 2026-11-23, 23/11/2026. Raises InvalidInput `day_malformed`."""
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        with suppress(ValueError):
            return datetime.strptime(text.strip(), pattern).date()  # noqa: DTZ007  a day has no zone
    raise InvalidInput("day_malformed", text=text[:40])


def check_readable(arguments: list[str]) -> None:
    """Bytes that are no UTF-8 arrive as halves of characters, which no journal keeps. Raises InvalidInput."""
    for argument in arguments:
        if any("\ud800" <= char <= "\udfff" for char in argument):
            raise InvalidInput("argument_unreadable", text=argument[:80])


def hoisted(arguments: list[str]) -> list[str]:
    """`arguments` with common options that stand before the command moved behind it.

    A password that stands there is that of whoever gives the command.
    """
    early: list[str] = []
    rest = list(arguments)
    while rest and rest[0].partition("=")[0] in COMMON:
        name, joined, _value = rest[0].partition("=")
        taken = 1 + (0 if joined else COMMON[name])
        early += [_OWN.get(rest[0], rest[0]), *rest[1:taken]]
        rest = rest[taken:]
    return rest + early


def spread(arguments: list[str], options: frozenset[str] = LISTS) -> list[str]:
    """`--missing A B` as `--missing A --missing B`, for those of `options`; what follows `--` stays as it is.

    An option with nothing behind it stays too: it is a flag, or the command refuses it.
    """
    spread_out: list[str] = []
    inside = ""
    for at, argument in enumerate(arguments):
        if argument == "--":
            return spread_out + arguments[at:]
        if argument.startswith("--"):
            name = argument.partition("=")[0]
            inside = name if name in options else ""
            spread_out.append(argument)
        elif inside and spread_out[-1] != inside:
            spread_out += [inside, argument]
        else:
            spread_out.append(argument)
    return spread_out
