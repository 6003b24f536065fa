"""`python -m tests.e2e.at_time "2026-11-23 10:43" …`: the command line, whole, while the machine's clock says that.

The product has no such switch, nor should it: a due date must not depend on a variable somebody set. So the clock is
put in its place before anything of the command line is imported.
"""

import sys
from datetime import datetime

import frontdesk.domain.clock as clock


def main() -> int:
    """Run the command in the arguments after the first, which is the time on the office's wall."""
    now = datetime.fromisoformat(sys.argv[1]).replace(tzinfo=clock.OFFICE_ZONE)
    clock.system_clock = lambda: now
    from frontdesk.cli import main as frontdesk

    return frontdesk(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
