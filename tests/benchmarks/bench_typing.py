"""The officer types while the citizen looks on: how long each letter keeps the GUI thread, both windows painted."""

import os
import time
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from frontdesk.desk import Desk
from tests.benchmarks.measure import Figure, Within, p95

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow

FRAME_MS = 16.0
TICK_MS = 1
_LETTERS = "Nguyễn Thị Minh Anh Tôn Nữ Quỳnh Giang, Thái Bình, Yên Sơn"
_APART = 0.12  # seconds between two letters


def run(big: Desk) -> list[Figure]:
    """The longest gap between two ticks of a timer after each letter; the floor is the same without the citizen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from frontdesk.settings import Settings
    from tests.ui.windows import make_window
    from ui import showcase
    from ui.app import make_application
    from ui.customer.choices import Showing
    from ui.theme import Scheme

    app = make_application()
    settings = Settings(big.settings.home, big.settings.key_file, papers=big.settings.home.parent / "papers")
    window = make_window(app, settings, Scheme.LIGHT, save_only=True)
    window.resize(1366, 768)
    window.show()
    window.begin()
    showcase.wait(app, lambda: window.customer is not None and window.tasks_idle, "open the desk")
    assert window.customer is not None
    figures = {}
    for showing in (Showing.NEVER, Showing.ALWAYS):
        window.customer.choose(replace(window.customer.choices, showing=showing))
        showcase.wait(app, lambda: window.tasks_idle, "open the citizen's window")
        figures[showing] = _type(app, window)
    window.close()
    name = "a letter of the officer's, both windows, longest block, p95"
    return [Within(name, figures[Showing.ALWAYS], figures[Showing.NEVER], FRAME_MS)]


def _type(app: "QApplication", window: "MainWindow") -> float:
    """The name of a person without a card, letter by letter."""
    from PySide6.QtCore import Qt, QTimer

    from ui import showcase

    reception = window.reception
    reception._on_restart()
    reception._on_edit()
    showcase.wait(app, lambda: window.tasks_idle and reception.form.entry is not None, "open the editor")
    reception.entry.applicant.editor.name.setFocus()
    ticks: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(TICK_MS)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    blocks = []
    for letter in _LETTERS:
        ticks[:] = [time.perf_counter()]
        showcase.send(Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        showcase.pause(_APART)
        blocks.append(max((later - earlier) * 1_000 for earlier, later in pairwise(ticks)))
    timer.stop()
    assert reception.form.entry is not None
    assert reception.form.entry.name == _LETTERS, reception.form.entry.name
    return p95(blocks)
