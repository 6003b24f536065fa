"""Lists changed past the journal: no chain tells, the comparison does."""

import os
import time
from pathlib import Path

import pytest

from frontdesk.domain.proof import read_claim, typed_code
from tests.counters import Counter


def counter_with_lives(folder: Path) -> Counter:
    counter = Counter(folder)
    counter.with_result()
    counter.at_department()
    counter.desk.endings.refuse(counter.receive(), "Không thuộc thẩm quyền")
    return counter


def test_that_lists_are_what_the_journal_makes_of_them(tmp_path: Path) -> None:
    counter = counter_with_lives(tmp_path)
    assert counter.desk.proof.differing_views() == ()
    assert [path.name for path in counter.desk.settings.home.glob("check-*")] == []


def test_that_a_copy_a_kill_left_behind_goes_with_a_later_check(tmp_path: Path) -> None:
    counter = counter_with_lives(tmp_path)
    home = counter.desk.settings.home
    for name, age in (("check-old", 2 * 86_400), ("check-young", 60)):
        (home / name).mkdir()
        (home / name / "copy.db").write_bytes(b"x")
        long_ago = time.time() - age
        os.utime(home / name, (long_ago, long_ago))
    counter.desk.proof.differing_views()
    assert [path.name for path in home.glob("check-*")] == ["check-young"]


@pytest.mark.parametrize(
    ("change", "view"),
    [
        ("UPDATE submissions SET name = 'NGƯỜI KHÁC'", "submissions"),
        ("UPDATE submissions SET due_at = due_at + 86400000000 WHERE number = 1", "submissions"),
        ("DELETE FROM submissions WHERE number = 1", "submissions"),
        ("UPDATE parcels SET parcel = 'received'", "parcels"),
        ("UPDATE reference SET body = replace(body, 'Thái Bình', 'Khác') WHERE kind = 'office'", "reference"),
        ("INSERT INTO serials VALUES ('x', 9)", "serials"),
    ],
)
def test_that_a_list_changed_past_the_journal_is_named(tmp_path: Path, change: str, view: str) -> None:
    counter = counter_with_lives(tmp_path)
    counter.receive()
    counter.hand_over(counter.receive())
    claim = read_claim(typed_code(counter.desk.proof.take()))
    with counter.desk.store.write_unjournaled() as connection:
        assert connection.exec_driver_sql(change).rowcount
    assert counter.desk.supervision.verify().ok
    assert counter.desk.proof.verify(claim).holds
    assert counter.desk.proof.differing_views() == (view,)
    counter.desk.supervision.rebuild()
    assert counter.desk.proof.differing_views() == ()
