"""What a count comes to, without all the incidents behind it: its rows, its sums, and what is left out.

``summed`` works it out over the columns of a ledger, ``of_count`` takes it from a count: they agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import get_args

import numpy as np

from marsad.ledger.incidents.columns import Array, months_of
from marsad.ledger.tallies.breakdown import has_columns, rows_of
from marsad.ledger.tallies.counting import Count, Row
from marsad.ledger.tallies.entries import Added, added, entries, rows_of_entries
from marsad.ledger.tallies.labels import Key, Label
from marsad.ledger.tallies.numbers import Numbers
from marsad.ledger.tallies.scopes import BASES, CountScope, Why
from marsad.ledger.tallies.shares import EVERYONE, Amount, People
from marsad.ledger.tallies.sieved import WHYS, Sieved
from marsad.ledger.tallies.trends import month_of
from marsad.models import Measure, Status

ALL = slice(None)


@dataclass(frozen=True, slots=True)
class SummedRow:
    """One number of a count: how many incidents, how many of them state a number, how many are contested.

    ``amount`` is null where no incident states a number: that is not 0.
    """

    labels: tuple[Label, ...]
    measure: Measure
    incidents: int
    numbered: int
    amount: Amount | None
    contested: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summed:
    """What a count comes to. ``rows`` are those that were asked for, of ``size`` in all.

    ``left_out`` tells how many on which ground, each by its first; the most first.
    ``months`` are the incidents that count, by month as ``trends.month_of`` numbers it; null: of no one.
    """

    scope: CountScope
    by: tuple[Key, ...]
    size: int
    rows: tuple[SummedRow, ...]
    totals: tuple[SummedRow, ...]
    left_out: tuple[tuple[Why, int], ...]
    outside: int
    months: Counter[int | None] = field(default_factory=Counter)


def can_sum(scope: CountScope, people: People) -> bool:
    """Tell whether columns are enough for a count."""
    known = people == EVERYONE or any(people == People(statuses=(one,)) for one in get_args(Status))
    return scope.bases == BASES and known


def summed(
    found: Sieved, by: Sequence[Key], measures: Sequence[Measure], people: People, part: slice = ALL
) -> Summed:
    """Return what the incidents that a scope counts come to, where ``can_sum`` allows.

    Of the rows, only that ``part`` is worked out.
    """
    asked = [Numbers(found.columns, one, people, found.rule) for one in measures]
    size, rows = _part(found, asked, by, part)
    return Summed(
        scope=found.scope,
        by=tuple(by),
        size=size,
        rows=rows,
        totals=tuple(_total(found, one) for one in asked),
        left_out=_by_number(found.grounds()),
        outside=int(found.outside.sum()),
        months=_months(found.columns.incidents[found.counted]),
    )


def _part(
    found: Sieved, asked: Sequence[Numbers], by: Sequence[Key], part: slice
) -> tuple[int, tuple[SummedRow, ...]]:
    """Return how many rows there are, and that part of them."""
    if not has_columns(by):
        every = entries(asked, found.counted, by)
        rows = rows_of_entries(found.columns, found.counted, by, every, public=found.public)
        shown = range(len(rows))[part]
        return len(rows), tuple(
            _row(rows.labels(one.row), asked, one) for one in added(every, rows.at, shown)
        )
    many, rows = len(asked), rows_of(found.columns, found.counted, by)
    shown = range(len(rows) * many)[part]
    within = (rows.at >= shown.start // many) & (rows.at * many < shown.stop)
    some = entries(asked, found.counted[within], by)
    made = added(some, rows.at[within][some.whose] * many + some.measure, shown)
    return len(rows) * many, tuple(_row(rows.labels(one.row // many), asked, one) for one in made)


def _total(found: Sieved, asked: Numbers) -> SummedRow:
    every = entries([asked], found.counted, ())
    nothing = Added(row=0, measure=0, incidents=0, numbered=0, ends=[0, 0, 0], contested=0)
    return _row((), [asked], next(added(every, every.measure, range(1)), nothing))


def _row(labels: tuple[Label, ...], asked: Sequence[Numbers], one: Added) -> SummedRow:
    amount = Amount(*one.ends) if one.numbered else None
    return SummedRow(labels, asked[one.measure].measure, one.incidents, one.numbered, amount, one.contested)


def _months(rows: Array) -> Counter[int | None]:
    """Return how many incidents happened in each month."""
    first, last = months_of(rows["first"]), months_of(rows["last"])
    within = (rows["first"] > 0) & (first == last)
    values, many = np.unique(first[within], return_counts=True)
    found: Counter[int | None] = Counter(dict(zip(values.tolist(), many.tolist(), strict=True)))
    found[None] = int((~within).sum())
    return found


def _by_number(grounds: Counter[Why]) -> tuple[tuple[Why, int], ...]:
    found = [(why, number) for why, number in grounds.items() if number]
    return tuple(sorted(found, key=lambda one: (-one[1], WHYS.index(one[0]))))


def of_count(made: Count, part: slice = ALL) -> Summed:
    """Return what a count comes to, with that ``part`` of its rows."""
    return Summed(
        scope=made.scope,
        by=made.by,
        size=len(made.rows),
        rows=tuple(map(_of_row, made.rows[part])),
        totals=tuple(map(_of_row, made.totals)),
        left_out=_by_number(Counter(one.grounds[0].why for one in made.omitted)),
        outside=made.outside,
        months=Counter(month_of(one.date.first, one.date.last) if one.date else None for one in made.counted),
    )


def _of_row(row: Row) -> SummedRow:
    contested = sum(one.contested for one in row.addends)
    return SummedRow(row.labels, row.measure, len(row.addends), row.numbered, row.amount, contested)
