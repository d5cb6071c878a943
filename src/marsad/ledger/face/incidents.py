"""The face of a ledger: the incidents that its reports tell of."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from marsad.ledger.face.opened import Opened
from marsad.ledger.incidents.assembling import assembled, decided
from marsad.ledger.incidents.changed import changed
from marsad.ledger.incidents.filters import Filter
from marsad.ledger.incidents.streams import streamed
from marsad.ledger.incidents.summaries import Summary, how_many, summaries, summaries_of
from marsad.ledger.linking.near import near_of
from marsad.ledger.linking.why import Why, why
from marsad.ledger.reports.shelf import Kept, kept
from marsad.ledger.reviewing.finding import find_incident
from marsad.ledger.reviewing.settings import settings_of
from marsad.ledger.tallies.held import names
from marsad.ledger.tallies.scopes import CountScope
from marsad.ledger.tolls.rules import DEFAULT, rule_named
from marsad.models import Incident

if TYPE_CHECKING:
    from marsad.ledger.incidents.lists import Lists


class Incidents(Opened):
    """Incidents one by one and as lists, and why accounts are of them."""

    @property
    def lists(self) -> Lists:
        """Return the lists of incidents by filter, and what these sum to."""
        from marsad.ledger.incidents.lists import Lists  # noqa: PLC0415 (numpy, which takes a while to load)

        return Lists(self._summed_up)

    def incidents(self, rule: str = DEFAULT) -> list[Incident]:
        """Return all incidents, those with a date first and in its order.

        ``rule`` names the rule for low, best and high. Raises LedgerError where there is no such rule.
        """
        chosen = rule_named(rule)
        with self._session(self._reading) as session:
            decisions, settings = decided(session), settings_of(session)
            members: defaultdict[str, list[Kept]] = defaultdict(list)
            for one in kept(session):
                members[one.row.incident].append(one)
            found = [settings.incident(ones, decisions.get(name), chosen) for name, ones in members.items()]
        return sorted(found, key=_chronological)

    def summaries(self, scope: CountScope | None = None) -> list[Summary]:
        """Return what a list says of all incidents, by the default rule, in the order of ``incidents``.

        With a ``scope``, those that are not outside it. They are kept in the ledger and need not be worked
        out, unless another version of the program was the last to write to it.
        """
        with self._session(self._reading) as session:
            return list(summaries(session, scope))

    def changed(self, names: Collection[str]) -> dict[str, dt.datetime]:
        """Return when incidents, by their present ids, last changed (UTC): see ``ledger.changed``."""
        with self._session(self._reading) as session:
            return changed(session, names)

    def summaries_of(self, names: Collection[str]) -> dict[str, Summary]:
        """Return the summaries of incidents by their present ids; one that there is not is left out."""
        with self._session(self._reading) as session:
            return summaries_of(session, names)

    def each_incident(
        self, rule: str = DEFAULT, scope: CountScope | Filter | None = None
    ) -> Iterator[Incident]:
        """Yield all incidents one after the other, in little memory, in the order of ``incidents``.

        With a ``scope``, those inside it, and rejected ones that are not outside it; or those of a filter.
        The ledger is read as it was when the first came. ``rule`` as in ``incidents``.
        """
        chosen = rule_named(rule)
        with self._summed_up() as session:
            decisions, settings = decided(session), settings_of(session)
            yield from streamed(
                session,
                names(session, scope),
                lambda name, ones: settings.incident(ones, decisions.get(name), chosen),
            )

    def incident(self, name: str, rule: str = DEFAULT) -> Incident:
        """Return the incident that an id, once given, or the start of one, now leads to.

        ``rule`` as in ``incidents``. Raises LedgerError where that is not just one.
        """
        chosen = rule_named(rule)
        with self._session(self._reading) as session:
            return next(assembled(session, [find_incident(session, name)], chosen))

    def size(self) -> int:
        """Return how many incidents there are."""
        with self._session(self._reading) as session:
            return how_many(session)

    def find(self, name: str) -> str:
        """Return the id of the incident that an id, or the start of one, leads to now. Raises LedgerError."""
        with self._session(self._reading) as session:
            return find_incident(session, name)

    def why(self, report: str, incident: str) -> list[Why]:
        """Return for each account of a report why it is in an incident, or is not. Raises LedgerError."""
        with self._session(self._reading) as session:
            return why(session, report, incident)

    def near(self, incident: str) -> dict[str, float]:
        """Return the incidents that one was nearly linked to, the most alike first, each with its score."""
        with self._session(self._reading) as session:
            return near_of(session, find_incident(session, incident))


def _chronological(one: Incident) -> tuple[bool, str, str]:
    return one.date is None, str(one.date.first) if one.date else "", one.id
