"""The tables of what is followed: sources, and the items that they lead to.

Times are UTC in ISO form, to the second.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from marsad.ledger.database.schema import Base


class SourceRow(Base):
    """A source that is followed: what the user said of it, and how the last tries went.

    ``every`` is in seconds; ``failures`` counts those in a row; ``due`` is when ``marsad watch`` asks next.
    A source that was ``removed`` stays, so that its items still tell where reports came from.
    """

    __tablename__ = "source"

    number: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    address: Mapped[str]
    outlet: Mapped[str | None]
    language: Mapped[str | None]
    affiliation: Mapped[str | None]
    every: Mapped[int]
    robots: Mapped[str]
    paused: Mapped[bool]
    removed: Mapped[bool]
    etag: Mapped[str | None]
    modified: Mapped[str | None]
    tried: Mapped[str | None]
    succeeded: Mapped[str | None]
    failures: Mapped[int]
    why: Mapped[str | None]
    due: Mapped[str | None]


class ItemRow(Base):
    """An address that a source led to, or a report that its answer held, and how far it came.

    ``role`` is ``page`` for what is read, ``list`` for what leads to others, ``report`` for what came with an
    answer. ``place`` is short for the address. ``kind`` is of which kind it must be, ``title``, ``published``
    and ``updated`` what the link said; ``sha256``, ``url``, ``received``, ``etag``, ``modified`` are of the
    last answer. ``attempts`` counts failed ones in a row, ``why`` tells of the last, ``due`` when the next is
    made. ``waiting`` is JSON of reports, and from the state ``read`` on their readings, that are not in the
    ledger yet; ``reports`` JSON of the ids of those that are.
    """

    __tablename__ = "item"

    number: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[int] = mapped_column(ForeignKey("source.number"))
    address: Mapped[str]
    place: Mapped[str]
    role: Mapped[str]
    kind: Mapped[str | None]
    state: Mapped[str]
    attempts: Mapped[int]
    why: Mapped[str | None]
    due: Mapped[str | None]
    sha256: Mapped[str | None]
    url: Mapped[str | None]
    received: Mapped[str | None]
    etag: Mapped[str | None]
    modified: Mapped[str | None]
    title: Mapped[str | None]
    published: Mapped[str | None]
    updated: Mapped[str | None]
    waiting: Mapped[str | None]
    reports: Mapped[str | None]
    found: Mapped[str]
    moved: Mapped[str]

    __table_args__ = (Index("item_place", "source", "place"), Index("item_state", "source", "state"))
