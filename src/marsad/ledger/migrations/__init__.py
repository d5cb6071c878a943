"""The steps that bring a ledger to the newest schema. A ledger is upgraded whenever it is opened.

A new one needs none of them: its tables are made as the program expects them, which a test compares with what
the steps come to. See "Building an Up to Date Database from Scratch" in Alembic's cookbook.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from marsad.ledger.database.schema import Base
from marsad.ledger.searching import searchindex


def config(connection: Connection | None = None) -> Config:
    """Return the settings of Alembic for a ledger behind this connection."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def create(connection: Connection) -> None:
    """Create the tables of a new ledger within the transaction of this connection."""
    Base.metadata.create_all(connection, checkfirst=False)
    searchindex.create(connection)
    command.stamp(config(connection), "head")


def upgrade(connection: Connection) -> None:
    """Upgrade the tables within the transaction of this connection."""
    command.upgrade(config(connection), "head")
