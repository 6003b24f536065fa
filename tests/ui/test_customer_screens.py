"""Where the citizen's window stands: on its own screen, through unplugging, never over the officer."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from tests.ui.citizen import Citizen
from tests.ui.customer_views import sample
from ui.customer.placement import Spot, Where, beside, spot_for

ROOT = Path(__file__).resolve().parents[2]
ROOM = QRect(0, 0, 1366, 768)
names = st.sampled_from(["STAFF", "CUST", "TV"])


@pytest.mark.parametrize(
    ("screens", "wanted", "held", "new", "spot"),
    [
        (["STAFF", "CUST"], None, None, "", Spot(Where.SCREEN, "CUST")),
        (["CUST", "STAFF"], None, None, "", Spot(Where.SCREEN, "CUST")),
        (["STAFF", "CUST", "TV"], "TV", None, "", Spot(Where.SCREEN, "TV")),
        (["STAFF", "CUST"], "TV", None, "", Spot(Where.SCREEN, "CUST")),
        (["STAFF", "CUST", "TV"], "TV", "CUST", "TV", Spot(Where.SCREEN, "TV")),
        (["STAFF"], None, None, "", Spot(Where.WINDOW, "STAFF")),
        (["STAFF"], None, "CUST", "", Spot(Where.HIDDEN)),
        (["STAFF", "TV"], None, "CUST", "", Spot(Where.HIDDEN)),
        (["STAFF", "CUST"], None, "CUST", "CUST", Spot(Where.SCREEN, "CUST")),
        (["STAFF", "CUST-2"], "CUST", "CUST", "CUST-2", Spot(Where.SCREEN, "CUST-2")),
        (["STAFF", "TV", "CUST-2"], "CUST", "CUST", "CUST-2", Spot(Where.HIDDEN)),
        (["STAFF", "CUST"], "STAFF", None, "", Spot(Where.SCREEN, "CUST")),
    ],
)
def test_that_the_spot_is_the_citizens(
    screens: list[str], wanted: str | None, held: str | None, new: str, spot: Spot
) -> None:
    assert spot_for(screens, "STAFF", wanted, held, new) == spot


@given(st.lists(names, unique=True, min_size=1), names, st.none() | names, st.none() | names, st.just("") | names)
def test_that_it_never_fills_the_officers_screen(
    screens: list[str], officer: str, wanted: str | None, held: str | None, new: str
) -> None:
    spot = spot_for(screens, officer, wanted, held, new)
    if spot.where is Where.SCREEN:
        assert spot.screen in screens
        assert spot.screen != officer
    assert spot.where is not Where.WINDOW or held is None


def test_that_on_one_screen_it_lies_beside_the_work() -> None:
    assert not beside(QRect(0, 0, 500, 700), ROOM).intersects(QRect(0, 0, 500, 700))
    assert not beside(QRect(820, 0, 546, 700), ROOM).intersects(QRect(820, 0, 546, 700))
    assert ROOM.contains(beside(ROOM, ROOM))
    assert QRect(0, 0, 640, 400).contains(beside(QRect(), QRect(0, 0, 640, 400)))


def run(chosen: str, rounds: int, **environment: str) -> dict[str, Any]:
    """What the two windows told."""
    extra = environment.pop("arguments", "").split()
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.two_screens", chosen, str(rounds), *extra],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _screens(tmp_path: Path, *screens: tuple[str, int, int, int]) -> str:
    """The argument for an offscreen platform with `screens`: name, x, width, height."""
    file = tmp_path / "screens.json"
    shape = {"y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    listed = [{"name": name, "x": x, "width": wide, "height": high, **shape} for name, x, wide, high in screens]
    file.write_text(json.dumps({"screens": listed}), encoding="utf-8")
    return f"-platform offscreen:configfile={file}"


STAFF, CUST, TV = ("STAFF", 0, 1366, 768), ("CUST", 1366, 1280, 800), ("TV", 2646, 1920, 1080)


@pytest.mark.parametrize(
    ("screens", "chosen", "screen", "geometry"),
    [
        ([STAFF, CUST], "", "CUST", [1366, 0, 1280, 800]),
        ([STAFF, CUST, TV], "TV", "TV", [2646, 0, 1920, 1080]),
        ([STAFF, CUST], "TV", "CUST", [1366, 0, 1280, 800]),
    ],
    ids=["second", "chosen", "chosen and away"],
)
def test_that_it_opens_full_screen_on_its_screen(
    tmp_path: Path, screens: list[tuple[str, int, int, int]], chosen: str, screen: str, geometry: list[int]
) -> None:
    told = run(chosen, 0, arguments=_screens(tmp_path, *screens))
    assert told["first"]["full"]
    assert told["first"]["screen"] == screen
    assert told["first"]["geometry"] == geometry
    assert told["first"]["placed"] == [screen]
    assert not told["touch_screen"]
    assert told["typed"] == "ab"


def test_that_on_one_screen_it_is_an_ordinary_window(tmp_path: Path) -> None:
    told = run("", 0, arguments=_screens(tmp_path, STAFF))
    assert told["first"]["where"] == "window"
    assert not told["first"]["full"]
    assert told["first"]["geometry"][2:] == [800, 500]
    assert told["typed"] == "ab"


def test_that_it_tells_where_it_is_and_whether_it_is_seen(citizen: Citizen) -> None:
    told: list[object] = []
    citizen.window.placed.connect(told.append)
    citizen.window.shown.connect(told.append)
    citizen.window.show_view(sample("idle"))
    citizen.window.open_on("elsewhere")
    citizen.window.open_on("elsewhere")  # as it is already: nothing new
    assert told == ["", True]
    assert citizen.window.spot is not None
    assert citizen.window.spot.where is Where.WINDOW
    assert citizen.window.isVisible()


@pytest.fixture
def display(tmp_path: Path) -> Iterator[str]:
    """An X server of our own with the monitors STAFF and CUST, and a window manager."""
    programs = [shutil.which(name) for name in ("Xvfb", "xrandr", "openbox")]
    if None in programs:
        pytest.skip("needs Xvfb, xrandr and openbox")
    xvfb, xrandr, openbox = (str(program) for program in programs)
    reader, writer = os.pipe()
    server = subprocess.Popen(
        [xvfb, "-displayfd", str(writer), "-screen", "0", "2646x800x24", "-nolisten", "tcp"],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as answer:
        name = f":{answer.readline().strip()}"
    environment = {**os.environ, "DISPLAY": name, "HOME": str(tmp_path)}
    manager = subprocess.Popen([openbox, "--sm-disable"], env=environment, stderr=subprocess.DEVNULL)
    time.sleep(0.5)
    for monitor in (("STAFF", "1366/361x768/203+0+0", "screen"), ("CUST", "1280/338x800/211+1366+0", "none")):
        subprocess.run([xrandr, "--setmonitor", *monitor], env=environment, check=True)
    yield name
    for process in (manager, server):
        process.terminate()
        process.wait()


@pytest.mark.slow
def test_that_it_goes_and_comes_with_its_screen(display: str) -> None:
    told = run("CUST", 200, DISPLAY=display, QT_QPA_PLATFORM="xcb")
    assert told["first"]["screens"] == ["STAFF", "CUST"]
    assert told["first"]["full"]
    assert told["first"]["geometry"] == [1366, 0, 1280, 800]
    assert told["typed"] == "ab"
    assert told["seen_while_away"] == 0
    assert told["away"]["where"] == "hidden"
    assert told["last"]["full"]
    assert told["last"]["geometry"] == [1366, 0, 1280, 800]
    assert told["last"]["placed"] == ["CUST", *(["", "CUST"] * 200)]
    assert told["view"] == "ReceiptPage"
    assert not told["while_officer_is_there"]["visible"]
    assert told["after"]["full"]
    assert told["smaller"]["geometry"] == [1366, 0, 1024, 600]
