"""Reports of which a reviewer decided that there is nothing in them: what is read of one counts nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import CorrectionRow, SubjectRow
from marsad.ledger.linking.filing import chunks
from marsad.ledger.reports.shelf import short_hash
from marsad.ledger.reviewing.corrections import correction_of, detail_of
from marsad.models import Correction, Reading, to_json
from marsad.models.incident import Decision

DISMISS: Decision = "dismiss"


def dismissed(session: Session, reports: Iterable[str] | None = None) -> dict[str, Correction]:
    """Return by report the last decision that stands that it tells of none; of all reports, or of these."""
    return {one.incident: one for one in _standing(session, reports)}


def dismissed_ids() -> Select[Any]:
    """Return the query for the ids of the reports of which such a decision stands."""
    return _decisions().with_only_columns(CorrectionRow.incident)


def _standing(session: Session, reports: Iterable[str] | None) -> Iterator[Correction]:
    query = _decisions().order_by(CorrectionRow.number)
    asked = [query] if reports is None else (query.where(SubjectRow.name.in_(s)) for s in chunks(reports))
    return (correction_of(row) for one in asked for row in session.scalars(one))


def _decisions() -> Select[Any]:
    return (
        select(CorrectionRow)
        .join(SubjectRow, SubjectRow.correction == CorrectionRow.number)
        .where(SubjectRow.stands, SubjectRow.name == CorrectionRow.incident)
        .where(CorrectionRow.decision == DISMISS)
    )


def sign(reading: Reading) -> str:
    """Return by what a decision knows the reading that the reviewer saw."""
    return short_hash("reading", to_json(reading))


def is_told_since(decision: Correction, reading: Reading) -> bool:
    """Tell whether a reading tells of what whoever dismissed its report has not seen in it."""
    return bool(reading.incidents or reading.tallies) and detail_of(decision).reading != sign(reading)
