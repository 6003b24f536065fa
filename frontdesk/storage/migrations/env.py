"""Alembic's entry: migrations run on the connection they are given, never on one of their own."""

from alembic import context

from frontdesk.storage.journal_schema import journal_tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=journal_tables,
    transactional_ddl=False,  # the caller's transaction holds the whole upgrade
)
context.run_migrations()
