"""Accounts linked to incidents as reports come in, each time as if all had come at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from marsad.ledger.bonds import Bonds, bonds_of
from marsad.ledger.clusters import placed
from marsad.ledger.likeness import DAYS_OFF, reasons, score
from marsad.ledger.near import Scored, remember
from marsad.ledger.schema import AccountRow, FormerRow, ReportRow
from marsad.ledger.shelf import Kept, kept
from marsad.models import Account, Place, Reason, from_json, to_json

_LONGEST = 100
"""Characters of the name of an area that are compared in the database, whose indexes take no long text."""


def file_under(row: AccountRow, account: Account) -> None:
    """Write into the row what decides with which accounts it is compared. What is unknown may be anything."""
    place, date = account.place or Place(), account.date
    row.country, row.admin1 = _area(place.country), _area(place.admin1)
    row.first, row.last = (date.first, date.last) if date else (dt.date.min, dt.date.max)


def _area(name: str | None) -> str:
    return (name or "").casefold()[:_LONGEST]


def link(session: Session, fresh: Iterable[str], components: set[str]) -> None:
    """Link accounts that are new or changed, by id, with all that they or ``components`` connect to.

    What reviewers decided holds first of all.
    """
    session.flush()
    new = list(fresh)
    bonds = bonds_of(session)
    components |= _held_with(session, new, bonds)
    scored: list[Scored] = []
    for one in list(kept(session, AccountRow.id.in_(new))):
        found = [(other, score(reasons(one.told, other.told))) for other in _compared(session, one)]
        components |= {other.row.component for other, likeness in found if likeness > 0}
        scored += [(one.told.id, other.told.id, likeness) for other, likeness in found]
    remember(session, new, scored)
    members = list(kept(session, or_(AccountRow.component.in_(components), AccountRow.id.in_(new))))
    rows = {one.told.id: one.row for one in members}
    for place in placed((one.told for one in members), bonds):
        row = rows[place.told.id]
        row.incident = place.founder.id
        row.component = place.component
        row.nearest = place.nearest.id if place.nearest else None
        row.score = score(place.reasons)
        row.reasons = to_json(place.reasons)
    session.flush()


def relink(session: Session, accounts: Iterable[str]) -> None:
    """Link anew the accounts that ids now lead to: a reviewer decided on them, or took that back."""
    named = list(accounts)
    led = session.scalars(select(FormerRow.account).where(FormerRow.id.in_(named)))
    some = AccountRow.id.in_([*named, *(account for account in led if account)])
    rows = session.execute(select(AccountRow.id, AccountRow.component).where(some)).all()
    link(session, [row.id for row in rows], {row.component for row in rows})


def _held_with(session: Session, accounts: Iterable[str], bonds: Bonds) -> set[str]:
    """Return the components of the accounts that reviewers hold together with any of these."""
    held = {other for one in accounts for other in bonds.together.get(one, ())}
    return (
        set(session.scalars(select(AccountRow.component).where(AccountRow.id.in_(held)))) if held else set()
    )


def reasons_of(row: AccountRow) -> tuple[Reason, ...]:
    """Return the reasons for which an account was linked."""
    return from_json(row.reasons, tuple[Reason, ...])


def _compared(session: Session, one: Kept) -> Iterator[Kept]:
    """Yield the accounts that may be more like this one than unlike it."""
    near = session.scalars(select(AccountRow.id).where(*_comparable(one.row))).all()
    of_copies = select(AccountRow.id).join(ReportRow).where(ReportRow.copy == one.told.text)
    comparable = {*near, *session.scalars(of_copies)} - {one.told.id}
    yield from kept(session, AccountRow.id.in_(comparable))


def _comparable(row: AccountRow) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions without which no account can be more like this one than unlike it.

    Only copies of its text can, whatever they say of place and date.
    """
    if row.country:
        yield AccountRow.country.in_((row.country, ""))
    if row.admin1:
        yield AccountRow.admin1.in_((row.admin1, ""))
    yield AccountRow.first <= _shifted(row.last, DAYS_OFF)
    yield AccountRow.last >= _shifted(row.first, -DAYS_OFF)


def _shifted(day: dt.date, days: int) -> dt.date:
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return day
