"""`python -m frontdesk`."""

import sys

from frontdesk.files.scan_wire import ARGUMENT

if sys.argv[1:2] == [ARGUMENT]:
    from frontdesk.files.scan_child import main
else:
    from frontdesk.cli import main

sys.exit(main())
