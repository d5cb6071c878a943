"""The table of names that readings lack in the tables."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from marsad.ledger.database.schema import Base


class UnknownRow(Base):
    """A name that no table knows, in the current reading of a report; all of it follows from the reading.

    ``kind`` is place or actor, ``name`` the folded name, ``words`` how the report writes it.
    """

    __tablename__ = "unknown"

    report: Mapped[str] = mapped_column(ForeignKey("report.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    words: Mapped[str]

    __table_args__ = (Index("ix_unknown_name", "kind", "name"),)
