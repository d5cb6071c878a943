"""When incidents last changed: what a feed must tell, and a list need not know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import AccountRow, CorrectionRow, FormerRow, ReadingRow, SubjectRow
from marsad.ledger.linking.filing import chunks
from marsad.ledger.reports.withheld import FORGET


def changed(session: Session, names: Collection[str]) -> dict[str, dt.datetime]:
    """Return when incidents, by their present ids, last changed (UTC).

    An incident changes when a report of it is read, or read otherwise than before, and when a reviewer
    decides on it, on an account of it or on a report, also one that is withheld since. One of which nothing
    is left is left out.
    """
    found: dict[str, str] = {}
    for some in chunks(names):
        for name, at in (*_read(session, some), *_decided(session, some), *_of_former(session, some)):
            found[name] = max(at, found.get(name, ""))
    return {name: dt.datetime.fromisoformat(at) for name, at in found.items()}


def _read(session: Session, names: Collection[str]) -> list[tuple[str, str]]:
    """Return the time of the latest current reading of each incident."""
    query = (
        select(AccountRow.incident, func.max(ReadingRow.added))
        .join(ReadingRow, (ReadingRow.report == AccountRow.report) & ReadingRow.current)
        .where(AccountRow.incident.in_(names))
    )
    return [(name, at) for name, at in session.execute(query.group_by(AccountRow.incident))]


def _decided(session: Session, names: Collection[str]) -> list[tuple[str, str]]:
    """Return the time of the latest decision on each incident, whether or not it was undone since."""
    query = (
        select(AccountRow.incident, func.max(CorrectionRow.when))
        .join(SubjectRow, or_(SubjectRow.name == AccountRow.id, SubjectRow.name == AccountRow.report))
        .join(CorrectionRow, CorrectionRow.number == SubjectRow.correction)
        .where(AccountRow.incident.in_(names))
    )
    return [(name, at) for name, at in session.execute(query.group_by(AccountRow.incident))]


def _of_former(session: Session, names: Collection[str]) -> list[tuple[str, str]]:
    """Return the time of the latest decision on an account that led to one of each incident since."""
    query = (
        select(AccountRow.incident, func.max(CorrectionRow.when))
        .join(FormerRow, FormerRow.account == AccountRow.id)
        .join(SubjectRow, SubjectRow.name == FormerRow.id)
        .join(CorrectionRow, CorrectionRow.number == SubjectRow.correction)
        .where(AccountRow.incident.in_(names))
    )
    return [(name, at) for name, at in session.execute(query.group_by(AccountRow.incident))]


def last_withheld(session: Session) -> dt.datetime | None:
    """Return when a report was withheld last (UTC), null where none ever was."""
    query = select(func.max(CorrectionRow.when)).where(CorrectionRow.decision == FORGET)
    at = session.scalar(query)
    return dt.datetime.fromisoformat(at) if at else None
