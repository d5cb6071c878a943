"""Sheets: what lists are summed from, many incidents to a row; all of it follows from their accounts."""

from __future__ import annotations

from sqlalchemy import Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from marsad.ledger.database.schema import Base


class SheetRow(Base):
    """The values of all incidents whose ids begin with ``part``, packed: ``sheets`` tells how.

    ``ids`` are theirs, sorted, with blanks between; ``incidents`` has a record of each in that order. The
    other records begin with the place of their incident in it, from 0 on.
    """

    __tablename__ = "sheet"

    part: Mapped[str] = mapped_column(primary_key=True)
    ids: Mapped[str]
    incidents: Mapped[bytes] = mapped_column(LargeBinary)
    actors: Mapped[bytes] = mapped_column(LargeBinary)
    outlets: Mapped[bytes] = mapped_column(LargeBinary)
    tolls: Mapped[bytes] = mapped_column(LargeBinary)
    shares: Mapped[bytes] = mapped_column(LargeBinary)
    amounts: Mapped[bytes] = mapped_column(LargeBinary)
    claimants: Mapped[bytes] = mapped_column(LargeBinary)


class WordRow(Base):
    """A text that stands in sheets as its ``number``, from 1 on: a place, an actor, an outlet, a type."""

    __tablename__ = "sheet_word"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    word: Mapped[str]

    # a hash, for a text may be longer than an entry of PostgreSQL's other indexes
    __table_args__ = (Index("ix_sheet_word_word", "word", postgresql_using="hash"),)
