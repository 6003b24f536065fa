"""`python -m ui`."""

import gc
import sys

from frontdesk.files.scan_wire import ARGUMENT

if sys.argv[1:2] == [ARGUMENT]:  # how the frozen program starts what decodes strangers' files
    from frontdesk.files.scan_child import main
else:
    gc.disable()  # nothing made while starting is garbage; ui.collector takes over with the window on screen
    from ui.app import main

sys.exit(main())
