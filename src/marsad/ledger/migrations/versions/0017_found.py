"""Indexes for lists of a large ledger: sums by all that they are filtered by, reports by their address."""

from __future__ import annotations

from alembic import op

revision = "0017"
down_revision = "0016"

_GROUPED = (
    *("country", "admin1", "type", "grade", "contested", "decision"),
    *("killed_low", "killed_best", "killed_high", "first", "last", "incident"),
)


def upgrade() -> None:
    """Create the indexes."""
    op.create_index("ix_summary_grouped", "summary", list(_GROUPED))
    op.create_index("ix_report_url", "report", ["url"], postgresql_using="hash")


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
