"""Versions: reports of one page, or of one doc, as it was at different times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import ReportRow
from marsad.ledger.reports.pages import is_address, page_of
from marsad.ledger.reviewing.finding import find_report


@dataclass(frozen=True, slots=True)
class Version:
    """A report as one version of a page, with when it came: received there, else added to the ledger."""

    report: str
    doc: str
    sha256: str
    seen: dt.date | None
    at: dt.datetime
    title: str
    text: str


def versions(session: Session, name: str) -> Iterator[Version]:
    """Yield the versions of the page of a report, itself among them, the earliest first.

    ``name`` is a doc, an id or the start of one; a doc may have several versions. Raises LedgerError where
    there is no such report.
    """
    doc, url = _page(session, name)
    at = func.coalesce(ReportRow.received, ReportRow.added)
    addresses = [name for name in (doc, url) if name and is_address(name)]
    alike = [ReportRow.doc.in_({doc, *addresses})]
    if addresses:  # where no report has any, a database would look through all reports for none
        alike.append(ReportRow.url.in_(addresses))
    for row in session.scalars(select(ReportRow).where(or_(*alike)).order_by(at, ReportRow.number)):
        if row.doc == doc or page_of(row.doc, row.url) == page_of(doc, url):
            yield _version(row)


def _page(session: Session, name: str) -> tuple[str, str | None]:
    query = select(ReportRow.doc, ReportRow.url)
    row = session.execute(query.where(ReportRow.doc == name).limit(1)).first()
    row = row or session.execute(query.where(ReportRow.id == find_report(session, name))).one()
    return row.doc, row.url


def _version(row: ReportRow) -> Version:
    at = dt.datetime.fromisoformat(row.received or row.added)
    return Version(row.id, row.doc, row.sha256, row.seen, at, row.title, row.text)
