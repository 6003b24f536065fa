"""Small files are put whole, for their owner's eyes where asked."""

import stat
from pathlib import Path

import pytest

from frontdesk.disk import put_file
from frontdesk.errors import StorageRefused
from frontdesk.secrets import DATABASE_KEY, KeyFile


def test_that_a_file_is_put_in_place_of_the_old_one(tmp_path: Path) -> None:
    put_file(tmp_path / "a", "cũ")
    put_file(tmp_path / "a", "mới")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "mới"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_that_what_a_cut_left_beside_it_is_cleared_and_never_shared(tmp_path: Path) -> None:
    (tmp_path / "a.part").write_text("half")
    (tmp_path / "a.part").chmod(0o666)
    put_file(tmp_path / "a", "x", 0o600)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
    assert not (tmp_path / "a.part").exists()


def test_that_a_key_is_never_put_over_another(tmp_path: Path) -> None:
    store = KeyFile(tmp_path / "key")
    store.put(DATABASE_KEY, "a" * 64)
    with pytest.raises(StorageRefused, match="key_file_taken"):
        store.put(DATABASE_KEY, "b" * 64)
    assert store.get(DATABASE_KEY) == "a" * 64
