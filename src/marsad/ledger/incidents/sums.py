"""What incidents sum to: in all, by day, by area, and by what else they can be filtered.

Sums add what is reported of each incident. They are not the counts of ``counting``, which leave out what is
uncertain or told twice over: an incident within another, the sum of several.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

from marsad.ledger.tallies.shares import Amount

NOBODY = Amount(0, 0, 0)
Choice: TypeAlias = tuple[tuple[str, int], ...]
"""The values of a field with the incidents that each leaves, those with the most first."""
Choices: TypeAlias = dict[str, Choice]


@dataclass(frozen=True, slots=True)
class Sum:
    """How many incidents, of how many a number is reported, and the sums of low, best and high in persons."""

    incidents: int = 0
    numbered: int = 0
    people: Amount = NOBODY

    def __add__(self, other: Sum) -> Sum:
        people = Amount.sum((self.people, other.people))
        return Sum(self.incidents + other.incidents, self.numbered + other.numbered, people)


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
    choices: Choices
