"""What the fault tests share."""

from collections.abc import Callable, Iterator

import pytest

from tests.faults.fork_server import ForkServer, fork_server

_FIGURES = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def children() -> Iterator[ForkServer]:
    """One fork server for the whole run."""
    with fork_server() as server:
        yield server


@pytest.fixture
def note(request: pytest.FixtureRequest) -> Callable[[object], None]:
    """Keeps a measured figure for the end of the run; no test passes or fails by it."""
    figures = request.config.stash.setdefault(_FIGURES, [])
    return lambda figure: figures.append(f"{request.node.name}: {figure}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Show the figures."""
    for figure in config.stash.get(_FIGURES, []):
        terminalreporter.write_line(figure)
