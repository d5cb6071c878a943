"""What the ledger gives out besides incidents: reports, links, published tallies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import ReadingRow, ReportRow
from marsad.ledger.linking.filing import chunks
from marsad.ledger.reports.dismissed import dismissed_ids
from marsad.ledger.reports.shelf import reading_of, report_of
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


_ARRIVED = ReportRow.number + 0
"""The order of arrival, worded so that SQLite starts from the reports with tallies, not from all."""


def with_tallies(session: Session) -> Iterator[Entry]:
    """Yield the reports that publish tallies, in the order of arrival; none that a reviewer dismissed."""
    yield from _read(session, _query(_tell_tallies()).order_by(_ARRIVED))


def latest_with_tallies(session: Session, number: int, skip: int = 0) -> list[Entry]:
    """Return so many of the reports that publish tallies, those that arrived last first."""
    query = _query(_tell_tallies()).order_by(_ARRIVED.desc())
    return list(_read(session, query.limit(number).offset(skip)))


def how_many_with_tallies(session: Session) -> int:
    """Return how many reports publish tallies."""
    query = select(func.count()).where(ReadingRow.current, _tell_tallies())
    return session.scalar(query) or 0


def _tell_tallies() -> ColumnElement[bool]:
    """Return what holds of the readings that tell of tallies, in reports that count."""
    return ReadingRow.tallies.is_(True) & ReadingRow.report.not_in(dismissed_ids())


def entries(session: Session, report: str | None = None) -> Iterator[Entry]:
    """Yield the reports in the order of arrival, or the one of this id."""
    yield from _entries(session, true() if report is None else ReportRow.id == report)


def entries_of(session: Session, reports: Iterable[str]) -> dict[str, Entry]:
    """Return the reports of these ids, by id; one that there is not is left out."""
    return {one.id: one for some in chunks(reports) for one in _entries(session, ReportRow.id.in_(some))}


def days_of(session: Session, reports: Iterable[str]) -> dict[str, dt.date | None]:
    """Return when each of these reports was seen, by id."""
    days: dict[str, dt.date | None] = {}
    for some in chunks(reports):
        query = select(ReportRow.id, ReportRow.seen).where(ReportRow.id.in_(some))
        days |= dict(session.execute(query).all())
    return days


def _entries(session: Session, which: ColumnElement[bool]) -> Iterator[Entry]:
    yield from _read(session, _query(which).order_by(ReportRow.number))


def _query(which: ColumnElement[bool]) -> Select[ReportRow, ReadingRow]:
    joined = select(ReportRow, ReadingRow).join(
        ReadingRow, (ReadingRow.report == ReportRow.id) & ReadingRow.current
    )
    return joined.where(which)


def _read(session: Session, query: Select[ReportRow, ReadingRow]) -> Iterator[Entry]:
    for row, reading in session.execute(query):
        yield Entry(row.id, report_of(row), reading_of(reading), reading.given)
