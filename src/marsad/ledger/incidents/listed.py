"""What an incident is listed by besides its summary: its actors, its outlets, its tolls by status."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Literal, TypeAlias, get_args

from sqlalchemy import ColumnElement, and_, delete, insert, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from marsad.ledger.database.listschema import TABLES, ActorRow, DeniedRow, OutletRow, TollRow
from marsad.ledger.database.schema import Base
from marsad.ledger.reports.shelf import Kept
from marsad.ledger.tallies.scopes import BASES
from marsad.ledger.tallies.shares import People, shares
from marsad.models import Incident, Status

Role: TypeAlias = Literal["perpetrator", "claimant", "target"]
"""What an actor is in an incident; a claimant is one that is said to claim it."""
ROLES: tuple[Role, ...] = get_args(Role)
STATUSES: tuple[Status, ...] = ("civilian", "armed")
Key: TypeAlias = tuple[type[Base], tuple[Any, ...]]
"""A row: its table, and its values in the order of the columns."""
Parts: TypeAlias = tuple[str, str | None]
"""How the ids of some incidents begin: from the first on, to before the second or to the last."""


def listed(whole: Incident, members: Collection[Kept]) -> set[Key]:
    """Return the rows that an incident is to be found by."""
    return {
        *((ActorRow, (name, role, whole.id)) for name, role in _actors(whole)),
        *((OutletRow, (one.told.publisher, whole.id)) for one in members if one.told.publisher),
        *((TollRow, row) for row in _tolls(whole)),
        *((DeniedRow, (one.name, whole.id)) for one in whole.perpetrators if one.basis == "denied"),
    }


def put(session: Session, keys: Iterable[Key]) -> None:
    """Write rows."""
    every = list(keys)
    for table in TABLES:
        names = table.__table__.columns.keys()
        rows = [dict(zip(names, values, strict=True)) for of, values in every if of is table]
        if rows:
            session.execute(insert(table), rows)


def drop(session: Session, names: Collection[str] | None = None) -> None:
    """Delete the rows of these incidents, or of all."""
    for table in TABLES:
        query = delete(table)
        session.execute(query if names is None else query.where(table.incident.in_(names)))


def stored(session: Session, parts: Parts) -> Iterator[tuple[str, Key]]:
    """Yield the rows as they are kept of incidents in some parts, each with its incident."""
    for table in TABLES:
        for row in session.execute(select(*table.__table__.columns).where(within(table.incident, parts))):
            yield row.incident, (table, tuple(row))


def within(column: InstrumentedAttribute[str], parts: Parts) -> ColumnElement[bool]:
    """Return the condition that an id, or how it begins, lies in some parts."""
    low, high = parts
    return column >= low if high is None else and_(column >= low, column < high)


def _actors(whole: Incident) -> Iterator[tuple[str, Role]]:
    for one in whole.perpetrators:
        if one.basis in BASES:
            yield one.name, "perpetrator"
        if one.basis == "claimed":
            yield one.name, "claimant"
    for target in whole.targets:
        yield target.name, "target"


def _tolls(whole: Incident) -> Iterator[tuple[Any, ...]]:
    """Yield rows of all people, and of those of a status where any claimant tells of them."""
    for total in whole.totals:
        yield total.measure, "", whole.id, total.low, total.best, total.high
    told = {(toll.measure, toll.group.status) for toll in whole.tolls}
    for measure, status in told:
        if status in STATUSES:
            found = shares(whole, measure, People(statuses=(status,))).whole
            yield measure, status, whole.id, *(found or (None, None, None))
