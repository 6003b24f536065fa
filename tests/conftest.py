"""Settings every test runs under: no display, no network names, no home of the developer; English as it is now."""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

from frontdesk.i18n import LOCALE_DIR

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("frontdesk", deadline=None)  # how fast a machine is says nothing of the program
settings.load_profile("frontdesk")
_MANY = 100_000  # objects made since the last collection


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Widgets that earlier tests left are never freed by a thread of this one (a web server's): Qt dies of it."""
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files begin, in the random order they have: one that came last would hold a worker alone."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was imported lives to the end: without it, looking for garbage takes a tenth of the time."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Collect here, on the main thread: what has become much, and at the end of every module all of it."""
    ends = nextitem is None or nextitem.nodeid.partition("::")[0] != item.nodeid.partition("::")[0]
    if ends or gc.get_count()[0] > _MANY:
        gc.collect()


@pytest.fixture(scope="session", autouse=True)
def compile_catalogues() -> None:
    """Compile what `make` has not: catalogues that are absent or older than their source."""
    for source in LOCALE_DIR.glob("*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            compile_catalogue(source, compiled)


def compile_catalogue(source: Path, compiled: Path) -> None:
    """`source` as gettext reads it. Renamed into place, for several workers may do it at once."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    beside = compiled.with_name(f"{compiled.name}.{os.getpid()}")
    with source.open("rb") as entries, beside.open("wb") as file:
        write_mo(file, read_po(entries))
    beside.replace(compiled)
