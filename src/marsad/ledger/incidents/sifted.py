"""The incidents of a filter among the columns of a ledger, and sums of the people that it asks for.

A filter finds the same incidents here as by the ``conditions`` with which ``filters`` asks the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from marsad.ledger.incidents.columns import Array, Columns
from marsad.ledger.incidents.filters import Filter, Review
from marsad.ledger.incidents.sums import Sum
from marsad.ledger.tallies.shares import Amount

_EQUAL = {"country": "country", "area": "admin1", "type": "type", "grade": "grade"}
"""Fields of the filter that name a word in a column."""
_HALF = 32
_LOWER = (1 << _HALF) - 1


class Sifted:
    """The incidents of a filter: ``mask`` tells for each incident of the columns whether it is one."""

    def __init__(self, columns: Columns, chosen: Filter) -> None:
        self.columns, self.chosen = columns, chosen

    @cached_property
    def mask(self) -> Array:
        """Tell for each incident whether the filter finds it."""
        return self.whatever_decided & self.reviewed(self.chosen.review)

    @cached_property
    def whatever_decided(self) -> Array:
        """Tell for each whether the filter finds it but for what reviewers decided, or are to decide."""
        found = np.ones(len(self.columns), dtype=bool)
        for test in self._tests():
            found &= test
        return found

    def without(self, *names: str) -> Sifted:
        """Return the incidents of the filter that asks nothing about these."""
        wider = self.chosen.without(*names)
        return self if wider == self.chosen else Sifted(self.columns, wider)

    def reviewed(self, review: Review | None) -> Array:
        """Tell for each incident whether reviewers decided so on it, or are to; null: it is not rejected."""
        decision = self.columns.incidents["decision"]
        if review == "undecided":
            return np.asarray(decision == 0)
        if review == "confirmed":
            return np.asarray(decision == self.columns.number("confirm"))
        rejected = decision == self.columns.number("reject")
        if review == "rejected":
            return np.asarray(rejected)
        return np.asarray(
            ~rejected & (self.columns.incidents["review"] == 1) if review == "needed" else ~rejected
        )

    @cached_property
    def people(self) -> People:
        """Return the numbers of the people that the filter asks for, of all incidents."""
        chosen, rows = self.chosen, self.columns.incidents
        if chosen.measure in (None, "killed") and chosen.status is None:
            return People.of(rows["low"], rows["best"], rows["high"])
        found = self.columns.tolls.where(self.tolled())
        ends = (np.full(len(rows), -1, dtype=np.int64) for _ in range(3))
        made = dict(zip(("low", "best", "high"), ends, strict=True))
        for name, column in made.items():
            column[found.of] = found.fields[name]
        return People.of(**made)

    def _tests(self) -> Iterator[Array]:
        chosen, rows = self.chosen, self.columns.incidents
        if chosen.first:
            yield rows["last"] >= chosen.first.toordinal()
        if chosen.last:
            yield (rows["first"] <= chosen.last.toordinal()) & (rows["first"] > 0)
        for name, column in _EQUAL.items():
            if (value := getattr(chosen, name)) is not None:
                yield rows[column] == self.columns.number(value)
        if chosen.contested is not None:
            yield rows["contested"] == chosen.contested
        yield from self._beside()

    def _beside(self) -> Iterator[Array]:
        """Yield what the records beside those of the incidents find, and what something else found."""
        chosen, columns = self.chosen, self.columns
        if chosen.actor is not None or chosen.role is not None:
            yield self._having(columns.actors.of, self.acting())
        if chosen.outlet is not None:
            outlets = columns.outlets
            yield self._having(outlets.of, outlets.fields["name"] == columns.number(chosen.outlet))
        if chosen.measure is not None or chosen.status is not None:
            yield self._having(columns.tolls.of, self.tolled())
        if chosen.among is not None:
            mask = np.zeros(len(columns), dtype=bool)
            mask[columns.places_of(chosen.among)] = True
            yield mask

    def acting(self) -> Array:
        """Tell for each record of an actor whether it is of the actor and the role that are asked for."""
        fields, chosen = self.columns.actors.fields, self.chosen
        found = np.ones(len(fields), dtype=bool)
        for name, value in (("name", chosen.actor), ("role", chosen.role)):
            if value is not None:
                found &= fields[name] == self.columns.number(value)
        return found

    @cached_property
    def disputed(self) -> Array:
        """Tell of each incident whether claimants of those people's number exclude each other."""
        tolls = self.columns.tolls
        return self._having(tolls.of, self.tolled() & (tolls.fields["contested"] == 1))

    def tolled(self) -> Array:
        """Tell for each record of a toll whether it is of the measure and the people that are asked for."""
        fields, number = self.columns.tolls.fields, self.columns.number
        measure, status = self.chosen.measure or "killed", self.chosen.status or ""
        return np.asarray((fields["measure"] == number(measure)) & (fields["status"] == number(status)))

    def _having(self, of: Array, found: Array) -> Array:
        mask = np.zeros(len(self.columns), dtype=bool)
        mask[of[found]] = True
        return mask


