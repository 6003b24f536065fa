"""Who reads the projection can do nothing but read, and finds nothing about anybody in it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from frontdesk.projection.connections import open_reading, open_writing, sqlcipher
from frontdesk.projection.reader import Projection
from tests.factories import MONDAY_MORNING
from tests.lives import Life
from tests.projection.stand import KEY, hashed, of_life, write

TOKEN = "T" * 27
ATTEMPTS = [
    "INSERT INTO names (text) VALUES ('x')",
    "INSERT INTO doors VALUES (x'00', 1, 1)",
    "UPDATE rows SET code = 'x'",
    "UPDATE journal SET as_of = 0",
    "DELETE FROM rows",
    "DROP TABLE rows",
    "ALTER TABLE rows ADD COLUMN x",
    "CREATE TABLE x (y)",
    "CREATE TEMP TABLE x (y)",
    "CREATE TEMP TRIGGER x AFTER INSERT ON names BEGIN SELECT 1; END",
    "CREATE VIRTUAL TABLE x USING fts5 (y)",
    "ATTACH ':memory:' AS other",
    "ATTACH 'other.db' AS other KEY ''",
    "DETACH main",
    "VACUUM",
    "VACUUM INTO 'other.db'",
    "REINDEX",
    "ANALYZE",
    "BEGIN IMMEDIATE",
    "SAVEPOINT x",
    "PRAGMA query_only=OFF",
    "PRAGMA writable_schema=ON",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA user_version=9",
    "PRAGMA rekey='x'",
    "PRAGMA trusted_schema=ON",
    "SELECT load_extension('x')",
    "SELECT sqlcipher_export('main')",
    "SELECT writefile('x', 'y')",
    "SELECT randomblob(1000000000)",
    "SELECT fts3_tokenizer('x', x'00')",
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
]  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write(tmp_path / "tracking.db", [of_life(Life(token_hash=hashed(TOKEN)))])


@pytest.fixture
def connection(path: Path) -> Iterator[Any]:
    with closing(open_reading(path, KEY)) as opened:
        yield opened


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_that_a_reader_is_refused_everything_else(path: Path, connection: Any, attempt: str) -> None:
    before = path.read_bytes()
    with pytest.raises(sqlcipher.DatabaseError):
        connection.execute(attempt).fetchall()
    assert path.read_bytes() == before
    assert connection.execute("SELECT count(*) FROM rows").fetchone() == (1,)
    assert sorted(each.name for each in path.parent.iterdir() if not each.name.startswith("tracking.db-")) == [
        "tracking.db"
    ]


def test_that_a_reader_cannot_be_given_extensions(connection: Any) -> None:
    connection.enable_load_extension(True)  # noqa: FBT003  the driver's own
    with pytest.raises(sqlcipher.DatabaseError):
        connection.execute("SELECT load_extension('x')")


def test_that_the_file_is_opened_for_reading_by_the_system_too(path: Path, connection: Any) -> None:
    connection.set_authorizer(None)
    connection.execute("PRAGMA query_only=OFF")
    with pytest.raises(sqlcipher.OperationalError, match="readonly"):
        connection.execute("DELETE FROM rows")


def test_that_a_reader_reads_while_another_writes(path: Path) -> None:
    with closing(Projection(path, KEY)) as projection, closing(open_writing(path, KEY)) as writer:
        assert projection.by_token(TOKEN, MONDAY_MORNING) is not None
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM doors")
        assert projection.by_token(TOKEN, MONDAY_MORNING) is not None
        writer.execute("COMMIT")
        assert projection.by_token(TOKEN, MONDAY_MORNING) is None


def test_that_a_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "phòng 1?%41#&mode=rwc"
    folder.mkdir()
    path = write(folder / "tracking.db", [of_life(Life(token_hash=hashed(TOKEN)))])
    with closing(Projection(path, KEY)) as projection:
        assert projection.by_token(TOKEN, MONDAY_MORNING) is not None
