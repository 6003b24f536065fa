"""Keys: in a real Secret Service, in a file of the user's choice, never silently in plain text."""

import os
import stat
from pathlib import Path

import keyring
import keyring.backends.fail
import keyring.backends.null
import pytest

from frontdesk.errors import StorageRefused
from frontdesk.secrets import DATABASE_KEY, KeyFile, KeyringSecrets, new_key, trusted_backend
from frontdesk.services.setup import create_office
from frontdesk.settings import Settings
from tests.factories import HandClock, make_profile, open_desk

posix_only = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX; Windows uses ACLs")
needs_secret_service = pytest.mark.skipif(
    "DBUS_SESSION_BUS_ADDRESS" not in os.environ, reason="run through .ci/headless, which starts a Secret Service"
)


def test_that_a_key_file_keeps_one_key_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "home.key"
    store = KeyFile(path)
    assert store.get(DATABASE_KEY) is None
    key = new_key()
    store.put(DATABASE_KEY, key)
    assert store.get(DATABASE_KEY) == key
    assert os.name != "posix" or stat.S_IMODE(path.stat().st_mode) == 0o600


def test_that_a_key_file_is_never_written_over(tmp_path: Path) -> None:
    store = KeyFile(tmp_path / "home.key")
    store.put(DATABASE_KEY, new_key())
    with pytest.raises(StorageRefused, match="key_file_unwritable"):
        store.put(DATABASE_KEY, new_key())


@posix_only
def test_that_a_key_file_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "home.key"
    KeyFile(path).put(DATABASE_KEY, new_key())
    path.chmod(0o640)
    with pytest.raises(StorageRefused, match="key_file_shared"):
        KeyFile(path).get(DATABASE_KEY)


@pytest.mark.parametrize("content", [b"", b"short", b"Z" * 64, b"\xff\xfe", b"0" * 65])
def test_that_a_file_that_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "home.key"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(StorageRefused, match="key_file_"):
        KeyFile(path).get(DATABASE_KEY)


@pytest.mark.parametrize("backend", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring])
def test_that_a_backend_that_keeps_nothing_safe_is_refused(
    backend: type, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", backend)
    with pytest.raises(StorageRefused, match="keyring_missing"):
        trusted_backend()
    with pytest.raises(StorageRefused, match="keyring_missing"):
        create_office(Settings(tmp_path / "home"), make_profile(), "C1", "Ma Thị Lan", HandClock())
    assert not (tmp_path / "home" / "desk.db").exists()


@needs_secret_service
def test_that_a_real_secret_service_keeps_the_key_of_each_home_apart() -> None:
    one, other = KeyringSecrets("home-one"), KeyringSecrets("home-other")
    one.put(DATABASE_KEY, "a" * 64)
    assert KeyringSecrets("home-one").get(DATABASE_KEY) == "a" * 64
    assert other.get(DATABASE_KEY) is None


@needs_secret_service
def test_that_a_home_without_a_key_file_opens_through_the_secret_service(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "home")
    create_office(settings, make_profile(), "C1", "Ma Thị Lan", HandClock()).close()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in files} <= {
        "desk.db",
        "desk.db-wal",
        "desk.db-shm",
        "high-water",
        "settings.toml",
    }
    desk = open_desk(settings)
    assert desk.office.counter == "C1"
    desk.close()


def test_that_another_key_does_not_open_the_home(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "home", tmp_path / "home.key")
    create_office(settings, make_profile(), "C1", "Ma Thị Lan", HandClock()).close()
    KeyFile(tmp_path / "other.key").put(DATABASE_KEY, new_key())
    with pytest.raises(StorageRefused, match="key_wrong"):
        open_desk(Settings(tmp_path / "home", tmp_path / "other.key"))


def test_that_a_lost_key_file_is_said_so(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "home", tmp_path / "home.key")
    create_office(settings, make_profile(), "C1", "Ma Thị Lan", HandClock()).close()
    (tmp_path / "home.key").unlink()
    with pytest.raises(StorageRefused, match="key_missing"):
        open_desk(settings)
