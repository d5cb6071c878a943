"""The bytes that reports were made from, when and where they were received."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Create the tables; of the reports that are there, no bytes were kept."""
    op.create_table(
        "original",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "capture",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.Text, sa.ForeignKey("original.sha256"), nullable=False, index=True),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False, index=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("first", "last", "headers", "tool")),
    )
    op.create_table(
        "made",
        sa.Column("report", sa.Text, sa.ForeignKey("report.id"), primary_key=True),
        sa.Column("original", sa.Text, sa.ForeignKey("original.sha256"), primary_key=True, index=True),
    )
    op.add_column("report", sa.Column("received", sa.Text, nullable=True))


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
