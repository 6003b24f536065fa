"""The passphrase of a key file, as somebody at a terminal is asked for it; and the word about a file that has none."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from getpass import getpass
from pathlib import Path

from frontdesk.cli.output import say
from frontdesk.errors import InvalidInput
from frontdesk.i18n import Words
from frontdesk.sealed_key_file import is_sealed
from frontdesk.settings import PASSPHRASE_FILE

_OPTION = "--passphrase-file"


def asker(said: Words) -> Callable[[Path], str]:
    """Asks for the passphrase of a key file, once."""

    @cache
    def ask(path: Path) -> str:
        return getpass(said.gettext("Mật khẩu của tệp khóa {path}: ").format(path=path), sys.stderr)

    return ask


def new_asker(said: Words) -> Callable[[Path], str] | None:
    """The same for a key file that is to be made, typed twice; None where somebody wants none (an empty line).

    Raises InvalidInput `passwords_differ`.
    """
    _ = said.gettext
    typed = getpass(_("Mật khẩu cho tệp khóa mới (Enter: không đặt): "), sys.stderr)
    if not typed:
        return None
    if getpass(_("Nhập lại mật khẩu: "), sys.stderr) != typed:
        raise InvalidInput("passwords_differ")
    return lambda _path: typed


def warn_of_plain_key(key_file: Path | None, said: Words) -> None:
    """One line to stderr where a key file opens everything by itself."""
    if key_file is not None and not is_sealed(key_file):
        line = said.gettext(
            "! Tệp khóa {path} không có mật khẩu: ai có tệp này mở được mọi dữ liệu. Cất như chìa khóa,"
            " hoặc đặt mật khẩu: frontdesk key protect --passphrase-file TỆP"
        )
        say(line.format(path=key_file))


def without_passphrase(arguments: list[str]) -> tuple[list[str], str]:
    """`arguments` without --passphrase-file, wherever it stands, and what it says; the last one counts.

    Every command opens a home, so it is read here, once for all. Raises InvalidInput `passphrase_file_unreadable`.
    """
    end = arguments.index("--") if "--" in arguments else len(arguments)
    kept, told, rest = [], "", iter(arguments[:end])
    for argument in rest:
        name, joined, value = argument.partition("=")
        if name != _OPTION:
            kept.append(argument)
            continue
        told = value if joined else next(rest, "")
        if not told:
            raise InvalidInput("passphrase_file_unreadable", path="")
    return kept + arguments[end:], told


@contextmanager
def told_by_environment(passphrase_file: str) -> Iterator[None]:
    """`passphrase_file` as its variable says it, for as long as one command runs; nothing where it is empty."""
    before = os.environ.get(PASSPHRASE_FILE)
    if passphrase_file:
        os.environ[PASSPHRASE_FILE] = passphrase_file
    try:
        yield
    finally:
        if passphrase_file and before is None:
            del os.environ[PASSPHRASE_FILE]
        elif passphrase_file:
            os.environ[PASSPHRASE_FILE] = str(before)
