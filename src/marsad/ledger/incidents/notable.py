"""What stands out in the last month of a filter: in all, and in its areas.

The test is that of ``trends``, of one month only: all the filter's incidents and each of its areas are held
against the same months before, and tested together.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from marsad.ledger.incidents.columns import months_of
from marsad.ledger.incidents.sifted import Sifted
from marsad.ledger.incidents.sums import Days
from marsad.ledger.tallies.trends import (
    FEWEST_MONTHS,
    MOST_MONTHS,
    StandOut,
    latest,
    month_of,
    name_of,
    whole_months,
)

AREAS = 20
"""First-level areas that are tested, those with the most incidents in these months."""

_Area: TypeAlias = tuple[str, str]
_Where: TypeAlias = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class NotableArea:
    """A first-level area that stands out: its country (ISO 3166), its English name, and by how much."""

    country: str
    area: str
    found: StandOut


@dataclass(frozen=True, slots=True)
class Notable:
    """What stands out from ``first`` to ``last``, the last month of a filter; null where none was tested.

    ``whole`` is found of all the filter's incidents; ``tested`` counts them and the areas.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    whole: StandOut | None = None
    areas: tuple[NotableArea, ...] = ()
    tested: int = 0


def notable(sifted: Sifted, days: Iterable[Days]) -> Notable:
    """Return what stands out among the incidents of a filter, which happened on these ``days``.

    The last month is that in which the filter ends, if that is whole, else the one before; where it has no
    end, the last in which anything is known to have happened, of which only more than before is told.
    """
    chosen = sifted.chosen
    known = [
        month
        for one in days
        if one.first and one.last and (month := month_of(one.first, one.last)) is not None
    ]
    start, end = whole_months(known, chosen.first, chosen.last)
    start = max(start, end - 1 - MOST_MONTHS)
    if end - start <= FEWEST_MONTHS:
        return Notable()
    counts = _counts(sifted, start, end)
    areas = _areas(counts)
    whole: Counter[int] = sum(counts.values(), Counter())
    series = [[of[month] for month in range(start, end)] for of in (whole, *(counts[one] for one in areas))]
    found = latest(series, name_of(end - 1), fewer=chosen.last is not None)
    return Notable(
        first=_first(end - 1),
        last=_last(end - 1),
        whole=found.get(0),
        areas=tuple(NotableArea(*one, found[at]) for at, one in enumerate(areas, 1) if at in found),
        tested=len(series),
    )


def _areas(counts: dict[_Where, Counter[int]]) -> Sequence[_Area]:
    """Return the areas with the most incidents."""
    known = [(-of.total(), country, area) for (country, area), of in counts.items() if country and area]
    return [(country, area) for _, country, area in sorted(known)[:AREAS]]


def _counts(found: Sifted, start: int, end: int) -> dict[_Where, Counter[int]]:
    """Return the incidents of each month by area, of those that happened within one month."""
    rows = found.columns.incidents[found.mask]
    rows = rows[(rows["first"] >= _first(start).toordinal()) & (rows["last"] <= _last(end - 1).toordinal())]
    months, last = months_of(rows["first"]), months_of(rows["last"])
    rows, months = rows[months == last], months[months == last]
    keys, many = np.unique(np.stack([rows["country"], rows["admin1"], months]), axis=1, return_counts=True)
    words = found.columns.words(keys[:2].flat)
    made: defaultdict[_Where, Counter[int]] = defaultdict(Counter)
    for country, area, month, number in zip(*keys.tolist(), many.tolist(), strict=True):
        made[words[country], words[area]][month] += number
    return made


def _first(month: int) -> dt.date:
    return dt.date(month // 12, month % 12 + 1, 1)


def _last(month: int) -> dt.date:
    return _first(month).replace(day=monthrange(month // 12, month % 12 + 1)[1])
