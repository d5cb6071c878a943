"""A summary of each incident, and which readings hold tallies: lists need not work out everything."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_INTEGERS = tuple(
    f"{measure}_{name}" for measure in ("killed", "injured") for name in ("low", "best", "high")
)


def upgrade() -> None:
    """Create the table and the columns; the summaries are made once the schema is the newest."""
    op.create_table(
        "summary",
        sa.Column("incident", sa.Text, primary_key=True),
        sa.Column("type", sa.Text, nullable=False),
        *(sa.Column(name, sa.Date) for name in ("first", "last")),
        *(sa.Column(name, sa.Text) for name in ("country", "admin1")),
        *(sa.Column(name, sa.Double) for name in ("lat", "lon")),
        *(sa.Column(name, sa.Integer) for name in _INTEGERS),
        sa.Column("contested", sa.Boolean, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("grade", "decision")),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("seen", sa.Date),
        sa.Column("odd", sa.Boolean, nullable=False),
        sa.Column("review", sa.Boolean, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_summary_first", "summary", ["first"])
    op.create_index("ix_summary_seen", "summary", ["seen"])
    op.create_index("ix_summary_odd", "summary", ["odd"])
    op.create_index("ix_summary_area", "summary", ["country", "admin1", "first"])
    op.create_index("ix_summary_review", "summary", ["review", "first"])
    op.add_column("rules", sa.Column("summaries", sa.Text, nullable=True))
    tallies = sa.Column("tallies", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("reading", tallies)
    reading = sa.table("reading", sa.column("tallies", sa.Boolean), sa.column("body", sa.Text))
    # A quote in a JSON text has a backslash before it, so what is looked for is the list itself.
    some = reading.c.body.not_like('%"tallies": []%')
    op.execute(reading.update().where(some).values(tallies=sa.true()))
    op.create_index("ix_reading_tallies", "reading", ["tallies"])


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
