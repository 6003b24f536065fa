"""The people of a demonstration, and the one password they share."""

import secrets
from pathlib import Path

from frontdesk.disk import put_file
from frontdesk.domain.people import Person, Role
from frontdesk.domain.people_events import PasswordHash, PasswordSet
from frontdesk.domain.tokens import new_lookup_key
from frontdesk.services.passwords import hash_password

PASSWORD_FILE = "demo-password"  # noqa: S105  a file's name
OFFICER = Person("an", "Hoàng Thị An", (Role.OFFICER,))
STAFF = (
    OFFICER,
    Person("binh", "Nguyễn Văn Bình", (Role.OFFICER,)),
    Person("minh", "Trần Đức Minh", (Role.DEPARTMENT,)),
    Person("chi", "Lê Quỳnh Chi", (Role.SUPERVISOR,)),
    Person("admin", "Quản trị", (Role.ADMINISTRATOR,)),
)


def new_password() -> str:
    """A password for a demonstration: 12 characters that no input method changes, "XXXX-XXXX-XXXX" (53 bits)."""
    return f"{new_lookup_key(secrets.token_bytes)}-{new_lookup_key(secrets.token_bytes)[:4]}"


def staff_with(password: str) -> tuple[tuple[Person, PasswordSet], ...]:
    """Everybody, each with a hash of their own."""
    return tuple((each, PasswordSet(each.login, PasswordHash(hash_password(password)))) for each in STAFF)


def note_password(home: Path, password: str) -> None:
    """Write it where whoever tries the program finds it; a real office has no such file."""
    put_file(home / PASSWORD_FILE, password + "\n", 0o600)
