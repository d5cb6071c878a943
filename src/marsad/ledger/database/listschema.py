"""What incidents are listed by besides their summary; all of it follows from their accounts, as that does."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from marsad.ledger.database.schema import Base


class ActorRow(Base):
    """An actor of an incident; ``role``: perpetrator (named, suspected or claiming), claimant, or target."""

    __tablename__ = "summary_actor"

    name: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    incident: Mapped[str] = mapped_column(primary_key=True, index=True)

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (the name is SQLAlchemy's)


class OutletRow(Base):
    """An outlet of which a report tells of an incident."""

    __tablename__ = "summary_outlet"

    name: Mapped[str] = mapped_column(primary_key=True)
    incident: Mapped[str] = mapped_column(primary_key=True, index=True)

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (the name is SQLAlchemy's)


class TollRow(Base):
    """How many people of a status a measure counts in an incident, in persons; null where no number is given.

    ``status`` is empty for all people together.
    """

    __tablename__ = "summary_toll"

    measure: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[str] = mapped_column(primary_key=True)
    incident: Mapped[str] = mapped_column(primary_key=True, index=True)
    low: Mapped[int | None]
    best: Mapped[int | None]
    high: Mapped[int | None]

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (the name is SQLAlchemy's)


class DeniedRow(Base):
    """Who is said not to have done it: nothing is listed by such a name, and yet it is one that is known."""

    __tablename__ = "summary_denied"

    name: Mapped[str] = mapped_column(primary_key=True)
    incident: Mapped[str] = mapped_column(primary_key=True, index=True)

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (the name is SQLAlchemy's)


TABLES = (ActorRow, OutletRow, TollRow, DeniedRow)
