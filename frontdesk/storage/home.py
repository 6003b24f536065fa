"""Make a home, open a home: folder, key, database, schema."""

import secrets
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from frontdesk.disk import sync_folder
from frontdesk.errors import InvalidInput, RuleRefused, StorageRefused
from frontdesk.home_file import HomeFile, read_home, write_home
from frontdesk.settings import Settings
from frontdesk.storage.engine import open_engine, reading, refusing, writing
from frontdesk.storage.home_keys import database_key_of, home_of, make_keys, secret_store
from frontdesk.storage.journal import Me, become, device_name
from frontdesk.storage.journal_schema import journal_tables
from frontdesk.storage.place import arrive, settled
from frontdesk.storage.rebuild import create_views, rebuild, views_are_current

HEAD = "0003"  # the newest migration; a test compares it with Alembic's own


def create_home(settings: Settings, counter: str, office_code: str, fill: Callable[[Engine], None]) -> Engine:
    """A new encrypted home, with what `fill` puts into its journal.

    A database that is there is never touched. Raises RuleRefused `home_exists`, StorageRefused `settings_missing`.
    """
    if read_home(settings.home) is not None:
        raise RuleRefused("home_exists", path=str(settings.home))
    if settings.database.exists():
        raise StorageRefused("settings_missing", path=str(settings.home))
    if settings.key_file is None and settings.passphrase_file is not None:
        raise InvalidInput("passphrase_without_file")  # else it would protect nothing, silently
    with refusing():
        settings.home.mkdir(parents=True, exist_ok=True)
        sync_folder(settings.home.parent)
        said = HomeFile(secrets.token_hex(8), settings.key_file and settings.key_file.absolute())
        key = make_keys(secret_store(settings, said))
        _build_database(unfinished(settings), key, Me(device_name(counter), counter, office_code), fill)
        said = settled(said, settings.home, unfinished(settings))
        write_home(settings.home, said)  # from here on it is a home: opening it finishes the rename if a cut comes now
        finish(settings)
        return open_engine(settings.database, key)


def unfinished(settings: Settings) -> Path:
    """Where a database is made, under a name that is no home's yet."""
    return settings.database.with_name(settings.database.name + ".new")


def finish(settings: Settings) -> None:
    """Give an unfinished database its name."""
    unfinished(settings).replace(settings.database)
    sync_folder(settings.home)


def _build_database(path: Path, key: str, me: Me, fill: Callable[[Engine], None]) -> None:
    """The whole database in one file, synced and closed."""
    for leftover in path.parent.glob(path.name + "*"):
        leftover.unlink()  # of a first set-up that was cut off
    engine = open_engine(path, key)
    try:
        with writing(engine) as connection:
            make_tables(connection)
            become(connection, me)
        fill(engine)
    finally:
        engine.dispose()  # the last connection brings the log into the file


def make_tables(connection: Connection) -> None:
    """Every table of an empty home."""
    journal_tables.create_all(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
    for statement in _GUARDS:
        connection.execute(text(statement))
    create_views(connection)


# The second lock on append-only: only the erasable part may ever change, and only to nothing.
_GUARDS = (
    "CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT raise(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER events_fixed BEFORE UPDATE ON events"
    " WHEN new.personal <> '' OR new.salt <> '' OR (new.device, new.seq, new.id, new.office, new.recorded_at,"
    " new.actor, new.kind, new.version, new.subject, new.payload, new.personal_digest, new.prev_hash, new.hash)"
    " IS NOT (old.device, old.seq, old.id, old.office, old.recorded_at, old.actor, old.kind, old.version,"
    " old.subject, old.payload, old.personal_digest, old.prev_hash, old.hash)"
    " BEGIN SELECT raise(ABORT, 'the journal is append-only'); END",
)


def open_home(settings: Settings) -> Engine:
    """The engine of an existing home, its schema brought up to date.

    Raises StorageRefused: no home, a part of it lost, no key, wrong key, damaged, made by a newer program.
    """
    said = read_home(settings.home)
    if said is None:
        lost = settings.database.exists()
        raise StorageRefused("settings_missing" if lost else "home_missing", path=str(settings.home))
    if not settings.database.exists():
        if not unfinished(settings).exists():
            raise StorageRefused("database_missing", path=str(settings.home))
        with refusing():
            finish(settings)
    engine = open_engine(settings.database, database_key_of(settings, said))
    try:
        bring_up_to_date(engine)
        arrive(settings.home)
    except BaseException:
        engine.dispose()
        raise
    return engine


def database_key(settings: Settings) -> str:
    """The key of an existing home, 64 hex digits; scans and copies are under it too. Raises StorageRefused."""
    return database_key_of(settings, home_of(settings))


def bring_up_to_date(engine: Engine) -> None:
    """Migrate what is older than this program, rebuild views of another version. Raises StorageRefused `home_newer`."""
    with reading(engine) as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        current = views_are_current(connection)
    if found != HEAD:
        _migrate(engine, found)
    if not current:
        with writing(engine) as connection:
            rebuild(connection)


def _migrate(engine: Engine, found: str) -> None:
    from frontdesk.storage.migrations.run import knows, upgrade  # Alembic takes 0.1 s to import; few starts need it

    if not knows(found):
        raise StorageRefused("home_newer", found=found)
    with writing(engine) as connection:
        upgrade(connection)
