"""Children by the hundred: one process imports everything once and forks each child before any database is open."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from frontdesk.domain.clock import local, system_clock
from frontdesk.domain.holidays_vn import national_days
from tests.faults import receiver
from tests.faults.orders import Order, order_from


def serve() -> None:
    """One order a line on stdin; answers with the child's pid, and with its wait status when it has ended."""
    for ahead in range(2):  # what every child would spend half a second on
        national_days(local(system_clock()).year + ahead)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            receiver.run(order_from(line))
            os._exit(0)
        _answer(child)
        _answer(os.waitpid(child, 0)[1])


def _answer(number: int) -> None:
    os.write(1, f"{number}\n".encode())


class ForkServer:
    """One child at a time."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def start(self, order: Order) -> int:
        """Begin a child; its pid."""
        assert self._process.stdin is not None
        self._process.stdin.write(order.to_line() + "\n")
        self._process.stdin.flush()
        return self._read()

    def wait(self) -> int:
        """The wait status of the child begun last, once it has ended."""
        return self._read()

    def run(self, order: Order) -> int:
        """A child from its beginning to its end; its wait status."""
        self.start(order)
        return self.wait()

    def kill(self, child: int) -> int:
        """SIGKILL to the child; its wait status."""
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        return self.wait()

    def _read(self) -> int:
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())


@contextmanager
def fork_server() -> Iterator[ForkServer]:
    """A fork server for as long as the block lasts."""
    command = [sys.executable, "-m", "tests.faults.fork_server"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield ForkServer(process)
        assert process.stdin is not None
        process.stdin.close()


if __name__ == "__main__":
    serve()
