"""The program itself as the page's process, with the real projection and the real pages."""

import re
import sys
from pathlib import Path

import pytest

from tests.tracking.served import child, get
from tests.tracking.test_child import DESK_ROOMS, port_of


@pytest.mark.parametrize("module", ["frontdesk", "ui"])
def test_that_the_program_is_the_page_s_process_when_told_so(tmp_path: Path, module: str) -> None:
    with child("--serve-tracking", module=module, projection=str(tmp_path / "tracking.db")) as started:
        port = port_of(started)
        assert get(port, "/robots.txt")[0] == 200
        assert get(port, "/health")[0] == 503, "there is no projection"
        status, html = get(port, "/t/x")
        assert (status, "Hiện chưa xem được tình trạng hồ sơ" in html) == (503, True)
        code, logged = started.hang_up()
    assert code == 0
    assert b"unexpected" not in logged
    assert list(tmp_path.iterdir()) == [], "it makes nothing"


def test_that_the_real_process_loads_nothing_of_the_desk(tmp_path: Path) -> None:
    flags, place = ("-X", "importtime"), str(tmp_path / "tracking.db")
    with child("--serve-tracking", module="frontdesk", flags=flags, projection=place) as started:
        assert get(port_of(started), "/t/x")[0] == 503
        logged = started.hang_up()[1].decode()

    loaded = re.findall(r"^import time:[^|]+\|[^|]+\| +(\S+)$", logged, re.MULTILINE)
    assert "frontdesk.projection.reader" in loaded
    assert [name for name in loaded if name.startswith((*DESK_ROOMS, "PySide6", "reportlab"))] == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_that_it_has_no_key_of_the_home_and_no_file_of_it_open(tmp_path: Path) -> None:
    with child("--serve-tracking", module="frontdesk", projection=str(tmp_path / "tracking.db")) as started:
        get(port_of(started), "/health")
        opened = [where for each in Path(f"/proc/{started.process.pid}/fd").iterdir() if (where := _behind(each))]

    assert [name for name in opened if name.startswith("/") and not name.startswith(("/dev/", "/proc/"))] == []


def _behind(descriptor: Path) -> str:
    """What is open there; "" for one that was closed meanwhile, the connection's."""
    try:
        return str(descriptor.readlink())
    except FileNotFoundError:
        return ""
