"""The journal's own tables.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("device", sa.String, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("office", sa.String, nullable=False),
        sa.Column("recorded_at", sa.Integer, nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("personal", sa.Text, nullable=False),
        sa.Column("salt", sa.String, nullable=False),
        sa.Column("personal_digest", sa.String, nullable=False),
        sa.Column("prev_hash", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
        sa.UniqueConstraint("device", "seq", name="events_chain"),
    )
    op.create_index("events_subject", "events", ["subject"])
    op.create_table(
        "chains",
        sa.Column("device", sa.String, primary_key=True),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("head", sa.String, nullable=False),
        sa.Column("recorded_at", sa.Integer, nullable=False),
    )
    op.create_table(
        "device",
        sa.Column("device", sa.String, primary_key=True),
        sa.Column("counter", sa.String, nullable=False),
        sa.Column("office", sa.String, nullable=False),
    )
    op.create_table(
        "drafts",
        sa.Column("submission_id", sa.String, primary_key=True),
        sa.Column("screen", sa.String, nullable=False),
        sa.Column("saved_at", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )
