"""What every page of a folder depends on besides its own submission: when this changes, all are written again."""

from hashlib import sha256
from pathlib import Path

from frontdesk import __version__
from frontdesk.domain.tracking import PublicOffice
from frontdesk.i18n import LANGUAGES, LOCALE_DIR

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "resources" / "tracking"


def edition(office: PublicOffice) -> str:
    """A hash of the program's version, the templates, the catalogues, and the office as citizens know it."""
    catalogues = [LOCALE_DIR / language / "LC_MESSAGES" / "frontdesk.mo" for language in LANGUAGES]
    files = [*sorted(path for path in TEMPLATES.rglob("*") if path.is_file()), *catalogues]
    digest = sha256(f"{__version__}\0{office}".encode())
    for path in files:
        content = path.read_bytes() if path.is_file() else b""  # Vietnamese needs no catalogue
        digest.update(f"\0{path.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
