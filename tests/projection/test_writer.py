"""Rows and the doors to them stay together, whatever becomes of a submission's receipts."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from frontdesk.errors import StorageRefused
from frontdesk.projection.connections import open_new
from frontdesk.projection.doors import DOOR_BYTES, NO_DOOR, code_door, parts, token_door
from frontdesk.projection.entry import Entry
from frontdesk.projection.writer import ProjectionWriter
from tests.lives import Life
from tests.projection.stand import DAYS, KEY, OFFICE, hashed, known, of_life


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[ProjectionWriter]:
    with closing(ProjectionWriter(open_new(tmp_path / "tracking.db", KEY))) as made:
        yield made


def lived() -> Life:
    return Life(token_hash=hashed("T" * 27))


def write(writer: ProjectionWriter, *entries: Entry, life: Life) -> int:
    return writer.write(entries, known(life.now), life.now)


def doors(writer: ProjectionWriter) -> set[bytes]:
    return {row[0] for row in writer.connection.execute("SELECT hash FROM doors")}


def of(entry: Entry) -> set[bytes]:
    return {token[:DOOR_BYTES] for token in entry.tokens} | set(entry.keys)


def test_that_a_row_is_written_over_and_not_again(writer: ProjectionWriter) -> None:
    life = lived()
    assert write(writer, of_life(life), life=life) == 1
    assert write(writer, of_life(life.hand_over()), life=life) == 1
    assert writer.connection.execute("SELECT count(*) FROM rows").fetchone() == (1,)
    assert doors(writer) == of(of_life(life))


def test_that_a_receipt_that_never_held_after_all_opens_nothing(writer: ProjectionWriter) -> None:
    """Two counters corrected apart: the earlier correction, which arrived later, is the one that holds."""
    later = lived().correct()
    write(writer, of_life(later), life=later)
    other = of_life(lived().correct())
    other = replace(other, tokens=(other.tokens[0], bytes.fromhex("ab" * 32)))
    write(writer, other, life=later)
    assert doors(writer) == of(other)
    assert of_life(later).tokens[1][:DOOR_BYTES] not in doors(writer)


def test_that_what_is_over_takes_its_doors_along(writer: ProjectionWriter) -> None:
    life = lived().correct().give_at_once()
    write(writer, of_life(life), life=life)
    assert doors(writer) == of(of_life(life))
    writer.settle(OFFICE, known(life.now + timedelta(days=90)))
    assert doors(writer) == set()
    assert writer.connection.execute("SELECT count(*) FROM rows").fetchone() == (0,)


def test_that_what_is_over_goes_at_its_moment_and_not_before(writer: ProjectionWriter) -> None:
    entry = of_life(lived().give_at_once())
    ended = entry.status.ended_at
    assert ended is not None
    dies, early = ended + timedelta(days=DAYS), ended + timedelta(days=DAYS, microseconds=-1)

    assert [writer.write([entry], known(ended), now) for now in (early, dies)] == [1, 0]
    assert doors(writer) == set()
    writer.write([entry], known(ended), early)
    writer.settle(OFFICE, known(early))
    assert doors(writer) == of(entry)
    writer.settle(OFFICE, known(dies))
    assert doors(writer) == set()


def test_that_a_receipt_whose_key_was_erased_opens_by_its_token_alone(writer: ProjectionWriter) -> None:
    life = Life(token_hash=hashed("T" * 27), personal=None)
    assert of_life(life).keys == (NO_DOOR,)
    write(writer, of_life(life), life=life)
    assert doors(writer) == {bytes.fromhex(hashed("T" * 27))[:DOOR_BYTES]}


def test_that_a_batch_is_written_whole_or_not(writer: ProjectionWriter) -> None:
    life = lived()
    write(writer, of_life(life), life=life)
    before = doors(writer), writer.known()

    def failing() -> Iterator[Entry]:
        yield of_life(Life(token_hash=hashed("V" * 27)))
        raise StorageRefused("disk_failed")

    writer.connection.execute("PRAGMA journal_mode=MEMORY")
    with pytest.raises(StorageRefused, match="disk_failed"):
        writer.write(failing(), known(life.now + timedelta(days=1)), life.now)
    assert (doors(writer), writer.known()) == before
    assert write(writer, of_life(life.hand_over()), life=life) == 1


def test_that_words_of_a_batch_that_failed_are_written_anew(writer: ProjectionWriter) -> None:
    def failing() -> Iterator[Entry]:
        yield named("Phòng Một")
        raise StorageRefused("disk_failed")

    def named(department: str) -> Entry:
        entry = of_life(lived())
        return replace(entry, status=replace(entry.status, department=department, steps=()))

    writer.connection.execute("PRAGMA journal_mode=MEMORY")
    now = lived().now
    with pytest.raises(StorageRefused, match="disk_failed"):
        writer.write(failing(), known(now), now)
    writer.write([named("Phòng Hai"), named("Phòng Một")], known(now), now)
    joined = "SELECT text FROM rows JOIN names ON names.id = rows.department"
    assert writer.connection.execute(joined).fetchall() == [("Phòng Một",)]


def test_that_a_door_is_as_hard_to_meet_as_a_token() -> None:
    assert 8 * len(token_door("T" * 27)) >= 128 <= 8 * len(code_door("C12611230001F", "1234-5678"))


def test_that_a_code_and_its_key_are_not_run_together() -> None:
    assert code_door("C1", "23") != code_door("C12", "3")


def test_that_pieces_are_cut_where_they_end() -> None:
    assert parts(b"", 2) == ()
    assert parts(b"aabbcc", 2) == (b"aa", b"bb", b"cc")
