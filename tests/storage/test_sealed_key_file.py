"""A key file under a passphrase: wrong and damaged are told apart, and it is never half written."""

import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.errors import InvalidInput, StorageRefused
from frontdesk.sealed_key_file import Derivation, SealedKeyFile, is_sealed
from frontdesk.secrets import DATABASE_KEY, DEVICE_KEY, HUB_PASSWORD, KeyFile
from frontdesk.services.key_files import protect
from frontdesk.services.setup import create_office
from frontdesk.settings import Settings
from frontdesk.storage.home_keys import HubPassword, device_key
from tests.factories import HandClock, make_profile, open_desk

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "một câu dài dễ nhớ"


def sealed(path: Path, passphrase: str = PASSPHRASE) -> SealedKeyFile:
    return SealedKeyFile(path, lambda: passphrase)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A file with three secrets."""
    store = sealed(tmp_path / "key")
    store.put(DATABASE_KEY, "a" * 64)
    store.put(DEVICE_KEY, "b" * 64)
    store.put(HUB_PASSWORD, "mật khẩu trạm")
    return tmp_path / "key"


def test_that_secrets_come_back_under_the_passphrase_alone(written: Path) -> None:
    assert sealed(written).get(DATABASE_KEY) == "a" * 64
    assert sealed(written).get(HUB_PASSWORD) == "mật khẩu trạm"
    with pytest.raises(StorageRefused, match="passphrase_wrong"):
        sealed(written, PASSPHRASE + "x").get(DATABASE_KEY)
    content = written.read_bytes()
    assert is_sealed(written)
    assert os.name != "posix" or stat.S_IMODE(written.stat().st_mode) == 0o600
    assert not any(word in content for word in (b"a" * 16, b"b" * 16, "mật".encode(), b"hub", b"database"))


def test_that_its_length_tells_of_no_secret(written: Path) -> None:
    before = written.stat().st_size
    sealed(written).put(HUB_PASSWORD, "một mật khẩu dài hơn nhiều")
    sealed(written).remove(DEVICE_KEY)
    assert written.stat().st_size == before
    assert sealed(written).get(DEVICE_KEY) is None


def test_that_the_same_passphrase_typed_on_another_keyboard_opens_it(written: Path) -> None:
    import unicodedata

    assert sealed(written, unicodedata.normalize("NFD", PASSPHRASE)).get(DATABASE_KEY) == "a" * 64


def test_that_a_database_key_is_never_written_over(written: Path) -> None:
    with pytest.raises(StorageRefused, match="key_file_taken"):
        sealed(written).put(DATABASE_KEY, "c" * 64)
    assert sealed(written).get(DATABASE_KEY) == "a" * 64


def test_that_a_wrong_passphrase_changes_nothing(written: Path) -> None:
    before = written.read_bytes()
    store = sealed(written, "không phải câu đó")
    with pytest.raises(StorageRefused, match="passphrase_wrong"):
        store.put(HUB_PASSWORD, "x")
    with pytest.raises(StorageRefused, match="passphrase_wrong"):
        store.remove(HUB_PASSWORD)
    assert written.read_bytes() == before


def cut(length: int) -> Callable[[bytes], bytes]:
    return lambda content: content[:length]


def flip(at: int) -> Callable[[bytes], bytes]:
    return lambda content: content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


DAMAGES = [cut(-1), cut(500), cut(4), lambda content: content + b"\n", *map(flip, (5, 12, 30, 200, -1))]


@pytest.mark.parametrize("damage", DAMAGES)
def test_that_a_damaged_file_is_not_called_a_wrong_passphrase(damage: Callable[[bytes], bytes], written: Path) -> None:
    asked: list[int] = []
    written.write_bytes(damage(written.read_bytes()))
    store = SealedKeyFile(written, lambda: asked.append(1) or PASSPHRASE)  # type: ignore[func-returns-value]
    with pytest.raises(StorageRefused, match="key_file_damaged"):
        store.get(DATABASE_KEY)
    assert asked == []  # nobody types a passphrase for nothing


@given(st.binary(max_size=400))
def test_that_no_file_asks_too_much_of_the_machine_or_breaks_it(rest: bytes) -> None:
    """What another file says of memory and passes is believed within bounds."""
    import hashlib

    said = b"FDK1" + rest
    store = SealedKeyFile(Path("anywhere"), lambda: PASSPHRASE)
    with pytest.raises(StorageRefused, match=r"key_file_damaged|passphrase_wrong"):
        store.decode(said + hashlib.sha256(said).digest()[:16])


def test_that_a_passphrase_for_a_new_file_is_long(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="passphrase_short"):
        sealed(tmp_path / "key", "mười một chữ"[:11]).put(DATABASE_KEY, "a" * 64)
    assert not (tmp_path / "key").exists()


def test_that_it_is_whole_after_a_kill_at_any_moment(written: Path) -> None:
    """A process that writes without end is killed again and again: the file before or the file after, never half."""
    child = (
        "import sys; from pathlib import Path; from frontdesk.sealed_key_file import SealedKeyFile\n"
        "store = SealedKeyFile(Path(sys.argv[1]), lambda: sys.argv[2]); print(store.get('hub-password'), flush=True)\n"
        "for number in range(10**9): store.put('hub-password', f'{number:09}')"
    )
    command = [sys.executable, "-c", child, str(written), PASSPHRASE]
    for turn in range(4):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline()
            time.sleep(0.01 * (turn + 1))
            writer.kill()
        assert sealed(written).get(DATABASE_KEY) == "a" * 64
        assert sealed(written).get(HUB_PASSWORD) is not None
    sealed(written).put(HUB_PASSWORD, "x")
    assert [path.name for path in written.parent.iterdir()] == ["key"]


def test_that_the_cost_is_what_rfc_9106_advises() -> None:
    usual = Derivation(bytes(16))
    assert (usual.memory_kib, usual.passes, usual.lanes) == (64 * 1024, 3, 4)


# -- a home under one ------------------------------------------------------------------------------------------------
@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A home whose key file is under a passphrase in a file."""
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    made = Settings(tmp_path / "home", tmp_path / "home.key", passphrase_file=tmp_path / "passphrase")
    create_office(made, make_profile(), "C1", "Ma Thị Lan", HandClock()).close()
    return made


