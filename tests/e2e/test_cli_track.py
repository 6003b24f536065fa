"""`frontdesk track …` as real processes: the page is served, killed, refused, voted on, and leaves nothing behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.e2e.command_line import ROOT, Cli, refused
from tests.factories import copy_home

SOON = 60.0  # seconds: a bound on what must not hang
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@dataclass(frozen=True)
class Served:
    """A running `track serve`."""

    process: "subprocess.Popen[str]"
    address: str

    def ask(self, path: str, **form: str) -> tuple[int, str]:
        """Status and page."""
        body = urlencode(form).encode() if form else None
        try:
            with urllib.request.urlopen(f"{self.address}{path}", body, timeout=SOON) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    @property
    def page(self) -> int:
        """The number of the page's process, 0 where there is none."""
        found = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return next((int(pid) for file in found for pid in file.read_text().split()), 0)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """The counter C1 on the machine's own clock, made once."""
    cli = Cli(tmp_path_factory.mktemp("made"))
    assert cli.init("--counter", "C1", "--key-file", str(cli.folder / "key")).code == 0
    return cli


@pytest.fixture
def cli(made: Cli, tmp_path: Path) -> Cli:
    """A copy of it."""
    copy_home(made.folder / "home", tmp_path / "home")
    return Cli(tmp_path)


@contextmanager
def serving(cli: Cli, *options: str) -> Iterator[Served]:
    """The page of `cli`'s home at a free port."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FRONTDESK_")}
    environment |= {"FRONTDESK_HOME": str(cli.folder / "home"), "PYTHONPATH": str(ROOT)}
    with (cli.folder / "log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "frontdesk", "track", "serve", "--port", "0", "--json", *options],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            cwd=ROOT,
            env=environment,
        )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, (cli.folder / "log").read_text()
        yield Served(process, json.loads(line)["address"])
    finally:
        process.kill()
        process.communicate()


def until(happened: Callable[[], object], every: float = 0.05) -> None:
    end = time.monotonic() + SOON
    while not happened():
        assert time.monotonic() < end, "it never came"
        time.sleep(every)


def lives(pid: int) -> bool:
    """Whether it runs; who has ended and is not buried yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_that_an_act_is_on_the_page_within_seconds_and_no_name_is(cli: Cli) -> None:
    with serving(cli) as served:
        assert served.ask("t/" + "0" * 27)[0] == 404
        received = cli.receive()
        until(lambda: served.ask(f"t/{received['token']}")[0] == 200, every=0.5)  # faster, it would be told to wait
        status, page = served.ask(f"t/{received['token'].lower()}?lang=en")
        assert (status, received["receipt_code"] in page, "HÒA" in page.upper()) == (200, True, False)
        assert json.loads(served.ask("health")[1])["ok"]
    logged = (cli.folder / "log").read_text()
    assert "/t/…" in logged
    assert received["token"] not in logged


def test_that_a_phone_votes_once_for_page_and_counter_together(cli: Cli) -> None:
    with serving(cli) as served:
        first, second = cli.receive()["invitation"], cli.receive()["invitation"]
        assert served.ask(f"r/{first}")[0] == 200
        assert served.ask(f"r/{first}", score="5")[0] == 200
        assert cli("vote", first, "--score", "1", "--json").json["error"] == "invitation_void"
        assert cli("vote", second, "--score", "4").code == 0
        for used in (first, second):
            assert served.ask(f"r/{used}")[0] != 200
            assert served.ask(f"r/{used}", score="5")[0] != 200


def test_that_without_votes_an_invitation_is_like_any_unknown_address(cli: Cli) -> None:
    with serving(cli, "--no-votes") as served:
        invitation = cli.receive()["invitation"]
        assert served.ask(f"r/{invitation}") == served.ask("r/" + "0" * 28)
        assert cli("vote", invitation, "--score", "4").code == 0


@LINUX
@pytest.mark.parametrize("ended", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_that_no_process_is_left_behind(cli: Cli, ended: signal.Signals) -> None:
    with serving(cli) as served:
        page = served.page
        assert lives(page)
        served.process.send_signal(ended)
        code = served.process.wait(SOON)
        until(lambda: not lives(page))
    assert code == (0 if ended is not signal.SIGKILL else -signal.SIGKILL)
    assert "Traceback" not in (cli.folder / "log").read_text()


@LINUX
def test_that_a_page_killed_comes_back_at_its_address(cli: Cli) -> None:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with serving(cli, "--port", str(port)) as served:
        before = served.page
        os.kill(before, signal.SIGKILL)
        until(lambda: served.page not in (0, before))

        def answers() -> bool:
            try:
                return served.ask("health")[0] == 200
            except OSError:
                return False

        until(answers)
    assert "tự mở lại" in (cli.folder / "log").read_text()


@LINUX
def test_that_the_page_gets_no_way_into_the_home(made: Cli, cli: Cli) -> None:
    with serving(cli) as served:
        told = Path(f"/proc/{served.page}/environ").read_bytes() + Path(f"/proc/{served.page}/cmdline").read_bytes()
        opened = {str(each.readlink()) for each in Path(f"/proc/{served.page}/fd").iterdir()}
    assert b"FRONTDESK" not in told
    assert str(made.folder / "key").encode() not in told
    assert not any("desk.db" in each for each in opened)


def test_that_a_port_that_is_taken_is_refused(cli: Cli) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = cli("track", "serve", "--port", str(taken.getsockname()[1]), "--json")
    assert (ran.code, ran.json["error"]) == (2, "track_port_taken")
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (("--host", "192.0.2.1"), "track_address_gone"),
        (("--forwarded-allow-ips", "*"), "track_proxy_wrong"),
        (("--port", "70000"), "usage"),
    ],
)
def test_that_what_cannot_be_served_is_refused(cli: Cli, options: tuple[str, ...], error: str) -> None:
    ran = cli("track", "serve", "--port", "0", *options, "--json")
    assert (ran.code, ran.json["error"]) == (2, error)


def test_that_the_projection_is_brought_up_to_date_and_told(cli: Cli) -> None:
    assert "track project" in refused(cli("track", "status"))
    assert cli("track", "project", "--json").json["rows"] == 0
    cli.receive()
    assert cli("track", "status", "--json").json["behind"] > 0
    assert cli("track", "project", "--json").json["rows"] == 1
    state = cli("track", "status", "--json").json
    assert (state["rows"], state["behind"], state["bytes"] > 0) == (1, 0, True)
    assert "1 hồ sơ" in cli("track", "status").out
