"""When a report was published, who wrote it, whose text it says that it is, and whether it was recognised."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the columns; of the reports that are there, nothing of it is known."""
    for name in ("published", "author", "credit"):
        op.add_column("report", sa.Column(name, sa.Text, nullable=True))
    recognised = sa.Column("recognised", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("report", recognised)


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
