"""What the ledger gives out besides incidents: reports, links, published tallies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from marsad.ledger.schema import ReadingRow, ReportRow
from marsad.ledger.shelf import reading_of, report_of
from marsad.models import Reading, Report, Tally


@dataclass(frozen=True, slots=True)
class Entry:
    """A report in the ledger: its permanent ``id``, its current reading, and whether that was ``given``."""

    id: str
    report: Report
    reading: Reading
    given: bool


@dataclass(frozen=True, slots=True)
class Link:
    """The incident that an account (``mention``) of a report is linked to."""

    report: str
    doc: str
    mention: str
    incident: str


@dataclass(frozen=True, slots=True)
class Published:
    """A tally that a report publishes, and whether it ``reconciles`` in itself."""

    report: str
    doc: str
    tally: Tally
    check: str


def entries(session: Session, report: str | None = None) -> Iterator[Entry]:
    """Yield the reports in the order of arrival, or the one of this id."""
    query = (
        select(ReportRow, ReadingRow)
        .join(ReadingRow, (ReadingRow.report == ReportRow.id) & ReadingRow.current)
        .order_by(ReportRow.number)
    )
    if report is not None:
        query = query.where(ReportRow.id == report)
    for row, reading in session.execute(query):
        yield Entry(row.id, report_of(row), reading_of(reading), reading.given)
