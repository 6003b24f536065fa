"""Start the client: the window first, the desk behind it.

Nothing heavy is imported before the window is on screen: the database, the forms and the calendar come with the desk,
on the worker that opens it.
"""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication

from frontdesk.domain.clock import Clock, system_clock
from frontdesk.errors import DeskError
from frontdesk.i18n import LANGUAGES, Words, words
from frontdesk.settings import Settings, resolve
from ui.events import DeskEvents
from ui.key_page import Passphrase, begin_when_unlocked
from ui.main_window import MainWindow
from ui.messages import UNEXPECTED, line_for
from ui.operations.room import Room
from ui.papers import Papers
from ui.tasks import Tasks, log_fault
from ui.theme import Scheme, put_on

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from frontdesk.desk import Desk

_LOOK_MS = 300
_SMALL = QSize(1440, 860)
_STYLE = ("-style", "fusion")  # the one style that looks alike everywhere; setStyle would cost a third of the start
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the client until its window is closed."""
    args = _arguments(argv)
    import logging

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    settings = replace(resolve(args.home, args.key_file, args.language), ask_passphrase=Passphrase())
    if args.passphrase_file is not None:
        settings = replace(settings, passphrase_file=args.passphrase_file)
    spool_in_memory()
    app = make_application()
    window = make_window(app, settings, Scheme(args.scheme))
    sys.excepthook = make_hook(window, words(settings.language))
    _show(window)
    begin = partial(window.begin, *signing(args))
    QTimer.singleShot(0, partial(begin_when_unlocked, window, settings, words(settings.language), begin))
    if args.screenshot:
        _picture_when_idle(app, window, args.screenshot)
    return app.exec()


def spool_in_memory() -> None:
    """Let Qt and CUPS put what is being printed where only this user reads it and a log-out empties it.

    They write it to a temporary file first, which would survive a kill. Linux alone has such a folder; Windows' spooler
    keeps jobs to itself and macOS' temporary folder is the user's own (neither was run here).
    """
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    if folder and Path(folder).is_dir() and os.access(folder, os.W_OK):
        os.environ.setdefault("TMPDIR", folder)


def _show(window: MainWindow) -> None:
    """On a small screen the whole of it: a frame would push the primary act off its edge."""
    room = window.screen().availableSize()
    if room.width() <= _SMALL.width() or room.height() <= _SMALL.height():
        window.showMaximized()
    else:
        window.show()


def _picture_when_idle(app: QApplication, window: MainWindow, folder: Path) -> None:
    """Save what the window shows once it has come to rest, and go."""

    def look() -> None:
        if window.tasks_idle:
            timer.stop()
            folder.mkdir(parents=True, exist_ok=True)
            window.grab().save(str(folder / "window.png"))
            window.close()
            app.quit()

    timer = QTimer(window, interval=_LOOK_MS)
    timer.timeout.connect(look)
    timer.start()


def make_application() -> QApplication:
    """The one QApplication."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([sys.argv[0], *_STYLE])
    app.setApplicationName("frontdesk")
    return app


def make_window(
    app: QApplication,
    settings: Settings,
    scheme: Scheme = Scheme.SYSTEM,
    clock: Clock = system_clock,
    save_only: bool = False,
    open_desk: "Callable[[Settings, Clock], Desk] | None" = None,
    idle_clock: Clock | None = None,
) -> MainWindow:
    """The window of one home, not yet shown; its desk opens in the background, by `open_desk` where it is told.

    With `save_only`, receipts become files even where there is a printer. `idle_clock` says for how long nobody has
    stirred; without one the desk's own does.
    """
    theme = put_on(app, scheme)
    said = words(settings.language)
    opened = open_desk or _open_desk
    tasks = Tasks(lambda: opened(settings, clock))
    room = Room(tasks, DeskEvents(), Papers(settings), clock, save_only)
    window = MainWindow(room, theme, said, idle_clock or clock)
    for of_the_window in (tasks, room.events):  # else the collector ends them, in any thread, before what they serve
        of_the_window.setParent(window)
    theme.dress()
    return window


def _open_desk(settings: Settings, clock: Clock) -> "Desk":
    from frontdesk.desk import open_desk  # imported here, on the worker: it takes longer than the window does

    return open_desk(settings, clock)


def make_hook(window: MainWindow, said: Words) -> Hook:
    """A bug in a slot: logged without the citizen's data, and one line on screen instead of a vanished act."""

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log_fault(fault)
        window.say(line_for(DeskError(UNEXPECTED), said))

    return hook


def signing(args: "Namespace") -> tuple[str, Path | None]:
    """Who signs in without typing, and the file with their password: as told, else as the environment says."""
    import os

    file = args.password_file or os.environ.get("FRONTDESK_PASSWORD_FILE")
    return args.as_name or os.environ.get("FRONTDESK_AS", ""), Path(file) if file else None


def add_signing(parser: "ArgumentParser") -> None:
    """The options `signing` reads."""
    parser.add_argument("--as", dest="as_name", help="sign in by this name (or FRONTDESK_AS)")
    parser.add_argument("--password-file", type=Path, help="its password (or FRONTDESK_PASSWORD_FILE)")


def _arguments(argv: Sequence[str] | None) -> "Namespace":
    import argparse

    parser = argparse.ArgumentParser(prog="frontdesk-app", description="Một cửa")
    parser.add_argument("--home", type=Path, help="the office's folder")
    parser.add_argument("--key-file", type=Path, help="the database key, where no keyring is used")
    parser.add_argument("--passphrase-file", type=Path, help="what an encrypted key file is under, on its first line")
    parser.add_argument("--language", choices=LANGUAGES)
    add_signing(parser)
    parser.add_argument("--screenshot", type=Path, help="save a picture of the window in this folder and end")
    parser.add_argument("--scheme", choices=[scheme.value for scheme in Scheme], default=Scheme.SYSTEM.value)
    return parser.parse_args(argv)
