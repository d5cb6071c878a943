"""Accounts found by keys instead of by area and day; they are filed when the ledger is next linked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make room for what accounts are linked by, and take away what they were linked by."""
    op.drop_index("account_where_when", "account")
    op.drop_index("ix_account_component", "account")
    for column in ("country", "admin1", "first", "last", "component"):
        op.drop_column("account", column)
    op.add_column("account", sa.Column("told", sa.Text, nullable=False, server_default=""))
    op.add_column("account", sa.Column("joined", sa.Text))
    op.create_table(
        "account_key",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("account", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table("rules", sa.Column("rules", sa.Text, primary_key=True))


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
