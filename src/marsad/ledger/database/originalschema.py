"""The tables of the bytes that reports were made from."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from marsad.ledger.database.schema import Base


class OriginalRow(Base):
    """Bytes as they were received, by their SHA-256: ``body`` is compressed (zlib), ``size`` theirs."""

    __tablename__ = "original"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class CaptureRow(Base):
    """An address that gave the same bytes from ``first`` to ``last`` (ISO, UTC), and no others between.

    ``place`` is short for the address, ``headers`` (a JSON list of pairs) came with the bytes at first,
    ``tool`` is the version of Marsad that received them then.
    """

    __tablename__ = "capture"

    number: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("original.sha256"), index=True)
    address: Mapped[str]
    place: Mapped[str] = mapped_column(index=True)
    first: Mapped[str]
    last: Mapped[str]
    headers: Mapped[str]
    tool: Mapped[str]


class MadeRow(Base):
    """A report, and bytes that it was made from: of several where only the furniture of a page changed."""

    __tablename__ = "made"

    report: Mapped[str] = mapped_column(ForeignKey("report.id"), primary_key=True)
    original: Mapped[str] = mapped_column(ForeignKey("original.sha256"), primary_key=True, index=True)
