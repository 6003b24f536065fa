"""What a scan sounds like: the officer's eyes are on the papers, so each answer has a tone of its own.

Made at run time, played on a thread of their own: a sound server that stalls holds nobody up. A machine that cannot
play them beeps; nothing is ever said about it.
Run: Linux (a player that takes the file, one that refuses it, none). Not run: Windows (winsound), macOS (afplay).
"""

import math
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    import tempfile

_RATE = 22_050  # samples a second
_LOUD = 0.5  # of full scale
_EDGE = 0.006  # s to swell and to fade: an abrupt edge clicks
_PATIENCE = 3.0  # s for a player
_PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
_FOLDER_PREFIX = "frontdesk-sounds-"

Play = Callable[[Path], bool]


class Sound(StrEnum):
    """What a scan is answered."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    WRONG_DEPARTMENT = "wrong_department"
    REFUSED = "refused"  # unknown, mistyped, not now


# Hz (0: silence) and seconds. One high and short; twice the same; falling; low, long and rough.
_TONES: dict[Sound, tuple[tuple[float, float], ...]] = {
    Sound.ACCEPTED: ((1318.5, 0.09),),
    Sound.DUPLICATE: ((784.0, 0.07), (0.0, 0.05), (784.0, 0.07)),
    Sound.WRONG_DEPARTMENT: ((880.0, 0.12), (523.3, 0.2)),
    Sound.REFUSED: ((196.0, 0.34),),
}
_ROUGH = frozenset({Sound.REFUSED})


class Sounds:
    """Plays on demand; `on` switches them off. Only the newest of those that wait is worth hearing."""

    def __init__(self, play: Play | None = None) -> None:
        self.on = True
        self._play = play or play_file
        self._waiting: Sound | None = None
        self._works = True
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def play(self, sound: Sound) -> None:
        """Begin to play `sound` and return at once; call it from the GUI thread."""
        if not self.on:
            return
        if not self._works:
            QApplication.beep()
            return
        with self._lock:
            self._waiting = sound
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="sounds", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Give what sounds a moment to end, and forget the files."""
        self.on = False
        thread = self._thread
        if thread is not None:
            thread.join(_PATIENCE)
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _work(self) -> None:
        while (sound := self._next()) is not None:
            try:
                heard = self._play(self._file(sound))
            except Exception:
                heard = False  # no disk, no device, no permission: all the same to the officer
            self._works = self._works and heard

    def _next(self) -> Sound | None:
        with self._lock:
            sound, self._waiting = self._waiting, None
            if sound is None:
                self._thread = None
            return sound

    def _file(self, sound: Sound) -> Path:
        import tempfile  # here and below: with the first sound, not with the window

        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix=_FOLDER_PREFIX, ignore_cleanup_errors=True)
        path = Path(self._folder.name) / f"{sound.value}.wav"
        if not path.exists():
            write_wave(path, samples(sound))
        return path


def samples(sound: Sound) -> Sequence[int]:
    """`sound` as 16-bit samples, 22,050 a second."""
    return [round(value * 32_767) for value in _values(sound)]


def _values(sound: Sound) -> Iterator[float]:
    for pitch, seconds in _TONES[sound]:
        count = round(seconds * _RATE)
        for at in range(count):
            edge = min(1.0, at / (_EDGE * _RATE), (count - 1 - at) / (_EDGE * _RATE))
            yield _LOUD * edge * _shape(pitch * at / _RATE, rough=sound in _ROUGH)


def _shape(turns: float, *, rough: bool) -> float:
    angle = 2 * math.pi * turns
    if not rough:
        return math.sin(angle)
    return 0.6 * math.sin(angle) + 0.25 * math.sin(3 * angle) + 0.15 * math.sin(5 * angle)


def write_wave(path: Path, values: Sequence[int]) -> None:
    """Write mono 16-bit samples as a WAV file."""
    import struct
    import wave

    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(struct.pack(f"<{len(values)}h", *values))


def play_file(path: Path) -> bool:
    """Play a WAV file and wait for its end; False where this machine cannot. Not for the GUI thread."""
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_NODEFAULT)
        return True
    import shutil

    players = [(found, *player[1:]) for player in _PLAYERS if (found := shutil.which(player[0]))]
    return any(_plays((*player, str(path))) for player in players)


def _plays(command: tuple[str, ...]) -> bool:
    import subprocess

    quiet = subprocess.DEVNULL
    try:
        done = subprocess.run(command, stdin=quiet, stdout=quiet, stderr=quiet, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
