"""The page's process with a projection in memory; run by itself. When it ends it names every module it had.

With an argument it may open so many files and no more.
"""

import sys

from frontdesk.tracking.child import run
from frontdesk.tracking.source import Source
from frontdesk.tracking.wire import Configuration
from tests.tracking.stand import StandPages, StandSource


def opened(_told: Configuration) -> Source:
    """A projection; what some library prints meanwhile is none of the desk's."""
    print("{}")  # noqa: T201
    return StandSource()


if __name__ == "__main__":
    code = run(opened, StandPages)
    sys.stderr.write(" ".join(sorted(name for name in sys.modules if not name.startswith("tests"))))
    sys.exit(code)
