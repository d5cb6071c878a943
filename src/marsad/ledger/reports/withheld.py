"""What was withheld from a ledger, and must not come into it again. ``forgetting`` withholds."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from marsad.ledger.database.database import RefusedError
from marsad.ledger.database.schema import CorrectionRow, SubjectRow
from marsad.ledger.linking.told import text_hash
from marsad.ledger.reports.shelf import report_id
from marsad.ledger.reviewing.corrections import correction_of
from marsad.models import Correction, Report
from marsad.models.incident import Decision

FORGET: Decision = "forget"


class WithheldError(RefusedError):
    """A report, or bytes, that somebody had withheld. It is not to be tried again."""


def signs(report: Report) -> tuple[str, ...]:
    """Return by what a withheld report is known when it comes again: its id, its bytes, its words."""
    worded = (text_hash(report),) if f"{report.title}{report.text}".strip() else ()
    return (report_id(report), *((report.sha256,) if report.sha256 else ()), *worded)


def any_withheld(session: Session) -> bool:
    """Tell whether anything is withheld at all."""
    return session.scalar(_standing().limit(1)) is not None


def refuse(session: Session, *names: str) -> None:
    """Raise WithheldError where one of these ids and hashes is of what was withheld."""
    one = session.scalar(_standing().where(SubjectRow.name.in_(names)).limit(1))
    if one is not None:
        again = f"marsad undo {one.number} lets it in again"
        raise WithheldError(f"withheld on {one.when[:10]} by {one.who}: {one.why} ({again})")


def standing(session: Session) -> Iterator[Correction]:
    """Yield the decisions to withhold a report that stand, in the order they were made."""
    whole = SubjectRow.name == CorrectionRow.incident
    return (correction_of(row) for row in session.scalars(_standing().where(whole)))


def was_withheld(session: Session, report: str, account: str) -> bool:
    """Tell whether a report (its id) was ever withheld with this account."""
    query = (
        select(SubjectRow.name)
        .join(CorrectionRow, SubjectRow.correction == CorrectionRow.number)
        .where(SubjectRow.name == account)
        .where(CorrectionRow.decision == FORGET, CorrectionRow.incident == report)
    )
    return session.scalar(query.limit(1)) is not None


def _standing() -> Select[CorrectionRow]:
    return (
        select(CorrectionRow)
        .join(SubjectRow, SubjectRow.correction == CorrectionRow.number)
        .where(SubjectRow.stands, CorrectionRow.decision == FORGET)
        .order_by(CorrectionRow.number)
    )
