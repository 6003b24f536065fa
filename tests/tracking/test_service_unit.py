"""The unit of docs/tracking.md lets the page's process do what it does: what it forbids kills it."""

import json
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from frontdesk.tracking.wire import Configuration, configuration_line
from tests.tracking.served import PROJECTION_KEY, ROOT, get
from tests.tracking.stand import TOKEN

ANALYZE, STRACE = shutil.which("systemd-analyze"), shutil.which("strace")
CALL = re.compile(r"^\d+ +([a-z]\w*)\(", re.MULTILINE)
pytestmark = pytest.mark.skipif(not (ANALYZE and STRACE), reason="systemd-analyze and strace show it")


@cache
def members(name: str) -> frozenset[str]:
    """The system calls of a group of systemd's, or the one of that name."""
    if not name.startswith("@"):
        return frozenset({name})
    listed = subprocess.run([str(ANALYZE), "syscall-filter", name], capture_output=True, check=True, text=True).stdout
    names = (line.strip() for line in listed.splitlines()[1:])
    return frozenset[str]().union(*(members(each) for each in names if each and not each.startswith("#")))


def allowed() -> set[str]:
    """What the unit allows, its lines read as systemd reads them."""
    unit = (ROOT / "docs" / "tracking.md").read_text(encoding="utf-8")
    may = set(members("@default"))
    for line in re.findall(r"^SystemCallFilter=(.+)$", unit, re.MULTILINE):
        named = set[str]().union(*(members(each) for each in line.lstrip("~").split()))
        may = may - named if line.startswith("~") else may | named
    return may


@pytest.mark.slow
def test_that_the_unit_allows_every_call_of_the_page(tmp_path: Path) -> None:
    trace = tmp_path / "calls"
    command = [str(STRACE), "-f", "-o", str(trace), sys.executable, "-m", "tests.tracking.child_stand"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT
    ) as page:
        assert page.stdin is not None
        assert page.stdout is not None
        page.stdin.write(configuration_line(Configuration("127.0.0.1", 0, "/nowhere", PROJECTION_KEY)))
        page.stdin.flush()
        port = json.loads(page.stdout.readline())["listening"][1]
        assert get(port, f"/t/{TOKEN}")[0] == 200
        page.stdin.close()

    called = set(CALL.findall(trace.read_text(errors="replace")))
    assert {"accept4", "setpriority"} <= called
    assert called <= allowed()
