"""Homes the benches run on, made once in out/bench and kept: a thousand submissions, a million submissions."""

import shutil
import sys
from pathlib import Path

from frontdesk.desk import Desk
from frontdesk.domain.clock import system_clock
from frontdesk.services.demo import make_demo
from frontdesk.settings import Settings
from tests.factories import open_desk

BENCH = Path(__file__).resolve().parent.parent.parent / "out" / "bench"


def small_office() -> Desk:
    """An office of 1,000 submissions, new at every run."""
    shutil.rmtree(BENCH / "small", ignore_errors=True)
    return _office("small", 1_000)


def big_office() -> Desk:
    """An office of 1,000,000 submissions; making it takes minutes the first time."""
    return _office("big", 1_000_000)


def _office(name: str, count: int) -> Desk:
    settings = Settings(BENCH / name, BENCH / f"{name}.key")
    if not (settings.home / "complete").exists():
        shutil.rmtree(settings.home, ignore_errors=True)
        make_demo(settings, count, 1, system_clock, _told)
        (settings.home / "complete").touch()
    return open_desk(settings)


def _told(done: int, count: int) -> None:
    if done % 50_000 == 0 or done == count:
        sys.stderr.write(f"\r{done:,} / {count:,}")
