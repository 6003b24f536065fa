"""The citizens' page with a million submissions: answers a second beside a bare "hello", and its cost to a counter."""

import json
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from sqlalchemy import text

from frontdesk.desk import Desk
from frontdesk.domain.tokens import new_token
from frontdesk.sharing.site import Site
from tests.benchmarks.bench_receive import receiving
from tests.benchmarks.load import Load
from tests.benchmarks.measure import AtLeast, Figure, Ratio, Within, timed

_DAYS = 3650
_TOKENS = 20_000
_SECONDS = 6.0
_OPENS_WITHIN = 60.0
_ROUNDS = 5  # the first draws what the others only fill
_USUAL_RATE = 200.0  # requests a second that must not be felt
_RECEPTIONS = 150
_INTERLEAVED = 2_000


def run(desk: Desk) -> list[Figure]:
    """Answers a second, milliseconds under load, found beside not found, and a counter under the usual load."""
    begun = time.perf_counter()
    desk.tracking.set_days(_DAYS)  # every page alive
    projected = desk.tracking.project()
    sys.stderr.write(f"projected {projected} in {time.perf_counter() - begun:.1f} s\n")
    with tempfile.TemporaryDirectory() as folder, _served(desk) as port, _hello() as floor_port:
        pages, hello = Path(folder) / "pages", Path(folder) / "hello"
        tokens = list(_tokens(desk))
        pages.write_text("\n".join(f"/t/{token}" for token in tokens), encoding="utf-8")
        hello.write_text("/hello", encoding="utf-8")
        loads = [(_load(port, pages), _load(floor_port, hello)) for _ in range(_ROUNDS)]
        found, unknown = _found_and_not(port, tokens)
        calm, busy = _receptions(desk, lambda: _beside(port, pages))
        usual = _load(port, pages, _USUAL_RATE)
    rate, floor = median(ours.a_second for ours, _ in loads), median(bare.a_second for _, bare in loads)
    worst = max((ours for ours, _ in loads), key=lambda load: load.p99)
    return [
        AtLeast("track: pages a second, 1,000,000 submissions / hello", rate, floor, 0.5),
        Within("track: a page under full load, p99", worst.p99, max(bare.p99 for _, bare in loads), 300.0),
        Within("track: a page at 200 requests/s, p95", usual.p95, found, 300.0),
        Within("track: found and not found differ, median", abs(found - unknown), found, 5.0),
        Ratio("track: receive beside 200 requests/s / alone", busy, calm, 1.1),
    ]


@contextmanager
def _served(desk: Desk) -> Iterator[int]:
    site = Site(desk, "127.0.0.1", 0, forwarded_allow_ips="127.0.0.1", most_a_second=0)
    site.start()
    try:
        assert site.wait_until_open(_OPENS_WITHIN)
        yield urlsplit(site.address).port or 80
    finally:
        site.stop()


@contextmanager
def _hello() -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    bare = subprocess.Popen([sys.executable, "-m", "tests.benchmarks.hello", str(port)])
    try:
        _wait_for(port)
        yield port
    finally:
        bare.kill()
        bare.wait()


def _wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the bare page did not come up")


def _tokens(desk: Desk) -> Iterator[str]:
    """Tokens of receptions all over the journal, whose pages may have died since."""
    with desk.store.read() as connection:
        last = connection.execute(text("SELECT max(position) FROM events")).scalar_one()
        chosen = random.Random(3)
        found = 0
        while found < _TOKENS:
            row = connection.execute(
                text("SELECT personal FROM events WHERE position >= :at AND kind = 'submission.received' LIMIT 1"),
                {"at": chosen.randrange(last)},
            ).first()
            if row is not None and row[0]:
                found += 1
                yield json.loads(row[0])["token"]


def _load(port: int, paths: Path, a_second: float = 0.0) -> Load:
    return _load_of(_beside(port, paths, a_second))


def _beside(port: int, paths: Path, a_second: float = _USUAL_RATE) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.benchmarks.load", str(port), str(paths), str(_SECONDS), str(a_second)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _load_of(asking: "subprocess.Popen[str]") -> Load:
    said, _ = asking.communicate()
    load = Load(**json.loads(said))
    if not set(load.statuses) <= {"200", "404"}:
        sys.stderr.write(f"answers by status: {load.statuses}\n")
    return load


def _found_and_not(port: int, tokens: list[str]) -> tuple[float, float]:
    """Median milliseconds of pages that are there and of guesses, in turns over one connection."""
    chosen = random.Random(5)
    with closing(HTTPConnection("127.0.0.1", port)) as connection:

        def ask(token: str, status: int) -> bool:
            peer = f"198.{chosen.randrange(18, 20)}.{chosen.randrange(256)}.{chosen.randrange(256)}"
            connection.request("GET", f"/t/{token}", headers={"X-Forwarded-For": peer})
            answer = connection.getresponse()
            answer.read()
            assert answer.status in (200, 404), answer.status
            return answer.status == status

        alive = [token for token in tokens[:_INTERLEAVED] if ask(token, 200)]
        found, unknown = [], []
        for token in alive:
            guess = new_token(chosen.randbytes)
            found.append(timed(lambda token=token: ask(token, 200)))  # type: ignore[misc]
            unknown.append(timed(lambda guess=guess: ask(guess, 404)))  # type: ignore[misc]
    return median(found), median(unknown)


def _receptions(desk: Desk, beside: Callable[[], "subprocess.Popen[str]"]) -> tuple[float, float]:
    """Median milliseconds of a reception with nobody asking, and beside the usual load."""
    receive = receiving(desk)
    calm = [timed(receive) for _ in range(_RECEPTIONS)]
    asking = beside()
    time.sleep(0.5)
    busy: list[float] = []
    while asking.poll() is None and len(busy) < _RECEPTIONS:
        busy.append(timed(receive))
    _load_of(asking)
    return median(calm), median(busy)
