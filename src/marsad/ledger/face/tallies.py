"""The face of a ledger: its own counts, and the tallies that reports publish."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.ledger.face.opened import Opened
from marsad.ledger.incidents.summaries import how_many
from marsad.ledger.reports.entries import (
    Entry,
    Published,
    how_many_with_tallies,
    latest_with_tallies,
    with_tallies,
)
from marsad.ledger.reviewing import waits
from marsad.ledger.reviewing.finding import find_report
from marsad.ledger.tallies.audit import Audited, summary
from marsad.ledger.tallies.audit.parts import in_itself
from marsad.ledger.tallies.audit.run import audit
from marsad.ledger.tallies.counting import Count, count
from marsad.ledger.tallies.held import Held, countable, told_together
from marsad.ledger.tallies.labels import Key
from marsad.ledger.tallies.scopes import CountScope
from marsad.ledger.tallies.shares import EVERYONE, People
from marsad.ledger.tolls.rules import DEFAULT, RULES, rule_named
from marsad.models import Measure

if TYPE_CHECKING:
    from marsad.ledger.tallies.sums import Sums


class Tallies(Opened):
    """Counts of incidents, and published tallies with their checks."""

    @property
    def sums(self) -> Sums:
        """Return what counts come to, without all the incidents behind them."""
        from marsad.ledger.tallies.sums import Sums  # noqa: PLC0415 (numpy, which takes a while to load)

        return Sums(self.count, self._summed_up)

    def count(
        self,
        scope: CountScope,
        by: Sequence[Key] = (),
        *,
        measures: Sequence[Measure] = ("killed",),
        people: People = EVERYONE,
        rule: str = DEFAULT,
        public: bool = False,
    ) -> Count:
        """Count the incidents of a scope and sum their numbers, as ``counting.count`` does.

        ``public``: by what anybody may see of them.
        """
        chosen = rule_named(rule)
        summed = chosen == RULES[DEFAULT] and "claimant" not in by
        # whose perpetrator is not named may be anybody's, whom the ledger knows to be another's
        asked = replace(scope, perpetrators=()) if public else scope
        with self._summed_up() as session:
            found = countable(session, asked) if summed else Held(session, chosen).of(asked)
            inside = [one.id for one in found if asked.holds(one).inside]
            told, every = told_together(session, inside), how_many(session)
        made = count(found, scope, by, measures=measures, people=people, told=told, public=public)
        return replace(made, outside=made.outside + every - len(found))

    def nearly_one(self, incidents: Collection[str]) -> list[tuple[str, str]]:
        """Return the pairs of these incidents, by present id, that were nearly linked and nobody decided on.

        A count of both may count one incident twice. The most alike come first.
        """
        with self._summed_up() as session:
            return waits.nearly_one(session, frozenset(incidents))

    def tallies(self) -> list[Published]:
        """Return all tallies that reports publish, each with its check."""
        with self._session(self._reading) as session:
            return _checked(with_tallies(session))

    def latest_tallies(self, number: int, skip: int = 0) -> tuple[list[Published], int]:
        """Return the tallies of so many reports, the last to arrive first, and how many publish any."""
        with self._session(self._reading) as session:
            return _checked(latest_with_tallies(session, number, skip)), how_many_with_tallies(session)

    def audit(self, name: str | None = None) -> list[Audited]:
        """Return all tallies that reports publish, or those of one report, each with all its checks.

        ``name`` is a doc, an id, or the start of one. Raises LedgerError unless it is just one report's.
        """
        with self._session(self._reading) as session:
            only = find_report(session, name) if name is not None else None
            return list(audit(list(with_tallies(session)), Held(session).of, only))


def _checked(entries: Iterable[Entry]) -> list[Published]:
    return [
        Published(entry.id, entry.report.doc, tally, summary(in_itself(tally, entry.report)))
        for entry in entries
        for tally in entry.reading.tallies
    ]
