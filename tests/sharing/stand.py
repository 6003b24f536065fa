"""A desk with a site on it, for tests."""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from frontdesk.desk import Desk
from frontdesk.domain.tracking import Projected
from frontdesk.errors import DeskError
from frontdesk.sharing.site import Site

PAGE = Path(__file__).with_name("page.py")
LISTENING = ["say", {"listening": ["127.0.0.1", 8080]}]
AS_OF = datetime(2026, 11, 30, 3, 42, tzinfo=UTC)
SOON = 20.0  # seconds: a bound on what must not hang, never a measure


@dataclass
class StillTracking:
    """A projection that is always current, or fails as told."""

    path: Path = Path("tracking.db")
    failing: DeskError | None = None
    behind: bool = False
    projected: int = 0
    waits: Callable[[], bool] = field(default=lambda: False)

    def key(self) -> str:
        """Of the projection."""
        return "ab" * 32

    def is_behind(self) -> bool:
        """As told."""
        return self.behind or self.projected == 0

    def project(self, progress: Callable[[int, int], object], cancelled: Callable[[], bool]) -> Projected:
        """Count it."""
        while self.waits() and not cancelled():
            progress(1, 2)
            time.sleep(0.01)
        self.behind = False
        if self.failing is not None:
            raise self.failing
        self.projected += 1
        return Projected(0, AS_OF)


def make_site(ratings: object, *script: list[Any], tracking: StillTracking | None = None, **how: Any) -> Site:
    """A site whose process does what `script` says; restarts follow quickly."""
    desk = cast(Desk, SimpleNamespace(ratings=ratings, tracking=tracking or StillTracking()))
    command = [sys.executable, "-I", str(PAGE), json.dumps(script)]
    return Site(desk, "127.0.0.1", 0, **{"command": command, "pauses": (0.05, 0.1), **how})


def until(happened: Callable[[], object], seconds: float = SOON) -> None:
    """Wait for it; an error when it never comes."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.01)
