"""The rows of a count over the columns of a ledger, in order: a label is made for each value, not each row.

Its labels are those that ``labels.label`` gives to the incidents themselves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from marsad.ledger.incidents.columns import Array, Columns
from marsad.ledger.incidents.sifted import joined
from marsad.ledger.tallies.labels import PERIODS, PLACES, Key, Label, in_period, in_word, there
from marsad.models import DateSpan

_COLUMNS: Mapping[Key, tuple[str, ...]] = {
    **dict.fromkeys(PERIODS, ("first", "last")),
    "country": ("country",),
    "area": ("country", "admin1"),
    "place": ("country", "admin1", "place"),
    "perpetrator": ("doers",),
    "type": ("type",),
    "grade": ("grade",),
}
"""The columns that tell the row of an incident by a key; by other keys, incidents are read."""
Labelled: TypeAlias = tuple[list[Label], Array]
"""Labels in order, and for each incident the place of its own among them."""


def has_columns(by: Collection[Key]) -> bool:
    """Tell whether columns are enough to break a count down by these keys."""
    return all(key in _COLUMNS for key in by)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a count: for each incident, or entry, the number ``at`` of its row, in order, from 0 on.

    ``one`` is for each row the place of one that is in it. ``keys`` has the labels by each key.
    """

    keys: tuple[Labelled, ...]
    at: Array
    one: Array

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.one)

    def labels(self, row: int) -> tuple[Label, ...]:
        """Return the labels of a row, one by each key."""
        return tuple(labels[at[self.one[row]]] for labels, at in self.keys)

    def called(self, texts: Sequence[str]) -> int | None:
        """Return the row of which the labels have these texts, the first of several; null where none has."""
        found = np.full(len(self.at), len(texts) == len(self.keys))
        for (labels, at), text in zip(self.keys, texts, strict=False):
            found &= np.isin(at, [number for number, label in enumerate(labels) if label.text == text])
        rows = self.at[found]
        return int(rows.min()) if len(rows) else None


def rows_of(columns: Columns, of: Array, by: Sequence[Key]) -> Rows:
    """Return the rows by some keys of the incidents at the places ``of``: without a key, one of all."""
    incidents = columns.incidents[of]
    keys = tuple(labelled(columns, incidents, key) for key in by)
    one, at = alike(len(of), (own for _, own in keys))
    return Rows(keys, at, one)


def labelled(columns: Columns, incidents: Array, key: Key) -> Labelled:
    """Return the labels of incidents by a key that has columns."""
    first, at = alike(len(incidents), (incidents[column] for column in _COLUMNS[key]))
    return in_order(_labels(columns, incidents[first], key), at)


def in_order(labels: Sequence[Label], at: Array) -> Labelled:
    """Return the labels of kinds in order, each once, given the kind of each thing."""
    every = sorted(set(labels), key=tuple)
    places = {label: place for place, label in enumerate(every)}
    return every, np.array([places[label] for label in labels], dtype=np.int64)[at]


def alike(many: int, numbers: Iterable[Array]) -> tuple[Array, Array]:
    """Return the first of each kind of things that are alike in all numbers, and of each thing its kind.

    Kinds are in the order of their numbers.
    """
    first, at = np.arange(min(many, 1)), np.zeros(many, dtype=np.int64)
    for own in numbers:
        _, first, at = np.unique(joined(at, own), return_index=True, return_inverse=True)
    return first, at


def _labels(columns: Columns, incidents: Array, key: Key) -> list[Label]:
    """Return the label of each incident."""
    values = [incidents[column].tolist() for column in _COLUMNS[key]]
    if key in PERIODS:
        return [in_period(key, _span(*days)) for days in zip(*values, strict=True)]
    words = columns.words(number for numbers in values for number in numbers)
    named = zip(*([words[number] for number in numbers] for numbers in values), strict=True)
    return [there(key, *names) if key in PLACES else in_word(key, *names) for names in named]


def _span(first: int, last: int) -> DateSpan | None:
    if not first:
        return None
    return DateSpan(first=dt.date.fromordinal(first), last=dt.date.fromordinal(last))
