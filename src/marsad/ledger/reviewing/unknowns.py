"""Names that no table knows, by the reports that name them: what a person may add to the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from marsad.language.folding import fold_text
from marsad.ledger.database.schema import ReadingRow, ReportRow
from marsad.ledger.database.unknownschema import UnknownRow
from marsad.ledger.reports.shelf import reading_of
from marsad.models import Reading, UnknownKind


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name as a report writes it, in how many reports it stands, and the first of these by id."""

    kind: UnknownKind
    words: str
    count: int
    report: str


def put(session: Session, report: str, reading: Reading) -> None:
    """Keep which names the current reading of a report (its id) lacks in the tables."""
    take_out(session, report)
    session.add_all(rows(report, reading))


def take_out(session: Session, report: str) -> None:
    """Forget the names of a report."""
    session.execute(delete(UnknownRow).where(UnknownRow.report == report))


def rows(report: str, reading: Reading) -> list[UnknownRow]:
    """Return the rows of a reading, each name once."""
    found = {(one.kind, fold_text(one.name)): one.name for one in reading.unknown}
    return [UnknownRow(report=report, kind=kind, name=name, words=was) for (kind, name), was in found.items()]


def unknown_names(session: Session) -> Iterator[UnknownName]:
    """Yield the names that no table knows, those of most reports first."""
    row, count = UnknownRow, func.count(UnknownRow.report)
    query = select(row.kind, func.min(row.words), count, func.min(row.report)).group_by(row.kind, row.name)
    for found in session.execute(query.order_by(count.desc(), row.kind, row.name)):
        kind: UnknownKind = "place" if found[0] == "place" else "actor"
        yield UnknownName(kind, *found[1:])


def naming(session: Session, kind: str, name: str) -> list[str]:
    """Return the ids of the reports that have an unknown name, in the order of arrival."""
    own = UnknownRow.kind == kind, UnknownRow.name == fold_text(name)
    query = select(UnknownRow.report).join(ReportRow, ReportRow.id == UnknownRow.report).where(*own)
    return list(session.scalars(query.order_by(ReportRow.number)))


def readings(session: Session, report: str) -> list[Reading]:
    """Return all readings of a report (its id) that were ever kept, the latest last."""
    query = select(ReadingRow).where(ReadingRow.report == report).order_by(ReadingRow.number)
    return [reading_of(row) for row in session.scalars(query)]


def agrees(session: Session, report: str, reading: Reading) -> bool:
    """Tell whether what is kept of a report is what its reading says."""
    kept = select(UnknownRow.kind, UnknownRow.name, UnknownRow.words).where(UnknownRow.report == report)
    made = {(row.kind, row.name, row.words) for row in rows(report, reading)}
    return {tuple(found) for found in session.execute(kept)} == made
