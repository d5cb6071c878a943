"""Who is only said not to have done it, so that such a name is known without reading all incidents."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Create the table and fill it from the summaries; those that are outdated are made anew anyway."""
    table = op.create_table(
        "summary_denied",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("incident", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_summary_denied_incident", "summary_denied", ["incident"])
    # JSON holds the word wherever it stands; few incidents have it
    query = sa.text("SELECT incident, body FROM summary WHERE body LIKE '%\"denied\"%'")
    bodies = op.get_bind().execute(query).all()
    found = {(name, incident) for incident, body in bodies for name in _denied(body)}
    op.bulk_insert(table, [{"name": name, "incident": incident} for name, incident in sorted(found)])


def _denied(body: str) -> list[str]:
    parties = json.loads(body).get("perpetrators", [])
    return [one["name"] for one in parties if one["basis"] == "denied"]


def downgrade() -> None:
    """Refuse: what a ledger holds is never thrown away."""
    raise NotImplementedError("a ledger cannot be downgraded")
