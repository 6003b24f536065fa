"""One process at a time writes the projection."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from frontdesk.errors import StorageRefused
from frontdesk.lock import Busy, alone

PATIENCE = 5.0  # seconds: another's few acts take milliseconds, its first projecting minutes


@contextmanager
def writing_alone(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock beside the projection at `path`. Raises StorageRefused `projection_busy`, OSError."""
    try:
        with alone(path.with_name(path.name + ".lock"), patience, mode=0o600):
            yield
    except Busy as error:
        raise StorageRefused("projection_busy") from error
