"""Sheets hold what counts take apart by people, claimants and rules; PostgreSQL soon finds the latest."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Create the table anew, which is filled with the summaries, and indexes of the latest first."""
    packed = (sa.Column(name, sa.LargeBinary, nullable=False) for name in _PACKED)
    op.drop_table("sheet")
    op.create_table(
        "sheet",
        sa.Column("part", sa.Text, primary_key=True),
        sa.Column("ids", sa.Text, nullable=False),
        *packed,
    )
    op.execute("UPDATE rules SET summaries = NULL")  # so that they are made anew
    if op.get_bind().dialect.name == "postgresql":
        for table, day, of in (("report", "seen", "number"), ("summary", "first", "incident")):
            columns = [sa.text(f"{day} DESC NULLS LAST"), sa.text(f"{of} DESC")]
            op.create_index(f"ix_{table}_latest", table, columns)


_PACKED = ("incidents", "actors", "outlets", "tolls", "shares", "amounts", "claimants")


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
