"""Which incidents a scope counts, over all of a ledger at once: by their columns, not one by one.

It comes to what ``counting.count`` finds of the incidents themselves. Only those that may overlap are read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import get_args

import numpy as np
from sqlalchemy.orm import Session

from marsad.ledger.incidents.columns import Array, Columns
from marsad.ledger.incidents.openly import openly
from marsad.ledger.incidents.summaries import summaries_of
from marsad.ledger.linking.filing import chunks
from marsad.ledger.linking.words import unknown_actors
from marsad.ledger.tallies.held import told_together
from marsad.ledger.tallies.numbers import by_rule
from marsad.ledger.tallies.overlaps import SEVERAL, overlaps
from marsad.ledger.tallies.scopes import CountScope, LeftOut, Why
from marsad.ledger.tolls.rules import DEFAULT
from marsad.models import Incident

WHYS: tuple[Why, ...] = get_args(Why)
_AT_ONCE = 5000
"""Incidents whose summaries are read together."""


class Sieved:
    """The incidents of a ledger, as a scope counts them or leaves them out; its bases are the usual ones.

    Whether one is the sum of others follows from numbers by the ``rule``.
    ``public``: as anybody may see them.
    """

    def __init__(
        self, session: Session, scope: CountScope, rule: str = DEFAULT, *, public: bool = False
    ) -> None:
        self.session, self.scope, self.rule, self.public = session, scope, rule, public
        self.columns = Columns(session, public=public)

    @cached_property
    def outside(self) -> Array:
        """Tell of each incident whether what is known of it says that the scope does not cover it."""
        found = np.zeros(len(self.columns), dtype=bool)
        for test in self._tests():
            found |= test
        return found

    @cached_property
    def counted(self) -> Array:
        """Return the places of the incidents that count, by date, then id, those without a date last."""
        return self._in_order(self._inside & ~self._marked(self.covered))

    def left_out(self, why: Why) -> Array:
        """Return the places of those that are left out on this ground, whether or not on others too."""
        own = np.zeros(len(self.columns), dtype=bool)
        for ground, test in self._speaking_against():
            own |= ~self.outside & test if ground == why else False
        names = {name for name, ground in self.covered.items() if ground.why == why}
        return self._in_order(own | self._marked(names))

    def grounds(self) -> Counter[Why]:
        """Return how many are left out on each ground, those with several by the first."""
        many = np.bincount(self._grounds[~self.outside], minlength=len(WHYS) + 1)
        own = Counter({why: int(many[number]) for number, why in enumerate(WHYS, 1)})
        return own + Counter(ground.why for ground in self.covered.values())

    @cached_property
    def covered(self) -> dict[str, LeftOut]:
        """Return the incidents that others which count cover, or are the sum of."""
        ids_at, inside = self.columns.ids_at, self._inside & (self.columns.incidents["listed"] == 1)
        listed = set(ids_at(np.flatnonzero(inside)))
        told = told_together(self.session, listed)
        lists = [some for some in (listed.intersection(names) for names in told) if len(some) >= SEVERAL]
        may = {name for some in lists for name in some} | set(ids_at(self._overlapping()))
        return overlaps(self._summaries(sorted(may)), lists)

    @cached_property
    def _inside(self) -> Array:
        return np.asarray(~self.outside & (self._grounds == 0))

    @cached_property
    def _grounds(self) -> Array:
        """Return of each incident the number of the first ground on which it is left out, from 1, or 0."""
        found = np.zeros(len(self.columns), dtype=np.int8)
        for why, test in self._speaking_against():
            found[(found == 0) & test] = WHYS.index(why) + 1
        return found

    def _tests(self) -> Iterator[Array]:
        """Yield what tells that the scope does not cover an incident: see ``CountScope``."""
        scope, rows = self.scope, self.columns.incidents
        if scope.first:
            yield (rows["last"] > 0) & (rows["last"] < scope.first.toordinal())
        if scope.last:
            yield (rows["first"] > 0) & (rows["first"] > scope.last.toordinal())
        for column, names in (("country", scope.countries), ("admin1", scope.areas)):
            if names:
                yield (rows[column] != 0) & ~self._among(rows[column], names)
        if scope.types:
            yield ~self._among(rows["type"], scope.types)
        if scope.perpetrators:
            others = ~self._among(self._doers, sorted(unknown_actors()))
            particular = set(scope.perpetrators) - unknown_actors()
            yield self._having(others) & ~self._having(self._among(self._doers, particular))

    def _speaking_against(self) -> Iterator[tuple[Why, Array]]:
        """Yield the grounds in the order in which a scope gives them, and where they hold."""
        scope, rows, number = self.scope, self.columns.incidents, self.columns.number
        yield "rejected", rows["decision"] == number("reject")
        if scope.without:
            yield "excluded", self._marked(scope.without)
        if scope.confirmed:
            yield "not confirmed", rows["decision"] != number("confirm")
        if scope.grades:
            yield "grade", ~self._among(rows["grade"], scope.grades)
        yield from self._vague()
        if scope.perpetrators:
            asked = self._among(self._doers, scope.perpetrators)
            yield "perpetrator unknown", ~self._having(asked)

    def _vague(self) -> Iterator[tuple[Why, Array]]:
        scope, rows = self.scope, self.columns.incidents
        if scope.first or scope.last:
            yield "date unknown", rows["first"] == 0
        if scope.first:
            yield "date straddles the scope", rows["first"] < scope.first.toordinal()
        if scope.last:
            yield "date straddles the scope", rows["last"] > scope.last.toordinal()
        if scope.areas:
            yield "place unknown", rows["admin1"] == 0
        if scope.countries:
            yield "place unknown", rows["country"] == 0

    @cached_property
    def _perpetrators(self) -> tuple[Array, Array]:
        """Return of each perpetrator its incident and its name."""
        actors = self.columns.actors
        found = actors.where(actors.fields["role"] == self.columns.number("perpetrator"))
        return found.of, found.fields["name"]

    @property
    def _doers(self) -> Array:
        return self._perpetrators[1]

    def _having(self, found: Array) -> Array:
        mask = np.zeros(len(self.columns), dtype=bool)
        mask[self._perpetrators[0][found]] = True
        return mask

    def _among(self, values: Array, words: Collection[str]) -> Array:
        return np.isin(values, self.columns.numbers(words))

    def _marked(self, names: Collection[str]) -> Array:
        mask = np.zeros(len(self.columns), dtype=bool)
        mask[self.columns.places_of(names)] = True
        return mask

    def _overlapping(self) -> Iterator[int]:
        """Yield the places of incidents that went on for days, and of those that began in their area then."""
        rows, inside = self.columns.incidents, self._inside & (self.columns.incidents["admin1"] != 0)
        for at in np.flatnonzero(inside & (rows["lasted"] == 1)):
            one = rows[at]
            there = inside & (rows["country"] == one["country"]) & (rows["admin1"] == one["admin1"])
            then = (rows["first"] >= one["first"]) & (rows["first"] <= one["last"])
            yield from np.flatnonzero(there & then).tolist()

    def _summaries(self, names: Sequence[str]) -> list[Incident]:
        found = (summaries_of(self.session, some) for some in chunks(names, _AT_ONCE))
        known = by_rule(self.columns, [one.incident for some in found for one in some.values()], self.rule)
        return list(map(openly, known)) if self.public else known

    def _in_order(self, mask: Array) -> Array:
        found = np.flatnonzero(mask)
        first = self.columns.incidents["first"][found]
        return found[np.lexsort((first, first == 0))]
