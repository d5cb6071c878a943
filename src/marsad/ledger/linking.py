"""Accounts linked to incidents as reports come in, each time as if all had come at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, and_, or_, true
from sqlalchemy.orm import Session

from marsad.ledger.clusters import placed
from marsad.ledger.likeness import DAYS_OFF, reasons, score
from marsad.ledger.schema import AccountRow, ReportRow
from marsad.ledger.shelf import Kept, kept
from marsad.ledger.told import Told
from marsad.models import Account, Place, Reason, from_json, to_json

_LONGEST = 100
"""Characters of the name of an area that are compared in the database, whose indexes take no long text."""


def area(name: str | None) -> str | None:
    """Return the name of a country or first-level area as accounts are filed under."""
    return name.casefold()[:_LONGEST] if name else None


def file_under(row: AccountRow, account: Account) -> None:
    """Write into the row what decides with which accounts it is compared."""
    place, date = account.place or Place(), account.date
    row.country, row.admin1 = area(place.country), area(place.admin1)
    row.first, row.last = (date.first, date.last) if date else (None, None)


def link(session: Session, fresh: Iterable[str], components: set[str]) -> None:
    """Link accounts that are new or changed, by id, with all that they or ``components`` connect to."""
    session.flush()
    new = list(fresh)
    for one in list(kept(session, AccountRow.id.in_(new))):
        components |= {other.row.component for other in _alike(session, one)}
    members = list(kept(session, or_(AccountRow.component.in_(components), AccountRow.id.in_(new))))
    rows = {one.told.id: one.row for one in members}
    for place in placed(one.told for one in members):
        row = rows[place.told.id]
        row.incident = place.founder.id
        row.component = place.component
        row.nearest = place.nearest.id if place.nearest else None
        row.score = score(place.reasons)
        row.reasons = to_json(place.reasons)
    session.flush()


def reasons_of(row: AccountRow) -> tuple[Reason, ...]:
    """Return the reasons for which an account was linked."""
    return from_json(row.reasons, tuple[Reason, ...])


def _alike(session: Session, one: Kept) -> Iterator[Kept]:
    for other in kept(session, and_(AccountRow.id != one.told.id, _comparable(one.row, one.told))):
        if score(reasons(one.told, other.told)) > 0:
            yield other


def _comparable(row: AccountRow, told: Told) -> ColumnElement[bool]:
    """Return the condition without which no account can be more like this one than unlike it."""
    near = and_(
        _same(AccountRow.country, row.country),  # type: ignore[arg-type]
        _same(AccountRow.admin1, row.admin1),  # type: ignore[arg-type]
        _same_time(row.first, row.last),
    )
    return or_(near, ReportRow.copy == told.text)


def _same(column: ColumnElement[str | None], value: str | None) -> ColumnElement[bool]:
    return true() if value is None else or_(column == value, column.is_(None))


def _same_time(first: dt.date | None, last: dt.date | None) -> ColumnElement[bool]:
    if first is None or last is None:
        return true()
    return or_(
        AccountRow.first.is_(None),
        and_(AccountRow.first <= _shifted(last, DAYS_OFF), AccountRow.last >= _shifted(first, -DAYS_OFF)),
    )


def _shifted(day: dt.date, days: int) -> dt.date:
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return day
