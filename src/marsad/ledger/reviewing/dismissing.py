"""The decision that a report tells of no incident, and taking it back."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from marsad.ledger.database.database import ChangedError, LedgerError
from marsad.ledger.database.schema import AccountRow
from marsad.ledger.linking.linking import link_all, up_to_date
from marsad.ledger.reports.dismissed import DISMISS, sign
from marsad.ledger.reports.filed import file_again, present_reading
from marsad.ledger.reviewing.corrections import Detail, append
from marsad.ledger.reviewing.finding import find_report
from marsad.ledger.reviewing.subjects import about, keep
from marsad.models import Correction


def dismiss(session: Session, name: str, *, who: str, why: str, seen: int | None = None) -> Correction:
    """Decide that a report tells of no incident. Raises LedgerError where one is read from it."""
    report = find_report(session, name)
    check_seen(session, report, seen)
    told = select(AccountRow.incident).where(AccountRow.report == report).limit(1)
    if incident := session.scalar(told):
        what = f"incident {incident} was read from it; reject that, or split it off, if it is none"
        raise LedgerError(f"{name}: {what}", "tells of one", value=incident)
    detail = Detail(reading=sign(present_reading(session, report)))
    made = append(session, report, DISMISS, who=who, why=why, detail=detail)
    keep(session, made)
    put_back(session, report)
    return made


def put_back(session: Session, report: str) -> None:
    """File anew what is read of a report, as the decisions on it stand now."""
    if not up_to_date(session):
        link_all(session)
    file_again(session, report)


def of_report(session: Session, report: str) -> list[Correction]:
    """Return the decisions that a report (its id) tells of no incident, and their undoing, in their order."""
    found = [one for one in about(session, [report]).every if one.incident == report]
    own = {one.number for one in found if one.decision == DISMISS}
    return [one for one in found if one.number in own or one.undoes in own]


def check_seen(session: Session, report: str, seen: int | None) -> None:
    """Raise ChangedError where somebody decided on the report since the reviewer looked."""
    made = of_report(session, report)
    if seen is not None and made and made[-1].number > seen:
        last = made[-1]
        raise ChangedError(
            f"{report}: {last.who} has decided on it since (correction {last.number}, {last.decision}: "
            f"{last.why}); look at it again with marsad history {report}"
        )
