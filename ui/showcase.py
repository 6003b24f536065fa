"""Play the main job on a real home without a display: scan, type, receive, hand over; save what the screen shows.

`python -m ui.showcase --home H --key-file F --card TEXT --procedure 1.001612 --out DIR`; home and key file may also
come from FRONTDESK_HOME and FRONTDESK_KEY_FILE.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.i18n import LANGUAGES
from frontdesk.settings import resolve
from ui.app import add_signing, make_application, make_window, signing
from ui.main_window import MainWindow
from ui.printing import Handed
from ui.rooms import HANDOVER, RECEPTION, rooms_of
from ui.scanner import monotonic_ms
from ui.showcase_citizen import CitizenPictures
from ui.showcase_page import save_page
from ui.theme import Scheme

CARD = "008195012346||NGUYỄN THỊ HÒA|07031995|Nữ|Thôn 3, Thái Bình, Yên Sơn, Tuyên Quang|25052021"  # made up
PROCEDURE = "hkd"  # đăng ký thành lập hộ kinh doanh, 1.001612
_PATIENCE = 60.0  # seconds for any one step
CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def main(argv: Sequence[str] | None = None) -> int:
    """Play, save the pictures, say what was done. 1 where a step did not come to its end."""
    args = _arguments(argv)
    with tempfile.TemporaryDirectory(prefix="frontdesk-", ignore_cleanup_errors=True) as papers:
        return _play_all(args, Path(papers))


def _play_all(args: argparse.Namespace, papers: Path) -> int:
    app = make_application()
    settings = replace(resolve(args.home, args.key_file, args.language), papers=papers)
    window = make_window(app, settings, Scheme(args.scheme), save_only=True)  # a demonstration uses nobody's paper
    window.resize(args.width, args.height)
    window.show()
    window.begin(*signing(args))
    args.out.mkdir(parents=True, exist_ok=True)
    try:
        wait(app, lambda: not window.is_covered or stands_there(window), "open the desk")
        if window.is_covered:
            raise TimeoutError("could not sign in (--as, --password-file)")
        citizen = CitizenPictures(window, partial(wait, app), args.out)
        for sentence in play(app, window, args.card, args.procedure, args.out, citizen):
            print(sentence)  # noqa: T201
        for sentence in hand_over(app, window, args.out):
            print(sentence)  # noqa: T201
        code = window.reception.received.code.text()
    except TimeoutError as late:
        print(f"{late}: {window.answering.text}", file=sys.stderr)  # noqa: T201
        return 1
    finally:
        window.close()
    for sentence in save_page(settings, signing(args), code, args.out):
        print(sentence)  # noqa: T201
    return 0


def play(
    app: QApplication,
    window: MainWindow,
    card: str,
    procedure: str,
    out: Path | None,
    citizen: CitizenPictures | None = None,
) -> list[str]:
    """The main job by synthetic keys, as an officer does it; pictures and the receipt go to `out`.

    `citizen`: somebody who looks on and rates.
    """
    screen, keys = window.reception, 0
    kept: list[Handed] = []
    screen.outcome.handed_out.connect(kept.append)
    wait(app, lambda: bool(screen.form.submission_id), "open the desk")
    scan(card)
    wait(app, lambda: screen.form.principal is not None, "read the card")
    wait(app, lambda: app.focusWidget() is screen.entry.procedure.box, "come to the procedure")
    type_text(procedure)
    press(Qt.Key.Key_Return)
    wait(app, lambda: bool(screen.form.procedure_code), "find the procedure")
    press(Qt.Key.Key_D, CONTROL)
    wait(app, lambda: not screen.form.missing_papers, "tick the papers")
    wait(app, lambda: window.reception.entry_bar.receive.isEnabled() and shows_promise(window), "promise a date")
    said = [f"scanned {_name(window)}; promised {screen.entry.promise.date.text()}"]
    if out is not None:
        said.append(_save(window, out / "reception.png"))
    if citizen is not None:
        said.append(citizen.take())
    press(Qt.Key.Key_Return, CONTROL)
    keys += len(procedure) + 3
    wait(app, lambda: screen.shows_outcome and screen.received.picture.is_shown, "receive and issue")
    wait(app, lambda: not screen.outcome.busy, "print")
    said.append(f"received {screen.received.code.text()} after {keys} keys; {screen.received.printing.text()}")
    if out is not None:
        said.append(_save(window, out / "received.png"))
        said.append(_save_sheet(window, out / "receipt.png"))
        said.append(_save_pdf(kept[-1], out / "receipt.pdf"))
    return said + (citizen.rate() if citizen is not None else [])


def hand_over(app: QApplication, window: MainWindow, out: Path) -> list[str]:
    """What was just received goes to its department with a manifest; then every other room is looked at."""
    code, room = window.reception.received.code.text(), window.handover
    window.go_to(HANDOVER)
    wait(app, lambda: window.tasks_idle, "show the board")
    scan(code)
    wait(app, lambda: bool(room.baskets.open.items), "put it into the basket")
    press(Qt.Key.Key_Return, CONTROL)
    wait(app, lambda: not room.baskets.open.items and window.tasks_idle, "hand it over")
    said = [room.answering.text, _save(window, out / "handover.png")]
    manifest = max(window.papers.glob("BG-*.pdf"), key=lambda path: path.stat().st_mtime)
    shutil.copyfile(manifest, out / "manifest.pdf")
    said.append(f"saved {out / 'manifest.pdf'}")
    person = window.workplace.person
    assert person is not None
    for entry in rooms_of(person):
        if entry.name not in (RECEPTION, HANDOVER):
            window.go_to(entry.name)
            wait(app, lambda: window.tasks_idle, f"show {entry.name}")
            said.append(_save(window, out / f"{entry.name}.png"))
    return said


def scan(text: str) -> None:
    """Type `text` as fast as a scanner, wherever the focus is, and end it with Enter."""
    pressed = int(monotonic_ms())  # stamped as a windowing system does: a busy machine delays keys, not their time
    for character in text:
        send(Qt.Key.Key_unknown, PLAIN, character, pressed)
    send(Qt.Key.Key_Return, PLAIN, "\r", pressed)


def type_text(text: str) -> None:
    """Type at a person's speed."""
    for character in text:
        send(Qt.Key.Key_unknown, PLAIN, character)
        pause(0.08)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key or a shortcut."""
    text = "\r" if key == Qt.Key.Key_Return and modifiers == PLAIN else ""
    if modifiers == CONTROL:
        from PySide6.QtTest import QTest

        target = QApplication.focusWidget() or QApplication.activeWindow()
        if target is not None:
            QTest.keyClick(target, key, modifiers)
    else:
        send(key, modifiers, text)


def send(key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, pressed: int = 0) -> None:
    """One key down and up, where the focus is; `pressed` is its time in milliseconds, 0 for none."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        target = QApplication.focusWidget() or QApplication.activeWindow()
        if target is not None:
            event = QKeyEvent(kind, key, modifiers, text)
            event.setTimestamp(pressed)
            QApplication.sendEvent(target, event)


