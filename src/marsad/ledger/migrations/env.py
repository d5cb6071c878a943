"""What Alembic runs: every step in the transaction that the ledger is being opened in."""

from __future__ import annotations

from alembic import context

from marsad.ledger.database.schema import VERSION_TABLE, Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table=VERSION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
