"""A child under strace: watched, killed at a chosen call, or with a failing disk."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.faults.fork_server import ForkServer
from tests.faults.orders import Order

FILE_CALLS = "openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat"
LONGEST_WRITE = 1 << 20


@contextmanager
def _attached(child: int, options: list[str]) -> Iterator[None]:
    """strace on the process `child` until it ends."""
    command = ["strace", "-p", str(child), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr is not None
        said = tracer.stderr.readline()
        assert "attached" in said, said
        yield
        tracer.communicate(timeout=120)


def traced(children: ForkServer, order: Order, options: list[str]) -> int:
    """Run `order` under strace; its wait status."""
    go = order.log.with_suffix(".go")
    child = children.start(replace(order, go=go))
    with _attached(child, options):
        go.touch()
        return children.wait()


def kill_at(children: ForkServer, order: Order, call: str, moment: int) -> int:
    """Run `order`, with SIGKILL as it enters `call` for the `moment`-th time; its wait status (0: it never did)."""
    inject = f"inject={call}:signal=KILL:when={moment}"
    return traced(children, order, ["-o", "/dev/null", "-e", f"trace={call}", "-e", inject])


def fail_at(children: ForkServer, order: Order, call: str, error: str, when: str) -> int:
    """Run `order`, `call` failing with `error` at the times `when` (strace's form: 3, 3..5, 3+); its wait status."""
    inject = f"inject={call}:error={error}:when={when}"
    return traced(children, order, ["-o", "/dev/null", "-e", f"trace={call}", "-e", inject])


def record(children: ForkServer, order: Order) -> Path:
    """Run `order` to its end and keep every call that changes a file; the trace."""
    trace = order.log.with_suffix(".trace")
    options = ["-o", str(trace), "-y", "-xx", "-s", str(LONGEST_WRITE), "-e", f"trace={FILE_CALLS}"]
    assert traced(children, order, options) == 0
    return trace
