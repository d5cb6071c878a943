"""The timeline: what happened in each day, week, month or year of a period, as bars that narrow it."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from marsad.ledger.incidents.sums import Days, Sum

Unit: TypeAlias = Literal["day", "week", "month", "year"]
_LONGEST: dict[Unit, int] = {"day": 62, "week": 400, "month": 366 * 12}
"""Days that a period has at most to be shown by this unit."""
_WIDEST = 60.0
_TICKS = 8
"""So many months or years are named below the bars at most."""
_EDGE = 5.0
"""Hundredths of the width at either end in which none is named: it would be cut off."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time with its place and height on a drawing of 1000 by 100.

    ``best`` and ``high`` are the heights of the people that are reported, on a scale of their own.
    """

    days: Days
    x: float
    width: float
    height: float
    best: float
    high: float

    @property
    def drawn(self) -> float:
        """Return how wide it is drawn: four fifths of its place, where there are few bars less."""
        return round(min(0.8 * self.width, _WIDEST), 2)

    @property
    def left(self) -> float:
        """Return from where it is drawn: in the middle of its place."""
        return round(self.x + (self.width - self.drawn) / 2, 2)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars by ``unit``, the highest figures, and the incidents that are in none.

    Those have no date, or one that may be in several of them.
    """

    unit: Unit
    bars: tuple[Bar, ...]
    most: int
    most_people: int
    unplaced: Sum

    @property
    def names_months(self) -> bool:
        """Tell whether the months are named below the bars; over longer times the years are."""
        return self.unit in ("day", "week")

    @property
    def ticks(self) -> list[tuple[dt.date, float]]:
        """Return where each month or year begins, in hundredths of the width: some where there are many."""
        begun = [
            (one.days.last, round((one.x + one.width / 2) / 10, 2))
            for one in self.bars
            if (last := one.days.last) and _starts_in(one.days.first or last, last, months=self.names_months)
        ]
        apart = -(-len(begun) // _TICKS) or 1
        return [(day, x) for day, x in begun[::apart] if _EDGE <= x <= 100 - _EDGE]


def timeline(days: Iterable[Days], rtl: bool) -> Timeline:
    """Return the timeline of what happened by days; time runs the way that the language is read."""
    every = list(days)
    single = [one.first for one in every if one.first and one.first == one.last]
    unit = _unit(min(single), max(single)) if single else "month"
    sums: defaultdict[dt.date | None, Sum] = defaultdict(Sum)
    for one in every:
        within = one.first and one.last and _start(one.first, unit) == _start(one.last, unit)
        sums[_start(one.first, unit) if one.first and within else None] += one.sum
    unplaced = sums.pop(None, Sum())
    starts = _starts(sorted(one for one in sums if one), unit)
    found = [Days(one, _end(one, unit), sums.get(one, Sum())) for one in starts]
    scale = _Scale(
        bars=len(found),
        most=max((one.sum.incidents for one in found), default=0),
        people=max((one.sum.people.high for one in found), default=0),
        rtl=rtl,
    )
    bars = tuple(scale.bar(number, one) for number, one in enumerate(found))
    return Timeline(unit, bars, scale.most, scale.people, unplaced)


def _starts_in(first: dt.date, last: dt.date, *, months: bool) -> bool:
    """Tell whether a month, or a year, begins from one day to another."""
    if months:
        return first.day == 1 or first.month != last.month
    return (first.month, first.day) == (1, 1) or first.year != last.year


def _unit(first: dt.date, last: dt.date) -> Unit:
    length = (last - first).days + 1
    return next((unit for unit, longest in _LONGEST.items() if length <= longest), "year")


def _start(day: dt.date, unit: Unit) -> dt.date:
    """Return the first day of the unit that holds a day; weeks begin on Monday (ISO 8601)."""
    if unit == "week":
        return max(dt.date.min, day - dt.timedelta(day.weekday()) if day.toordinal() > 7 else day)
    return day.replace(day=day.day if unit == "day" else 1, month=1 if unit == "year" else day.month)


def _end(start: dt.date, unit: Unit) -> dt.date:
    """Return the last day of the unit that begins on a day."""
    if unit == "week":
        return dt.date.fromordinal(min(start.toordinal() + 6, dt.date.max.toordinal()))
    if unit == "month":
        return start.replace(day=monthrange(start.year, start.month)[1])
    return start if unit == "day" else dt.date(start.year, 12, 31)


def _starts(known: list[dt.date], unit: Unit) -> Iterator[dt.date]:
    """Yield each unit from the first to the last, also those in which nothing is known to have happened."""
    start = known[0] if known else None
    while start and start <= known[-1]:
        yield start
        end = _end(start, unit)
        start = end + dt.timedelta(1) if end < dt.date.max else None


@dataclass(frozen=True, slots=True)
class _Scale:
    """How many bars there are, the highest figures, and whether time runs from right to left."""

    bars: int
    most: int
    people: int
    rtl: bool

    def bar(self, number: int, one: Days) -> Bar:
        width, made = 1000 / self.bars, one.sum
        return Bar(
            days=one,
            x=round(1000 - (number + 1) * width if self.rtl else number * width, 2),
            width=round(width, 2),
            height=_share(made.incidents, self.most),
            best=_share(made.people.best, self.people),
            high=_share(made.people.high, self.people),
        )


def _share(value: int, most: int) -> float:
    return round(100 * value / most, 1) if most else 0.0
