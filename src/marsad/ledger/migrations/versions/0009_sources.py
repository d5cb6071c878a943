"""The sources that are followed, and the items that they lead to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_SAID = ("outlet", "language", "affiliation", "etag", "modified", "tried", "succeeded", "why", "due")
_OF_ITEM = ("address", "place", "role", "state", "found", "moved")
_OF_ITEM_SAID = (
    *("kind", "why", "due", "sha256", "url", "received", "etag", "modified"),
    *("title", "published", "updated", "waiting", "reports"),
)


def upgrade() -> None:
    """Create the tables, empty."""
    op.create_table(
        "source",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("kind", "address", "robots")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("every", "failures")),
        *(sa.Column(name, sa.Boolean, nullable=False) for name in ("paused", "removed")),
        *(sa.Column(name, sa.Text) for name in _SAID),
    )
    op.create_table(
        "item",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("source", sa.Integer, sa.ForeignKey("source.number"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in _OF_ITEM),
        sa.Column("attempts", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text) for name in _OF_ITEM_SAID),
    )
    op.create_index("item_place", "item", ["source", "place"])
    op.create_index("item_state", "item", ["source", "state"])


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