def test_that_a_home_opens_under_the_passphrase_told_or_typed(settings: Settings) -> None:
    assert is_sealed(settings.home.with_suffix(".key"))
    open_desk(settings).close()
    open_desk(Settings(settings.home, ask_passphrase=lambda _path: PASSPHRASE)).close()
    assert len(device_key(settings)) == 64
    HubPassword(settings).put("x")
    assert HubPassword(Settings(settings.home, ask_passphrase=lambda _path: PASSPHRASE)).get() == "x"


def test_that_without_the_passphrase_it_is_asked_for(settings: Settings) -> None:
    with pytest.raises(StorageRefused, match="passphrase_needed"):
        open_desk(Settings(settings.home))
    with pytest.raises(StorageRefused, match="passphrase_wrong"):
        open_desk(Settings(settings.home, ask_passphrase=lambda _path: "câu khác hẳn rồi"))
    with pytest.raises(StorageRefused, match="passphrase_file_unreadable"):
        open_desk(Settings(settings.home, passphrase_file=settings.home / "none"))


def test_that_a_passphrase_that_would_protect_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    settings = Settings(tmp_path / "home", passphrase_file=tmp_path / "passphrase")
    with pytest.raises(InvalidInput, match="passphrase_without_file"):
        create_office(settings, make_profile(), "C1", "Ma Thị Lan", HandClock())
    assert not (tmp_path / "home").exists()


def test_that_a_plain_key_file_is_put_under_a_passphrase(tmp_path: Path) -> None:
    plain = Settings(tmp_path / "home", tmp_path / "home.key")
    create_office(plain, make_profile(), "C1", "Ma Thị Lan", HandClock()).close()
    HubPassword(plain).put("x")
    before = KeyFile(tmp_path / "home.key").all()
    assert len(before) == 3
    assert protect(plain, lambda _path: PASSPHRASE) == tmp_path / "home.key"
    assert sealed(tmp_path / "home.key").all() == before
    open_desk(Settings(tmp_path / "home", ask_passphrase=lambda _path: PASSPHRASE)).close()
    with pytest.raises(InvalidInput, match="key_file_sealed_already"):
        protect(plain, lambda _path: PASSPHRASE)


def test_that_protecting_without_a_passphrase_leaves_the_plain_file(tmp_path: Path) -> None:
    plain = Settings(tmp_path / "home", tmp_path / "home.key")
    create_office(plain, make_profile(), "C1", "Ma Thị Lan", HandClock()).close()
    for ask in (None, lambda _path: "ngắn"):
        with pytest.raises((InvalidInput, StorageRefused), match="passphrase_"):
            protect(plain, ask)
    open_desk(plain).close()
