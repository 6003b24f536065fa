"""`python -m ui`."""

import gc
import sys

from frontdesk.files import scan_wire
from frontdesk.tracking import wire as tracking_wire

if sys.argv[1:2] == [scan_wire.ARGUMENT]:  # how the frozen program starts what decodes strangers' files
    from frontdesk.files.scan_child import main
elif sys.argv[1:2] == [tracking_wire.ARGUMENT]:  # and what serves the citizens' page
    from frontdesk.tracking.child import main
else:
    gc.disable()  # nothing made while starting is garbage; ui.collector takes over with the window on screen
    from ui.app import main

sys.exit(main())
