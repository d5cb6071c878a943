"""The tables of a ledger.

Accounts, incidents and tolls follow from the readings; what is kept of them here is what cannot be worked
out again: the permanent ids, and the links with the reasons they were made for.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, ForeignKey, Index, false, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from marsad.ledger.database.exact import Exact

VERSION = "0023"
"""The newest migration. A test holds it against the migrations themselves."""
VERSION_TABLE = "marsad_schema"
SEARCH = "search"
"""The index of words, which each database makes in its own way; ``searchindex`` knows how."""


class Base(DeclarativeBase):
    """All tables of a ledger."""

    type_annotation_map = {str: Exact}  # noqa: RUF012 (the name and type are SQLAlchemy's)


def _latest(name: str, day: str, of: str) -> Index:
    """Return an index of the latest days first, none last, which PostgreSQL does not read another for."""
    return Index(name, text(f"{day} DESC NULLS LAST"), text(f"{of} DESC")).ddl_if(dialect="postgresql")


class ReportRow(Base):
    """A report as it came in; ``number`` counts in the order of arrival, ``copy`` finds copies of a text.

    ``published`` is a time in ISO form, ``received`` the first at which bytes of it were received, where any
    were kept.
    """

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
    published: Mapped[str | None]
    author: Mapped[str | None]
    credit: Mapped[str | None]
    recognised: Mapped[bool] = mapped_column(server_default=false())
    content: Mapped[str]
    copy: Mapped[str] = mapped_column(index=True)
    added: Mapped[str]
    received: Mapped[str | None]

    # hashes, for a doc may be longer than an entry of PostgreSQL's other indexes
    __table_args__ = (
        Index("ix_report_doc", "doc", postgresql_using="hash"),
        Index("ix_report_url", "url", postgresql_using="hash"),
        Index("ix_report_newest", "seen", "number"),
        _latest("ix_report_latest", "seen", "number"),
    )


class OriginRow(Base):
    """Whose text a report is: the least id of its ``copies``, the outlet that it gives ``credit``.

    ``within`` is a JSON list of the reports in whose longer texts it stands whole, ``prints`` the number of
    its fingerprints.
    """

    __tablename__ = "origin"

    report: Mapped[str] = mapped_column(ForeignKey("report.id"), primary_key=True)
    copies: Mapped[str] = mapped_column(index=True)
    credit: Mapped[str | None]
    prints: Mapped[int]
    within: Mapped[str]


class PrintRow(Base):
    """A fingerprint of a report's text, for texts of some length and day; the report by its number."""

    __tablename__ = "print"

    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    report: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (the name is SQLAlchemy's)


class ReadingRow(Base):
    """A reading of a report as JSON. All are kept; one is ``current``.

    ``given``: made elsewhere; ``tallies``: there are any in it.
    """

    __tablename__ = "reading"

    number: Mapped[int] = mapped_column(primary_key=True)
    report: Mapped[str] = mapped_column(ForeignKey("report.id"), index=True)
    reader: Mapped[str | None]
    given: Mapped[bool]
    current: Mapped[bool]
    tallies: Mapped[bool] = mapped_column(server_default=false(), index=True)
    body: Mapped[str]
    added: Mapped[str]


class AccountRow(Base):
    """An account of a current reading: its permanent ``id``, what it is linked by, and its link.

    ``told`` is JSON of what of the account and its report matters for linking, filed so that no reading need
    be read for it. ``incident`` is the id of the account of that incident that arrived first, ``nearest`` the
    account that this one is most like, with the ``score`` and the ``reasons`` (JSON) of that comparison.
    ``joined`` is the account at which this one and those it brought with it came to the incident.
    """

    __tablename__ = "account"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    report: Mapped[str] = mapped_column(ForeignKey("report.id"), index=True)
    name: Mapped[str]
    told: Mapped[str] = mapped_column(server_default="")
    incident: Mapped[str] = mapped_column(index=True)
    joined: Mapped[str | None]
    nearest: Mapped[str | None]
    score: Mapped[float]
    reasons: Mapped[str]


class KeyRow(Base):
    """A key by which an account, by number, is found by those that it is to be compared with."""

    __tablename__ = "account_key"

    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    account: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (the name is SQLAlchemy's)


class RulesRow(Base):
    """The rules by which all accounts are linked; one row. A ledger of other rules is linked anew.

    ``summaries`` is what the summaries were made by, null where they are to be made. ``stamp`` is another one
    after every change of them.
    """

    __tablename__ = "rules"

    rules: Mapped[str] = mapped_column(primary_key=True)
    summaries: Mapped[str | None]
    stamp: Mapped[str | None]


class SummaryRow(Base):
    """What a list says of an incident, by the default rule; all of it follows from its accounts.

    ``seen`` is the day of the latest report; ``review``: people should look at its figures, or its links;
    ``body`` is JSON of the incident without what is behind it, ``tolls`` of its tolls by
    group of people, without their claims. The other columns repeat what is searched for.
    """

    __tablename__ = "summary"

    incident: Mapped[str] = mapped_column(primary_key=True)
    type: Mapped[str]
    first: Mapped[dt.date | None]
    last: Mapped[dt.date | None]
    country: Mapped[str | None]
    admin1: Mapped[str | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    precision: Mapped[str | None]
    killed_low: Mapped[int | None]
    killed_best: Mapped[int | None]
    killed_high: Mapped[int | None]
    injured_low: Mapped[int | None]
    injured_best: Mapped[int | None]
    injured_high: Mapped[int | None]
    contested: Mapped[bool]
    grade: Mapped[str | None]
    decision: Mapped[str | None]
    reports: Mapped[int]
    seen: Mapped[dt.date | None] = mapped_column(index=True)
    review: Mapped[bool]
    body: Mapped[str]
    tolls: Mapped[str] = mapped_column(server_default="[]")

    __table_args__ = (
        Index("ix_summary_area", "country", "admin1", "first"),
        Index("ix_summary_review", "review", "first"),
        # all that lists are filtered, grouped and summed by, so that the bodies need not be read for it
        Index(
            "ix_summary_listed",
            "first",
            "incident",
            "last",
            "country",
            "admin1",
            "type",
            "grade",
            "contested",
            "decision",
            "killed_low",
            "killed_best",
            "killed_high",
            "lat",
            "lon",
            "precision",
        ),
        _latest("ix_summary_latest", "first", "incident"),
    )


class NearRow(Base):
    """Two accounts, ``one`` before ``other``, that score enough to be linked, or nearly."""

    __tablename__ = "near"

    one: Mapped[str] = mapped_column(primary_key=True)
    other: Mapped[str] = mapped_column(primary_key=True, index=True)
    score: Mapped[float]


class AlikeRow(Base):
    """How alike two accounts are, by number, that are alike or nearly; each pair both ways round."""

    __tablename__ = "alike"

    one: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    other: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    score: Mapped[float]

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (the name is SQLAlchemy's)


class FormerRow(Base):
    """The id of an account that a newer reading no longer has, and the account that took its place."""

    __tablename__ = "former"

    id: Mapped[str] = mapped_column(primary_key=True)
    account: Mapped[str | None] = mapped_column(index=True)


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


class SubjectRow(Base):
    """An id, of an account or a report, that a correction is about; ``stands``: it was not undone.

    All of it follows from the corrections; it finds them without reading the whole history.
    """

    __tablename__ = "subject"

    name: Mapped[str] = mapped_column(primary_key=True)
    correction: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, index=True)
    stands: Mapped[bool]

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (the name is SQLAlchemy's)
