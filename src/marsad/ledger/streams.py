"""Incidents one after the other, so that a ledger of any size can be exported in little memory."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from marsad.ledger.schema import AccountRow, ReadingRow
from marsad.ledger.shelf import Kept, kept
from marsad.models import Incident, Reading, from_json

_AT_ONCE = 500
"""Incidents, and rows, that are held in memory at a time."""


def streamed(session: Session, build: Callable[[str, Sequence[Kept]], Incident]) -> Iterator[Incident]:
    """Yield every incident that ``build`` makes of an id and its accounts, the earliest first.

    They come in the order of the first day that any report gives, those without a day last.
    """
    names = _ordered(session)
    for start in range(0, len(names), _AT_ONCE):
        part = names[start : start + _AT_ONCE]
        members: defaultdict[str, list[Kept]] = defaultdict(list)
        for one in kept(session, AccountRow.incident.in_(part)):
            members[one.row.incident].append(one)
        yield from (build(name, members[name]) for name in part if members[name])
        session.expunge_all()


def _ordered(session: Session) -> list[str]:
    """Return the ids of all incidents in the order of the first day that any report gives."""
    query = (
        select(AccountRow.incident, AccountRow.name, ReadingRow.body)
        .join(ReadingRow, (ReadingRow.report == AccountRow.report) & ReadingRow.current)
        .execution_options(yield_per=_AT_ONCE)
    )
    days: dict[str, dt.date] = {}
    for incident, name, body in session.execute(query):
        stated = (one.date for one in from_json(body, Reading).incidents if one.id == name)
        first = min((date.first for date in stated if date), default=dt.date.max)
        days[incident] = min(first, days.get(incident, dt.date.max))
    return sorted(days, key=lambda incident: (days[incident], incident))
