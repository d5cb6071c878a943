"""What incidents are listed by: actors, outlets, tolls by status; how precisely a place is known."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_WIDE = (
    "first",
    "incident",
    "last",
    "country",
    "admin1",
    "type",
    "grade",
    "contested",
    "decision",
    *(f"killed_{name}" for name in ("low", "best", "high")),
    "lat",
    "lon",
    "precision",
)


def upgrade() -> None:
    """Create the tables; they are filled with the summaries, once the schema is the newest."""
    op.create_table("summary_actor", _key("name"), _key("role"), _key("incident"), **_NARROW)
    op.create_table("summary_outlet", _key("name"), _key("incident"), **_NARROW)
    numbers = (sa.Column(name, sa.Integer) for name in ("low", "best", "high"))
    op.create_table("summary_toll", _key("measure"), _key("status"), _key("incident"), *numbers, **_NARROW)
    for table in ("actor", "outlet", "toll"):
        op.create_index(f"ix_summary_{table}_incident", f"summary_{table}", ["incident"])
    op.add_column("summary", sa.Column("precision", sa.Text, nullable=True))
    op.add_column("rules", sa.Column("stamp", sa.Text, nullable=True))
    op.drop_index("ix_summary_first", "summary")
    op.create_index("ix_summary_listed", "summary", list(_WIDE))
    op.execute("UPDATE rules SET summaries = NULL")  # so that they are made anew


_NARROW = {"sqlite_with_rowid": False}


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=True)


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
