"""The tables of a ledger.

Accounts, incidents and tolls follow from the readings; what is kept of them here is what cannot be worked
out again: the permanent ids, and the links with the reasons they were made for.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from marsad.ledger.exact import Exact

VERSION = "0002"
"""The newest migration. A test holds it against the migrations themselves."""
VERSION_TABLE = "marsad_schema"


class Base(DeclarativeBase):
    """All tables of a ledger."""

    type_annotation_map = {str: Exact}  # noqa: RUF012 (the name and type are SQLAlchemy's)


class ReportRow(Base):
    """A report as it came in; ``number`` counts in the order of arrival, ``copy`` finds copies of a text."""

    __tablename__ = "report"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    doc: Mapped[str]
    fingerprint: Mapped[str]
    sha256: Mapped[str]
    seen: Mapped[dt.date | None]
    source: Mapped[str | None]
    url: Mapped[str | None]
    title: Mapped[str]
    text: Mapped[str]
    content: Mapped[str]
    copy: Mapped[str] = mapped_column(index=True)
    added: Mapped[str]


class ReadingRow(Base):
    """A reading of a report as JSON. All are kept; one is ``current``. ``given``: made elsewhere."""

    __tablename__ = "reading"

    number: Mapped[int] = mapped_column(primary_key=True)
    report: Mapped[str] = mapped_column(ForeignKey("report.id"), index=True)
    reader: Mapped[str | None]
    given: Mapped[bool]
    current: Mapped[bool]
    body: Mapped[str]
    added: Mapped[str]


class AccountRow(Base):
    """An account of a current reading: its permanent ``id``, what it may be linked by, and its link.

    ``incident`` is the id of the account of that incident that arrived first, ``nearest`` the account that
    this one is most like, with the ``score`` and the ``reasons`` (JSON) of that comparison. ``component``
    names the accounts that are connected by likeness at all and are therefore linked anew together.
    """

    __tablename__ = "account"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    report: Mapped[str] = mapped_column(ForeignKey("report.id"), index=True)
    name: Mapped[str]
    country: Mapped[str]
    admin1: Mapped[str]
    first: Mapped[dt.date]
    last: Mapped[dt.date]
    component: Mapped[str] = mapped_column(index=True)
    incident: Mapped[str] = mapped_column(index=True)
    nearest: Mapped[str | None]
    score: Mapped[float]
    reasons: Mapped[str]

    __table_args__ = (Index("account_where_when", "country", "admin1", "first", "last"),)


class NearRow(Base):
    """Two accounts, ``one`` before ``other``, that score enough to be linked, or nearly."""

    __tablename__ = "near"

    one: Mapped[str] = mapped_column(primary_key=True)
    other: Mapped[str] = mapped_column(primary_key=True, index=True)
    score: Mapped[float]


class FormerRow(Base):
    """The id of an account that a newer reading no longer has, and the account that took its place."""

    __tablename__ = "former"

    id: Mapped[str] = mapped_column(primary_key=True)
    account: Mapped[str | None]


class CorrectionRow(Base):
    """A reviewer's decision. Rows are only ever added; ``chain`` hashes this one and all before it."""

    __tablename__ = "correction"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    incident: Mapped[str] = mapped_column(index=True)
    decision: Mapped[str]
    who: Mapped[str]
    why: Mapped[str]
    when: Mapped[str]
    detail: Mapped[str | None]
    chain: Mapped[str]
