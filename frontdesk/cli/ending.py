"""Commands that go on until they are asked to end, and then end in order."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_ENDS = ("SIGINT", "SIGTERM", "SIGBREAK")  # the last one is Windows' (not run): Ctrl+Break, a console that is closed


@contextmanager
def until_asked_to_end() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl+C, a terminal or the system asked the program to end, which it then does in order."""
    asked: list[int] = []
    numbers = [getattr(signal, name) for name in _ENDS if hasattr(signal, name)]
    before = {number: signal.signal(number, lambda number, _frame: asked.append(number)) for number in numbers}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
