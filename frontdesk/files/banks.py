"""Banks by their BIN, read from resources/banks.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

BANKS_FILE = Path(__file__).resolve().parent.parent.parent / "resources" / "banks.toml"


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank: its BIN (six figures, NAPAS), the name people know, and its legal name."""

    bin: str
    short: str
    name: str


@cache
def banks(path: Path = BANKS_FILE) -> tuple[Bank, ...]:
    """Every bank in the file's order; read once, for the file comes with the program."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(Bank(each["bin"], each["short"], each["name"]) for each in said["bank"])


def bank_name(bin_: str) -> str:
    """What people call the bank with this BIN; the BIN itself where the file does not have it."""
    return next((bank.short for bank in banks() if bank.bin == bin_), bin_)
