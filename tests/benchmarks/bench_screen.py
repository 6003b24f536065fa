"""The main job on the real window with a million submissions: how long the GUI thread was ever kept from its events."""

import os
import time
from itertools import pairwise

from frontdesk.desk import Desk
from tests.benchmarks.measure import Ratio

BAR_MS = 50.0
TICK_MS = 2


def run(big: Desk) -> list[Ratio]:
    """The longest gap between two ticks of a timer in the GUI thread, from the scan to the receipt on screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QTimer

    from frontdesk.settings import Settings
    from tests.ui.windows import make_window
    from ui import showcase
    from ui.app import make_application
    from ui.theme import Scheme

    app = make_application()
    settings = Settings(big.settings.home, big.settings.key_file, papers=big.settings.home.parent / "papers")
    window = make_window(app, settings, Scheme.LIGHT, save_only=True)
    window.resize(1366, 768)
    window.show()
    window.begin()
    showcase.wait(app, lambda: bool(window.reception.form.submission_id), "open the desk")
    showcase.pause(1.0)
    ticks: list[float] = []
    timer = QTimer()
    timer.setInterval(TICK_MS)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    showcase.play(app, window, showcase.CARD, showcase.PROCEDURE, None)
    timer.stop()
    window.close()
    gaps = [(later - earlier) * 1_000 for earlier, later in pairwise(ticks)]
    return [Ratio(f"longest block of the GUI thread, {len(gaps)} ticks, 1,000,000 submissions", max(gaps), BAR_MS, 1.0)]
