"""A home's file as bare sqlcipher sees it: the floor that look-ups are measured against."""

from typing import Any

import sqlcipher3.dbapi2

from frontdesk.desk import Desk
from frontdesk.secrets import DATABASE_KEY, KeyFile

_SQLCIPHER: Any = sqlcipher3.dbapi2


def bare_connection(desk: Desk) -> Any:
    """A connection of one's own to the desk's database."""
    assert desk.settings.key_file is not None
    connection = _SQLCIPHER.connect(str(desk.settings.database))
    connection.execute(f"PRAGMA key=\"x'{KeyFile(desk.settings.key_file).get(DATABASE_KEY)}'\"")
    return connection
