"""The lock that one process at a time holds."""

import errno
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from threading import Event, Thread

import pytest

from frontdesk import lock
from frontdesk.lock import Busy, alone
from tests.test_house import ROOT


def test_that_it_is_held_by_one_and_then_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with alone(path), pytest.raises(Busy), alone(path):
        pass
    with alone(path):
        assert path.exists(), "removing it would let two in"


def test_that_who_has_patience_gets_it_when_it_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_PAUSE", 0.001)
    entered = Event()

    def wait() -> None:
        with alone(tmp_path / "lock", patience=60):
            entered.set()

    waiting = Thread(target=wait)
    with alone(tmp_path / "lock"):
        waiting.start()
        assert not entered.wait(0.05)
    waiting.join(60)
    assert entered.is_set()


def test_that_a_killed_process_lets_it_go(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from frontdesk.lock import alone\n"
        "with alone(Path(sys.argv[1])): print('held', flush=True); time.sleep(600)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "lock")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Busy), alone(tmp_path / "lock"):
            pass
        holder.kill()
    with alone(tmp_path / "lock"):
        pass


@pytest.mark.parametrize(
    ("fault", "needed", "goes_on"),
    [(errno.ENOLCK, False, True), (errno.ENOLCK, True, False), (errno.EIO, False, False), (errno.EIO, True, False)],
)
def test_that_only_a_lock_that_is_not_needed_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int, needed: bool, goes_on: bool
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(fault, "no")

    monkeypatch.setattr(lock, "_take", fail)
    with nullcontext() if goes_on else pytest.raises(OSError, match="no"), alone(tmp_path / "lock", needed=needed):
        assert goes_on


def test_that_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), alone(tmp_path / "away" / "lock"):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no modes")
def test_that_the_file_has_the_mode_it_was_asked_for(tmp_path: Path) -> None:
    with alone(tmp_path / "lock", mode=0o600):
        assert (tmp_path / "lock").stat().st_mode & 0o777 == 0o600
