"""Sheets, from which lists are summed, many incidents to a row."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Create the tables; they are filled with the summaries, once the schema is the newest."""
    packed = (sa.Column(name, sa.LargeBinary, nullable=False) for name in _PACKED)
    op.create_table(
        "sheet",
        sa.Column("part", sa.Text, primary_key=True),
        sa.Column("ids", sa.Text, nullable=False),
        *packed,
    )
    op.create_table(
        "sheet_word",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("word", sa.Text, nullable=False),
    )
    op.create_index("ix_sheet_word_word", "sheet_word", ["word"], postgresql_using="hash")
    op.drop_index("ix_summary_grouped", "summary")
    op.execute("UPDATE rules SET summaries = NULL")  # so that they are made anew


_PACKED = ("incidents", "actors", "outlets", "tolls")


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
