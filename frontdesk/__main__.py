"""`python -m frontdesk`."""

import sys

from frontdesk.files import scan_wire
from frontdesk.tracking import wire as tracking_wire

if sys.argv[1:2] == [scan_wire.ARGUMENT]:
    from frontdesk.files.scan_child import main
elif sys.argv[1:2] == [tracking_wire.ARGUMENT]:
    from frontdesk.tracking.child import main
else:
    from frontdesk.cli import main

sys.exit(main())
