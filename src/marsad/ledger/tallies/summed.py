"""What a count comes to, without all the incidents behind it: its rows, its sums, and what is left out.

``summed`` works it out over the columns of a ledger, ``of_count`` takes it from a count: they agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from marsad.ledger.incidents.columns import Array, months_of
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.incidents.listed import STATUSES
from marsad.ledger.incidents.sifted import Sifted
from marsad.ledger.tallies.breakdown import Rows, has_columns, rows_of
from marsad.ledger.tallies.counting import Count, Row
from marsad.ledger.tallies.labels import Key, Label
from marsad.ledger.tallies.scopes import BASES, CountScope, Why
from marsad.ledger.tallies.shares import EVERYONE, Amount, People
from marsad.ledger.tallies.sieved import WHYS, Sieved
from marsad.ledger.tallies.trends import month_of
from marsad.models import Measure

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


def can_sum(scope: CountScope, by: Collection[Key], people: People) -> bool:
    """Tell whether columns are enough for a count."""
    known = people == EVERYONE or any(people == People(statuses=(status,)) for status in STATUSES)
    return scope.bases == BASES and known and has_columns(by)


def summed(
    found: Sieved, by: Sequence[Key], measures: Sequence[Measure], people: People, part: slice = ALL
) -> Summed:
    """Return what the incidents that a scope counts come to, in rows by keys that ``can_sum`` allows.

    Of the rows, only that ``part`` is worked out.
    """
    of, asked = found.counted, [Sifted(found.columns, asking(one, people)) for one in measures]
    rows, whole = (rows_of(found.columns, of, keys) for keys in (by, ()))
    return Summed(
        scope=found.scope,
        by=tuple(by),
        size=len(rows) * len(asked),
        rows=_part(asked, of, rows, part),
        totals=tuple(next(_rows(one, of, whole, range(1)), _nothing(one)) for one in asked),
        left_out=_by_number(found.grounds()),
        outside=int(found.outside.sum()),
        months=_months(found.columns.incidents[of]),
    )


def _part(asked: Sequence[Sifted], of: Array, rows: Rows, part: slice) -> tuple[SummedRow, ...]:
    """Return that part of the numbers of all rows, for each row one of each measure."""
    many = len(asked)
    shown = range(len(rows) * many)[part]
    some = range(shown.start // many, -(-shown.stop // many))
    made = zip(*(_rows(one, of, rows, some) for one in asked), strict=True)
    numbers = [number for row in made for number in row]
    return tuple(numbers[shown.start - some.start * many :][: len(shown)])


def asking(measure: Measure, people: People) -> Filter:
    """Return the filter whose sums are of these people."""
    return Filter(measure=measure, status=people.statuses[0] if people.statuses else None)


def _rows(asked: Sifted, of: Array, rows: Rows, shown: range) -> Iterator[SummedRow]:
    """Yield the sums of some rows."""
    within = (rows.at >= shown.start) & (rows.at < shown.stop)
    of, at = of[within], rows.at[within]
    contested = np.bincount(at - shown.start, weights=asked.disputed[of], minlength=len(shown))
    for row, made in asked.people.sums(of, at).items():
        amount = made.people if made.numbered else None
        counted = made.incidents, made.numbered, amount, int(contested[row - shown.start])
        yield SummedRow(rows.labels(row), _measure(asked), *counted)


def _nothing(asked: Sifted) -> SummedRow:
    return SummedRow((), _measure(asked), 0, 0, None, 0)


def _measure(asked: Sifted) -> Measure:
    return asked.chosen.measure or "killed"


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
