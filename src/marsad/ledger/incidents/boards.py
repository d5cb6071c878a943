"""What the incidents of a filter come to, by day, area, perpetrator, and by what they can be filtered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np

from marsad.ledger.incidents.columns import Array
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.incidents.sifted import Sifted, counts, distinct
from marsad.ledger.incidents.sums import Area, Board, Choice, Choices, Days, Sum

_WORDS = {"country": "country", "area": "admin1", "type": "type", "grade": "grade"}
"""Fields of the filter that name a word in a column."""
_ASKED = {"country": ("country", "area")}
"""What else is not asked for where values of a field are offered: another country has other areas."""


def board(found: Sifted) -> Board:
    """Return what the incidents of a filter come to."""
    rows, of = found.columns.incidents, np.flatnonzero(found.mask)
    by_day = found.people.sums_of_pairs(of, rows["first"], rows["last"])
    days = [Days(_day(first), _day(last), made) for (first, last), made in by_day.items()]
    areas = areas_of(found, of)
    return Board(
        total=sum((one.sum for one in areas), Sum()),
        contested=int(rows["contested"][of].sum()),
        days=tuple(sorted(days, key=lambda one: (str(one.first or "~"), str(one.last)))),
        areas=areas,
        choices=_choices(found),
    )


def _day(ordinal: int) -> dt.date | None:
    return dt.date.fromordinal(ordinal) if ordinal else None


def areas_of(found: Sifted, of: Array) -> tuple[Area, ...]:
    """Return the sums of the incidents at the places ``of`` by area, those of the most incidents first."""
    rows = found.columns.incidents
    by_area = found.people.sums_of_pairs(of, rows["country"], rows["admin1"])
    words = found.columns.words(number for pair in by_area for number in pair)
    areas = [Area(words[country], words[area], made) for (country, area), made in by_area.items()]
    return tuple(sorted(areas, key=lambda one: (-one.sum.incidents, one.country or "~", one.area or "~")))


def by_perpetrator(found: Sifted, number: int) -> tuple[tuple[str, Sum], ...]:
    """Return the reported perpetrators of a filter's incidents with their sums, those of the most first.

    An incident with several of them is in the sum of each. At most ``number`` are returned.
    """
    columns = found.columns
    actors = columns.actors.where(columns.actors.fields["role"] == columns.number("perpetrator"))
    actors = actors.where(found.mask[actors.of])
    made = found.people.sums(actors.of, actors.fields["name"])
    words = columns.words(made)
    named = [(word, one) for value, one in made.items() if (word := words[value]) is not None]
    return tuple(sorted(named, key=lambda one: (-one[1].incidents, one[0]))[:number])


def _choices(found: Sifted) -> Choices:
    """Return for each field how many incidents each of its values leaves."""
    words = {
        name: _column(found.without(*_ASKED.get(name, (name,))), column) for name, column in _WORDS.items()
    }
    contested = found.without("contested")
    many = counts(contested.columns.incidents["contested"][contested.mask])
    return {
        **words,
        "contested": ordered({("no", "yes")[value]: number for value, number in many.items()}),
        "actor": _actors(found),
        "outlet": _outlets(found.without("outlet")),
    }


def _column(found: Sifted, column: str) -> Choice:
    return in_words(found, found.columns.incidents[column][found.mask])


def _actors(found: Sifted) -> Choice:
    """Return the actors, in the role that is asked for."""
    wider, actors = found.without("actor", "role"), found.columns.actors
    acting = Sifted(found.columns, Filter(role=found.chosen.role)).acting()
    actors = actors.where(acting & wider.mask[actors.of])
    return in_words(found, distinct(actors.fields["name"], actors.of))


def _outlets(found: Sifted) -> Choice:
    outlets = found.columns.outlets
    return in_words(found, outlets.fields["name"][found.mask[outlets.of]])


def in_words(found: Sifted, values: Array) -> Choice:
    """Return how often each word occurs among numbers of words, the most frequent first."""
    many = counts(values)
    words = found.columns.words(many)
    return ordered({words[value]: number for value, number in many.items()})


def ordered(many: Mapping[str | None, int]) -> Choice:
    """Return the values that some incidents have, those with the most first."""
    found = [(value, number) for value, number in many.items() if value and number]
    return tuple(sorted(found, key=lambda one: (-one[1], one[0])))
