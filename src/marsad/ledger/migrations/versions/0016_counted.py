"""Tolls beside the summaries, so that counts put no incident together; reports found by their doc."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add a column, which is filled with the summaries once the schema is the newest, and an index."""
    op.add_column("summary", sa.Column("tolls", sa.Text, nullable=False, server_default="[]"))
    op.create_index("ix_report_doc", "report", ["doc"], postgresql_using="hash")
    op.execute("UPDATE rules SET summaries = NULL")  # so that they are made anew


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
