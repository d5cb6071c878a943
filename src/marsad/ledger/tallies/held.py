"""The incidents of a scope: as a count needs them, straight from the summaries, or put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from marsad.ledger.database.schema import AccountRow, SummaryRow
from marsad.ledger.incidents.assembling import assembled
from marsad.ledger.incidents.filters import Filter, may_hold
from marsad.ledger.incidents.listing import listed_names
from marsad.ledger.incidents.summaries import current, summaries, summaries_of
from marsad.ledger.linking.filing import AT_ONCE, chunks
from marsad.ledger.tallies.overlaps import SEVERAL
from marsad.ledger.tallies.scopes import CountScope
from marsad.ledger.tolls.rules import DEFAULT, RULES, Rule
from marsad.models import Incident, Toll, from_json

_FEW = 5000
"""Incidents whose accounts are asked for; of more, all reports are gone through."""


class Held:
    """The incidents that are not outside one scope or another, by a rule; each is put together once."""

    def __init__(self, session: Session, rule: Rule = RULES[DEFAULT]) -> None:
        self._session, self._rule = session, rule
        self._known: dict[str, Incident] = {}

    def of(self, scope: CountScope) -> list[Incident]:
        """Return the incidents that are not outside a scope, by date, then id.

        Those that may belong to it, but are not counted, lack what a summary lacks: see ``Summary``.
        """
        found = [one.incident for one in summaries(self._session, scope)]
        inside = [one.id for one in found if scope.holds(one).inside]
        new = [name for name in inside if name not in self._known]
        self._known.update((one.id, one) for one in assembled(self._session, new, self._rule))
        whole = {name: self._known[name] for name in inside}
        return [whole.get(one.id, one) for one in found]


def countable(session: Session, scope: CountScope) -> list[Incident]:
    """Return the incidents that are not outside a scope, by the default rule, by date, then id.

    They lack what a summary lacks, but those inside have their tolls by group of people, without claims.
    """
    found = [one.incident for one in summaries(session, scope)]
    known = _tolls(session, [one.id for one in found if scope.holds(one).inside])
    return [replace(one, tolls=known[one.id]) if one.id in known else one for one in found]


def countable_of(session: Session, ids: Collection[str]) -> dict[str, Incident]:
    """Return the incidents of these ids, all with their tolls by group."""
    known = _tolls(session, ids)
    found = (one for some in chunks(ids) for one in summaries_of(session, some).values())
    return {one.incident.id: replace(one.incident, tolls=known[one.incident.id]) for one in found}


def _tolls(session: Session, ids: Collection[str]) -> dict[str, tuple[Toll, ...]]:
    """Return the tolls of incidents by group of people, without claims."""
    query = select(SummaryRow.incident, SummaryRow.tolls)
    some = (session.execute(query.where(SummaryRow.incident.in_(part))) for part in chunks(ids))
    return {name: from_json(tolls, tuple[Toll, ...]) for rows in some for name, tolls in rows}


def names(session: Session, scope: CountScope | Filter | None = None) -> list[str]:
    """Return the ids of all incidents, or of those of a filter or inside a scope, by date, then id.

    Rejected ones, which no scope holds, are among them unless they are outside it; those of a filter are as
    it says.
    """
    if isinstance(scope, Filter):
        return listed_names(session, scope)
    if not current(session):
        return [one.incident.id for one in summaries(session, scope) if _asked_for(one.incident, scope)]
    row = SummaryRow
    conditions, every = list(may_hold(scope)) if scope else [], scope in (None, CountScope())
    query = select(row.incident, literal("") if every else row.body).where(*conditions)
    in_order = query.order_by(row.first.is_(None), row.first, row.incident)
    found = session.execute(in_order.execution_options(yield_per=AT_ONCE))
    return [name for name, body in found if every or _asked_for(from_json(body, Incident), scope)]


def _asked_for(one: Incident, scope: CountScope | None) -> bool:
    if scope is None:
        return True
    found = scope.holds(one)
    return found.inside or (one.decision == "reject" and not found.outside)


def told_together(session: Session, incidents: Collection[str]) -> Collection[set[str]]:
    """Return for each report that tells of several, some three or more, of these incidents which they are."""
    if len(incidents) < SEVERAL:
        return ()
    query = select(AccountRow.report, AccountRow.incident)
    several = select(AccountRow.report).group_by(AccountRow.report).having(func.count() >= SEVERAL)
    some = (
        [query.where(AccountRow.incident.in_(part)) for part in chunks(incidents)]
        if len(incidents) < _FEW
        else [query.where(AccountRow.report.in_(several))]
    )
    found: defaultdict[str, set[str]] = defaultdict(set)
    for part in some:
        for report, incident in session.execute(part):
            found[report].add(incident)
    return [told for told in found.values() if len(told) >= SEVERAL]
