"""The corrections found by what they are about, without reading the whole history."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session

from marsad.ledger.reviewing.subjects import refile

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the table and fill it from the history."""
    op.create_table(
        "subject",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("correction", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("stands", sa.Boolean, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_subject_correction", "subject", ["correction"])
    op.create_index("ix_former_account", "former", ["account"])
    refile(Session(op.get_bind()))


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
