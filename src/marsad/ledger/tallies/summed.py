"""What a count comes to, without all the incidents behind it: its rows, its sums, and what is left out.

``summed`` works it out over the columns of a ledger, ``of_count`` takes it from a count: they agree.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from marsad.ledger.incidents.columns import Array, months_of
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.incidents.listed import STATUSES
from marsad.ledger.incidents.sifted import Sifted, joined, parted
from marsad.ledger.tallies.counting import Count, Row
from marsad.ledger.tallies.labels import Key, Label, label
from marsad.ledger.tallies.scopes import BASES, CountScope, Why
from marsad.ledger.tallies.shares import EVERYONE, Amount, People
from marsad.ledger.tallies.sieved import WHYS, Sieved
from marsad.ledger.tallies.trends import month_of
from marsad.models import DateSpan, Incident, Measure, Perpetrator, Place

_COLUMNS: dict[Key, tuple[str, ...]] = {
    **dict.fromkeys(("year", "month", "week", "day"), ("first", "last")),
    "country": ("country",),
    "area": ("country", "admin1"),
    "place": ("country", "admin1", "place"),
    "perpetrator": ("doers",),
    "type": ("type",),
    "grade": ("grade",),
}
"""The columns that tell the row of an incident by a key; by other keys, incidents are read."""
_WORDS = ("country", "admin1", "place", "doers", "type", "grade")


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
    """What a count comes to. ``left_out`` tells how many on which ground, each by its first; the most first.

    ``months`` are the incidents that count, by month as ``trends.month_of`` numbers it; null: of no one.
    """

    scope: CountScope
    by: tuple[Key, ...]
    rows: tuple[SummedRow, ...]
    totals: tuple[SummedRow, ...]
    left_out: tuple[tuple[Why, int], ...]
    outside: int
    months: Counter[int | None] = field(default_factory=Counter)


def can_sum(scope: CountScope, by: Collection[Key], people: People) -> bool:
    """Tell whether columns are enough for a count."""
    known = people == EVERYONE or any(people == People(statuses=(status,)) for status in STATUSES)
    return scope.bases == BASES and known and all(key in _COLUMNS for key in by)


def summed(found: Sieved, by: Sequence[Key], measures: Sequence[Measure], people: People) -> Summed:
    """Return what the incidents that a scope counts come to, in rows by keys that ``can_sum`` allows."""
    of, rows = found.counted, rows_of(found, by)
    asked = [Sifted(found.columns, asking(one, people)) for one in measures]
    order = {measure: n for n, measure in enumerate(measures)}
    made = [row for one in asked for row in _rows(one, of, rows)]
    whole = Rows(((),), np.zeros(len(of), dtype=np.int64))
    return Summed(
        scope=found.scope,
        by=tuple(by),
        rows=tuple(sorted(made, key=lambda row: (row.labels, order[row.measure]))),
        totals=tuple(next(_rows(one, of, whole), _nothing(one)) for one in asked),
        left_out=_by_number(found.grounds()),
        outside=int(found.outside.sum()),
        months=_months(found.columns.incidents[of]),
    )


def asking(measure: Measure, people: People) -> Filter:
    """Return the filter whose sums are of these people."""
    return Filter(measure=measure, status=people.statuses[0] if people.statuses else None)


@dataclass(frozen=True, slots=True)
class Rows:
    """The labels of a count's rows, and for each incident that counts the place of its row among them."""

    labels: tuple[tuple[Label, ...], ...]
    at: Array


def rows_of(found: Sieved, by: Sequence[Key]) -> Rows:
    """Return the rows of the incidents that a scope counts by some keys."""
    rows = found.columns.incidents[found.counted]
    every: list[tuple[Label, ...]] = [()]
    at = np.zeros(len(rows), dtype=np.int64)
    for key in by:
        labels, own = _labelled(found, rows, key)
        pairs, at = np.unique(joined(at, own), return_inverse=True)
        every = [(*every[one], labels[other]) for one, other in map(parted, pairs.tolist())]
    return Rows(tuple(every), at)


def _labelled(found: Sieved, rows: Array, key: Key) -> tuple[list[Label], Array]:
    """Return the labels of a key, and for each incident the place of its own among them."""
    at = np.zeros(len(rows), dtype=np.int64)
    for column in _COLUMNS[key]:
        _, at = np.unique(joined(at, rows[column]), return_inverse=True)
    _, first = np.unique(at, return_index=True)
    some = rows[first]
    names = [name for name in _WORDS if name in _COLUMNS[key]]
    words = found.columns.words(number for name in names for number in some[name])
    labels = [label(_like(row, names, words), key, found.scope, "killed") for row in some]
    places = {one: place for place, one in enumerate(dict.fromkeys(labels))}
    return list(places), np.array([places[one] for one in labels], dtype=np.int64)[at]


def _like(row: Any, names: Collection[str], words: Mapping[int, str | None]) -> Incident:
    """Return an incident of the date and of these words, by which it has the label that one has."""
    word = {name: words[int(row[name])] for name in names}.get
    first, last = (dt.date.fromordinal(max(int(row[name]), 1)) for name in ("first", "last"))
    return Incident(
        id="",
        type=word("type"),  # type: ignore[arg-type]
        date=DateSpan(first=first, last=last) if row["first"] else None,
        place=Place(name=word("place"), admin1=word("admin1"), country=word("country")),
        perpetrators=(Perpetrator(name=doers),) if (doers := word("doers")) else (),
        grade=word("grade"),  # type: ignore[arg-type]
    )


def _rows(asked: Sifted, of: Array, rows: Rows) -> Iterator[SummedRow]:
    contested = np.bincount(rows.at, weights=asked.disputed[of], minlength=len(rows.labels))
    for place, made in asked.people.sums(of, rows.at).items():
        amount = made.people if made.numbered else None
        counted = made.incidents, made.numbered, amount, int(contested[place])
        yield SummedRow(rows.labels[place], _measure(asked), *counted)


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


def of_count(made: Count) -> Summed:
    """Return what a count comes to."""
    return Summed(
        scope=made.scope,
        by=made.by,
        rows=tuple(map(_of_row, made.rows)),
        totals=tuple(map(_of_row, made.totals)),
        left_out=_by_number(Counter(one.grounds[0].why for one in made.omitted)),
        outside=made.outside,
        months=Counter(month_of(one.date.first, one.date.last) if one.date else None for one in made.counted),
    )


def _of_row(row: Row) -> SummedRow:
    contested = sum(one.contested for one in row.addends)
    return SummedRow(row.labels, row.measure, len(row.addends), row.numbered, row.amount, contested)
