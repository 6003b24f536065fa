"""Time alone changes a page only where the run notices: what it leaves reads as if it were written now."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from frontdesk.domain.tracking import PublicOffice
from frontdesk.tracking.drawing import Drawing
from frontdesk.tracking.folder import publish
from tests.tracking.folders import Ledger, files_of
from tests.tracking.samples import DUE, NOW, OFFICE, SAMPLES

WHEN = re.compile(r'<p class="as-of">.*?</p>|DTSTAMP:\w+|<p>(Các trang được|These pages were).*?</p>', re.DOTALL)
LATER = (
    NOW + timedelta(minutes=1),
    NOW + timedelta(hours=14),
    DUE,
    DUE + timedelta(seconds=1),
    NOW + timedelta(days=12),
    NOW + timedelta(days=40),
)


class Samples(Ledger):
    """Every sample of a page, as known at a moment."""

    def __init__(self, told: datetime) -> None:
        super().__init__()
        self.pages = dict(enumerate(SAMPLES.values(), start=1))
        self.told = told

    def office(self) -> PublicOffice:
        """The samples' own."""
        return OFFICE


def shown(target: Path) -> dict[str, str]:
    """Every file without the moment it is as of."""
    return {path: WHEN.sub("", text) for path, text in files_of(target).items()}


@pytest.mark.parametrize("later", LATER, ids=lambda moment: f"{moment - NOW}")
def test_that_pages_left_alone_read_as_if_they_were_written_now(tmp_path: Path, later: datetime) -> None:
    publish(Samples(NOW), Drawing(), tmp_path / "site", NOW)

    done = publish(Samples(later), Drawing(), tmp_path / "site", later)
    publish(Samples(later), Drawing(), tmp_path / "fresh", later)

    assert done.unchanged > 0
    assert shown(tmp_path / "site") == shown(tmp_path / "fresh")
