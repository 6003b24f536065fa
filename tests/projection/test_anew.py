"""A projection that cannot be gone on with is written anew, and whoever reads it keeps reading."""

import shutil
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from frontdesk.domain.tracking import Projected
from frontdesk.errors import StorageRefused
from frontdesk.projection.connections import open_writing
from frontdesk.projection.lock import writing_alone
from tests.counters import Counter
from tests.factories import open_desk
from tests.projection.stand import contents, pages, reader, whole

PAGE = 4_096
Spoil = Callable[[Counter], None]


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    made = Counter(tmp_path / "here")
    made.receive()
    made.hand_over(made.receive())
    made.desk.tracking.project()
    return made


def lose(counter: Counter) -> None:
    counter.desk.tracking.path.unlink()


def damage(counter: Counter) -> None:
    content = bytearray(counter.desk.tracking.path.read_bytes())
    content[5_000:9_000] = b"x" * 4_000
    counter.desk.tracking.path.write_bytes(content)


def cut_short(counter: Counter) -> None:
    counter.desk.tracking.path.write_bytes(counter.desk.tracking.path.read_bytes()[:4_096])


def be_garbage(counter: Counter) -> None:
    path = counter.desk.tracking.path
    path.write_bytes(b"x" * path.stat().st_size)


def empty(counter: Counter) -> None:
    counter.desk.tracking.path.write_bytes(b"")


def age(counter: Counter) -> None:
    with closing(open_writing(counter.desk.tracking.path, counter.desk.tracking.key())) as connection:
        connection.execute("PRAGMA user_version=0")


def change_owner(counter: Counter) -> None:
    with closing(open_writing(counter.desk.tracking.path, counter.desk.tracking.key())) as connection:
        connection.execute("UPDATE journal SET device = 'C1-ANOTHER'")


def run_ahead(counter: Counter) -> None:
    """As if the home were an older copy of what the projection was made of."""
    with closing(open_writing(counter.desk.tracking.path, counter.desk.tracking.key())) as connection:
        connection.execute("UPDATE journal SET position = position + 7")


def follow_another(counter: Counter) -> None:
    with closing(open_writing(counter.desk.tracking.path, counter.desk.tracking.key())) as connection:
        connection.execute("UPDATE journal SET head = ?", ("0" * 64,))


def be_another_program_s(counter: Counter) -> None:
    with closing(open_writing(counter.desk.tracking.path, counter.desk.tracking.key())) as connection:
        connection.execute("DROP TABLE journal")


@pytest.mark.parametrize(
    "spoil",
    [lose, damage, cut_short, be_garbage, empty, age, change_owner, run_ahead, follow_another, be_another_program_s],
)
def test_that_it_is_written_anew(counter: Counter, tmp_path: Path, spoil: Spoil) -> None:
    before = contents(counter.desk)
    assert len(before) == 2
    spoil(counter)
    assert counter.desk.tracking.project() == Projected(2, counter.clock.now)
    assert contents(counter.desk) == before == whole(counter.desk, tmp_path, counter.clock.now)
    assert counter.desk.tracking.project().rows == 0


def damage_page(counter: Counter, page: int) -> None:
    path = counter.desk.tracking.path
    content = bytearray(path.read_bytes())
    content[page * PAGE + 100] ^= 1
    path.write_bytes(content)


