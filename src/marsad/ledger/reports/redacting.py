"""What reviewers set of a report's figures, without the report's words.

The history is never rewritten but here: the number of a correction that lost words, and the hash of what is
left of it, stand in the decision to withhold, which the chain vouches for.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import CorrectionRow, SubjectRow
from marsad.ledger.reviewing.corrections import FigureChange, content_hash, correction_of, detail_of
from marsad.models import Figure


def redact(session: Session, report: str) -> dict[str, str]:
    """Take the words of a report (its id) out of all corrections; return the hashes of what is left of them.

    A figure keeps its measure and its offsets, so that it is found should the text come back.
    """
    about = select(SubjectRow.correction).where(SubjectRow.name == report)
    rows = session.scalars(select(CorrectionRow).where(CorrectionRow.number.in_(about)))
    return {str(row.number): content_hash(row) for row in rows if _redacted(row, report)}


def _redacted(row: CorrectionRow, report: str) -> bool:
    detail = detail_of(correction_of(row))
    left = tuple(_bare(one) if one.report == report else one for one in detail.figures)
    if left == detail.figures:
        return False
    row.detail = replace(detail, figures=left).json()
    return True


def _bare(change: FigureChange) -> FigureChange:
    evidence = change.figure.evidence
    where = replace(evidence, quote="") if evidence else None
    return replace(change, figure=Figure(measure=change.figure.measure, evidence=where))
