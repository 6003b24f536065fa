"""Keys: in a plain file of the user's choice, in the Secret Service; what a home says where it does not find them."""

import os
import stat
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.errors import StorageRefused
from frontdesk.secrets import DATABASE_KEY, DEVICE_KEY, HUB_PASSWORD, KeyFile, KeyringSecrets, new_key
from frontdesk.services.setup import create_office
from frontdesk.settings import Settings
from frontdesk.storage.home_keys import HubPassword, device_key
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
    with pytest.raises(StorageRefused, match="key_file_taken"):
        store.put(DATABASE_KEY, new_key())


@posix_only
def test_that_a_key_file_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "home.key"
    KeyFile(path).put(DATABASE_KEY, new_key())
    path.chmod(0o640)
    with pytest.raises(StorageRefused, match="key_file_shared"):
        KeyFile(path).get(DATABASE_KEY)


@pytest.mark.parametrize(
    "content", [b"", b"short", b"Z" * 64, b"\xff\xfe", b"0" * 65, b"hub-password", b"hub-password 1", b'A "x"']
)
def test_that_a_file_that_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "home.key"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(StorageRefused, match="key_file_"):
        KeyFile(path).get(DATABASE_KEY)


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


def test_that_a_key_file_from_before_is_read_and_gets_a_device_key_when_it_is_asked_for(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "home", tmp_path / "home.key")
    create_office(settings, make_profile(), "C1", "Ma Thị Lan", HandClock()).close()
    first, _second = (tmp_path / "home.key").read_text().splitlines()
    (tmp_path / "home.key").write_text(first + "\n")
    open_desk(settings).close()
    key = device_key(settings)
    assert len(key) == 64
    assert key == device_key(settings) != first
    assert (tmp_path / "home.key").read_text().splitlines()[0] == first
    open_desk(settings).close()


def test_that_a_device_key_signs_for_its_home_alone(tmp_path: Path) -> None:
    keys = []
    for name in ("one", "other"):
        settings = Settings(tmp_path / name, tmp_path / f"{name}.key")
        create_office(settings, make_profile(), "C1", "Ma Thị Lan", HandClock()).close()
        keys.append(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(device_key(settings))))
    one, other = keys
    signed = one.sign(b"C1 of H60.242")
    one.public_key().verify(signed, b"C1 of H60.242")
    with pytest.raises(InvalidSignature):
        other.public_key().verify(signed, b"C1 of H60.242")


def test_that_a_hub_password_is_kept_changed_and_forgotten(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "home", tmp_path / "home.key")
    create_office(settings, make_profile(), "C1", "Ma Thị Lan", HandClock()).close()
    password = HubPassword(settings)
    assert password.get() is None
    for said in ('một "câu"\nhai dòng', "đổi rồi"):
        password.put(said)
        assert HubPassword(settings).get() == said
    password.forget()
    password.forget()
    assert password.get() is None
    assert (tmp_path / "home.key").stat().st_mode & 0o777 == 0o600 or os.name != "posix"
    open_desk(settings).close()


@given(st.dictionaries(st.sampled_from([DATABASE_KEY, DEVICE_KEY, HUB_PASSWORD]), st.text(), min_size=1))
def test_that_any_secret_comes_back_out_of_a_key_file(secrets: dict[str, str]) -> None:
    said = {**secrets, DATABASE_KEY: "0" * 64} if DATABASE_KEY in secrets else secrets
    file = KeyFile(Path("anywhere"))
    assert file.decode(file.encode(said)) == said


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
