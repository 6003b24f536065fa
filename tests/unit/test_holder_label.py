"""Who has the papers, said from the label a list carries."""

import pytest

from frontdesk.i18n import words
from frontdesk.messages import holder_label


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("C1", "quầy C1"),
        ("QT12", "quầy QT12"),
        ("citizen", "công dân"),
        ("archive", "lưu trữ"),
        ("Phòng Kinh tế", "Phòng Kinh tế"),
        ("Ma Thị Lan", "Ma Thị Lan"),
    ],
)
def test_that_a_label_is_said_as_a_sentence_does(label: str, said: str) -> None:
    assert holder_label(label, words()) == said
