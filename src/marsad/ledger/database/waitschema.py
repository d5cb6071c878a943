"""The table of what waits for a person."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from marsad.ledger.database.schema import Base


class WaitRow(Base):
    """A thing that needs a person; all of it follows from the accounts, the readings and the corrections.

    ``subject`` is what it is about: an account, two accounts, an incident, a report, a folded name, or the
    number of a correction. ``rank``, then the subject, is its place among those of its ``kind``. It goes when
    its ``incident``, or the ``other`` one, is summed up anew. ``doubts`` are the kinds of doubts
    about figures.
    """

    __tablename__ = "waiting"

    kind: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(index=True)
    rank: Mapped[float]
    incident: Mapped[str | None] = mapped_column(index=True)
    other: Mapped[str | None] = mapped_column(index=True)
    doubts: Mapped[str | None]

    __table_args__ = (Index("ix_waiting_place", "kind", "rank", "subject", "key"),)
