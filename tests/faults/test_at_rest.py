"""A stolen disk: after a full life and a kill in the middle of it, nothing in the home is readable without its key.

Every word is first found where it must be, in the same files deciphered; else a search that finds nothing says nothing.
"""

import base64
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
import zlib
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from frontdesk.projection.connections import sqlcipher
from frontdesk.secrets import DATABASE_KEY, KeyFile
from frontdesk.storage.projection_key import projection_key
from frontdesk.storage.scans import ScanKeys
from tests.factories import open_desk, seated
from tests.faults import canaries
from tests.faults.canaries import ALL, Search, disguises, files_below
from tests.faults.canary_life import PERSON, settings_below

ROOT = Path(__file__).resolve().parents[2]
KILLS = 3
# the last line: of a backup that was killed
NAMES = re.compile(
    r"(desk|tracking)\.db(-wal|-shm)?|desk\.db\.new|tracking\.db\.lock|high-water|settings\.toml|recovery\.key"
    r"|scans/[0-9a-f]{2}/[0-9a-f]{62}(\.[0-9a-f]{8}\.part)?|recovery\.key\.[0-9a-f]{8}\.part|settings\.toml\.part"
    r"|\.frontdesk-[0-9a-f]{8}(\.lock|/(desk\.db(-wal|-shm)?|high-water|settings\.toml|recovery\.key))"
)
# Kept as a keyed hash or argon2id, or outside the home: never deciphered from it.
NOT_IN_THE_DATABASE = {"PASSWORD", "HUB", "SCAN_WORDS"}


@dataclass(frozen=True)
class Left:
    """What a killed life left behind."""

    folder: Path

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def key(self) -> str:
        key = KeyFile(self.folder / "keys" / "home.key").get(DATABASE_KEY)
        assert key is not None
        return key


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    """A home killed a few times, the last time for good; its temporary files lie beside it."""
    folder = tmp_path_factory.mktemp("life")
    (folder / "temporary").mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FRONTDESK_")}
    environment |= {"PYTHONPATH": str(ROOT), "TMPDIR": str(folder / "temporary")}
    for kill in range(KILLS):
        command = [sys.executable, "-m", "tests.faults.canary_life", str(folder)]
        with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as life:
            assert life.stdout is not None
            assert life.stdout.readline() == "READY\n"
            time.sleep(0.3 + 0.37 * kill)
            life.kill()
    return Left(folder)


@pytest.fixture(scope="module")
def search() -> Search:
    return Search(ALL)


def deciphered(path: Path, key: str, target: Path) -> bytes:
    """A database without its cipher."""
    copy = target.with_suffix(".copy")
    for ending in ("", "-wal"):
        if path.with_name(path.name + ending).exists():
            shutil.copy(path.with_name(path.name + ending), copy.with_name(copy.name + ending))
    with closing(sqlcipher.connect(str(copy))) as connection:
        connection.execute(f"PRAGMA key=\"x'{key}'\"")
        connection.execute(f"ATTACH '{target}' AS plain KEY ''")
        connection.execute("SELECT sqlcipher_export('plain')")
    return target.read_bytes()


def test_that_every_word_is_in_the_home_for_who_has_its_key(left: Left, search: Search, tmp_path: Path) -> None:
    database = deciphered(left.home / "desk.db", left.key, tmp_path / "plain.db")
    assert set(ALL) - search.names_in(database) == NOT_IN_THE_DATABASE
    shutil.copytree(left.home, tmp_path / "home")  # opening it tidies up what the kill left
    copy = replace(settings_below(left.folder), home=tmp_path / "home")
    with closing(seated(open_desk(copy), PERSON)) as desk:
        assert desk.supervision.verify().ok
        hit = next(each for each in desk.lookup.search("", 500) if desk.attachments.list_of(each.submission_id))
        sha256 = desk.attachments.list_of(hit.submission_id)[0].sha256
    scan = (left.home / "scans" / ScanKeys.of(left.key).file_name(sha256)).read_bytes()
    content = ScanKeys.of(left.key).unseal(sha256, scan)
    assert content is not None
    assert "SCAN_WORDS" in search.names_in(content)
    assert deciphered(left.home / "tracking.db", projection_key(left.key), tmp_path / "public.db")


