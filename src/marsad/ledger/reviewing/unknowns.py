"""Names that no table knows, by the reports that name them: what a person may add to the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from marsad.language.folding import fold_text
from marsad.ledger.database.schema import ReadingRow, ReportRow
from marsad.ledger.database.unknownschema import UnknownRow
from marsad.ledger.linking.filing import chunks
from marsad.ledger.reports.shelf import reading_of
from marsad.models import Reading, UnknownKind

Name: TypeAlias = tuple[UnknownKind, str]
"""A name by its kind, folded."""
Kept: TypeAlias = tuple[str, str, str]
"""What is kept of a name in a report: its kind, the name folded, and as the report writes it."""


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name, folded and as a report writes it, in how many reports, and the first of these by id."""

    kind: UnknownKind
    name: str
    words: str
    count: int
    report: str


def put(session: Session, report: str, reading: Reading) -> set[Name]:
    """Keep which names the current reading of a report (its id) lacks in the tables.

    Return the names that were kept of it before, or are now.
    """
    before, now = take_out(session, report), rows(report, reading)
    session.add_all(now)
    return before | {named(row) for row in now}


def take_out(session: Session, report: str) -> set[Name]:
    """Forget the names of a report; return them."""
    before = session.scalars(select(UnknownRow).where(UnknownRow.report == report)).all()
    session.execute(delete(UnknownRow).where(UnknownRow.report == report))
    return {named(row) for row in before}


def named(row: UnknownRow) -> Name:
    """Return the name that a row is of."""
    return ("place" if row.kind == "place" else "actor"), row.name


def rows(report: str, reading: Reading) -> list[UnknownRow]:
    """Return the rows of a reading, each name once."""
    found = {(one.kind, fold_text(one.name)): one.name for one in reading.unknown}
    return [UnknownRow(report=report, kind=kind, name=name, words=was) for (kind, name), was in found.items()]


def unknown_names(
    session: Session, kind: UnknownKind, names: Collection[str] | None = None
) -> Iterator[UnknownName]:
    """Yield the names of a kind that no table knows, or those of these (folded) that none knows."""
    row = UnknownRow
    columns = (row.name, func.min(row.words), func.count(row.report), func.min(row.report))
    query = select(*columns).where(row.kind == kind).group_by(row.name)
    queries = [query] if names is None else [query.where(row.name.in_(some)) for some in chunks(names)]
    for one in queries:
        yield from (UnknownName(kind, *found) for found in session.execute(one))


def naming(session: Session, kind: str, name: str) -> list[str]:
    """Return the ids of the reports that have an unknown name, in the order of arrival."""
    own = UnknownRow.kind == kind, UnknownRow.name == fold_text(name)
    query = select(UnknownRow.report).join(ReportRow, ReportRow.id == UnknownRow.report).where(*own)
    return list(session.scalars(query.order_by(ReportRow.number)))


def readings(session: Session, report: str) -> list[Reading]:
    """Return all readings of a report (its id) that were ever kept, the latest last."""
    query = select(ReadingRow).where(ReadingRow.report == report).order_by(ReadingRow.number)
    return [reading_of(row) for row in session.scalars(query)]


def kept(session: Session, reports: Collection[str]) -> dict[str, frozenset[Kept]]:
    """Return what is kept of reports (ids) that have any unknown name."""
    found: defaultdict[str, set[Kept]] = defaultdict(set)
    row = UnknownRow
    for some in chunks(reports):
        query = select(row.report, row.kind, row.name, row.words).where(row.report.in_(some))
        for report, kind, name, words in session.execute(query):
            found[report].add((kind, name, words))
    return {report: frozenset(names) for report, names in found.items()}


def made(report: str, reading: Reading) -> frozenset[Kept]:
    """Return what is to be kept of a report with this reading."""
    return frozenset((row.kind, row.name, row.words) for row in rows(report, reading))
