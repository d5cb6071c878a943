"""The first ledger: reports, readings, accounts with their links, corrections."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables."""
    _reports()
    _readings()
    _accounts()
    op.create_table(
        "former",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("account", sa.Text),
    )
    op.create_table(
        "correction",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("incident", sa.Text, nullable=False, index=True),
        sa.Column("decision", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("when", sa.Text, nullable=False),
        sa.Column("detail", sa.Text),
        sa.Column("chain", sa.Text, nullable=False),
    )


def _reports() -> None:
    op.create_table(
        "report",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("doc", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("seen", sa.Date),
        sa.Column("source", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("copy", sa.Text, nullable=False, index=True),
        sa.Column("added", sa.Text, nullable=False),
    )


def _readings() -> None:
    op.create_table(
        "reading",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("report", sa.Text, sa.ForeignKey("report.id"), nullable=False, index=True),
        sa.Column("reader", sa.Text),
        sa.Column("given", sa.Boolean, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("added", sa.Text, nullable=False),
    )


def _accounts() -> None:
    op.create_table(
        "account",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("report", sa.Text, sa.ForeignKey("report.id"), nullable=False, index=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("country", sa.Text, nullable=False),
        sa.Column("admin1", sa.Text, nullable=False),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
        sa.Column("component", sa.Text, nullable=False, index=True),
        sa.Column("incident", sa.Text, nullable=False, index=True),
        sa.Column("nearest", sa.Text),
        sa.Column("score", sa.Double, nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
    )
    op.create_index("account_where_when", "account", ["country", "admin1", "first", "last"])


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
