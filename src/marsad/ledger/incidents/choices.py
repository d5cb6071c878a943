"""How many incidents of a filter each role, measure, status and state of review would leave.

Those of the other fields are counted with the sums: see ``listing``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session

from marsad.ledger.database.listschema import ActorRow, TollRow
from marsad.ledger.database.schema import SummaryRow
from marsad.ledger.incidents.filters import Filter, Review, conditions, whatever_decided, within

Choices: TypeAlias = dict[str, tuple[tuple[str, int], ...]]
"""Each value of each field with the incidents that it leaves, those with the most first."""


def choices(session: Session, chosen: Filter) -> Choices:
    """Return the choices, all else of the filter being the same."""
    queries = {"role": _roles(chosen), "measure": _measures(chosen), "status": _statuses(chosen)}
    found = {name: _ordered(session.execute(query).all()) for name, query in queries.items()}
    return {**found, "review": _reviews(session, chosen)}


def _roles(chosen: Filter) -> Select[str, int]:
    query = select(ActorRow.role, func.count(ActorRow.incident.distinct())).group_by(ActorRow.role)
    query = query.where(within(ActorRow.incident, chosen.without("role", "actor")))
    return query.where(ActorRow.name == chosen.actor) if chosen.actor else query


def _measures(chosen: Filter) -> Select[str, int]:
    query = select(TollRow.measure, func.count()).group_by(TollRow.measure)
    return query.where(_tolled(chosen), TollRow.status == (chosen.status or ""))


def _statuses(chosen: Filter) -> Select[str, int]:
    query = select(TollRow.status, func.count()).group_by(TollRow.status)
    return query.where(_tolled(chosen), TollRow.measure == (chosen.measure or "killed"), TollRow.status != "")


def _tolled(chosen: Filter) -> ColumnElement[bool]:
    return within(TollRow.incident, chosen.without("measure", "status"))


def _reviews(session: Session, chosen: Filter) -> tuple[tuple[str, int], ...]:
    decision = SummaryRow.decision  # asked for apart from the need of review: an index holds it
    query = select(decision, func.count()).where(*whatever_decided(chosen)).group_by(decision)
    counts = dict(session.execute(query).all())
    needed = select(func.count()).where(*conditions(replace(chosen, review="needed")))
    found: dict[Review, int] = {
        "confirmed": counts.get("confirm", 0),
        "rejected": counts.get("reject", 0),
        "undecided": counts.get(None, 0),
        "needed": session.scalar(needed) or 0,
    }
    return tuple((name, number) for name, number in found.items() if number)


def _ordered(counts: Iterable[Row[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((value, number) for value, number in counts), key=lambda one: (-one[1], one[0])))
