"""Lists of incidents, straight from the summaries; a page is found without those before it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import SummaryRow
from marsad.ledger.incidents.filters import Filter, conditions
from marsad.ledger.incidents.summaries import Summary
from marsad.models import Incident, from_json

AT_MOST = 500
"""Incidents on one page of a list."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Some summaries, the latest first; ``after`` asks for those that follow, null at the end."""

    rows: tuple[Summary, ...]
    after: str | None


def listing(session: Session, chosen: Filter, after: str | None = None, number: int = 50) -> Listing:
    """Return some incidents of a filter, the latest first, those without a date at the end.

    ``after`` is what the listing before gave. Raises ValueError for anything else.
    """
    row, number = SummaryRow, min(max(number, 1), AT_MOST)
    query = select(row.first, row.incident, row.body, row.reports, row.seen, row.review)
    query = query.where(*conditions(chosen), *([_behind(after)] if after else []))
    order = (row.first.desc().nulls_last(), row.incident.desc())
    found = session.execute(query.order_by(*order).limit(number + 1)).all()
    rows = [Summary(from_json(one.body, Incident), one.reports, one.seen, one.review) for one in found]
    end = found[number - 1] if len(found) > number else None
    return Listing(tuple(rows[:number]), f"{end.first or ''}~{end.incident}" if end else None)


def _behind(after: str) -> ColumnElement[bool]:
    day, mark, name = after.partition("~")
    if not mark:
        raise ValueError(f"after: {after!r} is not what a list gave")
    row = SummaryRow
    if not day:
        return and_(row.first.is_(None), row.incident < name)
    try:
        first = dt.date.fromisoformat(day)
    except ValueError:
        raise ValueError(f"after: {after!r} is not what a list gave") from None
    return or_(row.first < first, and_(row.first == first, row.incident < name), row.first.is_(None))
