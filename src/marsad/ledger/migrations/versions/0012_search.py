"""The index of the words of reports, by which search finds them."""

from __future__ import annotations

from alembic import op

from marsad.ledger.searching.searchindex import create

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Create the index and fill it with the reports that are there."""
    create(op.get_bind())


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
