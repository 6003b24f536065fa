"""Where papers become files while there is no printer: outside the home, where an officer finds them.

Nothing in the home is readable without its key; a paper to be printed at another computer has to be. So it goes to a
folder of its own among the user's documents, and leaves by itself: it can be printed again at any time.
"""

import shutil
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path

from frontdesk.settings import Settings

FOLDER = "Giấy một cửa"
KEPT = timedelta(days=7)
_BEFORE = "receipts"  # where they lay in the home at first
_OURS = b"/Creator (frontdesk)"  # what each of our PDFs says of itself


class Papers:
    """The folder of one user; worked out when it is first needed, on a worker."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @cached_property
    def folder(self) -> Path:
        """Where they are."""
        return self._settings.papers or _documents() / FOLDER

    def tidy(self, now: datetime) -> None:
        """Bring out what lies in the home from before, and throw away papers of ours older than a week.

        `now` is aware. What can't be moved or thrown away stays and is tried again at the next start.
        """
        with suppress(OSError):
            self._bring_out(self._settings.home / _BEFORE)
        for paper in self.folder.glob("*.p*"):
            with suppress(OSError):
                if _is_old(paper, now) and _is_ours(paper):
                    paper.unlink()

    def _bring_out(self, before: Path) -> None:
        if not before.is_dir() or before.is_symlink():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        for paper in before.iterdir():
            shutil.move(paper, self.folder / paper.name)
        before.rmdir()


def _is_old(paper: Path, now: datetime) -> bool:
    return now.timestamp() - paper.stat().st_mtime > KEPT.total_seconds()


def _is_ours(paper: Path) -> bool:
    """A half-written one is ours by its name; whatever else an officer put there is left alone."""
    return paper.suffix == ".part" or (paper.suffix == ".pdf" and _OURS in paper.read_bytes())


def _documents() -> Path:
    from platformdirs import user_documents_path  # imported late: a desk with a printer never needs it

    return user_documents_path()
