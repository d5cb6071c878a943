"""What is kept of each report to know whose text it is: its copies, its credit, its fingerprints.

All of it follows from the reports, and is the same in whatever order they came.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import OriginRow, PrintRow, ReportRow
from marsad.ledger.reports.copies import overlap
from marsad.ledger.reports.credits import credit_of
from marsad.ledger.reports.prints import Body, asked_by, body_of, enough_prints, filed_under
from marsad.models import Report

_AT_ONCE = 500
"""Values in one question to the database."""


class Texted(NamedTuple):
    """A report as it is compared with others: its number in the order of arrival, its id, its content."""

    number: int
    id: str
    report: Report


def place(session: Session, one: Texted) -> set[str]:
    """Keep the origin of a report that is new; return the reports whose origin is another one now.

    ``copies`` is the smallest id among the reports that are connected by being copies of one text.
    """
    body = body_of(one.report)
    copies, within, parts = {one.id}, set[str](), set[str]()
    for other in _alike(session, body):
        kind = overlap(body, found := body_of(other.report))
        if kind == "copy":
            copies.add(other.id)
        elif kind == "within" and len(body.words) < len(found.words):
            within.add(other.id)
        elif kind == "within":
            parts.add(other.id)
            _stands_in(session, other.id, one.id)
    _keep(session, one, body, within)
    return parts | _join(session, copies)


def _keep(session: Session, one: Texted, body: Body, within: Iterable[str]) -> None:
    made = {
        "report": one.id,
        "copies": one.id,
        "credit": credit_of(one.report),
        "prints": len(body.prints),
        "within": json.dumps(sorted(within)),
    }
    session.execute(insert(OriginRow).values(made))
    file_prints(session, one.number, body)


def file_prints(session: Session, number: int, body: Body) -> None:
    """File a report, by number, under its fingerprints."""
    keys = [{"key": key, "report": number} for key in sorted(filed_under(body))]
    session.execute(insert(PrintRow), keys)


def _alike(session: Session, body: Body) -> Iterator[Texted]:
    """Yield the reports that share enough fingerprints to be copies."""
    shared: Counter[int] = Counter()
    counts: dict[int, int] = {}
    query = (
        select(PrintRow.report, OriginRow.prints, func.count())
        .join(ReportRow, ReportRow.number == PrintRow.report)
        .join(OriginRow, OriginRow.report == ReportRow.id)
        .group_by(PrintRow.report, OriginRow.prints)
    )
    for some in _some(sorted(asked_by(body))):
        for number, prints, count in session.execute(query.where(PrintRow.key.in_(some))):
            shared[number] += count
            counts[number] = prints
    own = len(body.prints)
    yield from texted(session, sorted(n for n in shared if enough_prints(shared[n], counts[n], own)))


def texted(session: Session, numbers: Sequence[int]) -> Iterator[Texted]:
    """Yield reports by their numbers. Only columns of the first ledger are read, for migrations."""
    columns = (
        ReportRow.number,
        ReportRow.id,
        ReportRow.doc,
        ReportRow.title,
        ReportRow.text,
        ReportRow.seen,
        ReportRow.source,
    )
    for some in _some(numbers):
        for row in session.execute(select(*columns).where(ReportRow.number.in_(some))):
            report = Report(doc=row.doc, title=row.title, text=row.text, seen=row.seen, source=row.source)
            yield Texted(row.number, row.id, report)


def _some(values: Sequence[int]) -> Iterator[Sequence[int]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))


def _stands_in(session: Session, part: str, whole: str) -> None:
    """Keep that one report's text stands whole in another's."""
    kept = session.scalar(select(OriginRow.within).where(OriginRow.report == part)) or "[]"
    added = json.dumps(sorted({*json.loads(kept), whole}))
    session.execute(update(OriginRow).where(OriginRow.report == part).values(within=added))


def _join(session: Session, copies: set[str]) -> set[str]:
    """Make one group of all groups that reports are of; return the reports that came to another one."""
    if len(copies) == 1:
        return set()
    groups = set(session.scalars(select(OriginRow.copies).where(OriginRow.report.in_(copies))))
    others = groups - {min(groups)}
    moved = set(session.scalars(select(OriginRow.report).where(OriginRow.copies.in_(others))))
    session.execute(update(OriginRow).where(OriginRow.copies.in_(others)).values(copies=min(groups)))
    return moved


def related(session: Session, report: str) -> list[str]:
    """Return the other reports, by id, that are copies of a report, or of which one stands in the other."""
    own = select(OriginRow.copies).where(OriginRow.report == report).scalar_subquery()
    whole = json.loads(session.scalar(select(OriginRow.within).where(OriginRow.report == report)) or "[]")
    query = select(OriginRow.report).where(
        OriginRow.report != report,
        or_(OriginRow.copies == own, OriginRow.report.in_(whole), _within(report)),
    )
    return list(session.scalars(query))


def copies_of(session: Session, reports: Sequence[str]) -> dict[str, str]:
    """Return for each of these reports, by id, what is equal for all near-duplicates of its text."""
    found: dict[str, str] = {}
    for start in range(0, len(reports), _AT_ONCE):
        some = reports[start : start + _AT_ONCE]
        query = select(OriginRow.report, OriginRow.copies).where(OriginRow.report.in_(some))
        found |= {row.report: row.copies for row in session.execute(query)}
    return found


def take_out(session: Session, number: int, report: str) -> None:
    """Delete what is kept of a report; those that were copies only through it are copies no longer."""
    own = select(OriginRow.copies).where(OriginRow.report == report).scalar_subquery()
    copies = session.scalars(
        select(OriginRow.report).where(OriginRow.copies == own, OriginRow.report != report)
    ).all()
    for row in session.scalars(select(OriginRow).where(_within(report))).all():
        row.within = json.dumps([one for one in json.loads(row.within) if one != report])
    session.flush()
    session.execute(delete(PrintRow).where(PrintRow.report == number))
    session.execute(delete(OriginRow).where(OriginRow.report == report))
    for group in _groups(_bodies(session, copies)):
        session.execute(update(OriginRow).where(OriginRow.report.in_(group)).values(copies=min(group)))


def _within(report: str) -> ColumnElement[bool]:
    return OriginRow.within.contains(json.dumps(report))


def _bodies(session: Session, reports: Sequence[str]) -> dict[str, Body]:
    numbers = session.scalars(select(ReportRow.number).where(ReportRow.id.in_(reports))).all()
    return {one.id: body_of(one.report) for one in texted(session, numbers)}


def _groups(bodies: Mapping[str, Body]) -> list[set[str]]:
    """Return the reports that are connected by being copies."""
    groups: list[set[str]] = []
    for name, body in bodies.items():
        near = [group for group in groups if any(_copies(body, bodies[other]) for other in group)]
        groups = [group for group in groups if group not in near] + [{name}.union(*near)]
    return groups


def _copies(one: Body, other: Body) -> bool:
    shared = len(one.prints & other.prints)
    return enough_prints(shared, len(one.prints), len(other.prints)) and overlap(one, other) == "copy"
