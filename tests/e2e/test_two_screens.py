"""Officer and citizen on two screens: virtual ones of Qt's own, and two monitors of a real X server."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:randomly", "-p", "no:xdist", "tests/two_screens")
DPI = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


@pytest.mark.slow
def test_that_both_windows_work_on_two_screens_of_qt(tmp_path: Path) -> None:
    screens = [
        {"name": "COUNTER", "x": 0, "y": 0, "width": 1366, "height": 768, **DPI},
        {"name": "CITIZEN", "x": 1366, "y": 0, "width": 1280, "height": 800, **DPI},
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    done = _run({"QT_QPA_PLATFORM": f"offscreen:configfile={config}"})
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert "skipped" not in done.stdout


def _run(changes: dict[str, str]) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **changes}
    environment.pop("PYTEST_XDIST_WORKER", None)
    return subprocess.run(COMMAND, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=400, check=False)
