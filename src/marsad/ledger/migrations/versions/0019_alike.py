"""Which accounts are alike is kept; it is worked out when the ledger is next linked, by the rules of now."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Create the table, and let all accounts be linked anew before the next is added: it is empty as yet."""
    op.create_table(
        "alike",
        sa.Column("one", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("other", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("score", sa.Double, nullable=False),
        sqlite_with_rowid=False,
    )
    op.execute("UPDATE rules SET rules = '3'")


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
