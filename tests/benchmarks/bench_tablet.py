"""The GUI thread beside the tablet's server: how late a frame comes while strangers ask for all they can get."""

import os
import subprocess
import sys
import time
from itertools import pairwise
from statistics import quantiles

from tests.benchmarks.bench_customer import FRAME_MS
from tests.benchmarks.measure import Figure, Within

_SECONDS = 4.0
_TICK_MS = 5


def run() -> list[Figure]:
    """Lateness of a 5 ms timer on the GUI thread; the floor is the same with nobody asking."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from frontdesk.tablet.opening import open_server
    from frontdesk.tablet.pairing import Pairing
    from tests.customer_views import view_of
    from tests.tablet.stand import Stand
    from ui.app import make_application

    make_application()
    stand = Stand()
    stand.put(view_of("entry"))
    server = open_server(stand, Pairing(), "127.0.0.1")
    port = server.address.rstrip("/").rpartition(":")[2]
    try:
        calm = _late()
        hammer = subprocess.Popen([sys.executable, "-m", "tests.benchmarks.hammer", port])
        try:
            busy = _late()
        finally:
            hammer.kill()
            hammer.wait()
    finally:
        server.stop()
    return [
        Within("the GUI thread while the tablet is hammered, p95", _p95(busy), _p95(calm), FRAME_MS),
        Within("the GUI thread while the tablet is hammered, longest", max(busy), max(calm), 100.0),
    ]


def _late() -> list[float]:
    """How many ms late each tick came."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    loop, ticks = QEventLoop(), [time.perf_counter()]
    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=_TICK_MS)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    QTimer.singleShot(int(_SECONDS * 1000), loop.quit)
    loop.exec()
    timer.stop()
    return [max(0.001, (after - before) * 1000 - _TICK_MS) for before, after in pairwise(ticks)]


def _p95(late: list[float]) -> float:
    return quantiles(late, n=20)[-1]
