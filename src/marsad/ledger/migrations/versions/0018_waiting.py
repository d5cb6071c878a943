"""The review queue, kept as it changes; it tells of odd figures in the place of the summary."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Create the table, and have it filled with the summaries, which are made anew."""
    op.create_table(
        "waiting",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("rank", sa.Double, nullable=False),
        sa.Column("incident", sa.Text),
        sa.Column("other", sa.Text),
        sa.Column("doubts", sa.Text),
    )
    for name in ("key", "incident", "other"):
        op.create_index(f"ix_waiting_{name}", "waiting", [name])
    op.create_index("ix_waiting_place", "waiting", ["kind", "rank", "subject", "key"])
    op.drop_index("ix_summary_odd", "summary")
    op.drop_column("summary", "odd")
    op.execute("UPDATE rules SET summaries = NULL")


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
