"""Settings every test runs under: no display, no network names, no home of the developer."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
