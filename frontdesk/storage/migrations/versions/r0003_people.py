"""Drafts have an owner; failed sign-ins are counted.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "sign_ins",
        sa.Column("login", sa.String, primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("failed_at", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "owned_drafts",
        sa.Column("owner", sa.String, primary_key=True),
        sa.Column("submission_id", sa.String, primary_key=True),
        sa.Column("screen", sa.String, nullable=False),
        sa.Column("saved_at", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.execute(
        "INSERT INTO owned_drafts (owner, submission_id, screen, saved_at, content)"
        " SELECT '', submission_id, screen, saved_at, content FROM drafts"
    )
    op.drop_table("drafts")
    op.rename_table("owned_drafts", "drafts")
