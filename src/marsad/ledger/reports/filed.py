"""The accounts of a report's current reading: filed for linking, each in its row, or taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import AccountRow, FormerRow, ReadingRow, ReportRow
from marsad.ledger.linking.linking import Change, link
from marsad.ledger.linking.near import forget
from marsad.ledger.reports.present import Present
from marsad.ledger.reports.shelf import Kept, reading_of, report_of, told_of
from marsad.ledger.reviewing import waits
from marsad.ledger.reviewing.subjects import all_names
from marsad.models import Account, Reading


def current_of(report: str) -> Select[ReadingRow]:
    """Return the query for the current reading of a report (its id)."""
    return select(ReadingRow).where(ReadingRow.report == report, ReadingRow.current)


def present_reading(session: Session, report: str) -> Reading:
    """Return the current reading of a report (its id)."""
    return reading_of(session.scalars(current_of(report)).one())


def file_again(session: Session, report: str) -> None:
    """File and link what is read of a report (its id) of which no account is filed, as decided on it now."""
    row = session.scalar(select(ReportRow).where(ReportRow.id == report))
    if row is None:  # withheld
        return
    reading, change = present_reading(session, report), Change()
    present = Present.of(session, [(report_of(row), reading)])
    file_read(session, row, reading, present, change, heirs={})
    link(session, change)


def file_read(
    session: Session,
    row: ReportRow,
    reading: Reading,
    present: Present,
    change: Change,
    *,
    heirs: Mapping[str, AccountRow],
) -> None:
    """File the accounts of a reading, and whether its report waits: none of a report that was dismissed."""
    decision, rows = present.dismissed.get(row.id), dict(heirs)
    waits.drop_subjects(session, "no incident", [row.id])
    waits.put(session, waits.unread(row.number, row.id, reading, decision))
    accounts = () if decision else reading.incidents
    new = [account for account in accounts if account.id not in rows]
    _file(row, accounts, rows | _new_rows(session, row, new, present), change)


def _file(
    report: ReportRow, accounts: Iterable[Account], rows: Mapping[str, AccountRow], change: Change
) -> None:
    """File the accounts of a report, each in its row: that of the old one that it continues, or a new one."""
    for account in accounts:
        row = rows[account.id]
        change.files.put(row, told_of(report, account, row))
        row.name = account.id
        change.accounts.add(row.id)


def _new_rows(
    session: Session, report: ReportRow, accounts: Iterable[Account], present: Present
) -> dict[str, AccountRow]:
    """Return a new row for each of these accounts."""
    made = {account.id: present.new_id(session, report.id, account.id) for account in accounts}
    rows = {
        name: AccountRow(id=own, report=report.id, told="", incident=own, score=0.0, reasons="[]")
        for name, own in made.items()
    }
    session.add_all(rows.values())
    return rows


def _mate(session: Session, row: AccountRow) -> str | None:
    """Return the first account of another report in the same incident."""
    return session.scalar(
        select(AccountRow.id)
        .where(AccountRow.incident == row.incident, AccountRow.report != row.report)
        .order_by(AccountRow.number)
        .limit(1)
    )


def retire(session: Session, one: Kept) -> set[str]:
    """Take out an account that there is no longer; return its id, and all that led to it.

    They lead to that of another report in the incident from now on, or, where no other told of it, to
    none: a decision about one incident must not fall to another.
    """
    names = set(all_names(session, [one.told.id]))
    successor = _mate(session, one.row)
    session.execute(update(FormerRow).where(FormerRow.account == one.told.id).values(account=successor))
    session.add(FormerRow(id=one.told.id, account=successor))
    forget(session, [one.told.id])
    session.delete(one.row)
    session.flush()
    return names
