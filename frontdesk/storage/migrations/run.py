"""Run Alembic on a connection of ours."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    return config


def newest() -> str:
    """The head revision among the scripts."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def knows(revision: str) -> bool:
    """Whether this program has a script of that name."""
    return any(script.revision == revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


def upgrade(connection: Connection) -> None:
    """Bring the journal's own tables to the newest revision inside the caller's transaction."""
    connection.execute(text("SELECT 1"))  # Alembic commits by itself where it is first to use the connection
    command.upgrade(_config(connection), "head")
