"""A hundred thousand rows take no more memory than ten thousand: looked at from outside, in processes of their own."""

import subprocess
import sys
from pathlib import Path

import pytest

from frontdesk.desk import Desk
from tests.exports.busy_office import busy_desk
from tests.exports.many_rows import fill

ROOT = Path(__file__).resolve().parent.parent.parent
SLACK = 8.0  # MB; 90,000 rows held would be more than 100
_CHILD = """
import resource, sys
from datetime import date, timedelta
from pathlib import Path
from frontdesk.domain.daily_log import LogFilter
from frontdesk.domain.exports import ExportFormat
from frontdesk.settings import Settings
from tests.factories import open_desk
home, key, form, days, target = sys.argv[1:]
desk = open_desk(Settings(Path(home), Path(key)))
first = date(2026, 11, 1)
asked = LogFilter(first, first + timedelta(days=int(days)))
print(desk.daily_log.export(asked, ExportFormat(form), Path(target)).rows)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak / (2**20 if sys.platform == "darwin" else 2**10))
desk.close()
"""


_BOOK = """
import resource, sys
from dataclasses import replace
from io import BytesIO
from frontdesk.forms.register import write
from tests.unit.form_samples import LINE, LONG_REGISTER
lines = (replace(LINE, number=n, name=f"NGUYỄN VĂN {n}") for n in range(1, int(sys.argv[1]) + 1))
print(write(LONG_REGISTER, lines, BytesIO()))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak / (2**20 if sys.platform == "darwin" else 2**10))
"""
A_LINE = 7.0  # KB a line may add: its part of the finished pages, several times over, not the lines themselves


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = busy_desk(tmp_path_factory.mktemp("many"))
    fill(made, 100_000)
    made.close()
    return made


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no resource module")
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_that_memory_stays_flat_however_long_the_log_is(desk: Desk, tmp_path: Path, form: str) -> None:
    few, lean = _exported(desk, form, 29, tmp_path / f"few.{form}")
    many, fat = _exported(desk, form, 400, tmp_path / f"many.{form}")
    assert 5_000 < few < 12_000
    assert many > 100_000
    assert fat - lean < SLACK, (lean, fat)


def _exported(desk: Desk, form: str, days: int, target: Path) -> tuple[int, float]:
    """How many rows were written, and the process's peak in MB."""
    home, key = desk.settings.home, desk.settings.key_file
    return _ran(_CHILD, str(home), str(key), form, str(days), str(target))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no resource module")
def test_that_a_long_book_holds_its_pages_alone() -> None:
    few, lean = _ran(_BOOK, "1000")
    many, fat = _ran(_BOOK, "6000")
    assert many > 5 * few
    assert (fat - lean) * 1024 / 5_000 < A_LINE, (lean, fat)


def _ran(program: str, *arguments: str) -> tuple[int, float]:
    """What a process counted, and its peak in MB."""
    command = [sys.executable, "-c", program, *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert ran.returncode == 0, ran.stderr
    counted, peak = ran.stdout.split()
    return int(counted), float(peak)
