"""From the command to a window on screen, beside a bare PySide6 window of the same size."""

import os
import subprocess
import sys

from frontdesk.desk import Desk
from tests.benchmarks.measure import Ratio, in_turns

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
app.processEvents()
"""
OURS = """
import gc
gc.disable()
from frontdesk.settings import resolve
from ui.app import make_application, make_window
app = make_application()
window = make_window(app, resolve(None, None, "vi"))
window.show()
app.processEvents()
"""
END = "import os; os._exit(0)\n"  # how long closing takes is not asked
ROUNDS = 9


def run(small: Desk) -> list[Ratio]:
    """The whole process, interpreter included, until the first picture is painted; the desk opens after that."""
    home = {"FRONTDESK_HOME": str(small.settings.home), "FRONTDESK_KEY_FILE": str(small.settings.key_file)}
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **home}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def started(code: str) -> None:
        subprocess.run([sys.executable, "-c", code + END], env=environment, check=True)

    ours, bare = in_turns(lambda: started(OURS), lambda: started(BARE), ROUNDS)
    return [Ratio("start to a window on screen, against a bare PySide6 window", ours, bare, 2.0)]
