"""Who a command is given by: named on the line or in the environment, else asked for on a terminal."""

import os
import sys
from getpass import getpass
from pathlib import Path

from frontdesk.desk import Desk
from frontdesk.errors import InvalidInput
from frontdesk.i18n import Words, words
from frontdesk.password_file import read_password

NAME, PASSWORD_FILE = "FRONTDESK_AS", "FRONTDESK_PASSWORD_FILE"


def sign_in(desk: Desk, name: str | None, password_file: Path | None, *, needed: bool = False) -> None:
    """Sit down at `desk` as the person named. Where nobody is, and somebody is `needed`, who is at the terminal is
    asked; without a terminal nobody sits there, and the desk refuses what needs somebody.

    Raises InvalidInput (`password_file_unreadable`, `password_needed`) and as `SignInService.sign_in`.
    """
    said = words(desk.settings.language)
    who = name or os.environ.get(NAME)
    if not who and needed and desk.sign_ins.people() and is_somebody_there():
        who = ask_name(said)
    if who:
        desk.sign_ins.sign_in(who, password_from(password_file or _named_file(), said, who), recorded=False)


def is_somebody_there() -> bool:
    """Whether there is a person at a terminal who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def ask_name(said: Words) -> str:
    """The name somebody at a terminal signs in with."""
    sys.stderr.write(said.gettext("Tên đăng nhập: "))
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def password_from(file: Path | None, said: Words, who: str, *, again: bool = False) -> str:
    """The first line of `file`; without one, what somebody types unseen, twice where it is new (`again`).

    Raises InvalidInput `password_file_unreadable`, `password_needed`, `passwords_differ`.
    """
    if file is not None:
        return read_password(file)
    if not is_somebody_there():
        raise InvalidInput("password_needed", name=who)
    typed = getpass(said.gettext("Mật khẩu của {name}: ").format(name=who), sys.stderr)
    if again and getpass(said.gettext("Nhập lại mật khẩu: "), sys.stderr) != typed:
        raise InvalidInput("passwords_differ")
    return typed


def _named_file() -> Path | None:
    named = os.environ.get(PASSWORD_FILE)
    return Path(named) if named else None
