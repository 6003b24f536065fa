"""What this machine remembers of its backups: the last one, what stopped it, the last drill. No event: other machines
have backups of their own.
"""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from frontdesk.disk import put_file

_FILE = "backups.json"


def read_notes(home: Path) -> dict[str, Any]:
    """The notes; empty where there are none that can be read."""
    try:
        said = json.loads((home / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def note(home: Path, **said: Any) -> None:
    """Keep these beside the others. A disk that can't take them spoils no backup."""
    with suppress(OSError):
        put_file(home / _FILE, json.dumps(read_notes(home) | said, ensure_ascii=False, indent=1) + "\n", mode=0o600)
