"""Lists of incidents and what they sum to, straight from the summaries; a page is found without those before.

Sums add what is reported of each incident. They are not the counts of ``counting``, which leave out what is
uncertain or told twice over: an incident within another, the sum of several.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from marsad.ledger.database.listschema import ActorRow, OutletRow, TollRow
from marsad.ledger.database.schema import SummaryRow
from marsad.ledger.incidents.filters import Filter, conditions, within
from marsad.ledger.incidents.summaries import Summary
from marsad.ledger.tallies.shares import Amount
from marsad.models import Incident, from_json

AT_MOST = 500
"""Incidents on one page of a list."""


NOBODY = Amount(0, 0, 0)
_FIELDS = {"country": "country", "area": "admin1", "type": "type", "grade": "grade", "contested": "contested"}
"""Fields of the filter that are columns of the summary."""
_CELL = tuple(_FIELDS.values())


@dataclass(frozen=True, slots=True)
class Sum:
    """How many incidents, of how many a number is reported, and the sums of low, best and high in persons."""

    incidents: int = 0
    numbered: int = 0
    people: Amount = NOBODY

    def __add__(self, other: Sum) -> Sum:
        people = Amount.sum((self.people, other.people))
        return Sum(self.incidents + other.incidents, self.numbered + other.numbered, people)


Cell: TypeAlias = tuple[tuple[Any, ...], Sum]
"""The sum of the incidents that have these values."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Some summaries, the latest first; ``after`` asks for those that follow, null at the end."""

    rows: tuple[Summary, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Days:
    """The sum of the incidents that happened from ``first`` to ``last``, null where no day is known."""

    first: dt.date | None
    last: dt.date | None
    sum: Sum


@dataclass(frozen=True, slots=True)
class Area:
    """The sum of the incidents of a first-level area; ``area`` is null where only the country is known."""

    country: str | None
    area: str | None
    sum: Sum


@dataclass(frozen=True, slots=True)
class Board:
    """What a filter's incidents come to: the whole, by day, by area, and by what else they can be filtered.

    ``choices`` tells for each field of the filter how many incidents each value would leave, all else being
    the same; the values with the most come first.
    """

    total: Sum
    contested: int
    days: tuple[Days, ...]
    areas: tuple[Area, ...]
    choices: dict[str, tuple[tuple[str, int], ...]]


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


def board(session: Session, chosen: Filter) -> Board:
    """Return what the incidents of a filter come to."""
    cells = summed(session, chosen, *_CELL)
    days = [Days(first, last, made) for (first, last), made in summed(session, chosen, "first", "last")]
    areas = [
        Area(country, area, made) for (country, area), made in _folded(cells, "country", "admin1").items()
    ]
    return Board(
        total=sum((made for _, made in cells), Sum()),
        contested=sum(made.incidents for (one,), made in _folded(cells, "contested").items() if one),
        days=tuple(sorted(days, key=lambda one: (str(one.first or "~"), str(one.last)))),
        areas=tuple(sorted(areas, key=lambda one: (-one.sum.incidents, one.country or "~", one.area or "~"))),
        choices=_choices(session, chosen, cells),
    )


def _folded(cells: Iterable[Cell], *names: str) -> dict[tuple[Any, ...], Sum]:
    """Return the sums of cells by some of their columns."""
    at = [_CELL.index(name) for name in names]
    found: defaultdict[tuple[Any, ...], Sum] = defaultdict(Sum)
    for key, made in cells:
        found[tuple(key[n] for n in at)] += made
    return found


def summed(session: Session, chosen: Filter, *by: str) -> list[Cell]:
    """Return the sums of a filter's incidents by columns of the summary."""
    columns = [getattr(SummaryRow, name) for name in by]
    query = _with_numbers(chosen, columns).group_by(*columns)
    return [(tuple(row[: len(by)]), _sum(row[len(by) :])) for row in session.execute(query)]


def by_perpetrator(session: Session, chosen: Filter, number: int) -> tuple[tuple[str, Sum], ...]:
    """Return the reported perpetrators of a filter's incidents with their sums, those of the most first.

    An incident with several of them is in the sum of each. At most ``number`` are returned.
    """
    # incidents first, each once: SQLite might else look through many of them again for each actor
    each = _with_numbers(chosen, [SummaryRow.incident]).group_by(SummaryRow.incident).subquery()
    incident, *numbers = each.c
    sums = [func.sum(one) for one in numbers]
    query = select(ActorRow.name, *sums).join(each, incident == ActorRow.incident)
    query = query.where(ActorRow.role == "perpetrator").group_by(ActorRow.name)
    in_order = query.order_by(sums[0].desc(), ActorRow.name).limit(number)
    return tuple((row[0], _sum([int(one or 0) for one in row[1:]])) for row in session.execute(in_order))


def _with_numbers(chosen: Filter, columns: Sequence[InstrumentedAttribute[Any]]) -> Select[Any]:
    """Return the query for the sums of the people that a filter asks for."""
    plain = chosen.measure in (None, "killed") and chosen.status is None
    row = SummaryRow
    low, best, high = (
        (row.killed_low, row.killed_best, row.killed_high)
        if plain
        else (TollRow.low, TollRow.best, TollRow.high)
    )
    ends = (func.coalesce(low, best), best, func.coalesce(high, best))
    query = select(*columns, func.count(), func.count(best), *(func.sum(one) for one in ends))
    query = query.select_from(row).where(*conditions(chosen))
    if plain:
        return query
    of = (TollRow.measure == (chosen.measure or "killed"), TollRow.status == (chosen.status or ""))
    return query.join(TollRow, and_(TollRow.incident == row.incident, *of))


def _sum(row: Sequence[Any]) -> Sum:
    incidents, numbered, *people = row
    return Sum(incidents, numbered, Amount(*(int(one or 0) for one in people)))


def _choices(
    session: Session, chosen: Filter, cells: Sequence[Cell]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return for each field how many incidents each of its values leaves."""
    found = {name: _most(_of_cells(session, chosen, cells, name)) for name in _FIELDS}
    for name, table in (("actor", ActorRow), ("outlet", OutletRow)):
        found[name] = _most(_of_table(session, chosen, name, table))
    return found


def _most(counts: Iterable[tuple[Any, int]]) -> tuple[tuple[str, int], ...]:
    found = [(str(value), number) for value, number in counts if value not in (None, "")]
    return tuple(sorted(found, key=lambda one: (-one[1], one[0])))


def _of_cells(
    session: Session, chosen: Filter, cells: Iterable[Cell], name: str
) -> Iterator[tuple[Any, int]]:
    """Yield each value of a field with its incidents; where one is chosen, the others are asked for anew."""
    column = _FIELDS[name]
    wider = chosen.without(name, "area") if name == "country" else chosen.without(name)
    found = _folded(cells, column) if wider == chosen else dict(summed(session, wider, column))
    for (value,), made in found.items():
        yield (("no", "yes")[value] if name == "contested" else value), made.incidents


def _of_table(
    session: Session, chosen: Filter, name: str, table: type[ActorRow | OutletRow]
) -> Iterable[tuple[Any, int]]:
    wider = chosen.without(name, "role") if table is ActorRow else chosen.without(name)
    query = select(table.name, func.count(table.incident.distinct())).where(within(table.incident, wider))
    if table is ActorRow and chosen.role:
        query = query.where(ActorRow.role == chosen.role)
    return [(row[0], row[1]) for row in session.execute(query.group_by(table.name))]
