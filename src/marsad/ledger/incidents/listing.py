"""Lists of incidents, straight from the summaries; a page is found without those before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import SummaryRow
from marsad.ledger.incidents.filters import Filter, conditions
from marsad.ledger.incidents.summaries import Summary
from marsad.ledger.linking.filing import chunks
from marsad.models import Incident, from_json

AT_MOST = 500
"""Incidents on one page of a list."""
_NAMED = 20_000
"""Incidents that one question to the database may name."""
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
    number = min(max(number, 1), AT_MOST)
    parts = (_found(session, part, after, number + 1) for part in _parts(chosen))
    found = sorted((one for part in parts for one in part), key=_place, reverse=True)[: number + 1]
    rows = [Summary(from_json(one.body, Incident), one.reports, one.seen, one.review) for one in found]
    end = found[number - 1] if len(found) > number else None
    return Listing(tuple(rows[:number]), f"{end.first or ''}~{end.incident}" if end else None)


def listed_names(session: Session, chosen: Filter) -> list[str]:
    """Return the ids of a filter's incidents by date, then id, those without a date at the end."""
    row = SummaryRow
    query = select(row.first, row.incident)
    found = (session.execute(query.where(*conditions(part))) for part in _parts(chosen))
    places = sorted((day is None, day or dt.date.max, name) for part in found for day, name in part)
    return [name for *_, name in places]


def _parts(chosen: Filter) -> Iterator[Filter]:
    """Yield filters that together find the same; each names no more incidents than a question can hold."""
    if chosen.among is None or len(chosen.among) <= _NAMED:
        yield chosen
        return
    yield from (replace(chosen, among=tuple(some)) for some in chunks(chosen.among, _NAMED))


def _found(session: Session, chosen: Filter, after: str | None, number: int) -> Sequence[Row[Any]]:
    row = SummaryRow
    columns: Sequence[Any] = (row.first, row.incident, row.body, row.reports, row.seen, row.review)
    query = select(*columns)
    found_by = conditions(chosen, partial(_within, session))
    query = query.where(*found_by, *([_behind(after)] if after else []))
    order = (row.first.desc().nulls_last(), row.incident.desc())
    return session.execute(query.order_by(*order).limit(number)).all()


def _place(one: Row[Any]) -> tuple[bool, dt.date, str]:
    return one.first is not None, one.first or dt.date.min, one.incident


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
