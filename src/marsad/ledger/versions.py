"""Versions: reports of one page, or of one doc, as it was at different times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from marsad.ledger.schema import ReportRow


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


def page_of(doc: str, url: str | None) -> str:
    """Return what is equal for versions of one page: its address without fragment, else the doc."""
    for name in (doc, url or ""):
        if name.startswith(("https://", "http://")):
            return name.partition("#")[0].partition("://")[2]
    return doc


def versions(session: Session, report: str) -> Iterator[Version]:
    """Yield the versions of a report's page, itself among them, the earliest first."""
    doc, url = session.execute(select(ReportRow.doc, ReportRow.url).where(ReportRow.id == report)).one()
    at = func.coalesce(ReportRow.received, ReportRow.added)
    names = [doc, *([url] if url else [])]
    alike = or_(ReportRow.doc.in_(names), ReportRow.url.in_(names))
    for row in session.scalars(select(ReportRow).where(alike).order_by(at, ReportRow.number)):
        if row.doc == doc or page_of(row.doc, row.url) == page_of(doc, url):
            yield _version(row)


def _version(row: ReportRow) -> Version:
    at = dt.datetime.fromisoformat(row.received or row.added)
    return Version(row.id, row.doc, row.sha256, row.seen, at, row.title, row.text)
