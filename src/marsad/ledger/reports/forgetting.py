"""A report withheld for good: nothing of what it says stays but a tombstone in the history.

The tombstone is a correction: the report's id, when, who, why, and the hashes by which the report, its bytes
and its words are refused should they come again.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from marsad.ledger.database.database import LedgerError, erase_on_delete
from marsad.ledger.database.schema import AccountRow, ReadingRow, ReportRow
from marsad.ledger.incidents import sheets
from marsad.ledger.linking.linking import Change, link, link_all, up_to_date
from marsad.ledger.reports import blanking, originals, origins
from marsad.ledger.reports.filed import retire
from marsad.ledger.reports.redacting import redact
from marsad.ledger.reports.shelf import kept, report_of
from marsad.ledger.reports.versions import versions
from marsad.ledger.reports.withheld import FORGET, signs, standing
from marsad.ledger.reviewing import unknowns, waits
from marsad.ledger.reviewing.corrections import Detail, append
from marsad.ledger.reviewing.finding import find_report
from marsad.ledger.reviewing.subjects import keep
from marsad.ledger.searching import searchindex
from marsad.models import Correction


@dataclass(frozen=True, slots=True)
class Kin:
    """A report that is still there and may hold the same words: its id, its doc, and ``what`` it is."""

    report: str
    doc: str
    what: str


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The decision to withhold a report, whether it is ``new``, and the reports to look at next."""

    correction: Correction
    new: bool
    kin: tuple[Kin, ...] = ()


def forget(session: Session, name: str, *, who: str, why: str) -> Forgotten:
    """Withhold a report, by its doc, id or the start of one. Raises LedgerError unless it is just one.

    Of one that is withheld already, the decision is returned.
    """
    try:
        report = find_report(session, name)
    except LedgerError:
        if before := [one for one in standing(session) if name and one.incident.startswith(name)]:
            return Forgotten(before[-1], new=False)
        raise
    erase_on_delete(session.connection())
    if not up_to_date(session):
        link_all(session)
    row = session.scalars(select(ReportRow).where(ReportRow.id == report)).one()
    kin = _kin(session, row)
    detail = Detail(
        hashes=tuple(dict.fromkeys((*signs(report_of(row))[1:], *originals.of_report(session, report)))),
        former=tuple(session.scalars(select(AccountRow.id).where(AccountRow.report == report))),
        redacted=redact(session, report),
    )
    made = append(session, report, FORGET, who=who, why=why, detail=detail)
    keep(session, made)
    _take_out(session, row)
    return Forgotten(made, new=True, kin=kin)


def _take_out(session: Session, row: ReportRow) -> None:
    """Delete all that is kept of a report, and link anew what was linked to it."""
    change = Change()
    for one in list(kept(session, AccountRow.report == row.id)):
        change.incidents.add(one.row.incident)
        change.files.take_out(one.row)
        change.moved |= retire(session, one)
    change.reports |= set(origins.related(session, row.id))
    origins.take_out(session, row.number, row.id)
    searchindex.take_out(session, row.number)
    blanking.blank(session, row.id, (row.doc, row.url or row.doc))
    originals.take_out(session, row.id, row.sha256, blanking.pending(session))
    change.names |= unknowns.take_out(session, row.id)
    change.moved.add(row.id)
    waits.drop_subjects(session, "no incident", [row.id])
    session.execute(delete(ReadingRow).where(ReadingRow.report == row.id))
    session.delete(row)
    link(session, change)
    sheets.sweep(session)


def _kin(session: Session, row: ReportRow) -> tuple[Kin, ...]:
    """Return the reports with the same bytes or text, or that are versions of the same page, each once."""
    same = dict.fromkeys(originals.sharing(session, row.id), "made from the same bytes")
    copies = dict.fromkeys(origins.related(session, row.id), "a copy of its text, or with its text within")
    later = dict.fromkeys((one.report for one in versions(session, row.id)), "another version of the page")
    found = {**later, **copies, **same}
    docs = select(ReportRow.id, ReportRow.doc).where(ReportRow.id.in_(found), ReportRow.id != row.id)
    return tuple(Kin(id_, doc, found[id_]) for id_, doc in session.execute(docs.order_by(ReportRow.number)))
