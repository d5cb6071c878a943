"""Lists of incidents, straight from the summaries; a page is found without those before it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import SummaryRow
from marsad.ledger.incidents.filters import Filter, conditions
from marsad.ledger.incidents.summaries import Summary
from marsad.models import Incident, from_json

AT_MOST = 500
"""Incidents on one page of a list."""
_MANY = 2000
"""Incidents from which on they are not all looked up for one page."""


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
    found_by = conditions(chosen, partial(_within, session))
    query = query.where(*found_by, *([_behind(after)] if after else []))
    order = (row.first.desc().nulls_last(), row.incident.desc())
    found = session.execute(query.order_by(*order).limit(number + 1)).all()
    rows = [Summary(from_json(one.body, Incident), one.reports, one.seen, one.review) for one in found]
    end = found[number - 1] if len(found) > number else None
    return Listing(tuple(rows[:number]), f"{end.first or ''}~{end.incident}" if end else None)


def _within(session: Session, ids: Select[Any]) -> ColumnElement[bool]:
    """Return the condition that an incident is one of these, so that it is soon found.

    Of many, it is asked one by one, the latest first: a page is full long before all are looked at.
    """
    if len(session.execute(ids.limit(_MANY)).all()) < _MANY:
        return SummaryRow.incident.in_(ids)
    (column,) = ids.selected_columns
    return ids.where(column == SummaryRow.incident).exists()


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