@dataclass(frozen=True, slots=True)
class People:
    """Of each incident whether a number is reported, and low, best and high in persons, 0 where none is."""

    numbered: Array
    ends: tuple[Array, Array, Array]

    def sums_of_pairs(self, of: Array, one: Array, other: Array) -> dict[tuple[int, int], Sum]:
        """Return the sums of the incidents at the places ``of``, by the two numbers that each of them has."""
        made = self.sums(of, joined(one[of], other[of]))
        return {parted(pair): found for pair, found in made.items()}

    @classmethod
    def of(cls, low: Array, best: Array, high: Array) -> People:
        """Return the numbers of columns, in which ``NONE`` stands for no number, and an end that is best."""
        numbered = best >= 0
        ends = (np.where(numbered, np.where(end < 0, best, end), 0) for end in (low, best, high))
        return cls(numbered, tuple(ends))  # type: ignore[arg-type]

    def but(self, at: Array, low: Array, best: Array, high: Array) -> People:
        """Return the same with other numbers of the incidents at some places."""
        other, numbered = People.of(low, best, high), self.numbered.copy()
        numbered[at] = other.numbered
        ends = tuple(column.copy() for column in self.ends)
        for column, instead in zip(ends, other.ends, strict=True):
            column[at] = instead
        return People(numbered, ends)  # type: ignore[arg-type]

    def sums(self, of: Array, keys: Array) -> dict[int, Sum]:
        """Return the sums of the incidents at the places ``of``, by the key that each of them has."""
        values, at, counts = np.unique(keys, return_inverse=True, return_counts=True)
        numbered, *ends = (
            # whole numbers: sums of them are exact below 2 to the power of 53
            np.bincount(at, weights=column[of], minlength=len(values)).astype(np.int64).tolist()
            for column in (self.numbered, *self.ends)
        )
        rows = zip(values.tolist(), counts.tolist(), numbered, zip(*ends, strict=True), strict=True)
        return {value: Sum(count, several, Amount(*people)) for value, count, several, people in rows}


def counts(values: Array) -> dict[int, int]:
    """Return how often each number occurs that does."""
    many = np.bincount(values) if len(values) else np.zeros(0, dtype=np.int64)
    return {int(value): int(many[value]) for value in np.flatnonzero(many)}


def distinct(values: Array, of: Array) -> Array:
    """Return the values without those that an incident has once more: ``of`` tells whose each is."""
    pairs = np.sort(joined(of, values))
    return np.asarray(pairs[np.diff(pairs, prepend=-1) != 0] & _LOWER)


def joined(one: Array, other: Array) -> Array:
    """Return pairs of numbers, each below 2 to the power of 31, as one number that ``parted`` takes apart."""
    return np.asarray((one.astype(np.int64) << _HALF) | other)


def parted(pair: int) -> tuple[int, int]:
    """Return the two numbers that were joined."""
    return pair >> _HALF, pair & _LOWER
