"""Reports are found by the day on which they were seen, the newest first, without reading them."""

from __future__ import annotations

from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Create the index; with the number, by which reports of one day are told apart."""
    op.create_index("ix_report_newest", "report", ["seen", "number"])


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
