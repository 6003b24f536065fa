"""Ratings on their way to the journal.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "invited",
        sa.Column("mark", sa.String, primary_key=True),
        sa.Column("day", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "invitations",
        sa.Column("token_hash", sa.String, primary_key=True),
        sa.Column("counter", sa.String, nullable=False),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("day", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pools",
        sa.Column("counter", sa.String, primary_key=True),
        sa.Column("field", sa.String, primary_key=True),
        sa.Column("since", sa.String, nullable=False),
        sa.Column("invited", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "candidates",
        sa.Column("counter", sa.String, primary_key=True),
        sa.Column("field", sa.String, primary_key=True),
        sa.Column("submission", sa.String, primary_key=True),
        sa.Column("person", sa.String, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ballots",
        sa.Column("ballot", sa.String, primary_key=True),
        sa.Column("counter", sa.String, nullable=False),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("vote", sa.Text, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tallies",
        sa.Column("what", sa.String, primary_key=True),
        sa.Column("slot", sa.String, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
