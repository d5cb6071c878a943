"""Whose text each report is: its copies, its credit, its fingerprints."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import ReportRow
from marsad.ledger.reports.origins import place, texted

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the tables, and find the copies among the reports that are there."""
    op.create_table(
        "origin",
        sa.Column("report", sa.Text, sa.ForeignKey("report.id"), primary_key=True),
        sa.Column("copies", sa.Text, nullable=False, index=True),
        sa.Column("credit", sa.Text),
        sa.Column("prints", sa.Integer, nullable=False),
        sa.Column("within", sa.Text, nullable=False),
    )
    op.create_table(
        "print",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("report", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    session = Session(op.get_bind())
    for one in texted(session, session.scalars(sa.select(ReportRow.number)).all()):
        place(session, one)
    session.flush()


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
