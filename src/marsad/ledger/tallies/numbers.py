"""The numbers of one measure and some people in all incidents, by a rule, and how they are shared out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import cast

import numpy as np

from marsad.ledger.incidents.columns import Array, Columns, Records
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.incidents.listed import STATUSES
from marsad.ledger.incidents.sheets import AMOUNT
from marsad.ledger.incidents.sifted import People as Ends
from marsad.ledger.incidents.sifted import Sifted
from marsad.ledger.tallies.shares import People
from marsad.ledger.tolls.rules import DEFAULT
from marsad.models import Incident, Measure, Status


class Numbers:
    """What incidents say of a measure and some people: of all of them, or of those of one status."""

    def __init__(self, columns: Columns, measure: Measure, people: People, rule: str = DEFAULT) -> None:
        self.measure, self._columns, self._rule = measure, columns, rule
        self._status = "".join(people.statuses)
        status = cast("Status | None", self._status or None)
        self._listed = Sifted(columns, Filter(measure=measure, status=status))

    @cached_property
    def ends(self) -> Ends:
        """Return low, best and high of each incident."""
        made = self._listed.people
        for one in self._instead:
            made = made.but(one.of, *(one.fields[name] for name in ("low", "best", "high")))
        return made

    @cached_property
    def contested(self) -> Array:
        """Tell of each incident whether claimants of the number exclude each other."""
        found = self._listed.disputed.copy()
        for one in self._instead:
            found[one.of] = one.fields["contested"] == 1
        return found

    @cached_property
    def shares(self) -> Records:
        """Return how the numbers are shared out among groups of people."""
        every = self._of(self._columns.apart.shares, "people")
        usual = self._by(every, DEFAULT)
        if self._rule == DEFAULT:
            return usual
        otherwise, by_rule = np.zeros(len(self._columns), dtype=bool), self._by(every, self._rule)
        otherwise[self._instead[-1].of] = True
        usual = usual.where(~otherwise[usual.of])
        both = (usual.of, by_rule.of), (usual.fields, by_rule.fields)
        return Records(*map(np.concatenate, both))

    @cached_property
    def kinds(self) -> Array:
        """Return for each incident the number of the word for the kinds of those who count the measure."""
        found, records = np.zeros(len(self._columns), dtype=np.int64), self._columns.apart.claimants
        records = records.where(records.fields["measure"] == self._columns.number(self.measure))
        found[records.of] = records.fields["kinds"]
        return found

    @cached_property
    def _instead(self) -> list[Records]:
        """Return the numbers by which incidents are not listed: of other people, then those by the rule."""
        rules = [] if self._status in ("", *STATUSES) else [DEFAULT]
        rules += [] if self._rule == DEFAULT else [self._rule]
        found = self._of(self._columns.apart.amounts, "status") if rules else None
        return [self._by(found, rule) for rule in rules] if found else []

    def _of(self, found: Records, people: str) -> Records:
        fields, number = found.fields, self._columns.number
        return found.where(
            (fields["measure"] == number(self.measure)) & (fields[people] == number(self._status))
        )

    def _by(self, found: Records, rule: str) -> Records:
        return found.where(found.fields["rule"] == self._columns.number(rule))


def by_rule(columns: Columns, incidents: Sequence[Incident], rule: str) -> list[Incident]:
    """Return incidents with their totals by a rule, given as they are by the default one."""
    known = {one.id: one for one in incidents}
    places = columns.places_of(known) if rule != DEFAULT else []
    found, mask, number = columns.apart.amounts, np.zeros(len(columns), dtype=bool), columns.number
    mask[places] = True
    fields = found.fields
    found = found.where(mask[found.of] & (fields["rule"] == number(rule)) & (fields["status"] == number("")))
    names, words = (
        dict(zip(places, columns.ids_at(places), strict=True)),
        columns.words(found.fields["measure"]),
    )
    for of, one in zip(found.of.tolist(), found.fields.tolist(), strict=True):
        amount = dict(zip(AMOUNT, one, strict=True))
        known[names[of]] = _with(known[names[of]], words[amount["measure"]], amount)
    return list(known.values())


def _with(incident: Incident, measure: str | None, amount: Mapping[str, int]) -> Incident:
    low, best, high = (amount[name] for name in ("low", "best", "high"))
    totals = (
        replace(toll, low=low, best=best, high=high) if toll.measure == measure else toll
        for toll in incident.totals
    )
    return replace(incident, totals=tuple(totals))
