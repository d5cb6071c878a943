"""The steps that bring a ledger to the newest schema. A ledger is upgraded whenever it is opened."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def config(connection: Connection | None = None) -> Config:
    """Return the settings of Alembic for a ledger behind this connection."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def upgrade(connection: Connection) -> None:
    """Create or upgrade the tables within the transaction of this connection."""
    command.upgrade(config(connection), "head")
