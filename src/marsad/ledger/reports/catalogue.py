"""What is known of each report without its text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import ReadingRow, ReportRow
from marsad.ledger.linking.filing import AT_ONCE, chunks


@dataclass(frozen=True, slots=True)
class Catalogued:
    """A report without its text: where it came from, its hash, when it was ``added`` (UTC, ISO 8601).

    ``reader`` made its current reading; ``given``: the reading was made elsewhere.
    """

    id: str
    doc: str
    source: str | None
    seen: dt.date | None
    url: str | None
    title: str
    sha256: str
    added: str
    reader: str | None
    given: bool


def catalogue(session: Session, ids: Iterable[str] | None = None) -> Iterator[Catalogued]:
    """Yield all reports, or those of these ids, in an order that does not depend on that of their arrival."""
    report, reading = ReportRow, ReadingRow
    query = (
        select(
            *(report.id, report.doc, report.source, report.seen, report.url, report.title),
            *(report.fingerprint.label("sha256"), report.added, reading.reader, reading.given),
        )
        .join(reading, (reading.report == report.id) & reading.current)
        .order_by(report.id)
        .execution_options(yield_per=AT_ONCE)
    )
    some = [query] if ids is None else [query.where(report.id.in_(one)) for one in chunks(sorted(set(ids)))]
    for part in some:
        for row in session.execute(part).mappings():
            yield Catalogued(**row)


def readers(session: Session) -> list[str | None]:
    """Return the readers that made the current readings, each once."""
    return list(session.scalars(select(ReadingRow.reader).where(ReadingRow.current).distinct()))
