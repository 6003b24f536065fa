"""One progress over several pieces of work."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
_WHOLE = 1_000


def stage(progress: Progress, number: int, of: int) -> Progress:
    """The progress of piece `number` (from 0) of `of`, told to `progress` as so many thousandths of the whole."""

    def report(done: int, total: int) -> None:
        share = min(done / total, 1.0) if total else 1.0
        progress(int(_WHOLE * (number + share)) // of, _WHOLE)

    return report
