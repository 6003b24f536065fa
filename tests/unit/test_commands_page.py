"""docs/commands.md against the commands there are."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from frontdesk.cli.main import app
from frontdesk.cli.options import hoisted, spread
from frontdesk.domain.codes import parse_receipt_code
from frontdesk.domain.manifests import parse_manifest_code

PAGE = (Path(__file__).resolve().parent.parent.parent / "docs" / "commands.md").read_text(encoding="utf-8")
EXAMPLES = [line.strip() for line in PAGE.splitlines() if line.startswith("    frontdesk ")]
COMMON = {"--home", "--key-file", "--passphrase-file", "--json", "--language"}
COMMON |= {"--as", "--password-file", "--as-password-file"}


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command that can be called, with the words that call it."""
    group = getattr(command, "commands", None)
    if group is None:
        yield path, command
        return
    for name, part in group.items():
        yield from commands(part, (*path, name))


ALL = dict(commands(typer.main.get_command(app)))


def split(example: str) -> tuple[tuple[str, ...], list[str]]:
    """The words of an example that call a command, and what follows them."""
    words = spread(hoisted(shlex.split(example)[1:]))
    depth = 1 if (words[0],) in ALL else 2
    return tuple(words[:depth]), words[depth:]


@pytest.mark.parametrize("example", EXAMPLES)
def test_that_an_example_on_the_page_can_be_called(example: str) -> None:
    path, rest = split(example)
    ALL[path].make_context(" ".join(path), rest)


def test_that_every_command_has_an_example_and_every_option_is_named() -> None:
    assert {split(example)[0] for example in EXAMPLES} == set(ALL)
    options = {option for command in ALL.values() for each in command.params for option in each.opts}
    named = set(re.findall(r"--[a-z][a-z-]*", PAGE))
    assert {option for option in options if option.startswith("--")} - COMMON - named == set()
    assert named - options - COMMON == {"--same-level", "--left"}  # other halves


def test_that_the_codes_on_the_page_are_none_that_somebody_mistyped() -> None:
    for code in set(re.findall(r"(?<!BG-)\bC1-\d{6}-\d{4}-\w\b", PAGE)):
        parse_receipt_code(code)
    for code in set(re.findall(r"BG-C1-\d{6}-\d{3}-\w\b", PAGE)):
        parse_manifest_code(code)


def test_that_every_command_says_in_vietnamese_what_it_does() -> None:
    silent = [" ".join(path) for path, command in ALL.items() if command.help.isascii()]
    assert silent == []
