"""The page's process with a projection in memory; run by itself. When it ends it names every module it had.

With an argument it may open so many files and no more.
"""

import sys

from frontdesk.tracking.child import run
from tests.tracking.stand import StandPages, StandSource

if __name__ == "__main__":
    if sys.argv[1:]:
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[1]), int(sys.argv[1])))
    code = run(lambda _told: StandSource(), StandPages)
    sys.stderr.write(" ".join(sorted(name for name in sys.modules if not name.startswith("tests"))))
    sys.exit(code)