def test_that_damage_nobody_met_is_found_by_the_first_projecting(counter: Counter) -> None:
    for _ in range(60):
        counter.receive()
    counter.desk.tracking.project()
    expected = contents(counter.desk)
    for page in range(counter.desk.tracking.path.stat().st_size // PAGE):
        damage_page(counter, page)
        with closing(open_desk(counter.desk.settings, counter.clock)) as other:
            other.tracking.project()
        assert contents(counter.desk) == expected


def test_that_damage_met_on_the_way_is_mended(counter: Counter, tmp_path: Path) -> None:
    ids = [counter.receive() for _ in range(60)]
    counter.desk.tracking.project()
    whole_file = counter.desk.tracking.path.stat().st_size // PAGE
    for page in range(whole_file - 12, whole_file):
        damage_page(counter, page)
    counter.hand_over(*ids)
    assert counter.desk.tracking.project().rows == len(ids) + 2
    assert contents(counter.desk) == whole(counter.desk, tmp_path, counter.clock.now)


def test_that_a_reader_goes_on_across_it(counter: Counter) -> None:
    with closing(reader(counter.desk)) as projection:
        before = pages(projection, counter.clock.now)
        age(counter)
        counter.receive()
        counter.desk.tracking.project()
        after = pages(projection, counter.clock.now)
        assert before.items() < after.items()
        assert projection.as_of() == counter.clock.now


def leave_a_log(counter: Counter) -> None:
    """What a killed writer leaves: the file, and beside it the pages it wrote last."""
    path = counter.desk.tracking.path
    killed = open_writing(path, counter.desk.tracking.key())
    killed.execute("PRAGMA wal_autocheckpoint=0")
    killed.execute("UPDATE rows SET code = 'C1-261123-9999-X'")
    for end in ("", "-wal"):
        shutil.copy(f"{path}{end}", path.with_name(f"left{end}"))
    killed.close()
    for end in ("", "-wal"):
        path.with_name(f"left{end}").replace(f"{path}{end}")
    path.with_name(path.name + "-shm").unlink(missing_ok=True)


def test_that_a_log_left_by_a_killed_writer_is_read(counter: Counter) -> None:
    leave_a_log(counter)
    assert {page.status.receipt_code for page in contents(counter.desk).values()} == {"C1-261123-9999-X"}


@pytest.mark.parametrize("spoil", [damage, be_garbage, lose, follow_another])
def test_that_a_log_of_the_old_file_is_not_read_into_the_new_one(counter: Counter, spoil: Spoil) -> None:
    expected = contents(counter.desk)
    leave_a_log(counter)
    with closing(reader(counter.desk)) as projection:
        projection.as_of()
        spoil(counter)
        counter.desk.tracking.project()
        assert pages(projection, counter.clock.now) == expected
    assert contents(counter.desk) == expected


def test_that_an_older_copy_of_the_home_gets_a_projection_of_its_own(counter: Counter, tmp_path: Path) -> None:
    made = tmp_path / "home.zip"
    counter.desk.backups.make(made)
    before = contents(counter.desk)
    counter.receive()
    counter.desk.tracking.project()
    with zipfile.ZipFile(made) as archive:
        names = archive.namelist()
        assert "desk.db" in names
        assert not [name for name in names if name.startswith("tracking")]
        counter.desk.close()
        home = counter.desk.settings.home
        for each in home.glob("desk.db*"):
            each.unlink()
        archive.extractall(home)
    (home / "high-water").unlink(missing_ok=True)
    with closing(open_desk(counter.desk.settings, counter.clock)) as older:
        older.tracking.project()
        assert contents(older) == before


def test_that_verify_and_rebuild_know_nothing_of_it(counter: Counter) -> None:
    before = counter.desk.tracking.path.read_bytes()
    assert counter.desk.supervision.verify().ok
    counter.desk.supervision.rebuild()
    assert counter.desk.tracking.path.read_bytes() == before
    assert counter.desk.tracking.project().rows == 0
    damage(counter)
    assert counter.desk.supervision.verify().ok


def test_that_two_do_not_write_it_at_once(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontdesk.lock._PAUSE", 0.0)
    path = counter.desk.tracking.path
    with writing_alone(path), pytest.raises(StorageRefused, match="projection_busy"), writing_alone(path, patience=0):
        pass
    with writing_alone(path, patience=0):
        pass


def test_that_what_a_killed_projecting_left_goes_with_the_next(counter: Counter) -> None:
    left = counter.desk.tracking.path.with_name("tracking.db.new")
    left.write_bytes(b"half")
    counter.desk.tracking.project()
    assert not left.exists()


def test_that_a_cancelled_first_projecting_leaves_nothing(counter: Counter) -> None:
    lose(counter)
    assert counter.desk.tracking.project(cancelled=lambda: True).as_of is None
    assert counter.desk.tracking.state() is None
    assert counter.desk.tracking.is_behind()
    assert not list(counter.desk.settings.home.glob("tracking.db.n*"))


def test_that_a_cancelled_projecting_goes_on_the_next_time(counter: Counter) -> None:
    counter.receive()
    assert counter.desk.tracking.project(cancelled=lambda: True) == Projected(0, None)
    assert counter.desk.tracking.is_behind()
    assert counter.desk.tracking.project().rows == 1


def test_that_a_first_projecting_tells_how_far_it_is(counter: Counter) -> None:
    lose(counter)
    told: list[tuple[int, int]] = []
    counter.desk.tracking.project(lambda done, total: told.append((done, total)))
    assert told == [(2, 2)]
