"""`make bench`: every figure as a ratio against a bare floor measured in the same run."""

import sys
from collections.abc import Callable, Sequence

from tests.benchmarks import (
    bench_basket,
    bench_batch,
    bench_boards,
    bench_customer,
    bench_export,
    bench_figures,
    bench_lookup,
    bench_receipt,
    bench_receive,
    bench_scanning,
    bench_screen,
    bench_search,
    bench_start,
    bench_tablet,
    bench_tracking,
    bench_typing,
)
from tests.benchmarks.measure import Figure
from tests.benchmarks.offices import big_office, small_office

BENCHES: dict[str, Callable[[], Sequence[Figure]]] = {
    "receive": lambda: bench_receive.run(small_office(), big_office()),
    "receipt": lambda: bench_receipt.run(small_office()),
    "batch": lambda: bench_batch.run(small_office()),
    "basket": lambda: bench_basket.run(big_office()),
    "boards": lambda: bench_boards.run(big_office()),
    "customer": bench_customer.run,
    "figures": lambda: bench_figures.run(big_office()),
    "export": lambda: bench_export.run(big_office()),
    "lookup": lambda: bench_lookup.run(big_office()),
    "search": lambda: bench_search.run(big_office()),
    "scanning": lambda: bench_scanning.run(big_office()),
    "screen": lambda: bench_screen.run(big_office()),
    "typing": lambda: bench_typing.run(big_office()),
    "start": lambda: bench_start.run(small_office()),
    "tablet": bench_tablet.run,
    "tracking": lambda: bench_tracking.run(big_office()),
}


def main(chosen: list[str]) -> int:
    """Run the named benches, or all."""
    for name in chosen or BENCHES:
        for figure in BENCHES[name]():
            sys.stdout.write(figure.line() + "\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
