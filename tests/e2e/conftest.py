"""Homes for the command line."""

from pathlib import Path

import pytest

from tests.e2e.command_line import Cli
from tests.factories import copy_home


@pytest.fixture
def bare(tmp_path: Path) -> Cli:
    """No home yet."""
    return Cli(tmp_path)


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """The counter C1, new on Monday 23/11/2026 at 8:00; made once, copied by each test."""
    cli = Cli(tmp_path_factory.mktemp("begun"), "2026-11-23 08:00")
    made = cli.init("--counter", "C1", "--key-file", str(cli.folder / "key"), "--json")
    assert made.code == 0, made.err
    return cli


@pytest.fixture
def cli(bare: Cli) -> Cli:
    """The counter C1, on the machine's own clock."""
    made = bare.init("--counter", "C1", "--key-file", str(bare.folder / "key"), "--json")
    assert made.code == 0, made.err
    return bare


@pytest.fixture
def monday(bare: Cli, begun: Cli) -> Cli:
    """The counter C1 on Monday 23/11/2026 at 10:43; the next day is a holiday."""
    copy_home(begun.folder / "home", bare.folder / "home")
    return bare.at("2026-11-23 10:43")
