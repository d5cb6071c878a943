"""What incidents add to the rows of a count that takes them apart by people, or by who counts them.

It comes to what ``counting.count`` makes of the incidents themselves: one may stand in several rows, or in
another row for each measure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from marsad.ledger.incidents.columns import Array, Columns
from marsad.ledger.incidents.openly import public_group
from marsad.ledger.incidents.sifted import joined
from marsad.ledger.tallies.breakdown import Labelled, Rows, alike, in_order, labelled
from marsad.ledger.tallies.labels import NO_NUMBER, Key, Label, in_word, is_of_people, people_label
from marsad.ledger.tallies.numbers import Numbers
from marsad.models import Group

_GROUP = ("status", "affiliation", "demographic")
_NOBODY = -1
"""In place of a group where an incident states no number."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries of a count: what one incident adds to one row by one measure, or a part of that.

    ``whose`` is the place of the incident among those that count, ``measure`` that of the measure among those
    that are asked for. ``group`` are the words for the people, ``kinds`` that for who counts them.
    """

    whose: Array
    measure: Array
    numbered: Array
    contested: Array
    ends: Array
    group: Array
    kinds: Array


def entries(asked: Sequence[Numbers], of: Array, by: Sequence[Key]) -> Entries:
    """Return the entries of the incidents at the places ``of``."""
    made = [_entries(one, number, of, by) for number, one in enumerate(asked)]
    columns = zip(*made, strict=True)
    return Entries(*(np.concatenate(some, axis=-1) for some in columns))


def _entries(asked: Numbers, number: int, of: Array, by: Sequence[Key]) -> tuple[Array, ...]:
    numbered = asked.ends.numbered[of]
    whose, ends = np.arange(len(of)), np.array([column[of] for column in asked.ends.ends])
    group = np.full((len(_GROUP), len(of)), _NOBODY)
    if any(map(is_of_people, by)):
        whose, ends, group = _shared(asked, of, np.flatnonzero(~numbered))
    kinds = asked.kinds[of] if "claimant" in by else np.zeros(len(of), dtype=np.int64)
    measure = np.full(len(whose), number)
    return whose, measure, numbered[whose], asked.contested[of][whose], ends, group, kinds[whose]


def _shared(asked: Numbers, of: Array, without: Array) -> tuple[Array, Array, Array]:
    """Return whose each share is, its ends and its group; then those that are ``without`` a number."""
    place = np.full(int(of.max(initial=0)) + 1, -1)
    place[of] = np.arange(len(of))
    shares = asked.shares
    shares = shares.where(shares.of < len(place))
    shares = shares.where(place[shares.of] >= 0)
    ends, group = (
        np.array([shares.fields[name].astype(np.int64) for name in names])
        for names in (("low", "best", "high"), _GROUP)
    )
    nothing = np.zeros((len(_GROUP), len(without)), dtype=np.int64)
    return (
        np.concatenate((place[shares.of], without)),
        np.concatenate((ends, nothing), axis=1),
        np.concatenate((group, nothing + _NOBODY), axis=1),
    )


def rows_of_entries(columns: Columns, of: Array, by: Sequence[Key], found: Entries, *, public: bool) -> Rows:
    """Return the rows by some keys, for each entry the number ``at`` of its own; of each measure apart."""
    keys = tuple(_labelled(columns, of, key, found, public=public) for key in by)
    one, at = alike(len(found.whose), (*(own for _, own in keys), found.measure))
    return Rows(keys, at, one)


def _labelled(columns: Columns, of: Array, key: Key, found: Entries, *, public: bool) -> Labelled:
    if key == "claimant":
        first, at = alike(len(found.kinds), (found.kinds,))
        words = columns.words(found.kinds[first].tolist())
        return in_order([in_word(key, words[kinds]) for kinds in found.kinds[first].tolist()], at)
    if is_of_people(key):
        first, at = alike(len(found.whose), found.group + 1)
        return in_order(list(_people(columns, key, found.group[:, first], public=public)), at)
    labels, at = labelled(columns, columns.incidents[of], key)
    return labels, at[found.whose]


def _people(columns: Columns, key: Key, groups: Array, *, public: bool) -> Iterator[Label]:
    """Yield the labels of groups of people."""
    words = columns.words(number for number in groups.flat if number != _NOBODY)
    for numbers in groups.T.tolist():
        if _NOBODY in numbers:
            yield NO_NUMBER
            continue
        status, affiliation, demographic = (words[number] for number in numbers)
        group = Group(status=status, affiliation=affiliation, demographic=demographic)  # type: ignore[arg-type]
        yield people_label(public_group(group) if public else group, key)


@dataclass(frozen=True, slots=True)
class Added:
    """What a row comes to by a measure: incidents, those with a number, the sums of ends, those contested."""

    row: int
    measure: int
    incidents: int
    numbered: int
    ends: list[int]
    contested: int


def added(found: Entries, at: Array, shown: range) -> Iterator[Added]:
    """Yield what those rows that are shown come to, given the row of each entry."""
    within = np.flatnonzero((at >= shown.start) & (at < shown.stop))
    of, many = at[within] - shown.start, len(shown)
    _, first = np.unique(joined(of, found.whose[within]), return_index=True)

    def summed(rows: Array, column: Array) -> list[int]:
        # whole numbers: sums of them are exact below 2 to the power of 53
        sums: list[int] = np.bincount(rows, weights=column, minlength=many).astype(np.int64).tolist()
        return sums

    once = (np.ones(len(found.whose)), found.numbered, found.contested)
    incidents, numbered, contested = (summed(of[first], column[within][first]) for column in once)
    ends = [summed(of, end[within]) for end in found.ends]
    for row, one in zip(*np.unique(of, return_index=True), strict=True):
        measure, sums = int(found.measure[within[one]]), [end[row] for end in ends]
        yield Added(shown[row], measure, incidents[row], numbered[row], sums, contested[row])
