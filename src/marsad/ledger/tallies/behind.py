"""The incidents behind one number of a count, or left out on one ground, some at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from marsad.ledger.incidents.assembling import assembled
from marsad.ledger.incidents.columns import Array
from marsad.ledger.incidents.openly import openly
from marsad.ledger.tallies.breakdown import has_columns, rows_of
from marsad.ledger.tallies.counting import Addend, Count, parts
from marsad.ledger.tallies.entries import entries, rows_of_entries
from marsad.ledger.tallies.held import countable_of
from marsad.ledger.tallies.labels import Key, Label, is_of_people
from marsad.ledger.tallies.numbers import Numbers
from marsad.ledger.tallies.scopes import LeftOut, Why
from marsad.ledger.tallies.shares import People, shares
from marsad.ledger.tallies.sieved import Sieved
from marsad.ledger.tolls.rules import DEFAULT, RULES
from marsad.models import Incident, Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """Which number of a count: that of the row of these ``labels``, of the total where there are none.

    With a ground, ``why``, the incidents that are left out on it, and no number of them.
    """

    labels: tuple[str, ...] = ()
    measure: Measure = "killed"
    why: Why | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """Some of the ``size`` incidents behind a number, with what each ``adds`` to it, or why it is left out.

    ``labels`` name the row.
    """

    size: int
    labels: tuple[Label, ...]
    incidents: tuple[Incident, ...]
    adds: Mapping[str, Addend]
    left: Mapping[str, tuple[LeftOut, ...]]


def behind(found: Sieved, by: Sequence[Key], people: People, asked: Number, part: slice) -> Behind:
    """Return the incidents behind a number of a count that ``can_sum`` allows: that ``part`` of them."""
    labels, of = ((), found.left_out(asked.why)) if asked.why else _row(found, by, people, asked)
    ids = found.columns.ids_at(of[part])
    known = _known(found, ids)
    every = tuple(known[name] for name in ids)
    incidents = tuple(map(openly, every)) if found.public else every
    adds = _Adding(by if labels else (), labels, asked.measure, people, found.public)
    return Behind(
        size=len(of),
        labels=labels,
        incidents=incidents,
        adds={} if asked.why else {one.id: adds.of(one) for one in every},
        left={one.id: _grounds(found, one) for one in incidents} if asked.why else {},
    )


def _known(found: Sieved, ids: Sequence[str]) -> dict[str, Incident]:
    """Return incidents with their tolls by group, by the rule."""
    if found.rule == DEFAULT:
        return countable_of(found.session, ids)
    return {one.id: one for one in assembled(found.session, ids, RULES[found.rule])}


def _row(found: Sieved, by: Sequence[Key], people: People, asked: Number) -> tuple[tuple[Label, ...], Array]:
    """Return the labels of a row and the places of the incidents in it: none where there is no such row."""
    of = found.counted
    if not asked.labels:
        return (), of
    whose = np.arange(len(of))
    if has_columns(by):
        rows = rows_of(found.columns, of, by)
    else:
        numbers = Numbers(found.columns, asked.measure, people, found.rule)
        added = entries([numbers], of, by)
        rows, whose = rows_of_entries(found.columns, of, by, added, public=found.public), added.whose
    row = rows.called(asked.labels)
    if row is None:
        return (), of[:0]
    return rows.labels(row), of[np.unique(whose[rows.at == row])]


@dataclass(frozen=True, slots=True)
class _Adding:
    """What incidents add to the row of these labels."""

    by: Sequence[Key]
    labels: tuple[Label, ...]
    measure: Measure
    people: People
    public: bool

    def of(self, one: Incident) -> Addend:
        """Return what an incident of the row adds to it."""
        own = shares(one, self.measure, self.people, split=any(map(is_of_people, self.by)))
        labels = zip(self.by, self.labels, strict=True)
        fixed = {key: label for key, label in labels if not is_of_people(key)}
        amounts = dict(parts(own, self.by, fixed, public=self.public))
        return Addend(one.id, amounts.get(self.labels), own.vague, own.contested)


def _grounds(found: Sieved, one: Incident) -> tuple[LeftOut, ...]:
    return found.scope.holds(one).left_out or (found.covered[one.id],)


def behind_in(made: Count, asked: Number, part: slice) -> Behind:
    """Return the same of a count that is made."""
    known = {one.id: one for one in made.counted} | {one.incident.id: one.incident for one in made.omitted}
    left = {
        one.incident.id: one.grounds for one in made.omitted if any(g.why == asked.why for g in one.grounds)
    }
    rows = [
        row
        for row in (made.rows if asked.labels else made.totals)
        if row.measure == asked.measure and tuple(one.text for one in row.labels) == asked.labels
    ]
    adds = {} if asked.why or not rows else {one.incident: one for one in rows[0].addends}
    names = list(left if asked.why else adds)
    return Behind(
        size=len(names),
        labels=rows[0].labels if rows and not asked.why else (),
        incidents=tuple(known[name] for name in names[part]),
        adds=adds,
        left=left,
    )
