"""An export that is killed leaves no file of its name and no record; what it left goes with the next."""

import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from frontdesk.domain.daily_log import LogFilter
from frontdesk.domain.exports import ExportFormat
from tests.exports.busy_office import busy_desk
from tests.factories import open_desk

ROOT = Path(__file__).resolve().parent.parent.parent
YEAR = LogFilter(date(2026, 1, 1), date(2026, 12, 31))
_CHILD = """
import sys, time
from datetime import date
from pathlib import Path
from frontdesk.domain.daily_log import LogFilter
from frontdesk.domain.exports import ExportFormat
from frontdesk.settings import Settings
from tests.factories import open_desk
home, key, form, target, stop = sys.argv[1:]
desk = open_desk(Settings(Path(home), Path(key)))
def progress(done, total):
    if done == int(stop):
        print("here", flush=True)
        time.sleep(60)
    return True
asked = LogFilter(date(2026, 1, 1), date(2026, 12, 31))
desk.daily_log.export(asked, ExportFormat(form), Path(target), progress=progress)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
@pytest.mark.parametrize("form", ["xlsx", "csv", "pdf"])
@pytest.mark.parametrize("stop", [1, 18])
@pytest.mark.parametrize("how", ["kill", "interrupt"])
def test_that_a_killed_export_leaves_no_file_of_its_name(tmp_path: Path, form: str, stop: int, how: str) -> None:
    desk = busy_desk(tmp_path / "office")
    settings = desk.settings
    desk.close()
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / f"log.{form}"
    arguments = [str(settings.home), str(settings.key_file), form, str(target), str(stop)]
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "here\n"
    child.send_signal(signal.SIGKILL if how == "kill" else signal.SIGINT)
    child.communicate()
    assert not target.exists()
    assert how == "kill" or list(folder.iterdir()) == []  # Ctrl+C leaves nothing at all
    assert all(left.name.startswith(".frontdesk-") for left in folder.iterdir())
    again = open_desk(settings)
    assert again.daily_log.exports() == ()
    again.daily_log.export(YEAR, ExportFormat(form), target)
    again.close()
    assert [each.name for each in folder.iterdir()] == [target.name]
