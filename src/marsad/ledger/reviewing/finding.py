"""What the names that people type mean: a report, an incident, accounts of an incident."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from marsad.ledger.database.database import LedgerError
from marsad.ledger.database.schema import AccountRow, FormerRow, ReportRow
from marsad.ledger.linking.filing import chunks
from marsad.ledger.reports.withheld import standing
from marsad.ledger.reviewing.corrections import detail_of
from marsad.models import Correction

_TOLD = 10
"""Ids that a message names of those that were meant."""
_MOST = 100
"""Ids of one incident that may have the same start."""


def find_report(session: Session, name: str) -> str:
    """Return the id of the report of this doc, id or start of an id. Raises LedgerError unless it is one."""
    query = select(ReportRow.id, ReportRow.doc).order_by(ReportRow.number)
    found = session.execute(query.where(ReportRow.doc == name)).all()
    if not found and _may_be_id(name):
        found = session.execute(query.where(_starts(ReportRow.id, name)).limit(_TOLD + 1)).all()
    if len(found) > 1:
        those = ", ".join(id_ for id_, _ in found[:_TOLD])
        raise LedgerError(
            f"{name}: several reports; say which: {those}", "several", value=name, allowed=those
        )
    if not found:
        raise LedgerError(f"{name}: no such report in this ledger", "no report", value=name)
    return found[0][0]


def find_incident(session: Session, name: str) -> str:
    """Return the present id of the incident that an id, or the start of one, leads to."""
    if not _may_be_id(name):
        raise _no_incident(name)
    led = {id_: leads_to(session, id_) for id_ in _ids(session, name)}
    present = set(led.values())
    if len(present) > 1 or len(led) > _MOST:
        those = ", ".join(sorted(led)[:_TOLD])
        what = f"the start of several ids; say which: {those}"
        raise LedgerError(f"{name}: {what}", "several", value=name, allowed=those)
    if not led:
        raise _no_incident(name)
    only = present.pop()
    if only is None:
        raise LedgerError(f"{name}: {_why_none(session, name)}", "incident gone", value=name)
    return only


def _no_incident(name: str) -> LedgerError:
    return LedgerError(f"{name}: no such incident; marsad incidents lists them", "no incident", value=name)


def _ids(session: Session, name: str) -> list[str]:
    """Return the id that a name is, or else those of which it is the start, not many more than the most."""
    columns = (AccountRow.id, FormerRow.id)
    whole = [one for column in columns for one in session.scalars(select(column).where(column == name))]
    return whole or [
        one
        for column in columns
        for one in session.scalars(select(column).where(_starts(column, name)).limit(_MOST + 1))
    ]


def _why_none(session: Session, name: str) -> str:
    """Say why an id of an incident leads to none any more."""
    if one := next((one for one in standing(session) if _about(one, name)), None):
        return f"the report that tells of this incident was withheld by {one.who} (correction {one.number})"
    return "no report tells of this incident any more, after it was read again"


def _about(one: Correction, name: str) -> bool:
    return any(former.startswith(name) for former in detail_of(one).former)


def _may_be_id(name: str) -> bool:
    return bool(name) and set(name) <= set("0123456789abcdef")


def _starts(column: InstrumentedAttribute[str], name: str) -> ColumnElement[bool]:
    """Return that an id starts with a name, so that an index finds it: no id has a letter beyond f."""
    return and_(column >= name, column < f"{name}g")


def leads_to(session: Session, given: str) -> str | None:
    """Return the incident that an id leads to now, null where no account is left of it."""
    account = account_of(session, given)
    return session.scalar(select(AccountRow.incident).where(AccountRow.id == account)) if account else None


def all_lead_to(session: Session, given: Iterable[str]) -> dict[str, str]:
    """Return the incidents that ids lead to now, without ids of which no account is left."""
    accounts = dict.fromkeys(given)
    for some in chunks(accounts):
        for former in session.scalars(select(FormerRow).where(FormerRow.id.in_(some))):
            accounts[former.id] = former.account or ""
    now = {name: name if account is None else account for name, account in accounts.items()}
    incidents: dict[str, str] = {}
    for some in chunks(set(now.values())):
        query = select(AccountRow.id, AccountRow.incident).where(AccountRow.id.in_(some))
        incidents |= {row.id: row.incident for row in session.execute(query)}
    return {name: incidents[account] for name, account in now.items() if account in incidents}


def account_of(session: Session, given: str) -> str | None:
    """Return the account, by permanent id, that an id leads to now, null where to none."""
    former = session.get(FormerRow, given)
    return former.account if former else given


def members(session: Session, incidents: Iterable[str]) -> Sequence[AccountRow]:
    """Return the accounts of incidents, by present id, in the order of arrival."""
    query = select(AccountRow).where(AccountRow.incident.in_(list(incidents)))
    return session.scalars(query.order_by(AccountRow.number)).all()


def other_incident(session: Session, incident: str, name: str) -> str | None:
    """Return another incident than this that a name means, null where it means a report or nothing."""
    try:
        find_report(session, name)
    except LedgerError:
        try:
            found = find_incident(session, name)
        except LedgerError:
            return None
        return found if found != incident else None
    return None


def find_accounts(session: Session, incident: str, names: Iterable[str]) -> list[AccountRow]:
    """Return the accounts of an incident that names mean: each REPORT, or REPORT:ACCOUNT.

    Raises LedgerError for a name that means none.
    """
    rows = members(session, [incident])
    found = [row for name in names for row in _named(session, incident, name, rows)]
    return list({row.id: row for row in found}.values())


def _named(session: Session, incident: str, name: str, rows: Iterable[AccountRow]) -> Iterator[AccountRow]:
    report, account = _parted(session, name)
    fits = [row for row in rows if row.report == report and account in (None, row.name)]
    if not fits:
        what = f"no account of incident {incident}; marsad show {incident} lists them"
        raise LedgerError(f"{name}: {what}", "no account", value=name)
    yield from fits


def _parted(session: Session, name: str) -> tuple[str, str | None]:
    """Return the report, and the account if one is named: a doc may hold colons itself."""
    try:
        return find_report(session, name), None
    except LedgerError:
        report, colon, account = name.rpartition(":")
        if not colon:
            raise
        return find_report(session, report), account