def test_that_no_word_is_readable_in_any_file_without_it(left: Left, search: Search) -> None:
    files = files_below(left.home, left.folder / "backups", left.folder / "temporary")
    endings = {path.suffix for path in files}
    assert {".db", ".db-wal", ".zip", ".toml", ".key"} <= endings, endings
    found = {str(path.relative_to(left.folder)): search.names_in(path.read_bytes()) for path in files}
    assert {path: names for path, names in found.items() if names} == {}


def test_that_no_name_of_a_file_says_anything(left: Left, search: Search) -> None:
    names = [path.relative_to(left.home).as_posix() for path in files_below(left.home)]
    assert [name for name in names if not NAMES.fullmatch(name)] == []
    assert search.names_in("\n".join(names).encode()) == set()
    assert len([name for name in names if name.startswith("scans/")]) == 1  # one content, kept once


def test_that_a_plain_database_opens_none_of_it(left: Left, tmp_path: Path) -> None:
    for path in files_below(left.home):
        assert not path.read_bytes().startswith(b"SQLite format 3")
    for name in ("desk.db", "tracking.db"):
        copy = tmp_path / name
        shutil.copy(left.home / name, copy)
        with closing(sqlite3.connect(copy)) as connection, pytest.raises(sqlite3.DatabaseError, match="not a database"):
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()


def test_that_what_the_home_says_openly_is_no_more_than_where_things_are(left: Left) -> None:
    said = (left.home / "settings.toml").read_text(encoding="utf-8")
    names = [line.partition(" = ")[0] for line in said.splitlines()]
    assert names == ["home_id", "key_file", "place", "machine", "inode"]
    assert left.key not in said
    mark = (left.home / "high-water").read_text(encoding="ascii").split()
    assert len(mark) == 3  # device, number and hash of the last act


def test_that_a_copied_file_under_another_key_stays_shut(left: Left, tmp_path: Path) -> None:
    shutil.copy(left.home / "desk.db", tmp_path / "desk.db")
    for key in ("0" * 64, projection_key(left.key)):
        with closing(sqlcipher.connect(str(tmp_path / "desk.db"))) as connection:
            connection.execute("PRAGMA cipher_log_level=NONE")
            connection.execute(f"PRAGMA key=\"x'{key}'\"")
            with pytest.raises(sqlcipher.DatabaseError):
                connection.execute("SELECT count(*) FROM sqlite_master").fetchall()


def test_that_nothing_is_left_behind_in_temporary_folders(left: Left) -> None:
    """A backup's scratch copy may be, after a kill: under the home's key, which the search has shown."""
    names = {path.suffix for path in files_below(left.folder / "temporary")}
    assert names == set()


@pytest.mark.parametrize("word", ALL.values(), ids=ALL.keys())
def test_that_the_search_finds_what_is_only_disguised(word: str, search: Search) -> None:
    raw = word.encode()
    filling = os.urandom(1_000)
    shown = (
        raw,
        word.lower().encode("utf-16-le"),
        word.upper().encode("utf-16-be"),
        base64.b64encode(b"x" + raw + b"y"),
        raw.hex().encode(),
        zlib.compress(filling + raw),
        zlib.compress(filling + base64.b64encode(raw)),
    )
    for content in shown:
        assert search.names_in(filling + content + filling), content
    assert search.names_in(os.urandom(200_000)) == set()


def test_that_no_word_is_too_short_to_search_for() -> None:
    assert min(len(word) for word in ALL.values()) >= 12
    assert all(len(disguises(word)) >= 10 for word in ALL.values())
    assert canaries.NAME in ALL.values()
