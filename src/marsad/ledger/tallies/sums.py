"""The face of counts that are shown: what they come to, and a page of the incidents behind a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import TypeAlias

from sqlalchemy.orm import Session

from marsad.ledger.tallies.behind import Behind, Number, behind, behind_in
from marsad.ledger.tallies.counting import Count
from marsad.ledger.tallies.labels import Key
from marsad.ledger.tallies.scopes import CountScope
from marsad.ledger.tallies.shares import EVERYONE, People
from marsad.ledger.tallies.sieved import Sieved
from marsad.ledger.tallies.summed import ALL, Summed, can_sum, of_count, summed
from marsad.ledger.tolls.rules import DEFAULT, rule_named
from marsad.models import Measure

Reading: TypeAlias = Callable[[], AbstractContextManager[Session]]
"""Opens the ledger for reading, its summaries made anew where they were not current."""


class Sums:
    """Counts, quick for any number of incidents where the ledger's columns are enough.

    Elsewhere they are taken from ``count``, as ``Ledger.count`` is called. ``public``: of incidents as
    anybody may see them.
    """

    def __init__(self, count: Callable[..., Count], reading: Reading, *, public: bool = False) -> None:
        self._count, self._reading, self._public = partial(count, public=public), reading, public

    def published(self) -> Sums:
        """Return the same of incidents as anybody may see them."""
        return Sums(self._count, self._reading, public=True)

    def of(
        self,
        scope: CountScope,
        by: Sequence[Key] = (),
        *,
        measures: Sequence[Measure] = ("killed",),
        people: People = EVERYONE,
        rule: str = DEFAULT,
        part: slice = ALL,
    ) -> Summed:
        """Return what a count comes to, with that ``part`` of its rows.

        Raises LedgerError where there is no such rule.
        """
        if not can_sum(scope, people):
            return of_count(self._count(scope, by, measures=measures, people=people, rule=rule), part)
        with self._reading() as session:
            return summed(
                Sieved(session, scope, rule_named(rule).id, public=self._public), by, measures, people, part
            )

    def behind(
        self,
        scope: CountScope,
        by: Sequence[Key],
        asked: Number,
        part: slice,
        *,
        people: People = EVERYONE,
        rule: str = DEFAULT,
    ) -> Behind:
        """Return the incidents behind a number, or left out on one ground: that ``part`` of them."""
        if not can_sum(scope, people):
            made = self._count(scope, by, measures=(asked.measure,), people=people, rule=rule)
            return behind_in(made, asked, part)
        with self._reading() as session:
            return behind(
                Sieved(session, scope, rule_named(rule).id, public=self._public), by, people, asked, part
            )
