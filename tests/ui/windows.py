"""The real window, with Lan signed in at it."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from frontdesk.domain.clock import Clock, system_clock
from frontdesk.settings import Settings
from tests.factories import open_desk
from ui import app as client
from ui.main_window import MainWindow
from ui.theme import Scheme


def make_window(
    app: QApplication,
    settings: Settings,
    scheme: Scheme = Scheme.SYSTEM,
    clock: Clock = system_clock,
    save_only: bool = False,
) -> MainWindow:
    """As the client makes it; nobody has to sign in, and it never locks, however far a test moves the clock."""
    papers, stopped = settings.papers or settings.home.parent / "papers", clock()
    told = replace(settings, papers=papers)
    return client.make_window(app, told, scheme, clock, save_only, open_desk, lambda: stopped)
