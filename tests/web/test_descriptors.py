"""A server holds no more connections than it has files for."""

import subprocess
import sys

import pytest

resource = pytest.importorskip("resource")  # Windows has no such limit

ASKED = """
import resource, sys
from frontdesk.web.descriptors import connections_within
resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[1]), int(sys.argv[2])))
print(connections_within(100), resource.getrlimit(resource.RLIMIT_NOFILE)[0])
"""


@pytest.mark.parametrize(
    ("allowed", "most", "expected"),
    [
        (300, 300, "100 300"),
        (264, 264, "100 264"),
        (80, 1000, "100 264"),
        (80, 200, "68 200"),
        (80, 80, "8 80"),
        (40, 40, "1 40"),
    ],
)
def test_that_the_limit_is_raised_as_far_as_it_goes(allowed: int, most: int, expected: str) -> None:
    command = [sys.executable, "-c", ASKED, str(allowed), str(most)]
    told = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert told.stdout.decode().strip() == expected