def pause(seconds: float) -> None:
    """Let the application live for a while."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.002)


def wait(app: QApplication, until: Callable[[], bool], what: str) -> None:
    """Let the application live until something is so. Raises TimeoutError."""
    end = time.monotonic() + _PATIENCE
    while not until():
        if time.monotonic() > end:
            raise TimeoutError(f"could not {what}")
        app.processEvents()
        time.sleep(0.002)


def stands_there(window: MainWindow) -> bool:
    """Whether the gate waits for somebody to type: nobody signed in by a file, or not with success."""
    return window.tasks_idle and (window.gate.shows_first or bool(window.gate.form.people.rows))


def shows_promise(window: MainWindow) -> bool:
    """Whether a date stands on the screen."""
    return any(character.isdigit() for character in window.reception.entry.promise.date.text())


def _name(window: MainWindow) -> str:
    principal = window.reception.form.principal
    return principal.name if principal else ""


def _save(widget: QWidget, path: Path) -> str:
    pause(0.2)
    widget.grab().save(str(path))
    return f"saved {path}"


def _save_pdf(handed: Handed, path: Path) -> str:
    assert handed.file is not None
    shutil.copyfile(handed.file, path)
    return f"saved {path}"


def _save_sheet(window: MainWindow, path: Path) -> str:
    sheet: QImage = window.reception.received.picture.image
    sheet.save(str(path))
    return f"saved {path}"


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m ui.showcase", description=__doc__)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--key-file", type=Path)
    parser.add_argument("--language", choices=LANGUAGES)
    add_signing(parser)
    parser.add_argument("--card", default=CARD, help="what the scanner reads from a citizen card")
    parser.add_argument("--procedure", default=PROCEDURE, help="its code, or some letters of its name")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scheme", choices=[scheme.value for scheme in Scheme], default=Scheme.LIGHT.value)
    parser.add_argument("--width", type=int, default=1366)
    parser.add_argument("--height", type=int, default=768)
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
