"""Ask a web server on this machine for given paths over kept connections, for some seconds; run by itself.

Says as JSON how many answers a second came, and how long they took. Thin: the server is to be the bottleneck.
"""

import asyncio
import json
import sys
import time
from dataclasses import asdict, dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles

_CONNECTIONS = 16
_PEERS = 200  # addresses a proxy would name
_STATUS = slice(9, 12)


@dataclass(frozen=True, slots=True)
class Load:
    """What came of it: answers a second, milliseconds, and how many answers had each status."""

    a_second: float
    p50: float
    p95: float
    p99: float
    statuses: dict[str, int]


@dataclass(slots=True)
class _Tally:
    ends: float
    pause: float  # seconds between two requests of a connection
    took: list[float] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)


class _Asker(asyncio.Protocol):
    """One connection: the next request as soon as the answer is there whole."""

    def __init__(self, requests: "cycle[bytes]", tally: _Tally, done: asyncio.Future[None]) -> None:
        self._requests = requests
        self._tally = tally
        self._done = done
        self._buffer = b""
        self._asked = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._ask()

    def _ask(self) -> None:
        self._asked = time.perf_counter()
        if self._asked >= self._tally.ends:
            self._transport.close()
            self._done.set_result(None)
        else:
            self._transport.write(next(self._requests))

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, blank, body = self._buffer.partition(b"\r\n\r\n")
        if not blank or len(body) < _length(head):
            return
        status = head[_STATUS].decode()
        self._tally.took.append((time.perf_counter() - self._asked) * 1_000)
        self._tally.statuses[status] = self._tally.statuses.get(status, 0) + 1
        self._buffer = b""
        wait = self._tally.pause - (time.perf_counter() - self._asked)
        if wait > 0:
            asyncio.get_running_loop().call_later(wait, self._ask)
        else:
            self._ask()

    def connection_lost(self, _error: Exception | None) -> None:
        if not self._done.done():
            self._done.set_exception(ConnectionError("the server hung up"))


def _length(head: bytes) -> int:
    at = head.lower().find(b"content-length:")
    return int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0


def _request(path: str, number: int) -> bytes:
    peer = f"198.51.100.{1 + number % _PEERS}"
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: {peer}\r\n\r\n".encode()


async def _load(port: int, paths: list[str], seconds: float, a_second: float) -> Load:
    loop = asyncio.get_running_loop()
    requests = cycle([_request(path, number) for number, path in enumerate(paths)])
    begun = time.perf_counter()
    tally = _Tally(begun + seconds, _CONNECTIONS / a_second if a_second else 0.0)
    ends = [loop.create_future() for _ in range(_CONNECTIONS)]
    for done in ends:
        await loop.create_connection(lambda done=done: _Asker(requests, tally, done), "127.0.0.1", port)  # type: ignore[misc]
    await asyncio.gather(*ends)
    took = time.perf_counter() - begun
    cuts = quantiles(tally.took, n=100)
    return Load(len(tally.took) / took, median(tally.took), cuts[94], cuts[98], tally.statuses)


def main(port: int, paths: Path, seconds: float, a_second: float = 0.0) -> None:
    """Ask for the paths in the lines of the file `paths`, over and over; `a_second` at most, 0 for all it gives."""
    load = asyncio.run(_load(port, paths.read_text(encoding="utf-8").split(), seconds, a_second))
    sys.stdout.write(json.dumps(asdict(load)))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), *map(float, sys.argv[3:]))
