"""A password kept in a file, for those who cannot type it: commands and demonstrations."""

from pathlib import Path

from frontdesk.errors import InvalidInput


def read_password(file: Path) -> str:
    """The first line of `file` (UTF-8). Raises InvalidInput `password_file_unreadable`, also for an empty line."""
    try:
        with file.open(encoding="utf-8-sig") as lines:
            password = lines.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput("password_file_unreadable", path=str(file)) from error
    if not password:
        raise InvalidInput("password_file_unreadable", path=str(file))
    return password
