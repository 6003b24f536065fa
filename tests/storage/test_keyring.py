"""The operating system's keyring: a real one, locked, killed and absent; and the backends that are none."""

from pathlib import Path
from typing import ClassVar

import keyring
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backends import SecretService

from frontdesk.errors import StorageRefused
from frontdesk.secrets import DATABASE_KEY, KeyringSecrets, trusted_backend
from frontdesk.services.setup import create_office
from frontdesk.settings import Settings
from tests.factories import HandClock, make_profile
from tests.secret_service import needs_gnome_keyring, play


class PlaintextKeyring:
    """As keyrings.alt has one: every secret in a file anybody can read. No real one: those are found by being there."""

    kept: ClassVar[dict[tuple[str, str], str]] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


UNSAFE = {
    "plain text": PlaintextKeyring,
    "nothing kept": keyring.backends.null.Keyring,
    "none found": keyring.backends.fail.Keyring,
}


@pytest.mark.parametrize("backend", UNSAFE.values(), ids=UNSAFE.keys())
def test_that_a_backend_that_keeps_nothing_safe_is_refused(
    backend: type, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", backend)
    with pytest.raises(StorageRefused, match="keyring_missing"):
        trusted_backend()
    with pytest.raises(StorageRefused, match="keyring_missing"):
        create_office(Settings(tmp_path / "home"), make_profile(), "C1", "Ma Thị Lan", HandClock())
    assert not (tmp_path / "home" / "desk.db").exists()
    assert PlaintextKeyring.kept == {}


class Chained:
    """As keyring's ChainerBackend: it asks one link after the other."""

    def __init__(self, *backends: object) -> None:
        self.backends = backends


def test_that_a_chain_of_unsafe_backends_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    chained = Chained(PlaintextKeyring(), PlaintextKeyring())
    monkeypatch.setattr(keyring, "get_keyring", lambda: chained)
    with pytest.raises(StorageRefused, match="keyring_missing"):
        KeyringSecrets("home").put(DATABASE_KEY, "a" * 64)
    assert PlaintextKeyring.kept == {}


def test_that_of_a_chain_only_the_safe_backend_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chain gives what it is told to whichever link comes first."""
    safe = SecretService.Keyring()  # type: ignore[no-untyped-call]
    monkeypatch.setattr(keyring, "get_keyring", lambda: Chained(PlaintextKeyring(), safe))
    assert trusted_backend() is safe


def test_that_a_backend_that_forgets_is_found_before_a_home_is_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    forgetful = SecretService.Keyring()  # type: ignore[no-untyped-call]
    monkeypatch.setattr(keyring, "get_keyring", lambda: forgetful)
    for name in ("get_password", "set_password"):
        monkeypatch.setattr(type(forgetful), name, lambda *_given: None)
    with pytest.raises(StorageRefused, match="keyring_locked"):
        create_office(Settings(tmp_path / "home"), make_profile(), "C1", "Ma Thị Lan", HandClock())
    assert not (tmp_path / "home" / "desk.db").exists()


@needs_gnome_keyring
def test_that_three_secrets_of_each_home_are_kept_apart_and_forgotten(tmp_path: Path) -> None:
    scene = """
for at, name in enumerate((DATABASE_KEY, DEVICE_KEY, HUB_PASSWORD)):
    store.put(name, f"mật khẩu {at} 🔑")
    store.put(name, f"mật khẩu {at}")
other = KeyringSecrets("home-other")
other.put(HUB_PASSWORD, "của quầy khác")
tell([KeyringSecrets("home-one").get(name) for name in (DATABASE_KEY, DEVICE_KEY, HUB_PASSWORD)])
store.remove(HUB_PASSWORD)
store.remove(HUB_PASSWORD)
tell([store.get(HUB_PASSWORD), other.get(HUB_PASSWORD), store.get(DEVICE_KEY), other.get(DATABASE_KEY)])
"""
    assert play(scene, tmp_path) == [
        "['mật khẩu 0', 'mật khẩu 1', 'mật khẩu 2']",
        "[None, 'của quầy khác', 'mật khẩu 1', None]",
    ]
    (kept,) = (tmp_path / "data" / "keyrings").glob("login.keyring")
    assert "mật khẩu".encode() not in kept.read_bytes()


@needs_gnome_keyring
def test_that_a_locked_keyring_is_said_so_and_answers_once_it_is_open(tmp_path: Path) -> None:
    scene = """
import secretstorage
store.put(DATABASE_KEY, "a")
secretstorage.get_default_collection(secretstorage.dbus_init()).lock()
tell(ask(store.get, DATABASE_KEY), ask(store.put, HUB_PASSWORD, "x"), ask(store.remove, DATABASE_KEY))
unlock()
tell(ask(store.get, DATABASE_KEY), ask(store.get, HUB_PASSWORD))
"""
    assert play(scene, tmp_path) == ["keyring_locked keyring_locked keyring_locked", "a None"]


@needs_gnome_keyring
def test_that_a_keyring_killed_while_it_is_asked_loses_nothing(tmp_path: Path) -> None:
    scene = """
store.put(DATABASE_KEY, "a")
asked = daemon()
os.kill(asked, signal.SIGSTOP)
answers = []
asking = threading.Thread(target=lambda: answers.append(ask(store.get, DATABASE_KEY)))
asking.start()
time.sleep(0.3)
os.kill(asked, signal.SIGKILL)
asking.join(60)
tell(answers, ask(store.put, HUB_PASSWORD, "x"))
unlock()
tell(ask(store.get, DATABASE_KEY), ask(store.put, HUB_PASSWORD, "y"), ask(store.get, HUB_PASSWORD))
"""
    assert play(scene, tmp_path) == ["['keyring_locked'] keyring_locked", "a None y"]


@needs_gnome_keyring
def test_that_a_keyring_that_never_answers_holds_nobody_up(tmp_path: Path) -> None:
    scene = """
store.put(DATABASE_KEY, "a")
asked = daemon()
os.kill(asked, signal.SIGSTOP)
tell(ask(KeyringSecrets("home-one", patience=0.5).get, DATABASE_KEY))
os.kill(asked, signal.SIGCONT)
tell(ask(store.get, DATABASE_KEY))
"""
    assert play(scene, tmp_path) == ["keyring_locked", "a"]


@needs_gnome_keyring
@pytest.mark.parametrize("bus", [{}, {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}], ids=["empty bus", "no bus"])
def test_that_without_a_keyring_both_ways_out_are_named(bus: dict[str, str], tmp_path: Path) -> None:
    scene = """
os.environ |= {}
tell(ask(store.get, DATABASE_KEY), ask(store.put, DATABASE_KEY, "a"))
"""
    said = play(scene.replace("{}", repr(bus)), tmp_path, service=False)
    assert said == ["keyring_missing keyring_missing"]


@needs_gnome_keyring
def test_that_a_lost_keyring_gets_its_key_back_by_the_code(tmp_path: Path) -> None:
    """Also where another key lies under this home's name; what else is kept there stays."""
    old, new = tmp_path / "old", tmp_path / "new"
    scene = """
import sys
from pathlib import Path
from frontdesk.domain.recovery_code import recovery_code
from frontdesk.services.recovery import draw_code, recover
from frontdesk.services.setup import create_office
from frontdesk.settings import Settings
from frontdesk.storage.home import database_key
from frontdesk.storage.home_keys import HubPassword, home_of
from tests.factories import HandClock, make_application, make_profile, open_desk

settings, clock, code = Settings(Path("HOME/home")), HandClock(), Path("HOME/code")
if not settings.home.exists():
    store = create_office(settings, make_profile(), "C1", "Ma Thị Lan", clock)
    code.write_text(draw_code(store, settings, clock, "Ma Thị Lan").text)
    store.close()
    desk = open_desk(settings, clock)
    tell(desk.reception.receive(make_application(desk)).receipt_code)
    desk.close()
else:
    tell(ask(database_key, settings))
    HubPassword(settings).put("mật khẩu")
    for wrong in (None, "f" * 64):
        kept = KeyringSecrets(home_of(settings).home_id)
        kept.remove(DATABASE_KEY)
        if wrong:
            kept.put(DATABASE_KEY, wrong)
        done = recover(settings, recovery_code(code.read_text()), clock)
        desk = open_desk(settings, clock)
        found = [hit.receipt_code for hit in desk.lookup.search("")]
        desk.close()
        tell(done.was_lost, done.key_file, *found, HubPassword(settings).get())
""".replace("HOME", str(tmp_path))
    for folder in (old, new):
        folder.mkdir()
    (receipt,) = play(scene, old)
    assert play(scene, new) == ["key_missing", *[f"True None {receipt} mật khẩu"] * 2]


@needs_gnome_keyring
def test_that_a_home_opened_under_another_user_says_what_to_do(tmp_path: Path) -> None:
    """The folder was copied, or somebody else signed in to this computer: their keyring knows nothing of it."""
    made, other = tmp_path / "made", tmp_path / "other"
    scene = """
from pathlib import Path
from frontdesk.desk import open_desk
from frontdesk.messages import sentence
from frontdesk.i18n import words
from frontdesk.services.setup import create_office
from frontdesk.settings import Settings
from frontdesk.storage.home_keys import HubPassword, device_key
from tests.factories import HandClock, make_profile

settings = Settings(Path("HOME"))
try:
    if not settings.home.exists():
        create_office(settings, make_profile(), "C1", "Ma Thị Lan", HandClock()).close()
        HubPassword(settings).put("mật khẩu")
    open_desk(settings).close()
    tell(len(device_key(settings)), HubPassword(settings).get())
except StorageRefused as refused:
    tell(refused.code, sentence(refused, words()))
""".replace("HOME", str(tmp_path / "home"))
    for folder in (made, other):
        folder.mkdir()
    assert play(scene, made) == ["64 mật khẩu"]
    (said,) = play(scene, other)
    assert said.startswith("key_missing")
    assert "--key-file" in said
    assert "frontdesk recovery open" in said
    assert play(scene, made) == ["64 mật khẩu"]
    assert sorted(path.name for path in (tmp_path / "home").iterdir()) == ["desk.db", "high-water", "settings.toml"]
