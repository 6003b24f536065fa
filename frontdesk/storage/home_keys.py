"""What opens a home and speaks for it: where its secrets are kept, and the three of them."""

from pathlib import Path

from frontdesk.errors import StorageRefused
from frontdesk.home_file import HomeFile, read_home
from frontdesk.sealed_key_file import SealedKeyFile, is_sealed
from frontdesk.secrets import DATABASE_KEY, DEVICE_KEY, HUB_PASSWORD, KeyFile, KeyringSecrets, SecretStore, new_key
from frontdesk.settings import Settings


def secret_store(settings: Settings, said: HomeFile) -> SecretStore:
    """The key file where one was chosen, now or when the home was made; else the keyring.

    A key file that is not there yet will be encrypted where a passphrase was told; one that is there is what it is.
    """
    path = key_file_of(settings, said)
    if path is None:
        return KeyringSecrets(said.home_id)
    if is_sealed(path) or (_is_told(settings) and not path.exists()):
        return sealed_key_file(settings, path)
    return KeyFile(path)


def _is_told(settings: Settings) -> bool:
    return settings.seals or settings.passphrase_file is not None


def sealed_key_file(settings: Settings, path: Path) -> SealedKeyFile:
    """The key file at `path` under the passphrase these settings tell."""

    def passphrase() -> str:
        if settings.passphrase_file is not None:
            return read_passphrase(settings.passphrase_file)
        if settings.ask_passphrase is not None:
            return settings.ask_passphrase(path)
        raise StorageRefused("passphrase_needed", path=str(path))

    return SealedKeyFile(path, passphrase)


def key_file_of(settings: Settings, said: HomeFile) -> Path | None:
    """Where the secrets are; None where that is the keyring."""
    return settings.key_file or said.key_file


def make_keys(store: SecretStore) -> str:
    """The database key of a new home, drawn unless it is there (a first set-up was cut off); its device key too."""
    key = store.get(DATABASE_KEY)
    if key is None:
        key = new_key()
        store.put(DATABASE_KEY, key)
    keep_device_key(store)
    return key


def keep_device_key(store: SecretStore) -> str:
    """The device key, drawn where there is none."""
    if store.get(DEVICE_KEY) is None:
        store.put(DEVICE_KEY, new_key())
    key = store.get(DEVICE_KEY)  # asked again: somebody else may have put theirs meanwhile
    assert key is not None
    return key


def home_of(settings: Settings) -> HomeFile:
    """What an existing home says of itself. Raises StorageRefused `settings_missing`."""
    said = read_home(settings.home)
    if said is None:
        raise StorageRefused("settings_missing", path=str(settings.home))
    return said


def database_key_of(settings: Settings, said: HomeFile) -> str:
    """The key of an existing home. Raises StorageRefused `key_missing`, and as its store does."""
    key = secret_store(settings, said).get(DATABASE_KEY)
    if key is None:
        raise StorageRefused("key_missing", path=str(settings.home))
    return key


def device_key(settings: Settings) -> str:
    """This device's Ed25519 private key in 64 hex digits: it signs that this device is meant, to the hub.

    It never leaves this machine, not even in a backup: a home restored elsewhere is another device. A home from before
    there were such keys draws its own now. Raises StorageRefused.
    """
    return keep_device_key(secret_store(settings, home_of(settings)))


class HubPassword:
    """What this home signs in to the hub with. Raises StorageRefused where the store can't be asked."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def get(self) -> str | None:
        """The password; None where none was told."""
        return self._store().get(HUB_PASSWORD)

    def put(self, password: str) -> None:
        """Keep it, in place of another."""
        self._store().put(HUB_PASSWORD, password)

    def forget(self) -> None:
        """There is none from now on."""
        self._store().remove(HUB_PASSWORD)

    def _store(self) -> SecretStore:
        return secret_store(self._settings, home_of(self._settings))


def read_passphrase(file: Path) -> str:
    """The first line of `file`. Raises StorageRefused `passphrase_file_unreadable`."""
    try:
        with file.open(encoding="utf-8-sig") as lines:
            passphrase = lines.readline(4_096).rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise StorageRefused("passphrase_file_unreadable", path=str(file)) from error
    if not passphrase:
        raise StorageRefused("passphrase_file_unreadable", path=str(file))
    return passphrase
