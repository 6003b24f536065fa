"""`python -m ui`."""

import gc
import sys

gc.disable()  # nothing made while starting is garbage; main() turns it on again with the window on screen

from ui.app import main  # noqa: E402

sys.exit(main())
