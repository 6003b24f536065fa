"""Settings every test runs under: no display, no network names, no home of the developer; English as it is now."""

import os
from pathlib import Path

import pytest

from frontdesk.i18n import LOCALE_DIR

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


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
