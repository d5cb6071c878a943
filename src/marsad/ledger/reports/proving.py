"""Whether what is kept beside the reports is whole: their originals, and whose text they are."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from marsad.ledger.database.originalschema import CaptureRow, MadeRow, OriginalRow
from marsad.ledger.database.schema import OriginRow, PrintRow, ReportRow
from marsad.ledger.reports.originals import unpacked
from marsad.ledger.reports.withheld import standing

_AT_ONCE = 2
"""Originals in memory at a time; each may have some megabytes."""


def problems(session: Session) -> Iterator[str]:
    """Yield a line for each problem."""
    yield from _originals(session)
    yield from _ties(session)
    yield from _origins(session)
    yield from _withheld(session)


def _originals(session: Session) -> Iterator[str]:
    """Prove every byte that was received."""
    query = select(OriginalRow).order_by(OriginalRow.sha256)
    for row in session.scalars(query.execution_options(yield_per=_AT_ONCE)):
        if unpacked(row) is None:
            yield f"original {row.sha256}: is damaged: its bytes are not those that were received"
        session.expunge(row)


def _ties(session: Session) -> Iterator[str]:
    """Check that originals, where they came from and what was made of them belong together."""
    kept, captured = OriginalRow.sha256, exists().where(CaptureRow.sha256 == OriginalRow.sha256)
    for name in session.scalars(select(kept).where(~captured)):
        yield f"original {name}: it is not known where it came from"
    for table, key in ((CaptureRow, CaptureRow.sha256), (MadeRow, MadeRow.original)):
        lost = select(key).where(~exists().where(kept == key)).distinct()
        for name in session.scalars(lost):
            yield f"original {name}: is missing, but is named in {table.__tablename__}"
    tied = exists().where(MadeRow.report == ReportRow.id)
    for report in session.scalars(select(ReportRow.id).where(tied != ReportRow.received.is_not(None))):
        yield f"report {report}: its original was taken away, or is not its own"
    for report in session.scalars(
        select(MadeRow.report).where(~exists().where(ReportRow.id == MadeRow.report))
    ):
        yield f"report {report}: is missing, but its original is kept"


def _origins(session: Session) -> Iterator[str]:
    """Check that of every report it is known whose text it is, and that its fingerprints are there."""
    filed = dict(session.execute(select(PrintRow.report, func.count()).group_by(PrintRow.report)).all())
    query = select(ReportRow.number, ReportRow.id, OriginRow.copies, OriginRow.prints)
    joined = query.outerjoin(OriginRow, OriginRow.report == ReportRow.id).order_by(ReportRow.number)
    groups = dict(session.execute(select(OriginRow.report, OriginRow.copies)).all())
    for row in session.execute(joined):
        if row.copies is None:
            yield f"report {row.id}: it is not known whose text it is"
        elif groups.get(row.copies) != row.copies:
            yield f"report {row.id}: is a copy of {row.copies}, which is not the first of its copies"
        elif filed.get(row.number, 0) < row.prints:
            yield f"report {row.id}: is not found by its fingerprints"


def _withheld(session: Session) -> Iterator[str]:
    names = {one.incident: one.number for one in standing(session)}
    for report in session.scalars(select(ReportRow.id).where(ReportRow.id.in_(names))):
        yield f"report {report}: was withheld by correction {names[report]}, but is there"
