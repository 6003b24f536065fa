"""What the service tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.counters import Counter
from tests.faults.invariants import check_views


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """A counter on Monday 23/11/2026, 10:43; in the end its views are what the journal says."""
    opened = Counter(tmp_path)
    yield opened
    check_views(opened.desk)
    opened.desk.close()
